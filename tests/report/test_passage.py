"""Quotes in their passages, and which words are marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from claimcheck.report.passage import MISSING

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from claimcheck.report.contents import Contents
    from claimcheck.report.passage import Passage, Piece

TEXT = (
    "A first line.\n"
    "Sources say that Prime Minister Shigeru Ishiba did not meet Mr. Trump for $500 billion on 6 February.\n"
    "A last line, by Sanae Takaichi, who is reportedly prime minister of Japan."
)


def first(told: Contents, article: str = "a") -> Passage:
    """The first passage of an article in the first finding."""
    voices = (voice for side in told.open[0].sides for voice in side.voices)
    return next(voice for voice in voices if voice.article == article).passages[0]


def joined(pieces: tuple[Piece, ...]) -> str:
    return "".join(piece.text for piece in pieces)


def marked(passage: Passage) -> list[str]:
    return [p.text for p in (*passage.before, *passage.quote, *passage.after) if p.marked]


def two(told: Callable[..., Contents], quote: str, **more: Any) -> Passage:
    """A finding about two prime ministers, the first with a quote."""
    claims = (
        {"time": "2024/2026", "quote": {"exact": quote}, **more},
        {"subject": "takaichi", "time": "2024/2026", "article": "b"},
    )
    return first(told(*claims, texts={"a": TEXT}))


def test_a_quote_stands_in_its_line(told: Callable[..., Contents]) -> None:
    passage = two(told, "Prime Minister Shigeru Ishiba")
    assert joined(passage.before) == "Sources say that "
    assert passage.words == "Prime Minister Shigeru Ishiba"
    assert joined(passage.after) == " did not meet Mr. Trump for $500 billion on 6 February."
    assert passage.level == "exact"


def test_the_name_as_printed_is_marked(told: Callable[..., Contents]) -> None:
    assert marked(two(told, "Prime Minister Shigeru Ishiba", subject_as="Shigeru Ishiba")) == [
        "Shigeru Ishiba"
    ]


def test_else_a_known_name_or_the_surname(told: Callable[..., Contents]) -> None:
    assert marked(two(told, "Prime Minister Shigeru Ishiba")) == ["Shigeru Ishiba"]
    assert marked(two(told, "Mr. Trump")) == []


def test_a_quote_that_does_not_stand_there_is_shown_as_recorded(told: Callable[..., Contents]) -> None:
    passage = two(told, "Prime Minister Ishiba")
    assert (passage.level, passage.before, passage.after) == (MISSING, (), ())
    assert marked(passage) == ["Ishiba"]


def test_a_long_line_is_cut_between_words(told: Callable[..., Contents]) -> None:
    text = f"{'word ' * 100}Shigeru Ishiba {'word ' * 100}"
    claims = (
        {"time": "2024/2026", "quote": {"exact": "Shigeru Ishiba"}},
        {"subject": "takaichi", "time": "2024/2026", "article": "b"},
    )
    passage = first(told(*claims, texts={"a": text}))
    assert joined(passage.before).startswith("… word ")
    assert joined(passage.after).endswith(" word …")
    assert len(joined(passage.before)) < 260


@pytest.mark.parametrize(
    ("first_claim", "second_claim", "words"),
    [
        (
            {"object": {"amount": "500e9", "unit": "USD"}, "quote": {"exact": "for $500 billion"}},
            {"object": {"amount": "550e9", "unit": "USD"}},
            ["$500 billion"],
        ),
        (
            {
                "object": {"amount": "500e9", "unit": "USD"},
                "object_as": "$500",
                "quote": {"exact": "for $500 billion"},
            },
            {"object": {"amount": "550e9", "unit": "USD"}},
            ["$500"],
        ),
    ],
)
def test_an_amount_is_marked(
    told: Callable[..., Contents], first_claim: dict[str, Any], second_claim: dict[str, Any], words: list[str]
) -> None:
    base = {"subject": "stargate", "predicate": "has-value"}
    found = told({**base, **first_claim}, {**base, **second_claim, "article": "b"}, texts={"a": TEXT})
    assert marked(first(found)) == words


def test_a_date_and_a_denial_are_marked(told: Callable[..., Contents]) -> None:
    base = {"subject": "summit", "predicate": "takes-place-on"}
    found = told(
        {**base, "object": {"date": "2025-02-06"}, "quote": {"exact": "on 6 February"}},
        {**base, "object": {"date": "2025-03-09"}, "article": "b"},
        texts={"a": TEXT},
    )
    assert marked(first(found)) == ["6 February"]


def test_denied_words_are_marked(told: Callable[..., Contents]) -> None:
    base = {"predicate": "attends", "object": "summit", "time": "2025-02-06"}
    found = told(
        {**base, "polarity": "negated", "quote": {"exact": "did not meet Mr. Trump"}},
        {**base, "article": "b"},
        texts={"a": TEXT},
    )
    assert marked(first(found)) == ["not"]


def test_a_recorded_cue_is_marked_wherever_it_stands(told: Callable[..., Contents]) -> None:
    base = {"predicate": "attends", "object": "summit", "event": "summit", "modality": "planned"}
    claims = (
        {
            **base,
            "hedging": "rumored",
            "cue": "Sources say",
            "attribution": {"evidence": "unknown"},
            "quote": {"exact": "Shigeru Ishiba"},
        },
        {**base, "article": "b"},
    )
    found = told(*claims, texts={"a": TEXT})
    assert found.open[0].code == "CC301"
    assert marked(first(found)) == ["Sources say"]


def test_who_says_it_is_marked(told: Callable[..., Contents]) -> None:
    claim = {"subject": "deal", "predicate": "has-value", "object": {"amount": "5", "unit": "USD"}}
    quote = {"exact": "The deal is worth $5"}
    found = told({**claim, "quote": quote}, texts={"a": "The deal is worth $5, SoftBank said."})
    [card] = [card for card in found.open if card.code == "CC105"]
    assert any("SoftBank" in word for word in marked(card.sides[0].voices[0].passages[0]))


def test_variants_of_a_quote_mark_what_differs(told: Callable[..., Contents]) -> None:
    said = {
        "subject": "softbank",
        "predicate": "supports",
        "object": "deal",
        "attribution": {"speaker": "son"},
    }
    words = "We will invest {} billion dollars in the data centres of this country"
    found = told(
        {**said, "quote": {"exact": words.format(500)}},
        {**said, "quote": {"exact": words.format(550)}, "article": "b"},
    )
    [card] = [card for card in found.open if card.code == "CC402"]
    assert [marked(side.voices[0].passages[0]) for side in card.sides] == [["500"], ["550"]]
