"""Rings in what the vocabulary says that things lie within and are part of: nothing is within itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.comparable.superseding import SCHEMA_VIOLATION
from claimcheck.finding import Problem, Spot
from claimcheck.values.rings import rings_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from claimcheck.records import Entity

_SAID = {"within": "lie within itself", "part_of": "be part of itself"}


def rings_in(entities: Mapping[str, Entity], canonical: Mapping[str, str]) -> Iterator[tuple[str, Problem]]:
    """A problem for every step of a ring of `within`, or of `part_of`; what follows from either stops there.

    Args:
        entities: id -> record.
        canonical: an entity's id -> the id that stands for all its `same_as`.
    """
    for name, said in _SAID.items():
        steps: dict[str, list[str]] = {}
        for key, entity in entities.items():
            if outer := getattr(entity, name):
                steps.setdefault(canonical.get(key, key), []).append(canonical.get(outer, outer))
        rings = rings_of(steps)
        for key, entity in entities.items():
            outer, one = getattr(entity, name), canonical.get(key, key)
            if outer and rings[one] == rings[canonical.get(outer, outer)]:
                yield (
                    SCHEMA_VIOLATION,
                    Problem(
                        f"{key} cannot {said}, directly or through others",
                        (Spot(key, f"/{name}", kind="entity"),),
                        (key, f"/{name}", outer),
                        help="take it out" if outer == key else "of the entities in the ring, correct one",
                    ),
                )
