"""CC214: what one claim implies contradicts another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, ClassVar, NamedTuple

from claimcheck.comparable.block import Block, Position
from claimcheck.comparable.proposition import proposition
from claimcheck.comparable.statement import BOOLEAN, ENTITY, TEXT, Statement
from claimcheck.comparable.vocabulary import KnownPredicate, Vocabulary
from claimcheck.example import Example
from claimcheck.finding import Outcome, Problem, Spot, Unchecked
from claimcheck.judging.comparison import backwards, meet, out_of_order
from claimcheck.judging.grouping import Group
from claimcheck.judging.implying import Chain, chains
from claimcheck.judging.meeting import DISTINCT, SILENT, Trail, Verdict, verdict
from claimcheck.rule import CrossRule, quoted

FIRM = 2
"""The lowest rank of a claim that implies anything here."""

DEAD = {"predicate": "is-alive", "object": {"boolean": False}, "article": "b"}
HOLDS = {"predicate": "holds-office", "object": "prime-minister"}
AT_FAIR = {"predicate": "attends", "object": "fair", "event": "fair"}
NOT_THERE = {"predicate": "visits", "object": "tokyo", "event": "fair", "polarity": "negated", "article": "b"}
FAIR = {"fair": {"type": "event", "name": "the fair", "place": "akasaka"}}
PARENT = {
    "parent-of": {"label": "is a parent of", "kind": "attribute", "inverse": "child-of"},
    "child-of": {"label": "is a child of", "kind": "attribute"},
}


class Clash(NamedTuple):
    """Two chains whose ends contradict each other."""

    one: Chain
    other: Chain


class ImpliedContradiction(CrossRule):
    """What a claim implies is contradicted by another claim, though no two say the opposite outright.

    By the vocabulary, who attends an event visits its place, and who visits a place is in it; who holds an
    office is alive (`implies`, over any steps; also `inverse`). What follows is held against what is denied,
    against another value where there can be one only, and against relations that exclude it. The steps are
    printed. Nothing follows from claims that are no more than possible, rumored or conditional.

    ## Why it matters
    One article has the minister at the dinner in Tokyo, another says that he did not leave Washington. No
    sentence contradicts another, and both cannot be right.

    ## What to do
    Correct the claim that is wrong. If the step does not hold in this case (somebody takes part from afar),
    say so in `scope` (`"remote": true`), or correct what the vocabulary says that the relation implies.
    """

    code = "CC214"
    name = "implied-contradiction"
    question = "what follows from one claim contradicts another"
    block_on = ("end",)
    differs_in = ("predicate",)
    meets_in = ""
    some = ("denies",)
    remedy = "correct the wrong claim, or the `implies` of the vocabulary where it does not follow"

    def suffices(self, predicate: KnownPredicate) -> bool:
        """A value of a relation that is implied, and has one value or excludes another relation."""
        return predicate.led_to and bool(predicate.one_object_per_subject or predicate.exclusive_with)

    def selects(self, predicate: KnownPredicate) -> bool:
        """Relations that imply something, and those that are implied."""
        return bool(predicate.leads_to) or predicate.led_to

    def check(self, block: Block) -> Iterator[Problem | Unchecked]:
        """As every cross rule, of the positions that speak, in the end, of the one whose block it is."""
        told: dict[str, list[Position]] = {}
        for position in block.positions:
            for chain in _chains(position, block.vocabulary):
                if chain.end.subject == block.key[0]:
                    told.setdefault(chain.end.predicate, []).append(position)
        reached = set(told)
        kept = {
            id(position)
            for name, positions in told.items()
            if len({p.lead.predicate for p in positions}) > 1
            or not block.vocabulary.predicates[name].exclusive_with.isdisjoint(reached)
            for position in positions
        }
        yield from super().check(replace(block, positions=tuple(p for p in block.positions if id(p) in kept)))

    def when(self, block: Block, position: Position) -> None:
        """What follows from a claim may be of another kind than the claim, so every pair is looked at."""

    def judge(self, block: Block, a: Position, b: Position, trail: Trail = SILENT) -> Verdict:
        """Whether something that the one implies contradicts the other."""
        clash = _clash(block.vocabulary, a, b)
        ask = "Does what the one implies contradict the other?"
        if clash is None:
            trail.note(ask, "no")
            return DISTINCT
        for chain in clash:
            trail.note(ask, f"yes: {_words(chain, block.vocabulary)}")
        x, y = replace(a, lead=clash.one.end), replace(b, lead=clash.other.end)
        relation = block.relation(x)
        if relation.spares(x.lead.subject, x.lead.object, y.lead.object):
            trail.note("Does it apply to them?", "no: the relation makes an exception")
            return DISTINCT
        meeting = meet(block, x, y, trail)
        if meeting is None:
            return DISTINCT
        if meeting.plan:
            trail.note("Are both plans, or both facts?", "no: a plan may come to nothing")
            return DISTINCT
        if x.lead.predicate == y.lead.predicate and backwards(relation.ordered_values, x, y):
            return out_of_order(x, y, meeting)
        if meeting.undated and relation.ordered_values:
            trail.note("Is it certain that they do not follow each other?", "no: without dates they may")
            return DISTINCT
        made = verdict(meeting, "the one implies what the other rules out")
        # That something held, and later did not, is what news is made of.
        if made.outcome is Outcome.PROGRESSION:
            return made._replace(outcome=Outcome.DISTINCT)
        return made

    def label(self, block: Block, position: Position) -> str:
        """What is said, or denied."""
        lead = position.lead
        words = proposition(lead, block.relation(position), block.vocabulary)
        return words if lead.affirmed else f"not: {words}"

    def message(self, block: Block, group: Group, labels: Sequence[str]) -> str:
        """What the one implies, and what the other says instead."""
        del labels
        clash = _clash(block.vocabulary, *group.pair)
        assert clash is not None
        implying, said = sorted(clash, key=lambda chain: len(chain.steps) == 1)
        known = block.vocabulary
        perhaps = "perhaps " if group.outcome is Outcome.POSSIBLE else ""
        source, end, other = implying.steps[0], implying.end, said.steps[0]
        words = [proposition(s, known.predicates[s.predicate], known) for s in (source, end, other)]
        against = f"that {words[2]} is denied" if not other.affirmed else words[2]
        return f"{words[0]}, which implies that {words[1]}; {perhaps}against that: {against}"

    def notes(self, block: Block, group: Group) -> tuple[str, ...]:
        """The steps from each claim to the contradiction, and what keeps it from certainty."""
        clash = _clash(block.vocabulary, *group.pair)
        assert clash is not None
        told = [f"{c.steps[0].claim}: {_words(c, block.vocabulary)}" for c in clash if len(c.steps) > 1]
        return (*told, *super().notes(block, group))

    def spot(self, position: Position) -> Spot:
        """The denial, or what is said to be so."""
        pointer = "/object" if position.lead.affirmed else "/polarity"
        return Spot(position.lead.claim, pointer, quoted(position.lead))

    template: ClassVar[Mapping[str, Any]] = {"subject": "ishiba"}
    valid = (
        Example(
            "what follows is not denied",
            (AT_FAIR, {**NOT_THERE, "object": "osaka"}),
            entities=FAIR,
        ),
        Example(
            "a link below likely: it is only rumored that he attends",
            ({**AT_FAIR, "hedging": "rumored"}, NOT_THERE),
            entities=FAIR,
        ),
        Example(
            "succession: he held office, and died later",
            ({**HOLDS, "time": "1980/1982"}, {**DEAD, "time": "2010/.."}),
        ),
        Example(
            "remote: he attends from afar",
            ({**AT_FAIR, "scope": {"remote": True}}, NOT_THERE),
            entities=FAIR,
        ),
        Example(
            "another occasion: he stayed away from another event in the city",
            (AT_FAIR, {**NOT_THERE, "event": "gala"}),
            entities=FAIR,
        ),
        Example(
            "a plan that came to nothing",
            ({**AT_FAIR, "modality": "planned"}, NOT_THERE),
            entities=FAIR,
        ),
        Example(
            "precision: not at the palace, but in its city",
            (
                {"predicate": "attends", "object": "forum", "event": "forum"},
                {**NOT_THERE, "object": "akasaka", "event": "forum"},
            ),
            entities={"forum": {"type": "event", "name": "the forum", "place": "tokyo"}},
        ),
        Example(
            "undated: dead, and in office years before",
            ({**HOLDS, "time": "1980/1982"}, DEAD),
        ),
        Example(
            "a company attends, and visits nothing",
            ({**AT_FAIR, "subject": "softbank"}, {**NOT_THERE, "subject": "son"}),
            entities=FAIR,
        ),
    )
    invalid = (
        Example(
            "attends an event in Tokyo, and did not go to Tokyo for it",
            (AT_FAIR, NOT_THERE),
            entities=FAIR,
            outcome="conflict",
            severity="error",
        ),
        Example(
            "two steps: attends an event in Tokyo, and was not in Japan that week",
            (
                {**AT_FAIR, "time": "2025-02-07"},
                {
                    "predicate": "located-in",
                    "object": "japan",
                    "polarity": "negated",
                    "article": "b",
                    "time": "2025-02-03/2025-02-09",
                },
            ),
            entities=FAIR,
            outcome="conflict",
        ),
        Example(
            "in office, and dead, in one year",
            ({**HOLDS, "time": "2008/2012"}, {**DEAD, "time": "2010/.."}),
            outcome="conflict",
            severity="error",
        ),
        Example(
            "dead in one article, in office in one of the year after",
            ({**HOLDS, "article": "c"}, DEAD),
            articles={"b": {"published": "2024-03-01"}, "c": {"published": "2025-03-01"}},
            outcome="conflict",
        ),
        Example(
            "the other way round: a parent of hers, who is no child of his",
            (
                {"predicate": "parent-of", "object": "takaichi"},
                {
                    "subject": "takaichi",
                    "predicate": "child-of",
                    "object": "ishiba",
                    "polarity": "negated",
                    "article": "b",
                },
            ),
            predicates=PARENT,
            outcome="conflict",
        ),
        Example(
            "hedging: reportedly attends, one step down",
            ({**AT_FAIR, "hedging": "reportedly"}, NOT_THERE),
            entities=FAIR,
            outcome="conflict",
            severity="warning",
        ),
        Example(
            "which occasion it was, only one side says",
            (AT_FAIR, {**NOT_THERE, "event": None}),
            entities=FAIR,
            outcome="possible",
        ),
    )


def _chains(position: Position, known: Vocabulary) -> list[Chain]:
    """What a position says and implies; only what it says, where it is not firm enough to imply anything."""
    lead = position.lead
    firm = lead.rank is not None and lead.rank >= FIRM
    return list(chains(lead, known)) if firm else [Chain((lead,))]


def _clash(known: Vocabulary, a: Position, b: Position) -> Clash | None:
    """The shortest chain from one position whose end contradicts what the other says itself."""
    if a.lead.predicate == b.lead.predicate:
        return None
    found = [
        Clash(one, other)
        for one in _chains(a, known)
        for other in _chains(b, known)
        if (len(one.steps) == 1) != (len(other.steps) == 1) and _contradict(known, one.end, other.end)
    ]
    return min(found, key=lambda clash: len(clash.one.steps) + len(clash.other.steps), default=None)


def _contradict(known: Vocabulary, x: Statement, y: Statement) -> bool:
    """Whether two statements of one subject exclude each other, whenever they hold."""
    if x.subject != y.subject or not (x.affirmed or y.affirmed):
        return False
    relation = known.predicates[x.predicate]
    if x.predicate != y.predicate:
        return x.affirmed and y.affirmed and x.object == y.object and y.predicate in relation.exclusive_with
    if x.shape != y.shape:
        return False
    if not (x.affirmed and y.affirmed):
        said, denied = (x, y) if x.affirmed else (y, x)
        return said.object == denied.object or (
            said.shape == ENTITY and denied.object in known.around(said.object)
        )
    comparable = relation.one_object_per_subject and x.shape in (ENTITY, TEXT, BOOLEAN)
    return comparable and x.object != y.object and not known.nested(x.object, y.object)


def _words(chain: Chain, known: Vocabulary) -> str:
    words = chain.words(known)
    return words if chain.steps[0].affirmed else f"it is denied that {words}"
