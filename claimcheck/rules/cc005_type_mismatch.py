"""CC005: a subject, object or unit is not of the kind that the relation wants."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from claimcheck.comparable.statement import ENTITY, Statement
from claimcheck.comparable.vocabulary import KnownPredicate
from claimcheck.example import Example
from claimcheck.finding import Problem, Spot, Unchecked
from claimcheck.rule import ClaimRule, Context, Suspicion
from claimcheck.values.amount import Amount
from claimcheck.values.listing import listed

_ATTENDS = {"subject": "son", "predicate": "attends", "object": "gala"}
_HEADCOUNT = {"subject": "gala", "predicate": "headcount"}
_WALKS = {"walks": {"object_type": ["quantity"], "unit": "mi"}}
_MACHINE = {"robot": {"type": "machine", "name": "a robot"}}


class TypeMismatch(ClaimRule):
    """A claim's subject, object or unit is not of the kind that its relation is declared for.

    The relation lists the kinds it takes (`subject_type`, `object_type`). Kinds have no subkinds, so a
    relation for organisations takes groups only where it says so; but a kind that the project adds and that
    no relation lists fits everywhere. Relations that list nothing, and those that an open registry let in,
    take everything. An amount has the relation's unit, or one that converts to it. A claim's `event` is an
    event and its `place` a place, whatever the relation.

    ## Why it matters
    A place that "attends" is a slip of the pen or the wrong relation, and the claim is then compared with the
    wrong ones, or with none.

    ## What to do
    Correct the id or pick the relation that fits. If the relation should take this kind, declare it in a
    vocabulary file with the longer list. This finding can be neither switched off nor waived.
    """

    code = "CC005"
    name = "type-mismatch"
    question = "a place attends, a person is an office"
    suspicion = Suspicion.MISTYPED

    def check(self, statement: Statement, context: Context) -> Iterator[Problem | Unchecked]:
        """At most one problem for each of subject, object, unit, event and place."""
        known = context.vocabulary
        predicate = known.predicates.get(statement.predicate)
        if predicate is None or not statement.live:
            return
        subject = known.type(statement.subject)
        if not known.fits(subject, predicate.subject_type):
            yield _problem(
                statement, statement.subject_pointer, predicate, predicate.subject_type,
                known.name(statement.subject), subject,
            )  # fmt: skip
        kind = known.type(statement.object) if statement.shape == ENTITY else statement.shape
        if not known.fits(kind, predicate.object_type):
            name = known.name(statement.object) if statement.shape == ENTITY else "this"
            yield _problem(statement, "/object", predicate, predicate.object_type, name, kind)
        amount = statement.value
        if predicate.unit and isinstance(amount, Amount) and amount.unit != predicate.unit:
            message = (
                f"“{predicate.label}” is measured in {predicate.unit} or a unit that converts to it, "
                f"and {amount.text} is not"
            )
            spot = Spot(statement.claim, "/object/unit")
            yield Problem(message, (spot,), (statement.claim, "/object/unit", amount.unit), help=_ADVICE)
        for key, entity in (("event", statement.event), ("place", statement.place)):
            if not known.fits(kind := known.type(entity), frozenset({key})):
                message = f'"{key}" wants {_a(key)}, and {known.name(entity)} is {_a(kind)}'
                where = (statement.claim, f"/{key}", kind, entity)
                advice = f"write the id of {_a(key)} there, or leave it out"
                yield Problem(message, (Spot(statement.claim, f"/{key}"),), where, help=advice)

    template: ClassVar = _ATTENDS
    valid = (
        Example("a person attends an event", ({},)),
        Example("each of several subjects is of a kind listed", ({"subject": ["son", "softbank"]},)),
        Example(
            "an amount where an amount belongs", ({**_HEADCOUNT, "object": {"amount": 80, "unit": "1"}},)
        ),
        Example(
            "units: the distance in kilometres, the relation in miles",
            ({"predicate": "walks", "object": {"amount": 5, "unit": "km"}},),
            predicates=_WALKS,
        ),
        Example(
            "subtypes: a kind that the project adds and no relation lists",
            ({"subject": "robot"},),
            entities=_MACHINE,
            config='entity-types = ["machine"]\n',
        ),
        Example(
            "a relation that lists no kinds",
            ({"subject": "tokyo", "predicate": "likes"},),
            predicates={"likes": {}},
        ),
        Example("an occasion and a place", ({"event": "summit", "place": "akasaka"},)),
        Example(
            "a place of a kind that the project adds",
            ({"place": "robot"},),
            entities=_MACHINE,
            config='entity-types = ["machine"]\n',
        ),
        Example(
            "an open registry declares nothing",
            ({"predicate": "likes", "object": {"text": "tea"}},),
            config='registry = "open"\n',
        ),
    )
    invalid = (
        Example("a place attends", ({"subject": "tokyo"},), severity="error"),
        Example("one of several subjects", ({"subject": ["son", "tokyo"]},), severity="error"),
        Example("an object of another kind", ({"object": "osaka"},), severity="error"),
        Example("an occasion that is a place", ({"event": "tokyo"},), severity="error"),
        Example("a place that is an organisation", ({"place": "softbank"},), severity="error"),
        Example(
            "dollars where heads are counted", ({**_HEADCOUNT, "object": {"amount": 80, "unit": "USD"}},)
        ),
        Example("words where an event belongs", ({"object": {"text": "the gala"}},)),
        Example("an entity where an amount belongs", ({**_HEADCOUNT, "object": "world"},)),
        Example(
            "a unit of another measure",
            ({"predicate": "walks", "object": {"amount": 5, "unit": "kg"}},),
            predicates=_WALKS,
        ),
        Example(
            "a group is no organisation unless the relation says so",
            ({"subject": "team", "predicate": "acquires", "object": "softbank"},),
            entities={"team": {"type": "group", "name": "the team"}},
        ),
    )


_ADVICE = (
    "correct the claim, pick the relation that fits, or let a vocabulary file declare that it takes this"
)
_IN_WORDS = {"quantity": "an amount", "date": "a date", "text": "words", "boolean": "a yes or no"}


def _problem(
    statement: Statement,
    pointer: str,
    predicate: KnownPredicate,
    wanted: frozenset[str],
    name: str,
    kind: str,
) -> Problem:
    wants = listed([_a(word) for word in sorted(wanted, key=_literals_last)], last="or", most=12)
    end = "as its subject" if pointer.startswith("/subject") else "as its object"
    message = f"“{predicate.label}” wants {wants} {end}, and {name} is {_a(kind)}"
    return Problem(
        message, (Spot(statement.claim, pointer),), (statement.claim, pointer, kind, name), help=_ADVICE
    )


def _a(kind: str) -> str:
    return _IN_WORDS.get(kind) or f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}"


def _literals_last(kind: str) -> tuple[bool, str]:
    return kind in _IN_WORDS, kind
