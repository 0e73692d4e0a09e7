"""CC901: what other rules could not judge is told under this code, each once."""

from __future__ import annotations

from collections.abc import Callable

from claimcheck.reported import Reported

Linting = Callable[..., list[Reported]]

VISIT = {"subject": "trump", "predicate": "visits", "object": "tokyo", "subject_as": "President Trump"}


def test_a_title_is_told_once_for_each_article(lint: Linting) -> None:
    claims = (VISIT, {**VISIT, "object": "osaka"}, {**VISIT, "article": "b"})
    found = lint("CC901", *claims)
    assert [r.places[0].article for r in found] == ["a", "b"]


def test_the_title_of_an_organisation_or_office_is_no_matter(lint: Linting) -> None:
    office = {"predicate": "holds-office", "object": "us-president", "object_as": "President"}
    company = {
        "subject": "softbank",
        "predicate": "says",
        "object": {"text": "x"},
        "subject_as": "President of it",
    }
    assert lint("CC901", {"subject": "trump", **office}, company) == []
