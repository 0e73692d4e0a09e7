"""CC302: a later article hedges what an earlier one gave as confirmed, and says nothing of a correction."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import Any, ClassVar

from claimcheck.comparable.block import Block, Position
from claimcheck.comparable.correction import notes_correction
from claimcheck.comparable.proposition import certainty_words, proposition
from claimcheck.example import Example
from claimcheck.families.certainty import (
    DAY_OF_WRITING,
    CertaintyRule,
    first_told,
    kind_of_telling,
    lowered,
    only_by_date_of_writing,
)
from claimcheck.finding import Outcome, Severity
from claimcheck.judging.comparison import meet
from claimcheck.judging.grouping import Group
from claimcheck.judging.meeting import DISTINCT, OTHER_TIMES, SILENT, Trail, Verdict
from claimcheck.judging.pairing import Pairing
from claimcheck.judging.timing import LIES_AHEAD
from claimcheck.values.listing import listed
from claimcheck.values.time import Relation

PLAN_IN_DOUBT = "the plan may have come into doubt between the two"
DATE_INFERRED = "the date of an article is only inferred"


class CertaintyLowered(CertaintyRule):
    """A later article only hedges what an earlier one gave as confirmed.

    Both articles must be dated and speak of one thing, one occasion and one time. It is no finding where the
    later record replaces the earlier one (`supersedes`), or where its note, cue or quote says that an earlier
    report was corrected, revised or no longer holds. A confirmed plan that later becomes uncertain may just
    be news, so it is only possible.

    ## Why it matters
    What has been verified does not become a rumour by itself. Either the later desk did not know, or the
    earlier article was wrong and nobody has told its readers.

    ## What to do
    If it is still certain, raise the later record to what the earlier article confirmed. If it is not,
    correct the earlier article, let the later claim supersede it, or say in its `note` what was corrected.
    """

    code = "CC302"
    name = "certainty-lowered"
    question = "what was confirmed is only a rumour in a later article"
    remedy = "if it is still certain, say so in the later record; if not, let it supersede the earlier one"

    def pairing(self, block: Block, camps: Sequence[str]) -> Pairing:
        """Nothing where nothing is confirmed."""
        confirmed = any(position.lead.hedging == "confirmed" for position in block.positions)
        return super().pairing(block, camps) if confirmed else Pairing(())

    def telling(self, block: Block, position: Position) -> Hashable | None:
        """How it is told, and whether it says that something was corrected."""
        kind = kind_of_telling(block, position)
        return kind and (kind, any(notes_correction(statement) for statement in position.statements))

    def judge(self, block: Block, a: Position, b: Position, trail: Trail = SILENT) -> Verdict:
        """What was confirmed, and what is hedged in a later article."""
        firm, weak = sorted((a, b), key=lambda p: p.lead.rank or 0, reverse=True)
        if a.lead.affirmed != b.lead.affirmed:
            trail.note("Do both say that it is so, or both that it is not?", "no: that is for CC203")
            return DISTINCT
        ask = "Was it confirmed first, and hedged in a later article?"
        how = f"{certainty_words(firm.lead)}, {certainty_words(weak.lead)}"
        if not lowered(block, weak, firm):
            order = first_told(block, weak, firm)
            trail.note(ask, f"no: {how}; which came first: {order}")
            return DISTINCT
        trail.note(ask, f"yes: {how}")
        meeting = meet(block, a, b, trail, certainty=True)
        if meeting is None:
            return DISTINCT
        apart = meeting.relation is Relation.DISJOINT
        if apart and not only_by_date_of_writing(a, b):
            return OTHER_TIMES
        noted = any(notes_correction(statement) for statement in weak.statements)
        trail.note("Does the later article say that something was corrected?", "yes" if noted else "no")
        if noted:
            return DISTINCT
        doubts = [*meeting.doubts]
        if apart:
            doubts.append(DAY_OF_WRITING)
        if {a.lead.modality, b.lead.modality} <= LIES_AHEAD:
            doubts.append(PLAN_IN_DOUBT)
            trail.note("Has it come to pass?", f"not yet: {PLAN_IN_DOUBT}")
        if any(block.articles[key].published_basis == "inferred" for key in firm.articles | weak.articles):
            doubts.append(DATE_INFERRED)
            trail.note("Are the articles' dates certain?", f"no: {DATE_INFERRED}")
        self._basis_of(weak, trail)
        certain = meeting.relation is Relation.OVERLAP and not doubts and weak.lead.rank is not None
        outcome = Outcome.CONFLICT if certain else Outcome.POSSIBLE
        return Verdict(outcome, "confirmed first, hedged later", tuple(doubts), meeting.interval)

    def severity_of(self, group: Group) -> Severity:
        """As every rule, but not lowered for hedging; a later side that gives no basis to judge is a note."""
        if all(None in (a.lead.rank, b.lead.rank) for a, b in group.pairs):
            return Severity.INFO
        return super().severity_of(group)

    def message(self, block: Block, group: Group, labels: Sequence[str]) -> str:
        """What was confirmed, and how it is given later."""
        what = proposition(group.positions[0].lead, block.predicate, block.vocabulary)
        ordered = sorted(group.positions, key=lambda p: (-(p.lead.rank or 0), p.lead.modality))
        firm = list(dict.fromkeys(certainty_words(p.lead) for p in ordered if p.lead.flat))
        weak = list(dict.fromkeys(certainty_words(p.lead) for p in ordered if not p.lead.flat))
        return f"{what}: given first {listed(firm)}, in a later article only {listed(weak)}"

    template: ClassVar[Mapping[str, Any]] = {"subject": "son", "predicate": "attends", "object": "gala"}
    valid = (
        Example(
            "time: rumoured first, confirmed later",
            ({"hedging": "rumored"}, {"hedging": "confirmed", "article": "b"}),
            articles={"a": {"published": "2025-10-20"}, "b": {"published": "2025-10-29"}},
        ),
        Example(
            "another event: confirmed for the gala, rumoured for the summit",
            ({"hedging": "confirmed"}, {"hedging": "rumored", "object": "summit", "article": "b"}),
            articles={"a": {"published": "2025-10-20"}, "b": {"published": "2025-10-29"}},
        ),
        Example(
            "time: two visits in two years",
            (
                {"predicate": "visits", "object": "tokyo", "hedging": "confirmed", "time": "2024-04"},
                {
                    "predicate": "visits",
                    "object": "tokyo",
                    "hedging": "possible",
                    "modality": "planned",
                    "time": "2025-10",
                    "article": "b",
                },
            ),
            articles={"a": {"published": "2024-05-02"}, "b": {"published": "2025-09-29"}},
        ),
        Example(
            "the later article notes the correction",
            (
                {"hedging": "confirmed"},
                {
                    "hedging": "unconfirmed",
                    "article": "b",
                    "note": "the organisers have corrected their list of guests",
                },
            ),
            articles={"a": {"published": "2025-10-20"}, "b": {"published": "2025-10-29"}},
        ),
        Example(
            "the later claim supersedes the earlier one",
            (
                {"hedging": "confirmed", "id": "a/old"},
                {"hedging": "possible", "article": "b", "supersedes": ["a/old"]},
            ),
            articles={"a": {"published": "2025-10-20"}, "b": {"published": "2025-10-29"}},
        ),
        Example(
            "order: neither article is dated",
            ({"hedging": "confirmed"}, {"hedging": "rumored", "article": "b"}),
        ),
        Example(
            "scope: confirmed as guest, rumoured as speaker",
            (
                {"hedging": "confirmed", "scope": {"role": "guest"}},
                {"hedging": "rumored", "scope": {"role": "speaker"}, "article": "b"},
            ),
            articles={"a": {"published": "2025-10-20"}, "b": {"published": "2025-10-29"}},
        ),
        Example(
            "a later article that states it flatly, in its own voice",
            ({"hedging": "confirmed"}, {"article": "b"}),
            articles={"a": {"published": "2025-10-20"}, "b": {"published": "2025-10-29"}},
        ),
    )
    invalid = (
        Example(
            "confirmed that he was there; nine days later it is a rumour again",
            ({"hedging": "confirmed"}, {"hedging": "rumored", "article": "b"}),
            articles={"a": {"published": "2025-10-20"}, "b": {"published": "2025-10-29"}},
            outcome="conflict",
            severity="error",
        ),
        Example(
            "a confirmed plan that later is only possible",
            (
                {"hedging": "confirmed", "modality": "planned"},
                {"hedging": "possible", "modality": "planned", "article": "b"},
            ),
            articles={"a": {"published": "2025-10-01"}, "b": {"published": "2025-10-09"}},
            outcome="possible",
            severity="warning",
        ),
        Example(
            "a state: confirmed as of one week, reported as of the next",
            (
                {"predicate": "leads", "object": "stargate", "hedging": "confirmed"},
                {"predicate": "leads", "object": "stargate", "hedging": "reportedly", "article": "b"},
            ),
            articles={"a": {"published": "2025-10-01"}, "b": {"published": "2025-10-08"}},
            outcome="possible",
        ),
        Example(
            "the later article gives no basis to judge: a note",
            ({"hedging": "confirmed"}, {"hedging": "unconfirmed", "article": "b"}),
            articles={"a": {"published": "2025-10-20"}, "b": {"published": "2025-10-29"}},
            outcome="possible",
            severity="info",
        ),
        Example(
            "the body itself announced it, another desk later calls it alleged",
            (
                {
                    "predicate": "signs",
                    "subject": "softbank",
                    "object": "deal",
                    "hedging": "confirmed",
                    "attribution": {"evidence": "official_statement", "source": "softbank"},
                },
                {
                    "predicate": "signs",
                    "subject": "softbank",
                    "object": "deal",
                    "hedging": "alleged",
                    "article": "b",
                },
            ),
            articles={"a": {"published": "2025-10-20"}, "b": {"published": "2025-11-02"}},
            outcome="possible",
        ),
    )
