"""The vocabulary: what lies within what."""

from __future__ import annotations

from claimcheck.comparable.vocabulary import KnownEntity, Vocabulary


def place(key: str, within: str) -> KnownEntity:
    return KnownEntity(key, "place", key, within=within)


def test_places_in_a_place_are_found_at_any_depth() -> None:
    places = {key: place(key, within) for key, within in (("a", ""), ("b", "a"), ("c", "b"), ("d", ""))}
    assert sorted(Vocabulary(places).places_in("a")) == ["b", "c"]
    assert list(Vocabulary(places).places_in("d")) == []


def test_a_ring_of_places_ends() -> None:
    places = {"a": place("a", "b"), "b": place("b", "a")}
    assert list(Vocabulary(places).places_in("a")) == ["b"]


def test_a_place_within_an_alias_lies_in_what_that_stands_for() -> None:
    places = {"a": place("a", ""), "z": place("z", ""), "b": place("b", "z")}
    assert list(Vocabulary(places, canonical={"z": "a"}).places_in("a")) == ["b"]
