"""Which claims others replace, and rings of claims that replace each other, which replace nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.finding import Problem, Spot

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

SCHEMA_VIOLATION = "CC002"


def replaced(supersedes: Mapping[str, Sequence[str]]) -> tuple[set[str], list[tuple[str, Problem]]]:
    """The claims that others replace, and a problem for every step of a ring.

    In a ring no claim is the latest, so its claims stay in force unless one outside of it replaces them.

    Args:
        supersedes: claim -> the claims that it replaces, for the claims that replace any.
    """
    rings = _rings(supersedes)
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


def _rings(supersedes: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """For every claim that replaces or is replaced: a claim that stands for all that lie on rings with it.

    Two have one where each leads to the other. Source: the algorithm of S. R. Kosaraju and M. Sharir for
    strongly connected components (Sharir 1981), without recursion.
    """
    ring: dict[str, str] = {}
    backwards: dict[str, list[str]] = {}
    for claim, others in supersedes.items():
        for old in others:
            backwards.setdefault(old, []).append(claim)
    seen: set[str] = set()
    finished = [claim for start in supersedes for claim in _from(start, supersedes, seen)]
    seen = set()
    for start in reversed(finished):
        for claim in _from(start, backwards, seen):
            ring[claim] = start
    return ring


def _from(start: str, steps: Mapping[str, Sequence[str]], seen: set[str]) -> Iterator[str]:
    """The claims that steps lead to and that were not seen yet, each after those it leads to."""
    if start in seen:
        return
    seen.add(start)
    trail = [(start, iter(steps.get(start, ())))]
    while trail:
        claim, ahead = trail[-1]
        following = next((other for other in ahead if other not in seen), None)
        if following is None:
            yield claim
            trail.pop()
        else:
            seen.add(following)
            trail.append((following, iter(steps.get(following, ()))))
