"""From a claim to its statements: ids made canonical, time made days, amounts made intervals."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, cast

from claimcheck.comparable.meant import same_id
from claimcheck.comparable.statement import (
    BOOLEAN,
    DATE,
    ENTITY,
    NO_WORDING,
    QUANTITY,
    TEXT,
    Article,
    Quote,
    Statement,
    Wording,
)
from claimcheck.comparable.vocabulary import DATE_OF_EVENT, PLACE_OF_EVENT, UNDERTAKINGS
from claimcheck.finding import Edit, Problem, Repair, Spot
from claimcheck.values.amount import amount, known_unit
from claimcheck.values.hedging import SCALE
from claimcheck.values.listing import nearest
from claimcheck.values.text import fold_key
from claimcheck.values.time import FUTURE, PAST, Span, parse
from claimcheck.values.units import CONVERTIBLE, CURRENCIES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from claimcheck.comparable.vocabulary import KnownPredicate, Vocabulary
    from claimcheck.records import Claim, Quantity
    from claimcheck.records.claim import Attribution
    from claimcheck.records.objects import Object
    from claimcheck.values.amount import Amount

UNKNOWN_REFERENCE = "CC004"
SCHEMA_VIOLATION = "CC002"
OWN_WORD = frozenset({"official_record", "official_statement", "named_source"})


class Stating:
    """Turns claims into statements; what cannot be resolved is collected in `problems`.

    `units` maps declared unit codes to (factor, canonical unit); `approximate_by` is the share by which
    "about" widens an amount. With an `open_registry` undeclared ids are let in as they are.
    """

    def __init__(
        self,
        vocabulary: Vocabulary,
        *,
        superseded: Collection[str] = (),
        units: Mapping[str, tuple[Decimal, str]] | None = None,
        approximate_by: Decimal = Decimal("0.10"),
        open_registry: bool = False,
    ) -> None:
        self._vocabulary = vocabulary
        self._superseded = superseded
        self._units = units or {}
        self._approximate_by = approximate_by
        self._open = open_registry
        self.problems: list[tuple[str, Problem]] = []

    def statements(self, claim: Claim, article: Article, order: int, origin: str) -> list[Statement]:
        """One statement per subject; none where subject, predicate or object is not declared.

        `order` is the record's place among the claims of its article, from 0; `origin` is what the claim
        goes back to.
        """
        vocabulary = self._vocabulary
        predicate = vocabulary.predicates.get(claim.predicate)
        usable = self._check_references(claim, predicate)
        if predicate is None or not usable:
            return []
        shape, key, value, as_of = self.object_of(claim.id, claim.object, predicate)
        event = self._canonical(claim.event) if claim.event else ""
        if not event and predicate.kind == "event" and shape == ENTITY and vocabulary.type(key) == "event":
            event = key
        time, time_from, inferred = self._time(claim, article, predicate, event)
        separators, qualifiers = self.scope_of(claim.scope, predicate) if claim.scope else ((), ())
        said = claim.attribution
        hedge = SCALE[claim.hedging]
        conditional = claim.modality == "conditional"
        speaker = speaker_of(said)
        many = not isinstance(claim.subject, str)
        subjects = (claim.subject,) if isinstance(claim.subject, str) else claim.subject
        wording = self._wording(claim)
        doubts = ("it is the recorder's own inference",) if said.evidence == "inferred" else ()
        live = not claim.retracted and claim.id not in self._superseded
        return [
            Statement(
                claim.id, article.id, order, self._canonical(subject), index if many else -1, claim.predicate,
                shape, key, value, claim.hedging, min(hedge.rank or 0, 1) if conditional else hedge.rank,
                hedge.hearsay, claim.polarity == "affirmed", claim.modality, time, time_from, inferred,
                claim.relative or "", as_of, event, separators, qualifiers, self._canonical(speaker),
                self._canonical(claim.place) if claim.place else "", doubts, live, wording,
                "claim", origin, claim.cites,
                self._occasion(event, self._canonical(subject), key, shape),
            )
            for index, subject in enumerate(subjects)
        ]  # fmt: skip

    def registered(self) -> list[Statement]:
        """What the vocabulary itself says of each event (its entity's `time` and `place`), flatly."""
        stated: list[Statement] = []
        for key, known in self._vocabulary.entities.items():
            if known.type != "event":
                continue
            if known.time is not None:
                stated.append(self._own_fact(key, DATE_OF_EVENT, DATE, known.time.text, known.time))
            if known.place:
                stated.append(self._own_fact(key, PLACE_OF_EVENT, ENTITY, self._canonical(known.place), None))
        return stated

    def _own_fact(self, key: str, predicate: str, shape: str, value: str, span: Span | None) -> Statement:
        return Statement(
            key, "", 0, self._canonical(key), -1, predicate, shape, value, span, "stated",
            SCALE["stated"].rank, False, True, "", None, "", False, "", None, "", (), (), "", "", (), True,
            NO_WORDING, "entity",
        )  # fmt: skip

    def _canonical(self, identifier: str) -> str:
        return self._vocabulary.canonical.get(identifier, identifier)

    def _occasion(self, event: str, subject: str, key: str, shape: str) -> str:
        """The event, else the subject or the object where it is something that comes about."""
        if event or self._vocabulary.type(subject) in UNDERTAKINGS:
            return event or subject
        return key if shape == ENTITY and self._vocabulary.type(key) in UNDERTAKINGS else ""

    def _check_references(self, claim: Claim, predicate: KnownPredicate | None) -> bool:
        """Report every id that nobody declared; False when subject, predicate or object is among them."""
        if self._open:
            return True
        entities = self._vocabulary.entities
        usable = True
        if predicate is None:
            self._unknown(claim.id, "/predicate", "predicate", claim.predicate, self._vocabulary.predicates)
            usable = False
        if isinstance(claim.subject, str):
            subjects: Iterable[tuple[str, str]] = (("/subject", claim.subject),)
        else:
            subjects = ((f"/subject/{i}", subject) for i, subject in enumerate(claim.subject))
        for pointer, subject in subjects:
            if subject not in entities:
                self._unknown(claim.id, pointer, "entity", subject, entities)
                usable = False
        if isinstance(claim.object, str) and claim.object not in entities:
            self._unknown(claim.id, "/object", "entity", claim.object, entities)
            usable = False
        said = claim.attribution
        if not (claim.event or claim.place or said.speaker or said.unconfirmed_by or said.declined_comment):
            return usable
        for pointer, entity in (
            ("/event", claim.event),
            ("/place", claim.place),
            ("/attribution/speaker", said.speaker),
            *((f"/attribution/unconfirmed_by/{i}", who) for i, who in enumerate(said.unconfirmed_by)),
            *((f"/attribution/declined_comment/{i}", who) for i, who in enumerate(said.declined_comment)),
        ):
            if entity and entity not in entities:
                self._unknown(claim.id, pointer, "entity", entity, entities)
        return usable

    def _unknown(self, claim: str, pointer: str, what: str, word: str, known: Collection[str]) -> None:
        meant = self._vocabulary.names.meant(word) if what == "entity" else None
        problem = unknown_reference(claim, pointer, what, word, known, meant=meant)
        self.problems.append((UNKNOWN_REFERENCE, problem))

    def object_of(
        self, claim: str, value: Object, predicate: KnownPredicate
    ) -> tuple[str, str, Amount | Span | str | None, Span | None]:
        """Shape, canonical key, value and as-of time of the object of a claim, by its id."""
        if isinstance(value, str):
            return ENTITY, self._canonical(value), None, None
        if (written := getattr(value, "date", None)) is not None:
            return DATE, written, parse(written), None
        if (literal := getattr(value, "text", None)) is not None:
            return TEXT, fold_key(literal), literal, None
        if (truth := getattr(value, "boolean", None)) is not None:
            return BOOLEAN, "true" if truth else "false", None, None
        quantity = cast("Quantity", value)
        as_of = parse(quantity.as_of) if quantity.as_of else None
        made = self._amount(claim, quantity, predicate)
        return QUANTITY, made.text if made else "", made, as_of

    def _amount(self, claim: str, said: Quantity, predicate: KnownPredicate) -> Amount | None:
        if not known_unit(said.unit, self._units):
            self._unknown(claim, "/object/unit", "unit", said.unit, units_like(said.unit, self._units))
            return None
        try:
            return amount(
                written=said.amount, low=said.low, high=said.high, unit=said.unit, bound=said.bound,
                approximate=said.approximate, per=said.per, tolerance=predicate.tolerance,
                approximate_by=self._approximate_by, units=self._units,
            )  # fmt: skip
        except ValueError as error:
            spot = Spot(claim, "/object")
            self.problems.append((SCHEMA_VIOLATION, Problem(str(error), (spot,), (claim, "/object"))))
            return None

    def scope_of(
        self, scope: Mapping[str, object], predicate: KnownPredicate
    ) -> tuple[tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]]:
        """Separators and other qualifiers, sorted, by their meaning; false and "" count as absent.

        A declared entity is its canonical id; numbers are compared as numbers, other texts by `fold_key`, and
        "true" and "false" are as good as true and false.
        """
        separators: list[tuple[str, str]] = []
        qualifiers: list[tuple[str, str]] = []
        for key, value in sorted(scope.items()):
            if isinstance(value, bool):
                text = "true" if value else ""
            elif value in self._vocabulary.entities:
                text = self._canonical(str(value))
            else:
                text = _scope_text(cast("str | float", value))
            if not text:
                continue
            (separators if key in predicate.separators else qualifiers).append((key, text))
        return tuple(separators), tuple(qualifiers)

    def _time(
        self, claim: Claim, article: Article, predicate: KnownPredicate, event: str
    ) -> tuple[Span | None, str, bool]:
        """When the claim holds, where that comes from, and whether it is inferred."""
        if claim.time:
            return parse(claim.time), "time", claim.time_basis == "inferred"
        if predicate.kind == "attribute":
            return None, "", False
        known = self._vocabulary.entities.get(event)
        if predicate.kind == "event" and known is not None and known.time is not None:
            return known.time, "event", False
        written = article.published
        if written is None:
            return None, "", False
        inferred = article.published_basis == "inferred"
        lies_ahead = claim.modality in ("planned", "predicted", "conditional")
        relative = claim.relative or ("after" if lies_ahead else "at" if predicate.kind != "event" else "")
        if relative == "at":
            return written._replace(moment=True), "published", inferred
        if relative == "before":
            return written._replace(first_start=PAST, first_end=PAST, moment=True), "relative", inferred
        if relative == "after":
            return written._replace(last_start=FUTURE, last_end=FUTURE, moment=True), "relative", inferred
        return None, "", False

    def _wording(self, claim: Claim) -> Wording:
        said = claim.attribution
        quotes = claim.quote
        if quotes is None and not (
            claim.subject_as or claim.object_as or claim.cue or claim.time_as or claim.condition or claim.note
            or said.evidence or said.source or said.unconfirmed_by or said.declined_comment
            or claim.likelihood
        ):  # fmt: skip
            return NO_WORDING
        listed = () if quotes is None else quotes if isinstance(quotes, tuple) else (quotes,)
        return Wording(
            claim.subject_as, claim.object_as, claim.cue, claim.time_as,
            tuple(Quote(q.exact, q.prefix, q.suffix) for q in listed), said.evidence or "", said.source,
            said.unconfirmed_by, said.declined_comment, claim.condition, claim.note,
            isinstance(quotes, tuple), claim.likelihood,
        )  # fmt: skip


