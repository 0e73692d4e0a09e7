"""CC004: a record refers to something that nothing declares."""

from __future__ import annotations

from typing import ClassVar

from claimcheck.example import Example
from claimcheck.rule import Rule

_LINE = (
    '{"id": "b/1", "article": "%s", "subject": "son", "predicate": "attends", "object": "gala",'
    ' "hedging": "stated"}\n'
)


class UnknownReference(Rule):
    """A record names an article, entity, predicate, claim or unit that nothing declares.

    Entities, predicates and articles are declared in vocabulary files; the package ships the core predicates.
    The nearest known id is suggested. A claim whose subject, predicate or object is unknown is not compared
    with others; the rest of the project is still checked.

    ## Why it matters
    A misspelt id makes one person two, and two people never contradict each other: the linter would stay
    silent for the wrong reason.

    ## What to do
    Correct the id, or declare it. For bulk imports without a vocabulary set `registry = "open"` in the
    configuration. This finding can be neither switched off nor waived.
    """

    code = "CC004"
    name = "unknown-reference"
    question = "an id is not known"
    template: ClassVar = {"subject": "son", "predicate": "attends", "object": "gala"}
    valid = (
        Example("everything is declared", ({"place": "tokyo", "attribution": {"speaker": "softbank"}},)),
        Example("a source in free words", ({"attribution": {"source": "people familiar with the event"}},)),
        Example(
            "an open registry lets all ids in",
            ({"subject": "nobody", "predicate": "greets"},),
            config='registry = "open"\n',
        ),
        Example(
            "a unit that the configuration declares",
            ({"predicate": "headcount", "subject": "gala", "object": {"amount": "9", "unit": "table"}},),
            config='[units.table]\nfactor = "8"\nof = "1"\n',
        ),
        Example(
            "a claim replaces another that exists", ({"id": "a/1"}, {"id": "a/2", "supersedes": ["a/1"]})
        ),
    )
    invalid = (
        Example("a misspelt person", ({"subject": "takaichy"},)),
        Example("one of several subjects", ({"subject": ["son", "nobody"]},)),
        Example("a misspelt predicate", ({"predicate": "attend"},)),
        Example(
            "a place, a speaker and an occasion",
            ({"place": "tokio", "event": "galla", "attribution": {"speaker": "sonn"}},),
        ),
        Example(
            "a unit",
            ({"predicate": "headcount", "subject": "gala", "object": {"amount": "9", "unit": "persons"}},),
        ),
        Example("the replaced claim", ({"supersedes": ["a/0"]},)),
        Example("an article cited by a claim", ({"cites": ["z"]},)),
        Example("an article cited by an article", articles={"a": {"cites": ["z"]}}),
        Example("the article of a bulk line", files={"claims/bulk.jsonl": _LINE % "z"}, articles={"a": {}}),
        Example("the country of an office", entities={"mayor": {"type": "office", "of": "atlantis"}}),
        Example("a predicate that another one comes before", predicates={"opens": {"before": ["closes"]}}),
    )
