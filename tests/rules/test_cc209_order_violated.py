"""CC209, beyond its examples: one finding a person, and the options."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from claimcheck.reported import Reported

Linting = Callable[..., list[Reported]]


def held(time: str, **more: Any) -> dict[str, Any]:
    return {"subject": "ishiba", "predicate": "holds-office", "object": "prime-minister", "time": time,
            "hedging": "stated", **more}  # fmt: skip


def died(date: str, **more: Any) -> dict[str, Any]:
    return {
        "subject": "ishiba",
        "predicate": "died-on",
        "object": {"date": date},
        "hedging": "stated",
        **more,
    }


def test_all_that_contradicts_one_death_is_one_finding(lint: Linting) -> None:
    claims = [died("2010-05-01"), held("2012", article="b"), held("2015", article="c"), held("2009")]
    (found,) = lint("CC209", *claims)
    ids = {claim for camp in found.finding.problem.camps for claim in camp.claims}
    assert ids == {"a/1", "b/2", "c/3"}


def test_no_day_is_near(lint: Linting) -> None:
    claims = [died("2010-05-01"), held("2010-05-02", article="b")]
    assert [f.finding.problem.outcome for f in lint("CC209", *claims)] == ["possible"]
    options = {"order-violated": {"near_days": 0}}
    assert [f.finding.problem.outcome for f in lint("CC209", *claims, options=options)] == ["conflict"]
