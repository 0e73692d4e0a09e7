"""What a terminal is shown: colours and frames of its width; what else is not."""

from __future__ import annotations

import fcntl
import os
import pty
import struct
import subprocess
import termios
from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

import pytest

from claimcheck.reporters.columns import width

from .conftest import command, environment, run

if TYPE_CHECKING:
    from .conftest import Sandbox

SGR = "\x1b["
NOTHING: Mapping[str, str] = MappingProxyType({})


def on_terminal(sandbox: Sandbox, *argv: str, columns: int = 80, env: Mapping[str, str] = NOTHING) -> str:
    """What claimcheck writes to a terminal of so many columns."""
    ours, its = pty.openpty()
    fcntl.ioctl(its, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
    around = environment(**{"TERM": "xterm-256color", **env})
    for name in {"NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES"} - env.keys():
        around.pop(name, None)
    process = subprocess.Popen(
        command(*argv), cwd=sandbox.root, env=around, stdin=its, stdout=its, stderr=subprocess.DEVNULL
    )
    os.close(its)
    written = b""
    while True:
        try:
            some = os.read(ours, 65536)
        except OSError:  # the other end is closed
            break
        if not some:
            break
        written += some
    os.close(ours)
    process.wait(timeout=60)
    return written.decode().replace("\r\n", "\n")


@pytest.mark.parametrize("style", ["full", "concise", "grouped"])
def test_a_terminal_is_shown_colours(sandbox: Sandbox, style: str) -> None:
    assert f"{SGR}1;31mCC201 [error]{SGR}0m" in on_terminal(sandbox, "lint", "--output-format", style)


@pytest.mark.parametrize("style", ["json", "github", "markdown"])
def test_other_formats_have_none(sandbox: Sandbox, style: str) -> None:
    assert SGR not in on_terminal(sandbox, "lint", "--output-format", style, "--color", "always")


@pytest.mark.parametrize(
    ("options", "env", "coloured"),
    [
        ((), {"NO_COLOR": "1"}, False),
        ((), {"NO_COLOR": ""}, True),
        ((), {"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
        ((), {"TERM": "dumb"}, False),
        (("--color", "never"), {"FORCE_COLOR": "1"}, False),
        (("--color", "always"), {"NO_COLOR": "1"}, True),
    ],
)
def test_who_wants_no_colours(
    sandbox: Sandbox, options: tuple[str, ...], env: dict[str, str], coloured: bool
) -> None:
    assert (SGR in on_terminal(sandbox, "lint", *options, env=env)) is coloured


@pytest.mark.parametrize(
    ("options", "env", "coloured"),
    [
        ((), {}, False),
        ((), {"FORCE_COLOR": "1"}, True),
        ((), {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        (("--color", "always"), {}, True),
        (("--color", "auto"), {}, False),
    ],
)
def test_colours_in_a_pipe(
    sandbox: Sandbox, options: tuple[str, ...], env: dict[str, str], coloured: bool
) -> None:
    done = run(sandbox.root, "lint", *options, **{"NO_COLOR": "", "FORCE_COLOR": "", **env})
    assert (SGR.encode() in done.stdout) is coloured


def test_a_file_never_has_colours(sandbox: Sandbox) -> None:
    sandbox.call("lint", "--color", "always", "--output-format", "full:out.txt")
    assert SGR not in (sandbox.root / "out.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(("columns", "env", "most"), [(80, {}, 80), (20, {}, 60), (300, {}, 120),
                                                      (80, {"COLUMNS": "66"}, 66)])  # fmt: skip
def test_frames_fit_the_terminal(sandbox: Sandbox, columns: int, env: dict[str, str], most: int) -> None:
    sandbox.change("claims/a.json", "note", "a long note, " * 40)
    sandbox.change("claims/a.json", "subject", "ishibaa")
    shown = on_terminal(sandbox, "lint", "--color", "never", columns=columns, env=env)
    frames = [line for line in shown.splitlines() if " | " in line]
    # White space before the ellipsis goes.
    assert most - 1 <= max(map(width, frames)) <= most


def test_in_a_pipe_the_width_of_the_terminal_is_nothing(sandbox: Sandbox) -> None:
    sandbox.change("claims/a.json", "subject", "ishibaa")
    done = [run(sandbox.root, "lint", "--no-cache", COLUMNS=columns).stdout for columns in ("60", "200")]
    assert len({out.rpartition(b" in ")[0] for out in done}) == 1


def test_a_reader_that_leaves_is_no_error(sandbox: Sandbox) -> None:
    claimcheck = subprocess.Popen(
        command("lint", "--color", "always"), cwd=sandbox.root, env=environment(),
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert claimcheck.stdout is not None
    claimcheck.stdout.close()
    _, said = claimcheck.communicate(timeout=60)
    assert said == b""


def test_silence_leaves_the_exit_status_and_the_files(sandbox: Sandbox) -> None:
    done = sandbox.call("lint", "-s", "--output-format", "json", "--output-format", "concise:out.txt")
    assert (done.status, done.out, done.err) == (1, "", "")
    assert "CC201" in (sandbox.root / "out.txt").read_text(encoding="utf-8")


def test_what_is_read_is_told_when_asked_for(sandbox: Sandbox) -> None:
    sandbox.write("claimcheck.toml", "")
    first, second = (sandbox.call("lint", "-v").err for _ in range(2))
    assert f"claimcheck: settings from {sandbox.root / 'claimcheck.toml'}\n" in first
    assert "3 record files, read by the engine local\n" in first
    assert second == f"claimcheck: project folder {sandbox.root}: 3 record files, all as in the last run\n"
