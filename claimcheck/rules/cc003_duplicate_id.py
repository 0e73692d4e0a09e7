"""CC003: two records share an id."""

from __future__ import annotations

from typing import ClassVar

from claimcheck.example import Example
from claimcheck.rule import Rule

_FILE = '{"article": {"id": "x"}, "claims": []}'
_LINE = (
    '{"id": "a/1", "article": "a", "subject": "%s", "predicate": "attends", "object": "gala",'
    ' "hedging": "stated"}\n'
)


class DuplicateId(Rule):
    """Two records of a project have the same id.

    Ids are unique among claims, among articles, among entities and among predicates. The first record stays,
    the second is left out. Two identical lines of JSON Lines are a note: a feed delivered them twice. A
    predicate of the project that has the id of a shipped one replaces it, as it should.

    ## Why it matters
    Findings, corrections and decisions name a claim by its id. With two claims behind one id, one of them is
    never compared with anything.

    ## What to do
    Give one of the two another id, or drop it when it says the same. This finding can be neither switched off
    nor waived.
    """

    code = "CC003"
    name = "duplicate-id"
    question = "two records have one id"
    template: ClassVar = {"subject": "son", "predicate": "attends", "object": "gala"}
    valid = (
        Example("two claims, two ids", ({"id": "a/1"}, {"id": "a/2", "subject": "trump"})),
        Example("an article and a claim with one id", ({"id": "a"},)),
        Example("a project's own version of a shipped predicate", predicates={"attends": {"kind": "event"}}),
    )
    invalid = (
        Example(
            "two claims of one article", ({"id": "a/1"}, {"id": "a/1", "subject": "trump"}), severity="error"
        ),
        Example("two claims of two articles", ({"id": "x"}, {"id": "x", "article": "b"}), severity="error"),
        Example(
            "an entity declared in two files",
            files={"claims/more.json": '{"entities": {"son": {"type": "person", "name": "Son"}}}'},
            severity="error",
        ),
        Example("two files for one article", files={"claims/x.json": _FILE, "claims/y.json": _FILE}),
        Example(
            "a feed delivered one line twice",
            articles={"a": {}},
            files={"claims/bulk.jsonl": _LINE % "son" * 2},
            severity="info",
        ),
        Example(
            "a feed delivered two versions under one id",
            articles={"a": {}},
            files={"claims/bulk.jsonl": _LINE % "son" + _LINE % "trump"},
            severity="error",
        ),
    )
