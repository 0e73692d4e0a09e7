"""The baseline: what was known passes, what is new blocks, what is gone is named."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from .conftest import Sandbox

FILE = "claimcheck-baseline.json"
LINT = ("lint", "--output-format", "json", "--baseline", FILE)


@pytest.fixture
def known(sandbox: Sandbox) -> Sandbox:
    """A project whose one conflict is in its baseline."""
    assert sandbox.call("baseline", "write").out == f"Wrote 1 finding to {FILE}\n"
    return sandbox


def entries(sandbox: Sandbox) -> list[dict[str, Any]]:
    listed: list[dict[str, Any]] = json.loads((sandbox.root / FILE).read_text(encoding="utf-8"))["findings"]
    return listed


def add_conflict(sandbox: Sandbox) -> None:
    """One more conflict: another office with two holders at once."""
    for article, person, time in (("c", "trump", "2025/2027"), ("d", "son", "2024/2026-05")):
        claim = {
            "id": f"{article}/1",
            "subject": person,
            "predicate": "holds-office",
            "object": "us-president",
            "hedging": "stated",
            "time": time,
        }
        sandbox.write(f"claims/{article}.json", json.dumps({"article": {"id": article}, "claims": [claim]}))


def test_what_is_known_passes_and_is_counted(known: Sandbox) -> None:
    done = known.call(*LINT)
    assert (done.status, done.codes) == (0, [])
    assert json.loads(done.out)["summary"]["baselined"] == 1


def test_it_is_never_on_by_default(known: Sandbox) -> None:
    assert known.call("lint").status == 1


def test_the_file_says_what_it_knows(known: Sandbox) -> None:
    [entry] = entries(known)
    assert list(entry) == ["fingerprint", "code", "message", "claims"]
    assert entry["code"] == "CC201"
    assert entry["claims"] == ["a/1", "b/2"]
    assert "Takaichi" in entry["message"]


def test_equal_findings_write_equal_bytes(known: Sandbox) -> None:
    before = (known.root / FILE).read_bytes()
    assert before.endswith(b"}\n")
    known.call("baseline", "write", "other.json")
    assert (known.root / "other.json").read_bytes() == before


def test_writing_it_anew_says_what_is_different(known: Sandbox) -> None:
    assert known.call("baseline", "write").out == f"Wrote 1 finding to {FILE} (0 new, 0 no longer there)\n"
    known.change("claims/b.json", "subject", "ishiba")
    add_conflict(known)
    assert known.call("baseline", "write").out == f"Wrote 1 finding to {FILE} (1 new, 1 no longer there)\n"
    known.write(FILE, "<<<<<<< ours\n")
    assert known.call("baseline", "write").out == f"Wrote 1 finding to {FILE}\n"


def test_it_lies_in_the_folder_of_the_project(known: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(known.root / "claims")
    assert known.call("baseline", "check").status == 0
    assert known.call("baseline", "write").out.startswith(f"Wrote 1 finding to ../{FILE} (")


@pytest.mark.parametrize(
    ("file", "why"),
    [
        ("claims/a.json", "lies among the records"),
        ("claims/new.json", "lies among the records"),
        ("other.json", "is there and is no baseline"),
        ("notes.txt", "is there and is no baseline"),
    ],
)
def test_nothing_else_is_overwritten(sandbox: Sandbox, file: str, why: str) -> None:
    sandbox.write("other.json", '{"version": 1}')
    sandbox.write("notes.txt", "")
    before = {path: path.read_bytes() for path in sandbox.root.rglob("*.*") if path.is_file()}
    done = sandbox.call("baseline", "write", file)
    assert (done.status, done.out) == (2, "")
    assert why in done.err
    assert {path: path.read_bytes() for path in sandbox.root.rglob("*.*") if path.is_file()} == before


def test_a_new_conflict_blocks(known: Sandbox) -> None:
    add_conflict(known)
    done = known.call(*LINT)
    assert (done.status, done.codes) == (1, ["CC201"])


def test_a_swap_of_one_conflict_for_another_blocks(known: Sandbox) -> None:
    known.change("claims/b.json", "subject", "ishiba")
    add_conflict(known)
    done = known.call(*LINT)
    assert (done.status, done.codes) == (1, ["CC201"])


def test_a_conflict_whose_value_changed_blocks(known: Sandbox) -> None:
    known.change("claims/b.json", "subject", "son")
    assert known.call(*LINT).status == 1


def test_a_moved_file_and_a_further_voice_pass(known: Sandbox) -> None:
    (known.root / "claims" / "a.json").rename(known.root / "claims" / "z.json")
    text = (known.root / "claims" / "b.json").read_text(encoding="utf-8")
    known.write("claims/c.json", text.replace('"b"', '"c"').replace("b/2", "c/2"))
    assert known.call(*LINT).status == 0


def test_a_fixed_conflict_is_named_and_does_not_fail(known: Sandbox) -> None:
    known.change("claims/b.json", "subject", "ishiba")
    done = known.call("lint", "--baseline", FILE)
    assert done.status == 0
    assert "1 entry of the baseline is stale" in done.out
    assert "`claimcheck baseline prune`" in done.out


@pytest.mark.parametrize("options", [("--select", "CC3"), ("--ignore", "CC2"), ("claims/vocabulary.json",)])
def test_what_was_not_looked_at_is_not_stale(known: Sandbox, options: tuple[str, ...]) -> None:
    assert "stale" not in known.call("lint", "--baseline", FILE, *options).out


def test_prune_takes_stale_entries_out_and_adds_nothing(known: Sandbox) -> None:
    add_conflict(known)
    assert known.call("baseline", "prune").out == f"Took 0 stale entries out of {FILE}\n"
    assert len(entries(known)) == 1
    known.change("claims/b.json", "subject", "ishiba")
    assert known.call("baseline", "prune").out == f"Took 1 stale entry out of {FILE}\n"
    assert entries(known) == []


def test_prune_refuses_while_a_record_cannot_be_read(known: Sandbox) -> None:
    known.write("claims/b.json", "{")
    done = known.call("baseline", "prune")
    assert done.status == 2
    assert "what is stale cannot be told" in done.err
    assert len(entries(known)) == 1


def test_nothing_is_stale_while_a_record_cannot_be_read(known: Sandbox) -> None:
    known.write("claims/b.json", "{")
    assert "stale" not in known.call("lint", "--baseline", FILE).out
    done = known.call("baseline", "check")
    assert done.status == 1
    assert done.out.endswith("1 new finding, 0 stale entries\n")


def test_check(known: Sandbox) -> None:
    assert known.call("baseline", "check") == (0, "0 new findings, 0 stale entries\n", "")
    add_conflict(known)
    done = known.call("baseline", "check")
    assert done.status == 1
    assert done.out.splitlines()[0].startswith("new    ")
    assert done.out.splitlines()[0].endswith("(claims/c.json:1:62)")
    assert done.out.endswith("1 new finding, 0 stale entries\n")


def test_check_fails_over_a_stale_entry(known: Sandbox) -> None:
    known.change("claims/b.json", "subject", "ishiba")
    done = known.call("baseline", "check")
    assert done.status == 1
    assert done.out.endswith("0 new findings, 1 stale entry: `claimcheck baseline prune`\n")
    assert done.out.splitlines()[0].startswith(f"stale  {entries(known)[0]['fingerprint']}  CC201  ")


@pytest.mark.parametrize("config", ["", 'fail-on = "never"\n', 'fail-on = "error"\n'])
def test_nothing_is_written_while_a_record_cannot_be_read(sandbox: Sandbox, config: str) -> None:
    sandbox.write("claimcheck.toml", config)
    sandbox.write("claims/c.json", "{")
    done = sandbox.call("baseline", "write")
    assert (done.status, done.out) == (2, "")
    assert done.err == (
        "claimcheck: 1 finding of CC001 to CC006: not all records can be read or compared, so the run is "
        "incomplete and nothing is written; repair them first\n"
    )
    assert not (sandbox.root / FILE).exists()


def test_a_re_delivered_record_is_left_out_and_does_not_hinder(sandbox: Sandbox) -> None:
    sandbox.write("claimcheck.toml", 'fail-on = "info"\n')
    claim = {"id": "z/1", "article": "a", "subject": "son", "predicate": "attends", "object": "gala"}
    sandbox.write("claims/bulk.jsonl", (json.dumps({**claim, "hedging": "stated"}) + "\n") * 2)
    done = sandbox.call("baseline", "write")
    assert done.status == 0
    assert "Left out 1 finding of CC001 to CC006" in done.out
    assert "CC003" not in {entry["code"] for entry in entries(sandbox)}
    assert sandbox.call("baseline", "prune").status == 0


def test_a_forged_entry_does_not_cover_a_reserved_finding(known: Sandbox) -> None:
    known.write("claims/c.json", "{")
    report = json.loads(known.call(*LINT).out)
    forged = {
        "code": "CC201",
        "message": "",
        "claims": [],
        "fingerprint": report["findings"][0]["fingerprint"],
    }
    known.write(FILE, json.dumps({"version": 1, "findings": [forged]}))
    assert "CC001" in known.call(*LINT).codes


def test_notes_are_not_recorded(sandbox: Sandbox) -> None:
    sandbox.write("claimcheck.toml", '[severity]\nCC201 = "info"\n')
    sandbox.call("baseline", "write")
    assert entries(sandbox) == []


def test_the_fail_level_decides_what_is_recorded(sandbox: Sandbox) -> None:
    sandbox.write("claimcheck.toml", 'fail-on = "error"\n[severity]\nCC201 = "warning"\n')
    sandbox.call("baseline", "write")
    assert entries(sandbox) == []
    sandbox.write("claimcheck.toml", 'fail-on = "never"\n')
    sandbox.call("baseline", "write")
    assert [entry["code"] for entry in entries(sandbox)] == ["CC201"]


ENTRY = '{"fingerprint": "ab", "code": "CC201", "message": "", "claims": []}'


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "<<<<<<< HEAD",
        '{"version": 2, "findings": []}',
        '{"version": 1}',
        '{"version": 1, "findings": [{"fingerprint": "ab"}]}',
        '{"version": 1, "findings": [7]}',
        ENTRY.join(['{"version": 1, "findings": [', "]}"]).replace('"claims": []', '"claims": [1]'),
        f'{{"version": 1, "findings": [{ENTRY}, {ENTRY}]}}',
    ],
)
def test_a_damaged_baseline_is_status_2(sandbox: Sandbox, text: str) -> None:
    sandbox.write(FILE, text)
    done = sandbox.call(*LINT)
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith("claimcheck: ")
    assert FILE in done.err
    assert len(done.err.splitlines()) == 1


@pytest.mark.parametrize("action", ["prune", "check"])
def test_a_missing_baseline_is_status_2(sandbox: Sandbox, action: str) -> None:
    done = sandbox.call("baseline", action)
    assert done.status == 2
    assert f"there is no baseline {FILE}; `claimcheck baseline write` makes one" in done.err


def test_a_baseline_that_cannot_be_written_is_status_2(sandbox: Sandbox) -> None:
    done = sandbox.call("baseline", "write", "no-such-folder/b.json")
    assert (done.status, done.out) == (2, "")
    assert "no-such-folder/b.json cannot be written" in done.err
