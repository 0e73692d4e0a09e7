"""Rules whose findings do not count in some files."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from .conftest import Sandbox

JSON = ("lint", "--output-format", "json")


@pytest.mark.parametrize(
    ("ignores", "codes"),
    [
        (("claims:CC201",), []),
        (("*.json:CC3,CC2",), []),
        (("a.json:CC2", "claims/b.json:CC201"), []),
        (("a.json:CC2",), ["CC201"]),  # it stands in b.json, too
        (("a.json:CC2", "b.json:CC3"), ["CC201"]),
        (("nothing:CC2",), ["CC201"]),
    ],
)
def test_a_finding_counts_unless_all_its_files_ignore_it(
    sandbox: Sandbox, ignores: tuple[str, ...], codes: list[str]
) -> None:
    given = [word for one in ignores for word in ("--per-file-ignores", one)]
    for _ in range(2):  # the second time from the cache
        done = sandbox.call(*JSON, *given)
        assert (done.codes, done.status) == (codes, 1 if codes else 0)
        assert sandbox.call(*JSON).codes == ["CC201"]


@pytest.fixture
def ignoring(sandbox: Sandbox) -> Sandbox:
    """A project in which no conflict counts."""
    sandbox.write("claimcheck.toml", '[per-file-ignores]\n"claims/?.json" = ["CC2"]\n')
    return sandbox


def test_every_verb_knows_what_does_not_count(ignoring: Sandbox) -> None:
    assert ignoring.call("lint", "--no-cache").status == 0
    assert ignoring.call("baseline", "write").out.startswith("Wrote 0 findings")
    assert "Findings" not in ignoring.call("show", "ishiba").out
    assert "CC201" not in ignoring.call("report", "-o", "-").out
    shown = ignoring.call("lint", "--show-settings", "--per-file-ignores", "x:CC301").out
    assert '[per-file-ignores]\n"claims/?.json" = ["CC2"]  # claimcheck.toml\n' in shown
    assert 'x = ["CC301"]              # command line' in shown


def test_a_record_that_cannot_be_read_counts_everywhere(ignoring: Sandbox) -> None:
    ignoring.write("claimcheck.toml", '[per-file-ignores]\n"*" = ["CC"]\n')
    ignoring.write("claims/a.json", "{")
    assert ignoring.call(*JSON).codes == ["CC001"]


def test_what_a_waiver_or_the_baseline_decides_about_is_not_stale(sandbox: Sandbox) -> None:
    finding = json.loads(sandbox.call(*JSON).out)["findings"][0]["fingerprint"]
    assert sandbox.call("baseline", "write").status == 0
    sandbox.write("claimcheck.toml", '[per-file-ignores]\nclaims = ["CC2"]\n')
    assert sandbox.call("baseline", "check").out == "0 new findings, 0 stale entries\n"
    waivers = {"waivers": [{"finding": finding, "kind": "intended", "reason": "both stand by it"}]}
    sandbox.write("claims/waivers.json", json.dumps(waivers))
    assert sandbox.call(*JSON, "--show-waived").codes == []
