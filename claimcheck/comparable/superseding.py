"""Which claims others replace, and rings of claims that replace each other, which replace nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.finding import Problem, Spot
from claimcheck.values.rings import rings_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

SCHEMA_VIOLATION = "CC002"


def replaced(supersedes: Mapping[str, Sequence[str]]) -> tuple[set[str], list[tuple[str, Problem]]]:
    """The claims that others replace, and a problem for every step of a ring.

    In a ring no claim is the latest, so its claims stay in force unless one outside of it replaces them.

    Args:
        supersedes: claim -> the claims that it replaces, for the claims that replace any.
    """
    rings = rings_of(supersedes)
    gone: set[str] = set()
    problems = []
    for claim, others in supersedes.items():
        for index, old in enumerate(others):
            if claim not in rings or rings[claim] != rings.get(old):
                gone.add(old)
                continue
            pointer = f"/supersedes/{index}"
            problem = Problem(
                "a claim cannot replace itself, directly or through others",
                (Spot(claim, pointer),),
                (claim, pointer, old),
                help="take it out" if old == claim else "keep it only in the newest of these claims",
            )
            problems.append((SCHEMA_VIOLATION, problem))
    return gone, problems