def speaker_of(said: Attribution) -> str:
    """Whose words they are: the speaker, or the source where it speaks for itself; "" for nobody's."""
    return said.speaker or (said.source if said.evidence in OWN_WORD else "") or ""


def units_like(word: str, declared: Iterable[str]) -> set[str]:
    """The codes of units that an unknown one may stand for, so that the nearest of them is worth naming.

    That is one slip away, or the same but for case. Of currencies only the latter: there are so many that
    one is near to any word ("yen" to YER).
    """
    from rapidfuzz.distance import OSA  # only a mistake pays for the import

    folded = word.casefold()
    near = {code for code in (*CONVERTIBLE, *declared) if OSA.distance(folded, code.casefold()) <= 1}
    return near | ({word.upper()} & CURRENCIES)


def _scope_text(value: str | float) -> str:
    """What a number or a text in a scope means, written in one way; "" for what says no more than absence."""
    if isinstance(value, str):
        key = fold_key(value)
        return "" if key == "false" else key
    digits = format(Decimal(str(value)), "f")
    if "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    return "0" if digits == "-0" else digits


def unknown_reference(
    record: str,
    pointer: str,
    what: str,
    word: str,
    known: Collection[str],
    kind: str = "claim",
    meant: str | None = None,
) -> Problem:
    """The problem of an id that nobody declared, with the nearest known one.

    `meant` is the one that it can only mean, which is then no guess; so is another spelling of a known one.
    """
    close = meant or nearest(word, known)
    if close and not meant:
        # Nothing that is written alike is far from it, so that a look at all of them is seldom needed.
        meant = same_id(word, known) if what != "unit" and same_id(word, (close,)) else None
        meant = meant or (close if what == "unit" and close == word.upper() and close in CURRENCIES else None)
        close = meant or close
    if close:
        advice = f'did you mean "{close}"?'
    elif what == "unit":
        advice = "write an ISO 4217 code, % or 1, or declare it under [units] in the configuration"
    else:
        advice = f"declare it in a vocabulary file, or correct the {what}"
    article = "an" if what in ("article", "entity") else "a"
    message = f'"{word}" is not {article} {what} that anything declares'
    spot = Spot(record, pointer, advice if close else "", kind)
    repair = Repair((Edit(0, meant),)) if meant else None
    return Problem(message, (spot,), (record, pointer, word), help=advice, repair=repair)
