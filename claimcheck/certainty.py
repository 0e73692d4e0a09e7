"""What the rules that judge hedging itself share: CC301 to CC304."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from claimcheck.comparison import NO_BASIS
from claimcheck.finding import Spot
from claimcheck.proposition import certainty_words
from claimcheck.rule import CrossRule, quoted
from claimcheck.values.listing import listed
from claimcheck.values.time import certainly_before

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from claimcheck.block import Block, Position
    from claimcheck.meeting import Trail
    from claimcheck.pairing import Pairing
    from claimcheck.statement import Article, Statement
    from claimcheck.values.time import Span

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
        return super().pairing(block, ["fact" if p.lead.flat else "hedge" for p in block.positions])

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


def first_told(low: Position, high: Position, articles: Mapping[str, Article]) -> str:
    """Which side came first, by the publication dates of all their articles."""
    lows, highs = ({articles[key].published for key in side.articles} for side in (low, high))
    dated_lows, dated_highs = ([day for day in days if day is not None] for days in (lows, highs))
    if dated_lows and dated_highs:
        earliest, latest = min(dated_highs, key=_end), max(dated_lows, key=_start)
        if certainly_before(earliest, latest):
            return FIRM_FIRST
    if None in lows or None in highs:
        return UNKNOWN
    if certainly_before(max(dated_lows, key=_end), min(dated_highs, key=_start)):
        return WEAK_FIRST
    return "neither: they appeared at one time"


def _start(day: Span) -> int:
    return day.first_start


def _end(day: Span) -> int:
    return day.last_end


def only_by_date_of_writing(a: Position, b: Position) -> bool:
    """Whether the two differ in time only because each speaks of the day it was written."""
    return not {"published", "relative"}.isdisjoint((a.lead.time_from, b.lead.time_from))


def lowered(low: Position, high: Position, articles: Mapping[str, Article]) -> bool:
    """Whether what was confirmed came first, and is only hedged later; CC302 judges these."""
    return (
        high.lead.flat
        and high.lead.hedging == "confirmed"
        and not low.lead.flat
        and first_told(low, high, articles) == FIRM_FIRST
    )


def passed_on(flat: Position, hedged: Position, articles: Mapping[str, Article]) -> list[Statement]:
    """The flat statements that rest on nothing but articles that hedge; CC303 judges these.

    A claim's own `cites` go before its article's. A speaker, a source of its own, or a further article that
    the claim itself cites is a second source.
    """
    if flat.lead.speaker or not passes_on(hedged):
        return []
    return [s for s in flat.statements if not stands_on_more(s, hedged, articles)]


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
