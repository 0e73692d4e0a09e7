"""CC204, beyond its examples: what is told as unchecked, and which figures a finding holds."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from claimcheck.finding import Outcome
from claimcheck.reported import Reported

Linting = Callable[..., list[Reported]]


def worth(amount: str, unit: str, article: str, **more: Any) -> dict[str, Any]:
    value = {"amount": amount, "unit": unit}
    return {"subject": "stargate", "predicate": "has-value", "object": value, "article": article, **more}


def test_units_that_do_not_convert_are_told_once(lint: Linting) -> None:
    claims = [worth("500e9", "USD", "a"), worth("75e12", "JPY", "b"), worth("75e12", "JPY", "c")]
    (found,) = lint("CC204 CC901", *claims)
    assert found.finding.code == "CC901"
    assert "JPY and USD" in found.finding.problem.message


def test_an_undeclared_unit_is_told_as_unchecked(lint: Linting) -> None:
    found = lint("CC204 CC901", worth("500e9", "USD", "a"), worth("500", "doubloon", "b"))
    assert sorted(f.finding.code for f in found) == ["CC004", "CC901"]


def test_units_of_what_is_never_compared_are_not_told(lint: Linting) -> None:
    opinion = worth("75e12", "JPY", "b", modality="opinion")
    other_scope = worth("75e12", "JPY", "c", scope={"measure": "debt"})
    denied = worth("75e12", "JPY", "d", scope={"measure": "cost"}, polarity="negated")
    claims = (
        worth("500e9", "USD", "a", scope={"measure": "cost"}),
        opinion,
        other_scope,
        denied,
    )
    assert lint("CC204 CC901", *claims) == []


def test_a_yearly_and_a_monthly_figure_are_told_as_unchecked(lint: Linting) -> None:
    yearly = {"amount": "12e9", "unit": "USD", "per": "year"}
    monthly = {"amount": "1e9", "unit": "USD", "per": "month"}
    (found,) = lint("CC204 CC901", worth("", "", "a", object=yearly), worth("", "", "b", object=monthly))
    assert found.finding.code == "CC901"
    assert "USD per month and USD per year" in found.finding.problem.message


def test_a_rounded_figure_that_agrees_with_both_is_in_no_camp(lint: Linting) -> None:
    claims = [worth("9.79", "USD", "a"), worth("9.84", "USD", "b"), worth("9.8", "USD", "c")]
    (found,) = lint("CC204", *claims)
    assert [camp.value for camp in found.finding.problem.camps] == ["9.79 USD", "9.84 USD"]


def test_three_figures_are_one_finding(lint: Linting) -> None:
    claims = [worth(f"{n}e9", "USD", f"a{n}") for n in (500, 550, 600)]
    (found,) = lint("CC204", *claims)
    assert len(found.finding.problem.camps) == 3


def test_two_measures_of_one_thing_are_two_findings(lint: Linting) -> None:
    claims = [
        worth(amount, "USD", article, scope={"measure": measure})
        for measure in ("cost", "debt")
        for article, amount in (("a", "500e9"), ("b", "550e9"))
    ]
    found = lint("CC204", *claims)
    assert len({f.finding.fingerprint for f in found}) == 2


def test_tolls_of_many_days_are_compared_by_day(lint: Linting) -> None:
    """Twenty days of a rising toll, and one article that gives another figure as of the tenth."""
    articles = {f"d{n:02}": {"published": f"2025-01-{n:02}"} for n in range(1, 21)}
    toll = {"subject": "quake", "predicate": "killed"}
    claims = [
        {**toll, "object": {"amount": str(n), "unit": "1", "as_of": f"2025-01-{n:02}"}, "article": f"d{n:02}"}
        for n in range(1, 21)
    ]
    late = {**toll, "object": {"amount": "99", "unit": "1", "as_of": "2025-01-10"}, "article": "d20"}
    (found,) = lint("CC204", *claims, late, articles=articles)
    assert found.finding.problem.outcome is Outcome.CONFLICT
    assert [camp.value for camp in found.finding.problem.camps] == ["10", "99"]
    assert found.finding.problem.interval == "2025-01-10"
