"""What the rules that judge hedging itself share: CC301 to CC304."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from claimcheck.comparable.proposition import certainty_words
from claimcheck.finding import Spot
from claimcheck.judging.comparison import NO_BASIS
from claimcheck.judging.pairing import candidates_by_day
from claimcheck.rule import CrossRule, quoted
from claimcheck.values.listing import listed
from claimcheck.values.time import certainly_before

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping, Sequence

    from claimcheck.comparable.block import Block, Position
    from claimcheck.comparable.statement import Article, Statement
    from claimcheck.judging.meeting import Trail
    from claimcheck.judging.pairing import Pairing

DAY_OF_WRITING = "each speaks of the day it was written"
FIRM_FIRST, WEAK_FIRST, UNKNOWN = "the more certain one", "the less certain one", "unknown"
SECOND_SOURCE = frozenset(
    {"witnessed", "official_record", "official_statement", "named_source", "unnamed_source"}
)
"""What an article can rest a claim on beside what another article says."""


class CertaintyRule(CrossRule):
    """One proposition, given with different certainty."""

    block_on: ClassVar[tuple[str, ...]] = ("predicate", "subject", "object", "separators")
    differs_in = ("flat",)
    steps_down = False

    def camp(self, position: Position) -> str:
        """How firmly it is said."""
        return certainty_words(position.lead)

    def pairing(self, block: Block, camps: Sequence[str]) -> Pairing:
        """A fact beside a hedge: two facts, and two hedges, are nothing to any of these rules."""
        del camps
        sides = ["fact" if p.lead.flat else "hedge" for p in block.positions]
        kinds = [self.telling(block, position) for position in block.positions]
        if any(kind is not None for kind in kinds):
            days = [block.publication(position).day for position in block.positions]
            times = [self.when(block, position) for position in block.positions]
            by_day = candidates_by_day(times, sides, kinds, days)
            if by_day is not None:
                return by_day
        return super().pairing(block, sides)

    def telling(self, block: Block, position: Position) -> Hashable | None:
        """All that decides what the rule makes of a fact and a hedge, but for the days of their articles.

        None, the default, where it may be decided by more.
        """
        del block, position
        return None

    def label(self, block: Block, position: Position) -> str:
        """How firmly it is said."""
        return certainty_words(position.lead)

    def _basis_of(self, hedged: Position, trail: Trail) -> None:
        """Say so where the hedged side is off the scale, so that its certainty cannot be judged."""
        if hedged.lead.rank is None:
            trail.note("Can both be judged?", f"no: {NO_BASIS}")

    def spot(self, position: Position) -> Spot:
        """The certainty; of a conditional, the modality that carries it."""
        pointer = "/modality" if position.lead.modality == "conditional" else "/hedging"
        return Spot(position.lead.claim, pointer, quoted(position.lead))


def first_told(block: Block, low: Position, high: Position) -> str:
    """Which side came first, by the publication dates of all their articles."""
    lows, highs = block.publication(low), block.publication(high)
    if highs.ends_first and lows.starts_last and certainly_before(highs.ends_first, lows.starts_last):
        return FIRM_FIRST
    if lows.undated or highs.undated:
        return UNKNOWN
    if lows.ends_last and highs.starts_first and certainly_before(lows.ends_last, highs.starts_first):
        return WEAK_FIRST
    return "neither: they appeared at one time"


def kind_of_telling(block: Block, position: Position) -> Hashable | None:
    """All that decides what two positions are to each other, but for the days of their articles.

    It holds where all articles of a position came out on one day, and those of the two not on the same. None
    where a time is given that is not that of the writing, and where a fact cites what may have hedged it.
    """
    lead = position.lead
    if lead.as_of or lead.time_from not in ("", "published", "relative"):
        return None
    if lead.flat and block.citing(position):
        return None
    return (
        lead.affirmed, lead.hedging, lead.rank, lead.modality, lead.time is None, lead.time_from,
        lead.time_inferred, lead.relative, lead.event, lead.separators, lead.qualifiers, lead.speaker,
        lead.doubts, any(block.articles[key].published_basis == "inferred" for key in position.articles),
    )  # fmt: skip


def one_article(a: Position, b: Position) -> bool:
    """Whether both are told by one article, and by no other."""
    return max(len(a.articles), len(b.articles)) < 2 and len(a.articles | b.articles) < 2


def only_by_date_of_writing(a: Position, b: Position) -> bool:
    """Whether the two differ in time only because each speaks of the day it was written."""
    return not {"published", "relative"}.isdisjoint((a.lead.time_from, b.lead.time_from))


def lowered(block: Block, low: Position, high: Position) -> bool:
    """Whether what was confirmed came first, and is only hedged later; CC302 judges these."""
    return (
        high.lead.flat
        and high.lead.hedging == "confirmed"
        and not low.lead.flat
        and first_told(block, low, high) == FIRM_FIRST
    )


def passed_on(block: Block, flat: Position, hedged: Position) -> list[Statement]:
    """The flat statements that rest on nothing but articles that hedge; CC303 judges these.

    A claim's own `cites` go before its article's. A speaker, a source of its own, or a further article that
    the claim itself cites is a second source.
    """
    if flat.lead.speaker or not passes_on(hedged):
        return []
    return [s for s in block.citing(flat) if not stands_on_more(s, hedged, block.articles)]


def passes_on(hedged: Position) -> bool:
    """Whether what is hedged is hearsay, or left unconfirmed: what only others can make certain."""
    return hedged.lead.hearsay or hedged.lead.hedging == "unconfirmed"


def stands_on_more(s: Statement, hedged: Position, articles: Mapping[str, Article]) -> str:
    """Why a flat statement does not rest on articles that hedge, and on nothing else; "" where it does."""
    if s.article in hedged.articles:
        return "it is in the same article"
    cited = s.cites or articles[s.article].cites
    if hedged.articles.isdisjoint(cited):
        return f"it cites {listed(cited)}" if cited else "it cites nothing"
    if further := sorted(set(s.cites) - hedged.articles):
        return f"it cites {listed(further)}, too"
    if s.wording.evidence in SECOND_SOURCE:
        return f"it has a source of its own ({s.wording.source or s.wording.evidence.replace('_', ' ')})"
    if s.wording.source and s.wording.evidence != "other_media":
        return f"it names a source ({s.wording.source})"
    return ""
