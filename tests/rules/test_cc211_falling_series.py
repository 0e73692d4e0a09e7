"""CC211, beyond its examples: which figures one finding holds."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import pytest

from claimcheck.reported import Reported

Linting = Callable[..., list[Reported]]


def toll(number: int, day: int, name: str, **more: Any) -> dict[str, Any]:
    value = {"amount": str(number), "unit": "1", "as_of": f"2025-01-{day:02}"}
    return {
        "id": f"a/{name}", "subject": "quake", "predicate": "killed", "object": value,
        "scope": {"place": name[0]}, **more,
    }  # fmt: skip


def connected(figures: list[tuple[int, int, str]]) -> set[frozenset[str]]:
    """Figures (number, day, name) connected by falling from one day to a later one, by trying all pairs."""
    sets = [{name} for _, _, name in figures]
    for one, first, name in figures:
        for other, second, further in figures:
            if first < second and one > other and name[0] == further[0]:
                joined = [s for s in sets if name in s or further in s]
                sets = [s for s in sets if s not in joined] + [set().union(*joined)]
    return {frozenset(f"a/{name}" for name in s) for s in sets if len(s) > 1}


@pytest.mark.parametrize("seed", range(12))
def test_a_finding_holds_all_that_falls_from_or_below_another(seed: int, lint: Linting) -> None:
    chance = random.Random(seed)
    # Numbers are all different, so that no two claims become one position.
    numbers = chance.sample(range(10, 100), 14)
    figures = [
        (number, chance.randint(1, 12), f"{chance.choice('xy')}{place}")
        for place, number in enumerate(numbers)
    ]
    found = lint("CC211", *(toll(*figure) for figure in figures))
    held = {
        frozenset(claim for camp in f.finding.problem.camps for claim in camp.claims) for f in found
    }  # fmt: skip
    assert held == connected(figures)


def test_a_correction_settles_what_came_before_it_for_all_that_follows(lint: Linting) -> None:
    corrected = toll(12, 3, "x2", note="an earlier count was wrong")
    assert lint("CC211", toll(50, 1, "x1"), corrected, toll(13, 5, "x3")) == []
    (found,) = lint("CC211", toll(50, 1, "x1"), corrected, toll(11, 5, "x3"))
    assert [camp.label for camp in found.finding.problem.camps] == ["11", "12"]
