"""`claimcheck config`: what can be set, what it means, and what is in force."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from claimcheck.config.schema import config_schema

if TYPE_CHECKING:
    from .conftest import Sandbox


def test_without_a_key_all_are_listed(sandbox: Sandbox) -> None:
    done = sandbox.call("config")
    assert done.status == 0
    assert [line.split()[0] for line in done.out.splitlines()] == list(config_schema()["properties"])


def test_a_key_is_explained_with_what_is_in_force(sandbox: Sandbox) -> None:
    sandbox.write("claimcheck.toml", 'fail-on = "error"\n')
    assert sandbox.call("config", "fail-on").out == (
        "fail-on\n"
        "  the lowest severity that makes the exit status 1\n"
        '  may be    "error", "warning", "info" or "never"\n'
        '  default   "warning"\n'
        '  in force  "error"  # claimcheck.toml\n'
    )
    assert '  in force  "warning"  # default\n' in sandbox.call("config", "fail-on", "--isolated").out
    given = sandbox.call("config", "fail-on", "--config", 'fail-on = "info"').out
    assert '  in force  "info"  # command line\n' in given


@pytest.mark.parametrize(
    ("key", "lines"),
    [
        ("as-of", ["in force  nothing"]),
        ("approximate", ["may be    a whole number from 0 to 100", "in force  10  # default"]),
        ("severity", ['in force  CC2 = "info"  # claimcheck.toml']),
        ("severity.CC2", ['may be    "error", "warning" or "info"', 'in force  "info"  # claimcheck.toml']),
        ("per-file-ignores.claims/a.json", ['in force  ["CC3"]  # claimcheck.toml']),
        ("units.furlong.factor", ['default   "1"', 'in force  "201.168"  # claimcheck.toml']),
        ("rules", ["in force  impossible-time.grace-days = 1  # default", "overdue-plan.grace-days = 9"]),
        ("rules.overdue-plan", ["in force  grace-days = 9  # claimcheck.toml", "grace-days  a whole number"]),
        ("rules.overdue-plan.grace-days", ["default   1", "in force  9  # claimcheck.toml"]),
    ],
)
def test_keys_in_tables(sandbox: Sandbox, key: str, lines: list[str]) -> None:
    sandbox.write(
        "claimcheck.toml",
        '[severity]\nCC2 = "info"\n[per-file-ignores]\n"claims/a.json" = ["CC3"]\n'
        '[units.furlong]\nfactor = 201.168\nof = "m"\n[rules.overdue-plan]\ngrace-days = 9\n',
    )
    done = sandbox.call("config", key)
    assert (done.status, done.out.split("\n")[0]) == (0, key)
    assert [line for line in lines if line not in done.out] == []


@pytest.mark.parametrize(
    ("key", "says"),
    [
        ("fail_on", 'unknown key "fail_on": did you mean "fail-on"?'),
        ("rules.overdue-plans", 'unknown key "rules.overdue-plans": did you mean "rules.overdue-plan"?'),
        (
            "rules.overdue-plan.x",
            'unknown key "rules.overdue-plan.x": there are rules.overdue-plan.grace-days',
        ),
        ("fail-on.x", 'unknown key "fail-on.x"'),
        ("", 'unknown key "": there are '),
        ("\x1b[31m", 'unknown key "\\u{1b}[31m'),
    ],
)
def test_an_unknown_key_is_refused_with_the_nearest(sandbox: Sandbox, key: str, says: str) -> None:
    done = sandbox.call("config", key)
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith(f"claimcheck: {says}")


def test_it_needs_no_records(sandbox: Sandbox) -> None:
    (sandbox.root / "claims").rename(sandbox.root / "records")
    assert sandbox.call("config", "claims").status == 0
