"""CC903: two records of one article say the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import ClassVar

from claimcheck.comparable.block import Block
from claimcheck.comparable.proposition import proposition
from claimcheck.comparable.statement import Statement
from claimcheck.example import Example
from claimcheck.finding import Edit, Problem, Repair, Severity, Spot, Unchecked
from claimcheck.rule import CrossRule

_MEETS = {"predicate": "meets", "object": "trump"}
_HEADCOUNT = {"subject": "gala", "predicate": "headcount"}
_DATE = {"subject": "gala", "predicate": "takes-place-on"}


class DuplicateClaim(CrossRule):
    """Two records of one article say the same: same certainty, time, place, scope and source.

    ## Why it matters
    Whoever corrects the one will forget the other, and then the article contradicts itself.

    ## What to do
    Keep one record, and list all its quotes in it. When the two do not say the same, record what sets them
    apart: `time`, `event`, `scope`, `attribution`, `likelihood`.
    """

    code = "CC903"
    name = "duplicate-claim"
    question = "two records of one article say the same"
    severity = Severity.WARNING
    block_on = ("article", "predicate", "subject", "object")
    differs_in = ("claim",)
    meets_in = "position"

    def check(self, block: Block) -> Iterator[Problem | Unchecked]:
        """One problem for all the records that say one thing."""
        for position in block.positions:
            alike: dict[tuple[object, ...], list[Statement]] = {}
            for statement in position.statements:
                alike.setdefault(_also(statement), []).append(statement)
            for group in alike.values():
                if len({statement.claim for statement in group}) > 1:
                    yield _problem(block, sorted(group, key=lambda s: (s.order, s.claim)))

    template: ClassVar = {"subject": "son", "predicate": "attends", "object": "gala"}
    valid = (
        Example("hedging: other certainty", ({"hedging": "rumored"}, {"hedging": "stated"})),
        Example("time: other days", ({"time": "2025-10-27"}, {"time": "2025-10-28"})),
        Example("scope: another role", ({"scope": {"role": "guest"}}, {"scope": {"role": "speaker"}})),
        Example("another occasion", ({**_MEETS, "event": "gala"}, {**_MEETS, "event": "summit"})),
        Example(
            "another source",
            ({"attribution": {"speaker": "softbank"}}, {"attribution": {"speaker": "police"}}),
        ),
        Example("another probability", ({"likelihood": [20, 40]}, {"likelihood": [60, 80]})),
        Example("another article", ({}, {"article": "b"})),
        Example("the first one is retracted", ({"retracted": True}, {})),
        Example("the first one is replaced", ({"id": "a/1"}, {"id": "a/2", "supersedes": ["a/1"]})),
        Example("planned, and then actual", ({"modality": "planned"}, {"modality": "actual"})),
        Example(
            "another amount", tuple({**_HEADCOUNT, "object": {"amount": n, "unit": "1"}} for n in (80, 90))
        ),
        Example("one claim about two people", ({"subject": ["son", "trump"]},)),
    )
    invalid = (
        Example("the same twice", ({}, {}), severity="warning"),
        Example(
            "the same with another quote",
            ({"quote": {"exact": "Son attends"}}, {"quote": {"exact": "Son comes"}}),
        ),
        Example("the second one names two people, one of them again", ({}, {"subject": ["trump", "son"]})),
        Example("the same with the same probability", ({"likelihood": [20, 40]},) * 2),
        Example("the same date", ({**_DATE, "object": {"date": "2025-10-27"}},) * 2),
        Example("three times", ({}, {}, {})),
        Example(
            "two ids that are declared to be one person",
            ({}, {"subject": "masayoshi"}),
            entities={"masayoshi": {"type": "person", "name": "Masayoshi Son", "same_as": ["son"]}},
        ),
    )


def _also(statement: Statement) -> tuple[object, ...]:
    """What sets two records apart beside what makes a position."""
    said = statement.wording
    return (statement.place, said.evidence, said.source, said.condition, said.time_as, said.likelihood)


def _problem(block: Block, group: Sequence[Statement]) -> Problem:
    first = group[0]
    claims = list(dict.fromkeys(statement.claim for statement in group))
    words = proposition(first, block.predicate, block.vocabulary)
    count = "twice" if len(claims) == 2 else f"{len(claims)} times"
    return Problem(
        message=f"“{words}” is recorded {count}, with the same certainty",
        spots=(*(Spot(claim, "", "again here") for claim in claims[1:]), Spot(claims[0], "", "first here")),
        key=(*block.key, *sorted(claims)),
        help="keep one record, and list all its quotes in it",
        repair=_repair(group, claims),
    )


def _repair(group: Sequence[Statement], claims: Sequence[str]) -> Repair | None:
    """Take out the records that differ from an earlier one in nothing but their ids."""
    said = [[replace(s, claim="", order=0) for s in group if s.claim == claim] for claim in claims]
    # The first record is the last spot, which is index -1.
    twins = {number: said.index(words) for number, words in enumerate(said)}
    edits = tuple(Edit(n - 1, None, (t - 1) % len(claims)) for n, t in twins.items() if t < n)
    return Repair(edits) if edits else None
