"""Statements: claims made comparable. Plain classes, so that nothing here needs the record models."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, cast

from claimcheck.values.hedging import FLAT_RANK
from claimcheck.values.searchable import Searchable
from claimcheck.values.text import spoken_key

if TYPE_CHECKING:
    from claimcheck.values.amount import Amount
    from claimcheck.values.time import Span

SAYS = "says"
"""The relation whose subject speaks."""
ENTITY, QUANTITY, DATE, TEXT, BOOLEAN = "entity", "quantity", "date", "text", "boolean"


class Quote(NamedTuple):
    """Words copied from the article: `exact`, and what stands right before and after when it stands twice."""

    exact: str
    prefix: str = ""
    suffix: str = ""


class Wording(NamedTuple):
    """What the record copied from the article: names, cue, quotes, and to whom the words are attributed.

    `quotes` is a tuple even where one was written (`quotes_listed` tells); an absent text is "". `likelihood`
    is the probability that the article gives, lowest and highest, in per cent.
    """

    subject_as: str = ""
    object_as: str = ""
    cue: str = ""
    time_as: str = ""
    quotes: tuple[Quote, ...] = ()
    evidence: str = ""
    source: str = ""
    unconfirmed_by: tuple[str, ...] = ()
    declined_comment: tuple[str, ...] = ()
    condition: str = ""
    note: str = ""
    quotes_listed: bool = False
    likelihood: tuple[float, float] | None = None

    def quote_pointer(self, index: int) -> str:
        """JSON pointer, inside the claim, of a quote."""
        return f"/quote/{index}" if self.quotes_listed else "/quote"


NO_WORDING = Wording()


@dataclass(slots=True)
class Article:
    """An article made comparable: its date as days, and its text, folded only when a quote is looked up.

    `origin` is what its report goes back to, by what it names and cites: a wire service, or the id of the
    article at the end of the chain; "" where it names and cites nothing and nothing cites it. `language` is a
    BCP 47 tag; `sha256` the digest that the text is recorded to have; "" where nobody said.
    """

    id: str
    title: str = ""
    published: Span | None = None
    published_basis: str = "printed"
    reliability: str = "F"
    cites: tuple[str, ...] = ()
    text: str | None = None
    origin: str = ""
    language: str = ""
    sha256: str = ""
    _searchable: Searchable | None = None

    @property
    def searchable(self) -> Searchable | None:
        """The text prepared for finding quotes; None when the article has no text at hand."""
        if self._searchable is None and self.text is not None:
            self._searchable = Searchable(self.text)
        return self._searchable


@dataclass(slots=True)
class Statement:
    """One subject's share of a claim, ready to be compared.

    `object` is a canonical key for every shape; `value` holds the Amount or Span of a quantity or
    date, and a text as written.
    `rank` is None off the scale; a conditional counts as rank 1. `time_from` says where `time` comes from:
    "time", "published", "relative", "event" or "". `doubts` are reasons that cap every outcome at `possible`.
    `record` is "entity" for what the vocabulary itself says of an event: `claim` is then the entity's id, and
    article and modality are "", for no article says it. `origin` is that of the article, or of what the claim
    itself cites; `cites` are the articles cited for this very claim. `occasion` is its event, or else the
    event, agreement or work that is its subject or its object.
    """

    claim: str
    article: str
    order: int
    subject: str
    subject_index: int
    predicate: str
    shape: str
    object: str
    value: Amount | Span | str | None
    hedging: str
    rank: int | None
    hearsay: bool
    affirmed: bool
    modality: str
    time: Span | None
    time_from: str
    time_inferred: bool
    relative: str
    as_of: Span | None
    event: str
    separators: tuple[tuple[str, str], ...]
    qualifiers: tuple[tuple[str, str], ...]
    speaker: str
    place: str
    doubts: tuple[str, ...]
    live: bool
    wording: Wording
    record: str = "claim"
    origin: str = ""
    cites: tuple[str, ...] = ()
    occasion: str = ""

    @property
    def matter(self) -> str:
        """What it belongs to: its occasion; what belongs to none is a matter by itself."""
        return self.occasion or "\x1f".join((self.subject, self.predicate, self.object))

    @property
    def ends(self) -> tuple[str, str]:
        """Subject and object in sorted order: the two that a relation holding both ways holds between."""
        return (self.subject, self.object) if self.subject <= self.object else (self.object, self.subject)

    @property
    def denies(self) -> bool:
        """It says that something is not so."""
        return not self.affirmed

    @property
    def lasts(self) -> bool:
        """It says by a time of its own that it lasts from one day to another."""
        return self.time is not None and self.time_from == "time" and not self.time.moment

    @property
    def impossible(self) -> bool:
        """Its time, its date or its as-of time ends before it starts, as CC006 tells."""
        if (self.time is not None and self.time.impossible) or (self.as_of and self.as_of.impossible):
            return True
        return self.shape == DATE and cast("Span", self.value).impossible

    @property
    def gives_date(self) -> bool:
        """Its object is a date."""
        return self.shape == DATE

    @property
    def planned(self) -> bool:
        """Told as a plan."""
        return self.modality == "planned"

    @property
    def asserted(self) -> bool:
        """Affirmed, and neither an opinion nor a supposition."""
        return self.affirmed and self.modality not in ("opinion", "hypothetical")

    @property
    def traced(self) -> bool:
        """Told by an article of which it is known what its report goes back to."""
        return self.origin != ""

    @property
    def spoken_by(self) -> str:
        """Whose words its quote is: its speaker, else who it says said just these words; "" for nobody."""
        if self.speaker or self.predicate != SAYS or not self.affirmed or not isinstance(self.value, str):
            return self.speaker
        said, quote = spoken_key(self.value), self.quote_key
        return self.subject if quote and (quote in said or said in quote) else ""

    @property
    def quote_key(self) -> str:
        """The first quote's words without regard to typography, case and marks; "" without a quote."""
        return spoken_key(self.wording.quotes[0].exact) if self.wording.quotes else ""

    @property
    def flat(self) -> bool:
        """Given as fact: stated or confirmed."""
        return self.rank is not None and self.rank >= FLAT_RANK

    @property
    def subject_pointer(self) -> str:
        """JSON pointer, inside the claim, of this statement's subject."""
        return "/subject" if self.subject_index < 0 else f"/subject/{self.subject_index}"
