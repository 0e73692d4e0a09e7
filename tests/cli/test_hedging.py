"""`claimcheck hedging`: one sentence a line in, one JSON line out."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from .conftest import Sandbox, command, environment, run

if TYPE_CHECKING:
    from pathlib import Path


def read(sandbox: Sandbox, text: str, *options: str) -> list[dict[str, Any]]:
    sandbox.write("in.txt", text)
    told = sandbox.call("hedging", *options, "in.txt")
    assert (told.status, told.err) == (0, "")
    return [json.loads(line) for line in told.out.splitlines()]


def test_a_line_is_a_json_line_with_its_cues(sandbox: Sandbox) -> None:
    (line,) = read(sandbox, "The 😀 deal may close.\n")
    assert line == {
        "text": "The 😀 deal may close.",
        "hedging": "possible",
        "rank": 1,
        "cues": [{"text": "may", "start": 11, "end": 14, "kind": "possible"}],
    }
    assert list(line) == ["text", "hedging", "rank", "cues"]


def test_off_the_scale_the_rank_is_null(sandbox: Sandbox) -> None:
    (line,) = read(sandbox, "It is not confirmed.")
    assert (line["hedging"], line["rank"]) == ("unconfirmed", None)


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_blank_lines_give_a_line_too(sandbox: Sandbox, ending: str) -> None:
    lines = read(sandbox, f"He left.{ending}{ending}  {ending}He may go.")
    assert [line["text"] for line in lines] == ["He left.", "", "  ", "He may go."]
    assert [line["hedging"] for line in lines] == ["stated", "stated", "stated", "possible"]
    assert lines[1]["cues"] == []


def test_a_line_ends_at_a_line_feed_alone(sandbox: Sandbox) -> None:
    assert len(read(sandbox, "He\u2028may\x0cgo\u0085now.\n")) == 1


def test_an_empty_file_has_no_lines(sandbox: Sandbox) -> None:
    assert read(sandbox, "") == []


def test_a_byte_order_mark_is_no_text(sandbox: Sandbox) -> None:
    assert read(sandbox, "\ufeffHe left.")[0]["text"] == "He left."


def test_standard_input_is_read_by_default(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    for argv in (("hedging",), ("hedging", "-")):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"He may go.\n")))
        assert json.loads(sandbox.call(*argv).out)["hedging"] == "possible"


def test_every_line_is_answered_at_once(sandbox: Sandbox) -> None:
    asked = subprocess.Popen(
        command("hedging"),
        cwd=sandbox.root,
        env=environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert asked.stdin is not None
    assert asked.stdout is not None
    for _ in range(2):
        asked.stdin.write(b"He may go.\n")
        asked.stdin.flush()
        assert json.loads(asked.stdout.readline())["hedging"] == "possible"
    asked.stdin.close()
    assert (asked.wait(timeout=30), asked.stdout.read()) == (0, b"")
    asked.stdout.close()


def test_nothing_in_a_line_acts_on_a_terminal_or_a_runner(sandbox: Sandbox) -> None:
    sandbox.write("in.txt", "\x1b[2J \u202e ##[error]x\n")
    out = sandbox.call("hedging", "in.txt").out
    assert "\x1b" not in out
    assert "\u202e" not in out
    assert "##[" not in out
    assert json.loads(out)["text"] == "\x1b[2J \u202e ##[error]x"


def test_the_projects_own_cues_count(sandbox: Sandbox) -> None:
    sandbox.write("claimcheck.toml", '[hedging]\nrumored = ["word in the corridors"]\nignore = ["may"]\n')
    lines = read(sandbox, "Word in the corridors is that he left.\nHe may go.\n")
    assert [line["hedging"] for line in lines] == ["rumored", "stated"]
    assert [line["hedging"] for line in read(sandbox, "He may go.", "--isolated")] == ["possible"]


@pytest.mark.parametrize(
    ("argv", "says"),
    [
        (("none.txt",), "none.txt cannot be read (No such file or directory)"),
        (("claims",), "claims cannot be read (Is a directory)"),
        (("bad.txt",), "line 2 is not UTF-8 text"),
        (("a", "b"), 'one argument too many: "b"'),
    ],
)
def test_what_cannot_be_read_is_refused(sandbox: Sandbox, argv: tuple[str, ...], says: str) -> None:
    (sandbox.root / "bad.txt").write_bytes(b"He left.\nHe \xff left.\n")
    told = sandbox.call("hedging", *argv)
    assert told.status == 2
    assert says in told.err


def test_it_works_outside_of_a_project(tmp_path: Path) -> None:
    (tmp_path / "in.txt").write_text("He may go.\n")
    done = run(tmp_path, "hedging", "in.txt")
    assert done.returncode == 0
    assert json.loads(done.stdout)["hedging"] == "possible"
