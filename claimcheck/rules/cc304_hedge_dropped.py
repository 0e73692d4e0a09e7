"""CC304: one article hedges a thing and elsewhere states it flatly."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from claimcheck.comparable.block import Block, Position
from claimcheck.comparable.proposition import certainty_words, proposition
from claimcheck.example import Example
from claimcheck.families.certainty import CertaintyRule
from claimcheck.finding import Outcome, Severity
from claimcheck.judging.comparison import meet
from claimcheck.judging.grouping import Group
from claimcheck.judging.meeting import DISTINCT, OTHER_TIMES, SILENT, Trail, Verdict
from claimcheck.judging.timing import UNDATED
from claimcheck.values.time import Relation


class HedgeDropped(CertaintyRule):
    """One article hedges a thing in one place and states it flatly in another.

    Either order counts. The common case is a flat lead over a hedged body; the other is a body that forgets
    the "reportedly" with which the lead began. Which came first is read from where the quotes stand, else
    from the order of the records. A flat statement by a named speaker is that speaker's, not the article's,
    unless the hedge is the same speaker's too.

    ## Why it matters
    Readers remember the flat sentence. So do headline writers, and the desks that copy the story.

    ## What to do
    Hedge both places alike, or say in the flat place what has confirmed it (and record it as `confirmed`).
    If the two places mean different occasions or times, give each claim its `event` or `time`.
    """

    code = "CC304"
    name = "hedge-dropped"
    question = "one article hedges a thing and states it flatly further on"
    block_on = ("article", "predicate", "subject", "object", "event", "separators")
    remedy = "hedge both alike, or say in the flat place what has confirmed it"

    def judge(self, block: Block, a: Position, b: Position, trail: Trail = SILENT) -> Verdict:
        """Two certainties for one proposition in one article."""
        flat, hedged = (a, b) if a.lead.flat else (b, a)
        ask = "Is it flat in one place and hedged in the other?"
        if a.lead.flat == b.lead.flat or a.lead.affirmed != b.lead.affirmed:
            trail.note(ask, f"no: {certainty_words(a.lead)}, {certainty_words(b.lead)}")
            return DISTINCT
        trail.note(ask, f"yes: {certainty_words(flat.lead)}, {certainty_words(hedged.lead)}")
        if flat.lead.speaker and flat.lead.speaker != hedged.lead.speaker:
            trail.note("Is the flat statement the article's own?", "no: it is a speaker's, who may be surer")
            return DISTINCT
        meeting = meet(block, a, b, trail, certainty=True)
        if meeting is None:
            return DISTINCT
        if meeting.relation is Relation.DISJOINT:
            return OTHER_TIMES
        if flat.lead.hedging == "confirmed" and self._order(block, flat) > self._order(block, hedged):
            trail.note("Does the later mention answer the hedge?", "yes: it gives it as confirmed")
            return Verdict(Outcome.PROGRESSION, "further on the article itself confirms it")
        # Within one article two undated mentions speak of one time, and a quoted hedge counts as one.
        if any(doubt in UNDATED for doubt in meeting.doubts):
            trail.note(
                "Does the missing date matter?", "no: one article speaks of one time, unless it says so"
            )
        if meeting.voices:
            trail.note("Does it matter who hedges?", "no: a hedge that the article quotes is one, too")
        self._basis_of(hedged, trail)
        doubts = tuple(doubt for doubt in meeting.doubts if doubt not in UNDATED and doubt != meeting.voices)
        outcome = Outcome.POSSIBLE if doubts or hedged.lead.rank is None else Outcome.CONFLICT
        return Verdict(outcome, "hedged in one place, flat in another", doubts, meeting.interval)

    def _order(self, block: Block, position: Position) -> tuple[int, int]:
        """Where a position stands in its article: by its first quote, else by its first record."""
        searchable = block.articles[position.lead.article].searchable
        first_record = min(statement.order for statement in position.statements)
        if searchable is None:
            return (0, first_record)
        starts = [
            match.start
            for statement in position.statements
            for quote in statement.wording.quotes
            for match in searchable.find(quote.exact, quote.prefix, quote.suffix)[:1]
        ]
        return (min(starts, default=0), first_record)

    def severity_of(self, group: Group) -> Severity:
        """As every rule, but not lowered for hedging; where the hedge gives no basis to judge, a note."""
        if all(None in (a.lead.rank, b.lead.rank) for a, b in group.pairs):
            return Severity.INFO
        return super().severity_of(group)

    def message(self, block: Block, group: Group, labels: Sequence[str]) -> str:
        """What is said, first how, then how."""
        first, second = sorted(group.pair, key=lambda position: self._order(block, position))
        what = proposition(first.lead, block.predicate, block.vocabulary)
        return f"{what}: given first {certainty_words(first.lead)}, further on {certainty_words(second.lead)}"

    template: ClassVar[Mapping[str, Any]] = {"subject": "son", "predicate": "attends", "object": "gala"}
    valid = (
        Example(
            "the later mention answers the hedge",
            ({"hedging": "reportedly"}, {"hedging": "confirmed"}),
            outcome="progression",
        ),
        Example(
            "two articles: each keeps its own certainty",
            ({"hedging": "reportedly"}, {"article": "b"}),
        ),
        Example(
            "scope: hedged as speaker, flat as guest",
            ({"hedging": "likely", "scope": {"role": "speaker"}}, {"scope": {"role": "guest"}}),
        ),
        Example(
            "time: he has been there before, and may come again",
            (
                {"predicate": "visits", "object": "tokyo", "relative": "before"},
                {
                    "predicate": "visits",
                    "object": "tokyo",
                    "relative": "after",
                    "hedging": "possible",
                    "modality": "planned",
                },
            ),
        ),
        Example(
            "succession: dated to different years",
            (
                {"predicate": "leads", "object": "stargate", "time": "2024/2025"},
                {
                    "predicate": "leads",
                    "object": "stargate",
                    "time": "2026/2027",
                    "hedging": "possible",
                    "modality": "planned",
                },
            ),
        ),
        Example(
            "a named speaker is sure, the article is not",
            (
                {"attribution": {"evidence": "named_source", "source": "softbank"}},
                {"hedging": "reportedly"},
            ),
        ),
        Example(
            "both mentions are hedged, in different words",
            ({"hedging": "reportedly"}, {"hedging": "likely"}),
        ),
        Example(
            "two occasions in one article",
            ({"hedging": "rumored"}, {"object": "summit"}),
        ),
    )
    invalid = (
        Example(
            "what is told as true now is hedged where it lies ahead: perhaps two times",
            (
                {"predicate": "leads", "object": "stargate"},
                {
                    "predicate": "leads",
                    "object": "stargate",
                    "hedging": "likely",
                    "modality": "planned",
                    "relative": "after",
                },
            ),
            outcome="possible",
            severity="warning",
        ),
        Example(
            "reportedly joined by him, further on his presence is a fact",
            ({"hedging": "reportedly", "modality": "planned", "cue": "reportedly"}, {}),
            outcome="conflict",
            severity="error",
        ),
        Example(
            "the lead is flat, the quoted words further down set a condition",
            (
                {"modality": "planned"},
                {
                    "modality": "conditional",
                    "condition": "if circumstances permit",
                    "attribution": {"evidence": "named_source", "source": "ministry"},
                },
            ),
            outcome="conflict",
        ),
        Example(
            "expected to come in the lead, will come in the body",
            ({"hedging": "likely", "modality": "planned"}, {"modality": "planned"}),
            outcome="conflict",
        ),
        Example(
            "it is not recorded whether both mean one visit",
            (
                {"predicate": "visits", "object": "tokyo", "hedging": "reportedly", "modality": "planned"},
                {"predicate": "visits", "object": "tokyo"},
            ),
            outcome="possible",
            severity="warning",
        ),
        Example(
            "unconfirmed in one place, flat in another: a note",
            ({"hedging": "unconfirmed"}, {}),
            outcome="possible",
            severity="info",
        ),
    )
