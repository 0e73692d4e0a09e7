"""CC101: in a real sentence no single change of substance passes, and no change of typography fires."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from claimcheck.reported import Reported

Linting = Callable[..., list[Reported]]

SENTENCE = (
    "On 27 October Mr. Son didn’t say that US$550 billion – 12.5% of it his own – would not go to “Stargate”."
)
CLAIM = {"subject": "son", "predicate": "attends", "object": "gala"}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("27", "28"),
        ("October", "November"),
        ("Son", "Sun"),
        ("didn’t", "did"),
        ("550", "500"),
        ("billion", "million"),
        ("12.5%", "12,5%"),
        ("12.5%", "125%"),
        ("not ", ""),
        ("Stargate", "Star gate"),
        ("US$", "$"),
        ("his", "His"),
    ],
)
def test_a_change_of_substance_fires(old: str, new: str, lint: Linting) -> None:
    assert old in SENTENCE
    claim = {**CLAIM, "quote": {"exact": SENTENCE.replace(old, new)}}
    (found,) = lint("CC101", claim, texts={"a": f"Before. {SENTENCE} After."})
    assert found.places[0].pointer == "/claims/0/quote/exact"
    assert found.finding.problem.message.startswith("the quote differs from the article")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("’", "'"),
        ("–", "-"),
        ("“Stargate”", '"Stargate"'),
        (" ", "  "),
        (" ", "\u00a0"),
        ("didn", "didn\u00ad"),
        (" say", "\nsay"),
    ],
)
def test_a_change_of_typography_does_not(old: str, new: str, lint: Linting) -> None:
    assert old in SENTENCE
    claim = {**CLAIM, "quote": {"exact": SENTENCE.replace(old, new)}}
    assert lint("CC101", claim, texts={"a": f"Before. {SENTENCE} After."}) == []


@pytest.mark.parametrize(
    ("quote", "pointer"),
    [
        ({"prefix": "Nowhere"}, "/claims/0/quote/prefix"),
        ({"suffix": "Nowhere"}, "/claims/0/quote/suffix"),
        ({"prefix": "Before.", "suffix": "Nowhere"}, "/claims/0/quote/suffix"),
        ({"prefix": "Nowhere", "suffix": "After."}, "/claims/0/quote/prefix"),
    ],
)
def test_the_part_that_does_not_fit_is_pointed_at(quote: dict[str, str], pointer: str, lint: Linting) -> None:
    claim = {**CLAIM, "quote": {"exact": SENTENCE, **quote}}
    (found,) = lint("CC101", claim, texts={"a": f"Before. {SENTENCE} After."})
    assert found.places[0].pointer == pointer


def test_a_list_of_one_quote_is_pointed_into(lint: Linting) -> None:
    (found,) = lint("CC101", {**CLAIM, "quote": [{"exact": "nothing of it"}]}, texts={"a": SENTENCE})
    assert found.places[0].pointer == "/claims/0/quote/0/exact"


def test_a_claim_about_two_people_is_told_once(lint: Linting) -> None:
    claim = {**CLAIM, "subject": ["son", "trump"], "quote": {"exact": "nothing of it"}}
    assert len(lint("CC101", claim, texts={"a": SENTENCE})) == 1
