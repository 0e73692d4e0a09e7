"""CC301: one article gives as fact what another only reports or rumours."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import Any, ClassVar

from claimcheck.comparable.block import Block, Position
from claimcheck.comparable.proposition import certainty_words, proposition
from claimcheck.example import Example
from claimcheck.families.certainty import (
    DAY_OF_WRITING,
    UNKNOWN,
    WEAK_FIRST,
    CertaintyRule,
    first_told,
    kind_of_telling,
    lowered,
    one_article,
    only_by_date_of_writing,
    passed_on,
)
from claimcheck.finding import Outcome, Severity
from claimcheck.judging.comparison import meet
from claimcheck.judging.grouping import Group
from claimcheck.judging.meeting import DISTINCT, OTHER_TIMES, SILENT, Trail, Verdict
from claimcheck.values.listing import listed
from claimcheck.values.time import Relation

UNKNOWN_ORDER = "the articles are not all dated, so which came first is unknown"


class CertaintyClash(CertaintyRule):
    """One article gives as fact what another article gives two steps lower: as rumour, or as merely possible.

    Planned, actual, predicted and conditional mentions of one matter are all compared here, for what is
    rumoured as a plan and reported as done is how a rumour hardens. A rumour that is certainly older than the
    fact is a note. So is hearsay one step below a fact ("reportedly" beside "has arrived"), and a side
    that gives no basis to judge ("unconfirmed", "disputed").

    ## Why it matters
    No reader sees both articles at once, and each is consistent in itself. Whoever quotes the firm one does
    not know that a colleague had only heard it.

    ## What to do
    Date both articles: if the rumour came first, the fact has confirmed it. Else find out which certainty is
    right, and correct or supersede the other record.
    """

    code = "CC301"
    name = "certainty-clash"
    question = "a rumour here, a fact there; one source is surer than another"
    remedy = "hedge both alike, or record what makes the one certain (`attribution`)"

    def telling(self, block: Block, position: Position) -> Hashable | None:
        """How it is told."""
        return kind_of_telling(block, position)

    def judge(self, block: Block, a: Position, b: Position, trail: Trail = SILENT) -> Verdict:
        """Two certainties for one proposition, in different articles."""
        high, low = sorted((a, b), key=lambda p: p.lead.rank or 0, reverse=True)
        ask = "Is one given as fact, the other two steps lower, or on hearsay?"
        if a.lead.affirmed != b.lead.affirmed:
            trail.note("Do both say that it is so, or both that it is not?", "no: that is for CC203")
            return DISTINCT
        if one_article(a, b):
            trail.note("Are they in different articles?", "no: one article; that is for CC304")
            return DISTINCT
        if not high.lead.flat or not _far_apart(high, low):
            trail.note(ask, f"no: {certainty_words(high.lead)}, {certainty_words(low.lead)}")
            return DISTINCT
        trail.note(ask, f"yes: {certainty_words(high.lead)}, {certainty_words(low.lead)}")
        if lowered(block, low, high):
            trail.note("Was it confirmed before it was hedged?", "yes: that is for CC302")
            return DISTINCT
        if len(passed_on(block, high, low)) == len(high.statements):
            trail.note("Does what gives it as fact rest on what hedges it?", "yes: that is for CC303")
            return DISTINCT
        meeting = meet(block, a, b, trail, certainty=True)
        if meeting is None:
            return DISTINCT
        order = first_told(block, low, high)
        trail.note("Which article came first?", order)
        apart = meeting.relation is Relation.DISJOINT
        if apart and not only_by_date_of_writing(a, b):
            return OTHER_TIMES
        if order == WEAK_FIRST:
            return Verdict(
                Outcome.PROGRESSION, "the less certain article is the older one: it has been confirmed"
            )
        doubts = (*meeting.doubts, DAY_OF_WRITING) if apart else tuple(meeting.doubts)
        if order == UNKNOWN:
            doubts += (UNKNOWN_ORDER,)
        if meeting.relation is Relation.OVERLAP and not doubts and not _faint(high, low):
            return Verdict(Outcome.CONFLICT, "fact here, rumour there", (), meeting.interval)
        return Verdict(Outcome.POSSIBLE, "fact here, rumour there", doubts, meeting.interval)

    def severity_of(self, group: Group) -> Severity:
        """As every rule, but not lowered for hedging; faint differences are notes."""
        if all(_faint(*sorted(pair, key=lambda p: p.lead.rank or 0, reverse=True)) for pair in group.pairs):
            return Severity.INFO
        return super().severity_of(group)

    def message(self, block: Block, group: Group, labels: Sequence[str]) -> str:
        """What is said, and how firmly by whom."""
        what = proposition(group.positions[0].lead, block.predicate, block.vocabulary)
        ordered = sorted(group.positions, key=lambda p: (-(p.lead.rank or 0), p.lead.modality))
        firm = list(dict.fromkeys(certainty_words(p.lead) for p in ordered if p.lead.flat))
        weak = list(dict.fromkeys(certainty_words(p.lead) for p in ordered if not p.lead.flat))
        return f"{what}: given {listed(firm)} here, {listed(weak)} there"

    def settle(self, block: Block, group: Group) -> str | None:
        """The order of the articles, if that is what is missing."""
        if UNKNOWN_ORDER in group.doubts:
            return "date the articles (`published`): a rumour that came first has been confirmed"
        return super().settle(block, group)

    template: ClassVar[Mapping[str, Any]] = {"subject": "son", "predicate": "attends", "object": "gala"}
    valid = (
        Example(
            "time: the rumour is the older article, the fact the newer one",
            ({"hedging": "rumored", "modality": "planned"}, {"hedging": "confirmed", "article": "b"}),
            articles={"a": {"published": "2025-10-20"}, "b": {"published": "2025-10-29"}},
            outcome="progression",
        ),
        Example(
            "two occasions: rumoured for the gala, stated of the summit",
            ({"hedging": "rumored"}, {"object": "summit", "article": "b"}),
        ),
        Example(
            "succession of certainties one step apart: likely here, stated there",
            ({"hedging": "likely"}, {"article": "b"}),
        ),
        Example(
            "scope: rumoured as speaker, stated as guest",
            (
                {"hedging": "rumored", "scope": {"role": "speaker"}},
                {"scope": {"role": "guest"}, "article": "b"},
            ),
        ),
        Example(
            "one article only: both certainties stand in the same text",
            ({"hedging": "rumored"}, {"hedging": "stated"}),
        ),
        Example(
            "an opinion is compared with nothing",
            ({"hedging": "possible", "modality": "opinion"}, {"article": "b"}),
        ),
        Example(
            "time: a rumour about one year, a fact about another",
            (
                {"predicate": "leads", "object": "stargate", "hedging": "rumored", "time": "2024"},
                {"predicate": "leads", "object": "stargate", "time": "2026", "article": "b"},
            ),
        ),
        Example(
            "aliases: the firm article speaks of somebody else of that name",
            ({"hedging": "rumored"}, {"subject": "other-son", "article": "b"}),
            entities={"other-son": {"type": "person", "name": "Son Masayoshi", "distinct_from": ["son"]}},
        ),
    )
    invalid = (
        Example(
            "a named speaker is sure, another article has only heard it",
            (
                {"hedging": "rumored"},
                {"attribution": {"evidence": "named_source", "source": "softbank"}, "article": "b"},
            ),
            articles={"a": {"published": "2025-10-29"}, "b": {"published": "2025-10-29"}},
            outcome="possible",
            severity="warning",
        ),
        Example(
            "a state: the older article gives as fact what the newer one has only heard",
            (
                {"predicate": "leads", "object": "stargate"},
                {"predicate": "leads", "object": "stargate", "hedging": "rumored", "article": "b"},
            ),
            articles={"a": {"published": "2025-10-01"}, "b": {"published": "2025-10-05"}},
            outcome="possible",
            severity="warning",
        ),
        Example(
            "rumoured here, confirmed there, and neither article is dated",
            (
                {"hedging": "rumored", "modality": "planned", "cue": "Unconfirmed but rumored"},
                {"hedging": "confirmed", "article": "b"},
            ),
            outcome="possible",
            severity="warning",
        ),
        Example(
            "both appeared on one day: one says fact, one says rumour",
            ({"hedging": "rumored"}, {"hedging": "stated", "article": "b"}),
            articles={"a": {"published": "2025-10-29"}, "b": {"published": "2025-10-29"}},
            outcome="conflict",
            severity="error",
        ),
        Example(
            "the fact is the older article; the later one knows only a rumour",
            ({"hedging": "rumored"}, {"hedging": "stated", "article": "b"}),
            articles={"a": {"published": "2025-10-29"}, "b": {"published": "2025-10-20"}},
            outcome="conflict",
        ),
        Example(
            "hearsay one step below a fact is a note",
            ({"hedging": "reportedly", "modality": "planned"}, {"article": "b"}),
            outcome="possible",
            severity="info",
        ),
        Example(
            "one side gives no basis to judge: a note",
            ({"hedging": "unconfirmed"}, {"hedging": "confirmed", "article": "b"}),
            outcome="possible",
            severity="info",
        ),
        Example(
            "two visits that may be one: no occasion is recorded",
            (
                {
                    "predicate": "visits",
                    "object": "tokyo",
                    "hedging": "possible",
                    "modality": "predicted",
                    "time": "2026",
                },
                {"predicate": "visits", "object": "tokyo", "article": "b"},
            ),
            outcome="possible",
            severity="warning",
        ),
    )


def _far_apart(high: Position, low: Position) -> bool:
    """Two steps apart, or one step and hearsay, or the lower one off the scale."""
    if high.lead.rank is None or low.lead.rank is None:
        return True
    gap = high.lead.rank - low.lead.rank
    return gap >= 2 or (gap == 1 and low.lead.hearsay)


def _faint(high: Position, low: Position) -> bool:
    """A difference that is worth a note only: one step of hearsay, or no basis to judge."""
    return low.lead.rank is None or high.lead.rank is None or high.lead.rank - low.lead.rank < 2
