"""Rings in what leads to what: which ends are on rings together."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence


def rings_of(steps: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """For every end of a step: an end that stands for all that lie on rings with it.

    Two have one where each leads to the other. Source: the algorithm of S. R. Kosaraju and M. Sharir for
    strongly connected components (Sharir 1981), without recursion.

    Args:
        steps: from where -> to where, one step each.
    """
    ring: dict[str, str] = {}
    backwards: dict[str, list[str]] = {}
    for end, others in steps.items():
        for other in others:
            backwards.setdefault(other, []).append(end)
    seen: set[str] = set()
    finished = [end for start in steps for end in _from(start, steps, seen)]
    seen = set()
    for start in reversed(finished):
        for end in _from(start, backwards, seen):
            ring[end] = start
    return ring


def _from(start: str, steps: Mapping[str, Sequence[str]], seen: set[str]) -> Iterator[str]:
    """The ends that steps lead to and that were not seen yet, each after those it leads to."""
    if start in seen:
        return
    seen.add(start)
    trail = [(start, iter(steps.get(start, ())))]
    while trail:
        end, ahead = trail[-1]
        following = next((other for other in ahead if other not in seen), None)
        if following is None:
            yield end
            trail.pop()
        else:
            seen.add(following)
            trail.append((following, iter(steps.get(following, ()))))
