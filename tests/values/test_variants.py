"""Wordings that are nearly the same: what counts as a difference, and how few are compared."""

from __future__ import annotations

import time

import pytest

from claimcheck.values.variants import difference, near, worded

SAID = "We will invest 500 billion dollars in the data centres of Japan before the year is over"


def kind(one: str, other: str) -> str | None:
    """The kind of difference between two quotes, the same either way round."""
    left, right = worded(one), worded(other)
    assert left is not None
    assert right is not None
    found, back = difference(left, right, 8), difference(right, left, 8)
    assert (found and found.kind) == (back and back.kind)
    return found.kind if found else None


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("500", "550", "number"),
        ("500", "€ 500", None),
        ("will", "will not", "negation"),
        ("will", "won't", "negation"),
        ("will", "may", "modal"),
        ("will", "will probably", "modal"),
        ("Japan", "Oracle", "name"),
        ("Japan", "Nihon", "name"),
        ("dollars", "euros", None),
        ("Japan", "japan", None),
        ("will", "would", None),
        ("will", "’ll", None),
        ("500", "five hundred", None),
        ("Japan", "the United States", None),
        ("before the year is over", "and not before next year", None),
        ("We will", "They said that we will", None),
    ],
)
def test_what_differs(old: str, new: str, what: str | None) -> None:
    assert kind(SAID, SAID.replace(old, new).replace(" ’ll", "’ll")) == what


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1,500 people", "1500 people"),
        ("2.50 points", "2.5 points"),
        ("the US side", "the American side"),
        ("the LDP leaders", "the Liberal-Democratic-Party leaders"),
        ("Takaichi again", "Takaiichi again"),
    ],
)
def test_two_forms_of_one_thing(one: str, other: str) -> None:
    frame = "we have seen in the north of this country {} before and shall see it many more times"
    assert kind(frame.format(one), frame.format(other)) is None


@pytest.mark.parametrize("cut", ["We will … it", "We [Japan] will", "We ... will"])
def test_what_is_marked_as_cut_is_not_compared(cut: str) -> None:
    assert worded(cut) is None


def test_the_words_around_a_difference_are_as_printed() -> None:
    left, right = (
        worded("He said it. We won’t pay 5 percent to anybody in this room or out of it"),
        worded("He said it. We won’t pay 6 percent to anybody in this room or out of it"),
    )
    assert left is not None
    assert right is not None
    found = difference(left, right, 8)
    assert found is not None
    assert (found.left, found.changed) == (
        "We won’t pay 5 percent to anybody".removeprefix("We "),
        ("5", "6"),
    )


def test_pairs_are_few_where_many_share_a_slogan() -> None:
    slogan = "we will make this country strong again"
    many = [f"{slogan} said number {n} of them".split() for n in range(20_000)]
    began = time.perf_counter()
    pairs = list(near(many))
    assert len(pairs) < 3 * len(many)
    assert time.perf_counter() - began < 20


def test_neighbours_are_found_among_many() -> None:
    words = [f"the number {n} is what we have for line {n} of it".split() for n in range(300)]
    words.append([*words[7][:4], "not", *words[7][4:]])
    assert (7, 300) in set(near(words))
