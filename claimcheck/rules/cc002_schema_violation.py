"""CC002: a record breaks the schema."""

from __future__ import annotations

import json

from claimcheck.example import Example
from claimcheck.rule import Rule

_FILE = '{"$schema": "x", "article": {"id": "a"}, "claims": []}'
_CLAIM = {"id": "a/1", "subject": "son", "predicate": "attends", "object": "gala", "hedging": "stated"}


def _claim_file(**changed: object) -> dict[str, str]:
    """A claim file with one claim, some of whose keys are changed."""
    file = {"article": {"id": "a"}, "claims": [{**_CLAIM, **changed}]}
    return {"claims/a.json": json.dumps(file, indent=2)}


class SchemaViolation(Rule):
    """A record is not written as the format wants it.

    A key is missing or unknown, a value is of the wrong kind, a word is not one of those allowed, a time is
    no EDTF date, an id has characters that ids cannot have; a claim replaces itself, or a thing lies within
    itself or is part of itself, over any number of records. All mistakes of a record are told at once, and
    the rest of its file is still checked.

    ## Why it matters
    A misspelt key is a fact lost: `"hedgeing": "rumored"` would make a rumour look as if nobody had said how
    sure it is. So nothing is guessed, and nothing unknown is skipped.

    ## What to do
    Correct the record where the message points; it names the nearest key or word that is known. Editors that
    know JSON Schema check while you type: put `"$schema"` at the top of the file. This finding can be neither
    switched off nor waived.
    """

    code = "CC002"
    name = "schema-violation"
    question = "a key or a value of a record is refused"
    valid = (
        Example("a claim with all that it needs", files=_claim_file()),
        Example("keys of its own for editors", files={"claims/a.json": _FILE}),
        Example(
            "several subjects and several quotes",
            files=_claim_file(subject=["son", "trump"], quote=[{"exact": "Mr. Son"}, {"exact": "both"}]),
        ),
        Example(
            "places within places, and an event that is part of one, which is part of a third",
            entities={
                "kanto": {"type": "place", "name": "Kanto", "within": "japan"},
                "tour": {"type": "event", "name": "the tour"},
                "stop": {"type": "event", "name": "the stop", "part_of": "tour", "place": "kanto"},
                "dinner": {"type": "event", "name": "the dinner", "part_of": "stop"},
            },
        ),
    )
    invalid = (
        Example("a misspelt key", files=_claim_file(hedgeing="rumored")),
        Example("a word that the scale does not have", files=_claim_file(hedging="certain")),
        Example("a time in the wrong notation", files=_claim_file(time="27.10.2025")),
        Example("an id with capital letters", files=_claim_file(id="A/1")),
        Example("null instead of nothing", files=_claim_file(event=None)),
        Example("a number where an id belongs", files=_claim_file(subject=7)),
        Example("a claim that replaces itself", files=_claim_file(supersedes=["a/1"])),
        Example(
            "places that lie within each other",
            entities={
                "honshu": {"type": "place", "name": "Honshu", "within": "kanto"},
                "kanto": {"type": "place", "name": "Kanto", "within": "honshu"},
            },
        ),
        Example(
            "an event that is part of itself",
            entities={"tour": {"type": "event", "name": "the tour", "part_of": "tour"}},
        ),
        Example("an object that is none of the five shapes", files=_claim_file(object={"number": 5})),
        Example("a claim file without its article", files={"claims/b.json": '{"claims": []}'}),
        Example("a file that is no record file", files={"claims/b.json": "[]"}),
        Example("an entity of a kind that nobody declared", entities={"x": {"type": "persn", "name": "X"}}),
        Example(
            "a relation between kinds that nobody declared", predicates={"owes": {"subject_type": ["persn"]}}
        ),
    )
