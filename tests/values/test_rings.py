"""Rings in what leads to what."""

from __future__ import annotations

from claimcheck.values.rings import rings_of


def test_ends_on_one_ring_have_one_that_stands_for_them() -> None:
    found = rings_of({"a": ["b"], "b": ["c"], "c": ["a", "d"], "d": ["e"], "e": ["d"], "f": ["a"]})
    assert len({found[end] for end in "abc"}) == 1
    assert found["d"] == found["e"]
    assert len({found[end] for end in "adf"}) == 3


def test_a_chain_longer_than_any_recursion_is_no_ring() -> None:
    chain = {f"n{n}": [f"n{n + 1}"] for n in range(20_000)}
    assert len(set(rings_of(chain).values())) == 20_001
