"""CC205, beyond its examples: the vocabulary's own date, the option, and order of articles."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from claimcheck.finding import Outcome
from claimcheck.reported import Reported

Linting = Callable[..., list[Reported]]

FAIR = {"fair": {"type": "event", "name": "the fair", "time": "2025-11-20"}}
PLANNED = {"modality": "planned"}


def on(date: str, article: str, **more: Any) -> dict[str, Any]:
    return {
        "subject": "fair",
        "predicate": "takes-place-on",
        "object": {"date": date},
        "article": article,
        **more,
    }


def test_the_vocabularys_date_is_one_more_side_of_the_same_finding(lint: Linting) -> None:
    (found,) = lint("CC205", on("2025-11-15", "a"), on("2025-11-28", "b"), entities=FAIR)
    problem = found.finding.problem
    assert [(camp.value, len(camp.claims)) for camp in problem.camps] == [
        ("2025-11-15", 1),
        ("2025-11-20", 0),
        ("2025-11-28", 1),
    ]
    assert found.places[0].claim is not None
    assert [(p.path, p.pointer) for p in found.places if p.claim is None] == [
        ("claims/vocabulary.json", "/entities/fair/time")
    ]


def test_the_claim_is_the_place_to_look_first_whatever_the_ids(lint: Linting) -> None:
    (found,) = lint("CC205", on("2025-11-15", "z"), entities=FAIR)
    assert [place.claim for place in found.places] == ["z/1", None]


def test_a_claim_that_agrees_with_the_vocabulary_joins_its_side(lint: Linting) -> None:
    (found,) = lint("CC205", on("2025-11-20", "a"), on("2025-11-28", "b"), entities=FAIR)
    assert [len(camp.claims) for camp in found.finding.problem.camps] == [1, 1]


def test_the_date_of_an_event_under_another_id_takes_part(lint: Linting) -> None:
    entities = {**FAIR, "a-fair": {"type": "event", "name": "the fair", "same_as": ["fair"]}}
    (found,) = lint("CC205", on("2025-11-15", "a", subject="a-fair"), entities=entities)
    assert found.finding.problem.outcome is Outcome.CONFLICT


def test_a_date_in_the_vocabulary_that_no_claim_speaks_of_is_silent(lint: Linting) -> None:
    other = {"subject": "summit", "predicate": "takes-place-on", "object": {"date": "2025-01-01"}}
    assert lint("CC205", other, entities=FAIR) == []


def test_a_retracted_date_is_not_held_against_the_vocabulary(lint: Linting) -> None:
    assert lint("CC205", on("2025-11-15", "a", retracted=True), entities=FAIR) == []


def test_a_date_that_is_only_denied_is_not_held_against_the_vocabulary(lint: Linting) -> None:
    assert lint("CC205", on("2025-11-15", "a", polarity="negated"), entities=FAIR) == []


@pytest.mark.parametrize(
    ("near_days", "second", "outcome"),
    [
        (0, "2025-11-16", Outcome.CONFLICT),
        (1, "2025-11-16", Outcome.POSSIBLE),
        (1, "2025-11-17", Outcome.CONFLICT),
        (3, "2025-11-18", Outcome.POSSIBLE),
    ],
)
def test_near_days_says_how_far_a_time_zone_reaches(
    lint: Linting, near_days: int, second: str, outcome: Outcome
) -> None:
    options = {"conflicting-dates": {"near_days": near_days}}
    (found,) = lint("CC205", on("2025-11-15", "a"), on(second, "b"), options=options, entities=NO_DATE)
    assert found.finding.problem.outcome is outcome


NO_DATE = {"fair": {"type": "event", "name": "the fair"}}


@pytest.mark.parametrize(
    ("first", "second"), [("2025-10", "2025-11-01"), ("2025", "2026"), ("2025-10", "2025-11")]
)
def test_only_dates_to_the_day_can_be_one_day_in_two_time_zones(
    lint: Linting, first: str, second: str
) -> None:
    (found,) = lint("CC205", on(first, "a"), on(second, "b"), entities=NO_DATE)
    assert found.finding.problem.outcome is Outcome.CONFLICT


def test_two_days_at_the_edges_of_spans_can_be_one_day_in_two_time_zones(lint: Linting) -> None:
    (found,) = lint("CC205", on("2025-02-06/2025-02-08", "a"), on("2025-02-09", "b"), entities=NO_DATE)
    assert found.finding.problem.outcome is Outcome.POSSIBLE


@pytest.mark.parametrize(
    ("first", "second", "outcome"),
    [
        ({"published": "2025-09-01"}, {"published": "2025-09-02"}, Outcome.PROGRESSION),
        ({"published": "2025-09-01"}, {"published": "2025-09-01"}, Outcome.CONFLICT),
        ({"published": "2025-09-01"}, {"published": "2025-09"}, Outcome.POSSIBLE),
        (
            {"published": "2025-09-01"},
            {"published": "2025-09-02", "published_basis": "inferred"},
            Outcome.POSSIBLE,
        ),
        ({"published": "2025-09-01"}, {}, Outcome.POSSIBLE),
    ],
)
def test_a_plan_was_moved_only_where_the_articles_come_in_order(
    lint: Linting, first: dict[str, str], second: dict[str, str], outcome: Outcome
) -> None:
    claims = (on("2025-10-27", "a", **PLANNED), on("2025-11-15", "b", **PLANNED))
    (found,) = lint("CC205", *claims, articles={"a": first, "b": second}, entities=NO_DATE)
    assert found.finding.problem.outcome is outcome


def test_birthdays_are_never_moved(lint: Linting) -> None:
    born = {"subject": "ishiba", "predicate": "born-on", "modality": "planned"}
    claims = ({**born, "object": {"date": "1957"}}, {**born, "object": {"date": "1958"}, "article": "b"})
    (found,) = lint("CC205", *claims)
    assert found.finding.problem.outcome is Outcome.CONFLICT
