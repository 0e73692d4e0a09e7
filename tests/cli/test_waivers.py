"""Waivers: what is decided is hidden and counted, what decides nothing is told."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from .conftest import Outcome, Sandbox

JSON = ("lint", "--output-format", "json")
FILE = "claims/waivers.json"


def waive(sandbox: Sandbox, *findings: str, **more: object) -> None:
    """Write a waiver for each fingerprint."""
    told = {"kind": "intended", "reason": "both say so", **more}
    sandbox.write(FILE, json.dumps({"waivers": [{"finding": mark, **told} for mark in findings]}))


def value(done: Outcome) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(done.out)
    return read


@pytest.fixture
def mark(sandbox: Sandbox) -> str:
    """The fingerprint of the one conflict in the project."""
    [finding] = value(sandbox.call(*JSON))["findings"]
    return str(finding["fingerprint"])


def test_a_waived_finding_is_counted_and_neither_told_nor_fatal(sandbox: Sandbox, mark: str) -> None:
    waive(sandbox, mark)
    done = sandbox.call(*JSON)
    assert (done.status, done.codes) == (0, [])
    summary = value(done)["summary"]
    assert (summary["waived"], summary["errors"], summary["warnings"]) == (1, 0, 0)
    assert "no findings (1 waived)" in sandbox.call("lint").out


def test_it_is_told_on_request_with_the_decision(sandbox: Sandbox, mark: str) -> None:
    waive(sandbox, mark, by="ed", until="2026-12-31")
    done = sandbox.call(*JSON, "--show-waived")
    [finding] = value(done)["findings"]
    assert done.status == 0
    assert finding["waived"] == {
        "kind": "intended", "reason": "both say so", "by": "ed", "until": "2026-12-31",
    }  # fmt: skip
    words = "intended: both say so (ed, until 2026-12-31)"
    assert f"\nwaived: {words}\n" in sandbox.call("lint", "--show-waived").out
    assert f"(waived: {words})" in sandbox.call("lint", "--show-waived", "--output-format", "concise").out
    assert "CC201" in sandbox.call("lint", "--show-waived", "--statistics").out
    assert f"waived: {words}" in sandbox.call("show", mark).out


def test_a_changed_value_reopens_it(sandbox: Sandbox, mark: str) -> None:
    waive(sandbox, mark)
    sandbox.change("claims/b.json", "subject", "ishiba")
    assert sandbox.call(*JSON).codes == ["CC902"]


def test_a_waiver_that_has_ended_hides_nothing_and_is_told(sandbox: Sandbox, mark: str) -> None:
    waive(sandbox, mark, until="2025-10-26")
    assert sandbox.call(*JSON).status == 0, "nobody said what today is"
    assert sandbox.call(*JSON, "--as-of", "2025-10-26").status == 0
    done = sandbox.call(*JSON, "--as-of", "2025-10-27")
    assert (done.status, sorted(done.codes)) == (1, ["CC201", "CC902"])


def test_of_two_waivers_the_one_that_holds_counts(sandbox: Sandbox, mark: str) -> None:
    told = {"finding": mark, "kind": "todo", "reason": "later"}
    sandbox.write(FILE, json.dumps({"waivers": [{**told, "until": "2025-01-01"}, {**told, "by": "ed"}]}))
    done = sandbox.call(*JSON, "--as-of", "2025-10-27", "--show-waived")
    decisions = [finding["waived"] and finding["waived"]["by"] for finding in value(done)["findings"]]
    assert sorted(map(str, decisions)) == ["None", "ed"]


def test_what_matches_nothing_stands_at_the_waiver(sandbox: Sandbox, mark: str) -> None:
    waive(sandbox, mark, "0123456789abcdef")
    done = sandbox.call("lint", "--output-format", "concise")
    assert done.status == 1
    assert done.out.startswith(f"{FILE}:1:")
    assert "CC902 [warning] this waiver matches no finding" in done.out


def test_a_shortened_fingerprint_is_completed(sandbox: Sandbox, mark: str) -> None:
    waive(sandbox, mark[:8])
    stale = [told for told in value(sandbox.call(*JSON))["findings"] if told["code"] == "CC902"]
    assert [told["help"] for told in stale] == [f'write the whole fingerprint: "{mark}"']


def test_rules_that_did_not_run_leave_it_open(sandbox: Sandbox, mark: str) -> None:
    waive(sandbox, mark)
    done = sandbox.call(*JSON, "--ignore", "CC201", "--show-notes")
    assert (done.status, done.codes) == (0, ["CC901"])
    assert "CC201" in value(done)["findings"][0]["message"]


def test_reserved_codes_cannot_be_waived(sandbox: Sandbox) -> None:
    sandbox.change("claims/b.json", "subject", "nobody")
    [finding] = [told for told in value(sandbox.call(*JSON))["findings"] if told["code"] == "CC004"]
    waive(sandbox, finding["fingerprint"])
    done = sandbox.call(*JSON)
    assert done.status == 1
    assert {"CC004", "CC902"} <= set(done.codes)


def test_a_stale_waiver_cannot_be_waived(sandbox: Sandbox) -> None:
    waive(sandbox, "0123456789abcdef")
    [stale] = [told for told in value(sandbox.call(*JSON))["findings"] if told["code"] == "CC902"]
    waive(sandbox, "0123456789abcdef", stale["fingerprint"])
    assert sandbox.call(*JSON).codes.count("CC902") == 2


def test_a_broken_waiver_hides_nothing(sandbox: Sandbox, mark: str) -> None:
    waive(sandbox, mark, kind="maybe")
    assert sorted(sandbox.call(*JSON).codes) == ["CC002", "CC201"]


def test_the_baseline_leaves_to_waivers_what_they_decide(sandbox: Sandbox, mark: str) -> None:
    waive(sandbox, mark)
    assert sandbox.call("baseline", "write").out.startswith("Wrote 0 findings")
    assert sandbox.call("baseline", "check").out == "0 new findings, 0 stale entries\n"


def test_engines_and_the_cache_agree(sandbox: Sandbox, mark: str) -> None:
    pytest.importorskip("duckdb", reason="the duckdb engine needs the extra bulk")
    waive(sandbox, mark, "0123456789abcdef")
    asked = (*JSON, "--show-waived")
    first = sandbox.call(*asked)
    assert sandbox.call(*asked).out == first.out
    assert sandbox.call(*asked, "--no-cache", "--engine", "duckdb").out == first.out
    sandbox.change("claims/b.json", "note", "checked")
    after = sandbox.call(*asked)
    assert after.codes == first.codes
    assert after.out == sandbox.call(*asked, "--no-cache").out
