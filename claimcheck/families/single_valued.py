"""What the rules on relations with one value share: CC202, CC204 amounts, CC205 dates, CC206 places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from claimcheck.comparable.proposition import object_words
from claimcheck.comparable.statement import BOOLEAN, DATE
from claimcheck.finding import Outcome, Spot
from claimcheck.judging.comparison import REPLANNED, meet
from claimcheck.judging.meeting import CAME_OF_PLAN, SILENT, Meeting, Trail, Verdict
from claimcheck.judging.pairing import candidates_by_extent
from claimcheck.rule import CrossRule, quoted
from claimcheck.values.listing import listed

if TYPE_CHECKING:
    from claimcheck.comparable.block import Block, Position
    from claimcheck.judging.grouping import Group
    from claimcheck.judging.pairing import Extent, Pairing


OF_PLACES = "correct the wrong place; where the one lies in the other, say so in the vocabulary (`within`)"
"""What settles that something is said of two places."""


class SingleValuedRule(CrossRule):
    """One subject, a relation that has one value, two values; a subclass says which exclude each other."""

    block_on = ("predicate", "subject", "separators")
    differs_in = ("object",)
    wants = ("one_object_per_subject",)

    def judge(self, block: Block, a: Position, b: Position, trail: Trail = SILENT) -> Verdict:
        """Weigh two values that are both affirmed and may be compared; to deny one is not to give another."""
        if not (a.lead.affirmed and b.lead.affirmed):
            trail.note("Do both give a value?", "no: one only denies a value")
            return Verdict(Outcome.DISTINCT)
        if block.predicate.spares(a.lead.subject):
            trail.note("Is only one value right?", "no: the relation makes an exception for it")
            return Verdict(Outcome.DISTINCT)
        meeting = meet(block, a, b, trail)
        if meeting is None:
            return Verdict(Outcome.DISTINCT)
        return self.weigh(block, a, b, meeting, trail)

    def weigh(self, block: Block, a: Position, b: Position, meeting: Meeting, trail: Trail) -> Verdict:
        """What two comparable positions with different values are to each other."""
        raise NotImplementedError

    def pairing(self, block: Block, camps: Sequence[str]) -> Pairing:
        """As for every rule; very many values are compared by what they cover, where no time divides them."""
        if block.predicate.kind in ("state", "cumulative"):
            return super().pairing(block, camps)
        extents = [self.extent(block, position) for position in block.positions]
        if any(extent is not None for extent in extents):
            times = [self.when(block, position) for position in block.positions]
            by_extent = candidates_by_extent(times, camps, extents, self.near(block))
            if by_extent is not None:
                return by_extent
        return super().pairing(block, camps)

    def extent(self, block: Block, position: Position) -> Extent | None:
        """What a value covers, if that is all that decides what it excludes; None, the default, if not."""
        del block, position
        return None

    def near(self, block: Block) -> Iterator[tuple[int, int]]:
        """Pairs of positions, by index, whose values are so near that they want a look of their own."""
        del block
        yield from ()

    def label(self, block: Block, position: Position) -> str:
        """The value, as people would print it."""
        return object_words(position.lead, block.vocabulary)

    def message(self, block: Block, group: Group, labels: Sequence[str]) -> str:
        """Which values the subject is given, and whether only one of them can be right."""
        lead, name = group.positions[0].lead, block.vocabulary.name
        if lead.shape == BOOLEAN:
            return self._yes_or_no(block, group)
        subject = f"{name(lead.subject)} {block.predicate.label}"
        scope = [key if value == "true" else name(value) for key, value in lead.separators]
        within = f" ({listed(scope)})" if scope else ""
        if group.outcome is Outcome.PROGRESSION:
            values, how = self.progression(block, group, labels)
            return f"{subject} {values}{within}{how}"
        wrong = "only one can be right" if group.all_linked else "they cannot all be right"
        perhaps = "" if group.outcome is Outcome.CONFLICT else "perhaps "
        return f"{subject} {listed(labels, last='or')}{within}: {perhaps}{wrong}"

    def _yes_or_no(self, block: Block, group: Group) -> str:
        what = f"whether {block.vocabulary.name(group.positions[0].lead.subject)} {block.predicate.label}"
        if group.outcome is Outcome.PROGRESSION:
            return f"{what}: first one, then the other is said"
        perhaps = "" if group.outcome is Outcome.CONFLICT else ", perhaps of other times"
        return f"{what}: one says yes, one says no{perhaps}"

    def progression(self, block: Block, group: Group, labels: Sequence[str]) -> tuple[str, str]:
        """The values of which one came after the other, listed, and the words that say so."""
        if group.proof.reason == CAME_OF_PLAN:
            return listed(labels, last="or"), ": one was planned, the other came of it"
        in_order = dict.fromkeys(self.label(block, position) for position in group.positions)
        return listed(list(in_order), last="then"), ", one after the other"

    def spot(self, position: Position) -> Spot:
        """The value: a claim's object, or the date or place that the vocabulary gives an event."""
        if position.lead.record == "entity":
            what = "date" if position.lead.shape == DATE else "place"
            pointer = "/time" if position.lead.shape == DATE else "/place"
            return Spot(position.lead.claim, pointer, f"the vocabulary's own {what}", "entity")
        return Spot(position.lead.claim, "/object", quoted(position.lead))


def perhaps_moved(a: Position, b: Position, meeting: Meeting, trail: Trail) -> None:
    """Add the doubt that a plan was moved between two positions of one source, whose order nothing tells.

    One article may give the old and the new date or place; the vocabulary may hold either.
    """
    if {a.lead.modality, b.lead.modality} - {""} != {"planned"} or meeting.replanned:
        return
    one_source = not a.articles.isdisjoint(b.articles) or not (a.articles and b.articles)
    if one_source and REPLANNED not in meeting.doubts:
        meeting.doubts.append(REPLANNED)
        trail.note("Do both come from one source?", f"yes, in which either may be the older one: {REPLANNED}")


def stale_or_undated(group: Group, key: str) -> str:
    """What settles whether a plan was moved: the articles' dates, or the event's own entry."""
    if any(position.lead.record == "entity" for position in group.pair):
        return f"bring the event's `{key}` in the vocabulary up to date"
    return "date the articles (`published`)"
