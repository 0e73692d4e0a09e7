"""`claimcheck accept`: what one decides is written where it belongs, and `lint` then says so."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import pytest

from claimcheck.cli.accept import KINDS
from claimcheck.records import Waiver

if TYPE_CHECKING:
    from .conftest import Sandbox

FILE = "claims/waivers.json"


def waivers(sandbox: Sandbox, path: str = FILE) -> list[dict[str, Any]]:
    listed: list[dict[str, Any]] = json.loads((sandbox.root / path).read_text(encoding="utf-8"))["waivers"]
    return listed


@pytest.fixture
def mark(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> str:
    """The fingerprint of the one conflict in the project; no git is found that knows a name."""
    monkeypatch.setenv("PATH", str(sandbox.root))
    [finding] = json.loads(sandbox.call("lint", "--output-format", "json").out)["findings"]
    return str(finding["fingerprint"])


def test_the_kinds_are_those_of_the_records() -> None:
    assert get_args(Waiver.model_fields["kind"].annotation) == KINDS


def test_what_is_accepted_is_waived(sandbox: Sandbox, mark: str) -> None:
    done = sandbox.call("accept", mark, "--reason", "both say so")
    assert (done.status, done.err) == (0, "")
    assert done.out.startswith(
        f"Wrote a waiver for {mark} to {FILE}: intended\n  CC201 who holds the office "
    )
    assert waivers(sandbox) == [{"finding": mark, "kind": "intended", "reason": "both say so"}]
    linted = sandbox.call("lint")
    assert (linted.status, "no findings (1 waived)" in linted.out) == (0, True)


def test_all_of_it_is_told_with_show_waived(sandbox: Sandbox, mark: str) -> None:
    options = ("--kind", "false_alarm", "--until", "2026-12-31", "--by", "Zoë")
    assert sandbox.call("accept", mark[:6].upper(), "--reason", "two\nlines", *options).status == 0
    shown = sandbox.call("lint", "--show-waived").out
    assert "\nwaived: false alarm: two\\nlines (Zoë, until 2026-12-31)\n" in shown
    assert "claimcheck accept" not in shown


def test_findings_name_the_command(sandbox: Sandbox, mark: str) -> None:
    command = f'`claimcheck accept {mark[:8]} --reason "…"`'
    assert f", or {command}\n" in sandbox.call("lint").out
    assert f"\naccept: {command}\n" in sandbox.call("show", mark).out
    sandbox.call("accept", mark, "--reason", "both say so")
    assert "claimcheck accept" not in sandbox.call("show", mark).out


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_who_decides_is_whom_git_knows(sandbox: Sandbox) -> None:
    subprocess.run(["git", "init", "-q"], cwd=sandbox.root, check=True)
    subprocess.run(["git", "config", "user.name", "The Desk"], cwd=sandbox.root, check=True)
    [finding] = json.loads(sandbox.call("lint", "--output-format", "json").out)["findings"]
    done = sandbox.call("accept", finding["fingerprint"], "--reason", "both say so")
    assert "intended (The Desk)\n" in done.out
    assert waivers(sandbox)[0]["by"] == "The Desk"


def test_the_last_waivers_file_is_added_to_as_it_is_written(sandbox: Sandbox, mark: str) -> None:
    first = '{"waivers": [\n]}\n'
    known = '{"finding": "0123456789abcdef", "kind": "todo", "reason": "–"}'
    sandbox.write("claims/decided/a.json", first)
    sandbox.write("claims/decided/b.json", f'{{"waivers": [\n    {known}\n]}}\n')
    assert "to claims/decided/b.json: " in sandbox.call("accept", mark, "--reason", "–").out
    assert (sandbox.root / "claims/decided/b.json").read_text("utf-8") == (
        f'{{"waivers": [\n    {known},\n    {{"finding": "{mark}", "kind": "intended", "reason": "–"}}\n]}}\n'
    )
    assert (sandbox.root / "claims/decided/a.json").read_text("utf-8") == first
    assert not (sandbox.root / FILE).exists()


def test_the_file_can_be_named(sandbox: Sandbox, mark: str, monkeypatch: pytest.MonkeyPatch) -> None:
    sandbox.write("claims/a-first.json", '{"waivers": []}')
    sandbox.write("claims/later.json", '{"waivers": []}')
    monkeypatch.chdir(sandbox.root / "claims")
    done = sandbox.call("accept", mark, "--reason", "so", "--file", "a-first.json")
    assert "to claims/a-first.json: " in done.out
    assert len(waivers(sandbox, "claims/a-first.json")) == 1
    monkeypatch.chdir(sandbox.root)
    sandbox.change("claims/b.json", "subject", "son")
    [other] = [
        told for told in json.loads(sandbox.call("lint", "--output-format", "json").out)["findings"]
        if told["code"] == "CC201"
    ]  # fmt: skip
    done = sandbox.call("accept", other["fingerprint"], "--reason", "so", "--file", "claims/new/w.json")
    assert done.status == 0
    assert len(waivers(sandbox, "claims/new/w.json")) == 1


@pytest.mark.parametrize(
    ("file", "why"),
    [
        ("w.json", "waivers are read from .json files in claims"),
        ("claims/w.jsonl", "waivers are read from .json files in claims"),
        ("claims/.w.json", "waivers are read from .json files in claims"),
        ("../w.json", "waivers are read from .json files in claims"),
        ("claims/drafts/w.json", "the configuration leaves it out"),
        ("claims/a.json", "is no waivers file"),
    ],
)
def test_a_file_that_lint_would_not_read_as_waivers(sandbox: Sandbox, mark: str, file: str, why: str) -> None:
    sandbox.write("claimcheck.toml", 'exclude = ["drafts"]\n')
    before = (sandbox.root / "claims/a.json").read_bytes()
    done = sandbox.call("accept", mark, "--reason", "so", "--file", file)
    assert (done.status, done.out) == (2, "")
    assert why in done.err
    assert not (sandbox.root / file).exists() or (sandbox.root / "claims/a.json").read_bytes() == before


def test_a_broken_waivers_file_is_left_as_it_is(sandbox: Sandbox, mark: str) -> None:
    sandbox.write(FILE, '{"waivers": [')
    done = sandbox.call("accept", mark, "--reason", "so")
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith(f"claimcheck: {FILE} cannot be added to: ")
    assert (sandbox.root / FILE).read_text("utf-8") == '{"waivers": ['


def test_links_are_not_written_through(sandbox: Sandbox, mark: str, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (sandbox.root / "claims/linked").symlink_to(outside)
    done = sandbox.call("accept", mark, "--reason", "so", "--file", "claims/linked/w.json")
    assert done.status == 2
    (sandbox.root / FILE).symlink_to(outside / "w.json")
    assert sandbox.call("accept", mark, "--reason", "so").status == 2
    assert list(outside.iterdir()) == []


@pytest.mark.parametrize(
    ("word", "why"),
    [
        ("12345", "too short"),
        ("0123456789", "no finding has the fingerprint"),
        ("", "too short"),
    ],
)
def test_no_such_finding(sandbox: Sandbox, mark: str, word: str, why: str) -> None:
    done = sandbox.call("accept", word, "--reason", "so")
    assert (done.status, done.out) == (2, "")
    assert why in done.err
    assert not (sandbox.root / FILE).exists()


def test_a_mistyped_fingerprint_is_told_the_nearest(sandbox: Sandbox, mark: str) -> None:
    done = sandbox.call("accept", mark[:9] + "x", "--reason", "so")
    assert done.status == 2
    assert f'did you mean "{mark[:10]}"?' in done.err


def test_what_is_decided_is_not_decided_again(sandbox: Sandbox, mark: str) -> None:
    sandbox.call("accept", mark, "--reason", "both say so", "--by", "ed")
    done = sandbox.call("accept", mark, "--reason", "again")
    assert done.status == 2
    assert 'is waived already by ed (intended: "both say so")' in done.err
    assert len(waivers(sandbox)) == 1


def test_reserved_codes_and_stale_waivers_are_no_matter_of_decision(sandbox: Sandbox, mark: str) -> None:
    sandbox.change("claims/b.json", "subject", "nobody")
    sandbox.write(FILE, json.dumps({"waivers": [{"finding": "0" * 16, "kind": "todo", "reason": "-"}]}))
    marks = {
        told["code"]: told["fingerprint"]
        for told in json.loads(sandbox.call("lint", "--output-format", "json").out)["findings"]
    }
    for code in ("CC004", "CC902"):
        done = sandbox.call("accept", marks[code], "--reason", "so")
        assert done.status == 2
        assert f"is a finding of {code}, which nothing waives" in done.err


@pytest.mark.parametrize(
    ("options", "why"),
    [
        (("--until", "2025-10-26", "--as-of", "2025-10-27"), "--until 2025-10-26 is over: today"),
        (("--reason", "…"), "--reason: put the reason in place of the dots"),
        (("--reason", " ... "), "--reason: put the reason in place of the dots"),
        (("--until", "2025-10"), '--until: "2025-10" is not a day'),
        (("--until", "2025-02-30"), "--until: "),
        (("--as-of", "soon"), "--as-of: "),
        (("--kind", "intendet"), 'did you mean "intended"?'),
        (("--reason", " "), "--reason is empty"),
        (("--reason", "\udcff"), "--reason is not UTF-8 text"),
    ],
)
def test_a_waiver_that_would_be_none(sandbox: Sandbox, mark: str, options: tuple[str, ...], why: str) -> None:
    done = sandbox.call("accept", mark, "--reason", "so", *options)
    assert (done.status, done.out) == (2, "")
    assert why in done.err
    assert not (sandbox.root / FILE).exists()


def test_its_last_day_may_be_today(sandbox: Sandbox, mark: str) -> None:
    day = ("--as-of", "2025-10-27")
    assert sandbox.call("accept", mark, "--reason", "so", "--until", "2025-10-27", *day).status == 0
    assert sandbox.call("lint", *day).status == 0
