"""CC215 on the shipped records: the two titles that a careful reader stops at."""

from __future__ import annotations

from pathlib import Path

from claimcheck.config.settings import Config
from claimcheck.project import Project

SHIPPED = Path(__file__).parent.parent.parent


def test_the_president_of_last_december_and_the_president_before_the_shifts_of_2025() -> None:
    found = [reported.finding for reported in Project(SHIPPED, Config(select=("CC215",))).lint().findings]
    assert [(f.problem.spots[0].id, f.severity, f.problem.outcome) for f in found] == [
        ("tokyo-dinner/trump-president", "warning", "possible"),
        ("ishiba-visit/trump-hosts-akie-abe", "warning", "possible"),
    ]
