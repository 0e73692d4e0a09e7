"""A seeded corpus shaped like the TeCoRe football facts, for machines that do not have those."""

from __future__ import annotations

import json
from random import Random
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

PLAYERS, TEAMS = 6000, 32
PLAYS_PER_20_000 = 14_857
"""Of the first 20,000 TeCoRe facts so many are stints with a team; the others are birth years."""
FALSE_SHARE = 0.09
"""The share of stints that contradict another (1,285 of TeCoRe's 14,857)."""


def corpus(facts: int, seed: int = 10) -> tuple[list[str], str]:
    """Facts as JSON Lines and the vocabulary as JSON; equal arguments give equal texts.

    Args:
        facts: how many lines, stints first.
        seed: which corpus.
    """
    random = Random(seed)
    people = [f"pers/player-{number}" for number in range(PLAYERS)]
    teams = [f"orga/team-{number}" for number in range(TEAMS)]
    stints = facts * PLAYS_PER_20_000 // 20_000
    told = _stints(random, stints, people, teams)
    told += _births(random, facts - stints, people)
    lines = [
        json.dumps({"id": f"f{number:06d}", "article": "football", "hedging": "stated", **fact})
        for number, fact in enumerate(told)
    ]
    return lines, json.dumps(_vocabulary(people, teams))


def _stints(random: Random, wanted: int, people: list[str], teams: list[str]) -> list[dict[str, Any]]:
    """Careers of several stints, one after another, and among them some that cannot be."""
    told: list[dict[str, Any]] = []
    while len(told) < wanted:
        for person in people:
            for start, end in _career(random, wanted / len(people)):
                time = f"{start}/{end}"
                told.append(
                    {
                        "subject": person,
                        "predicate": "plays-for",
                        "object": random.choice(teams),
                        "time": time,
                    }
                )
    return told[:wanted]


def _career(random: Random, stints: float) -> Iterator[tuple[int, int]]:
    """First and last year of each stint of a player; a false one spans decades, as TeCoRe's do."""
    year = random.randint(1970, 2010)
    for _ in range(random.randint(1, max(1, round(2 * stints) - 1))):
        if random.random() < FALSE_SHARE:
            start = random.randint(1920, 2010)
            yield start, start + random.randint(0, 100)
        end = year + min(int(random.expovariate(0.6)), 15)
        yield year, end
        year = end + 1


def _births(random: Random, wanted: int, people: list[str]) -> list[dict[str, Any]]:
    told: list[dict[str, Any]] = []
    for number in range(wanted):
        year = str(random.randint(1950, 1995))
        person = people[number % len(people)]
        told.append({"subject": person, "predicate": "born-on", "object": {"date": year}})
    return told


def _vocabulary(people: list[str], teams: list[str]) -> dict[str, Any]:
    entities = {person: {"type": "person", "name": _name(person)} for person in people}
    entities |= {team: {"type": "organisation", "name": _name(team)} for team in teams}
    shared = {"subject_type": ["person"], "one_object_per_subject": True}
    stint = {"label": "plays for", "kind": "state", "object_type": ["organisation"], **shared}
    birth = {"label": "was born on", "kind": "attribute", "object_type": ["date"], **shared}
    return {
        "articles": {"football": {"title": "football facts"}},
        "entities": entities,
        "predicates": {"plays-for": stint, "born-on": {**birth, "before": ["plays-for"]}},
    }


def _name(key: str) -> str:
    return key.partition("/")[2].replace("-", " ").title()
