"""Where reports come from, along chains of citations."""

from __future__ import annotations

from claimcheck.comparable.tracing import origins


def test_a_chain_goes_back_to_its_end() -> None:
    assert origins({}, {"c": ["b"], "b": ["a"]}) == {"a": "a", "b": "a", "c": "a"}


def test_a_named_origin_counts_before_citations() -> None:
    assert origins({"a": "reuters", "b": "ap"}, {"c": ["a"], "b": ["a"]}) == {
        "a": "reuters",
        "b": "ap",
        "c": "reuters",
    }


def test_two_origins_are_none() -> None:
    assert origins({}, {"c": ["a", "b"], "d": ["c"]}) == {"a": "a", "b": "b"}
    assert origins({"a": "reuters", "b": "reuters"}, {"c": ["a", "b"]})["c"] == "reuters"


def test_a_ring_has_no_origin() -> None:
    assert origins({}, {"a": ["b"], "b": ["a"], "c": ["a"]}) == {}
