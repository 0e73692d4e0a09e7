"""What every cross-claim rule shares: a table of two claims, the outcome, and the doubt that explains it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import pytest

from claimcheck.finding import Outcome
from claimcheck.reported import Reported

Linting = Callable[..., list[Reported]]
Claim = dict[str, Any]

HELD = {"predicate": "holds-office", "object": "prime-minister"}
BORN = {"subject": "ishiba", "predicate": "born-in"}
SIGNS = {"subject": "trump", "predicate": "signs", "object": "deal"}


class Case(NamedTuple):
    """Two claims, of two articles unless they say otherwise, and what one rule makes of them."""

    why: str
    code: str
    one: Claim
    other: Claim
    outcome: str | None
    doubt: str = ""
    published: tuple[str, str] | None = None


def holds(who: str, **more: Any) -> Claim:
    return {**HELD, "subject": who, **more}


CASES = (
    Case(
        "a forecast against a fact is at most possible",
        "CC202",
        {**BORN, "object": "tokyo"},
        {**BORN, "object": "osaka", "modality": "predicted"},
        "possible",
        "one side is only predicted",
    ),
    Case(
        "two forecasts may differ",
        "CC202",
        {**BORN, "object": "tokyo", "modality": "predicted"},
        {**BORN, "object": "osaka", "modality": "predicted"},
        None,
    ),
    Case(
        "a condition against a plan is not compared",
        "CC202",
        {**BORN, "object": "tokyo", "modality": "conditional"},
        {**BORN, "object": "osaka", "modality": "planned"},
        None,
    ),
    Case(
        "an event that only one side ties to an occasion",
        "CC203",
        {**SIGNS, "event": "summit", "time": "2025-10"},
        {**SIGNS, "polarity": "negated", "time": "2025-10"},
        "possible",
        "only one side says which occasion it belongs to",
    ),
    Case(
        "the later start is unknown: one may have followed the other",
        "CC201",
        holds("ishiba", time="2010/2012"),
        holds("takaichi", time="/2015"),
        "progression",
    ),
    Case(
        "the later term is open: a handover told at two precisions",
        "CC201",
        holds("ishiba", time="2024/2025"),
        holds("takaichi", time="2025-10-21/.."),
        "progression",
    ),
    Case(
        "an inferred date is no proof",
        "CC201",
        holds("ishiba", time="2024/2026", time_basis="inferred"),
        holds("takaichi", time="2023/2025-06"),
        "possible",
        "a date is only inferred",
    ),
    Case(
        "a term whose end nobody knows accuses nobody",
        "CC201",
        holds("ishiba", time="2020/2024"),
        holds("takaichi", time="2022/"),
        "possible",
        "the start or end of one term is not known",
    ),
    Case(
        "only one side gives the scope",
        "CC202",
        {**BORN, "object": "tokyo", "scope": {"register": "city"}},
        {**BORN, "object": "osaka"},
        "possible",
        "only one side gives the scope (register)",
    ),
    Case(
        "a later plan replaces an earlier one",
        "CC202",
        {**BORN, "object": "tokyo", "modality": "planned"},
        {**BORN, "object": "osaka", "modality": "planned"},
        "progression",
        published=("2025-02-01", "2025-03-01"),
    ),
    Case(
        "of two undated plans either may have replaced the other",
        "CC202",
        {**BORN, "object": "tokyo", "modality": "planned"},
        {**BORN, "object": "osaka", "modality": "planned"},
        "possible",
        "the plan may have been changed between the two",
    ),
    Case(
        "two plans of one day contradict each other",
        "CC202",
        {**BORN, "object": "tokyo", "modality": "planned"},
        {**BORN, "object": "osaka", "modality": "planned"},
        "conflict",
        published=("2025-02-01", "2025-02-01"),
    ),
    Case(
        "what somebody says does not contradict the article",
        "CC202",
        {**BORN, "object": "tokyo"},
        {**BORN, "object": "osaka", "attribution": {"evidence": "named_source", "source": "police"}},
        "possible",
        "it is only reported in the words of the police",
    ),
    Case(
        "the same speaker contradicts himself",
        "CC202",
        {**BORN, "object": "tokyo", "attribution": {"speaker": "police"}},
        {**BORN, "object": "osaka", "attribution": {"speaker": "police"}},
        "conflict",
    ),
    Case(
        "disputed gives no basis to judge",
        "CC202",
        {**BORN, "object": "tokyo"},
        {**BORN, "object": "osaka", "hedging": "disputed"},
        "possible",
        "one side gives no basis to judge",
    ),
)


@pytest.mark.parametrize("case", CASES, ids=[case.why for case in CASES])
def test_two_claims(lint: Linting, case: Case) -> None:
    days = case.published or (None, None)
    articles = {name: {"published": day} for name, day in zip("ab", days, strict=True) if day}
    found = lint(case.code, case.one, {"article": "b", **case.other}, articles=articles)
    if case.outcome is None:
        assert found == []
        return
    (problem,) = (reported.finding.problem for reported in found)
    assert problem.outcome == case.outcome
    if case.doubt:
        assert problem.notes == (case.doubt,)


def test_a_certain_contradiction_takes_in_the_doubts_among_its_members(lint: Linting) -> None:
    claims = [
        holds("ishiba", time="2020/2024"),
        holds("takaichi", time="2021/2023"),
        holds("son", time="2022/2026"),
        holds("takaichi", time="2024/2028", article="b"),
    ]
    found = [reported.finding.problem for reported in lint("CC201", *claims)]
    assert [problem.outcome for problem in found] == ["conflict"]
    assert [camp.value for camp in found[0].camps] == ["ishiba", "son", "takaichi"]


def test_relative_words_order_only_the_article_they_stand_in(lint: Linting) -> None:
    claims = [
        holds("ishiba", relative="before"),
        holds("takaichi"),
        holds("ishiba", relative="before", article="b"),
        holds("son", article="b"),
    ]
    found = {r.finding.problem.outcome: r.finding.problem for r in lint("CC201", *claims)}
    assert set(found) == {"progression", "possible"}
    assert {camp.value for camp in found[Outcome.POSSIBLE].camps} >= {"takaichi", "son"}


def test_who_is_to_follow_is_told_in_turn_and_not_as_what_came_of_it(lint: Linting) -> None:
    (found,) = lint(
        "CC201",
        holds("ishiba"),
        holds("takaichi", modality="planned", time="2025-10-21/.."),
        articles={"a": {"published": "2025-10-15"}},
    )
    assert found.finding.problem.message.endswith("Shigeru Ishiba then Sanae Takaichi, one after the other")
    assert found.finding.problem.settle is None


def test_a_holder_without_a_time_has_no_place_in_the_order(lint: Linting) -> None:
    found = lint(
        "CC201",
        holds("son", time="2019", relative="before", article="b"),
        holds("takaichi", article="b"),
        holds("ishiba", time="2025-02"),
    )
    (told,) = [r.finding.problem.message for r in found if r.finding.problem.outcome == "progression"]
    assert told == (
        "who holds the office of prime minister of Japan: Masayoshi Son then Shigeru Ishiba, "
        "one after the other; Sanae Takaichi at a time not given"
    )


def test_one_holder_with_a_time_comes_first(lint: Linting) -> None:
    found = lint(
        "CC201",
        holds("takaichi", time="2019", relative="before", article="b"),
        holds("ishiba", article="b"),
    )
    assert [r.finding.problem.message.split(": ")[1] for r in found] == [
        "Sanae Takaichi and Shigeru Ishiba, one after the other"
    ]


def test_what_excludes_the_other_is_told_in_the_order_of_time(lint: Linting) -> None:
    (found,) = lint(
        "CC208",
        {"subject": "trump", "predicate": "supports", "object": "deal"},
        {"subject": "trump", "predicate": "opposes", "object": "deal", "article": "b"},
        articles={"a": {"published": "2024-02-01"}, "b": {"published": "2025-02-01"}},
    )
    assert "Trump supports and opposes" in found.finding.problem.message


def test_two_of_one_name_are_told_apart(lint: Linting) -> None:
    (found,) = lint(
        "CC206",
        {"subject": "summit", "predicate": "takes-place-at", "object": "london"},
        {"subject": "summit", "predicate": "takes-place-at", "object": "london-ontario", "article": "b"},
        entities={key: {"type": "place", "name": "London"} for key in ("london", "london-ontario")},
    )
    assert "London (london) or London (london-ontario)" in found.finding.problem.message


def test_every_contradiction_says_what_to_do(lint: Linting) -> None:
    born = [{**BORN, "object": "tokyo"}, {**BORN, "object": "osaka", "article": "b"}]
    (found,) = lint("CC202", *born)
    assert (found.finding.problem.settle or "").startswith("correct the wrong place")


def test_states_of_one_day_of_writing_ask_for_their_time(lint: Linting) -> None:
    dated = {key: {"published": "2025-10-21"} for key in "ab"}
    (found,) = lint("CC201", holds("ishiba"), holds("takaichi", article="b"), articles=dated)
    assert found.finding.problem.notes == (
        "both are of 2025-10-21 (the date of its article): whether at once or one after the other is open",
    )
    assert "from when to when" in (found.finding.problem.settle or "")


def test_a_term_that_ends_before_it_starts_is_told_as_such_and_accuses_nobody(lint: Linting) -> None:
    found = lint("CC201", holds("ishiba", time="2005/2001"), holds("takaichi", time="2001/2005", article="b"))
    assert [f.finding.code for f in found] == ["CC006"]
