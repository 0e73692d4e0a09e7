"""Whom a word can only mean."""

from __future__ import annotations

import pytest

from claimcheck.comparable.meant import Names, same_id
from claimcheck.comparable.vocabulary import KnownEntity

ENTITIES = {
    entity.id: entity
    for entity in (
        KnownEntity("shinzo-abe", "person", "Shinzō Abe", ("安倍晋三",), same_as=("abe", "wikidata:Q132345")),
        KnownEntity("akie-abe", "person", "Akie Abe", ("Abe",)),
        KnownEntity("jd-vance", "person", "J.D. Vance"),
        KnownEntity("vance", "person", "J. D. Vance", same_as=("jd-vance",)),
        KnownEntity("world-1.5", "topic", "1.5 degrees"),
        KnownEntity("us", "place", "United States", ("U.S.", "USA")),
    )
}  # fmt: skip
NAMES = Names(ENTITIES, {"vance": "jd-vance", "jd-vance": "jd-vance"})


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("Shinzo Abe", "shinzo-abe"),
        ("SHINZO_ABE", "shinzo-abe"),
        ("安倍晋三", "shinzo-abe"),
        ("abe", None),  # an old id of one and an alias of another
        ("JD  Vance", "jd-vance"),
        ("u.s", "us"),
        ("usa ", "us"),
        ("uk", None),
        ("world-15", None),
        ("world_1.5", "world-1.5"),
        ("shinzo-abee", None),
        ("", None),
        ("…", None),
    ],
)
def test_a_word_means_the_only_entity_that_has_it(word: str, meant: str | None) -> None:
    assert NAMES.meant(word) == meant


def test_another_spelling_of_an_id() -> None:
    known = ("holds-office", "a-b", "a_b")
    words = ("Holds Office", "holds_office", "hold-office", "a.b", "a b", "-")
    assert [same_id(word, known) for word in words] == [
        "holds-office",
        "holds-office",
        None,
        None,
        None,
        None,
    ]
