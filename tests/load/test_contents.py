"""Which records a file holds: a digest tells what a record says, not where or how it is written."""

from __future__ import annotations

import json

from claimcheck.storage.contents import contents

CLAIM = {"id": "a/1", "subject": "s", "object": {"amount": 1.50, "unit": "USD"}}


def of(path: str, text: str) -> dict[tuple[str, str], str]:
    return dict(contents(path, text.encode("utf-8")))


def test_layout_place_and_defaults_do_not_matter() -> None:
    plain = {"article": {"id": "a"}, "claims": [{"id": "a/2"}, CLAIM]}
    moved = {"claims": [dict(reversed(CLAIM.items()))], "article": {"id": "a"}}
    laid = {
        "article": {"id": "a"},
        "defaults": {"subject": "s"},
        "claims": [{"id": "a/1", "object": CLAIM["object"]}],
    }
    marks = [
        of("claims/x.json", json.dumps(v, indent=n))["claim", "a/1"]
        for n, v in enumerate((plain, moved, laid))
    ]
    assert len(set(marks)) == 1


def test_what_is_said_matters() -> None:
    def mark(article: str, claim: object) -> str:
        return of("x.json", json.dumps({"article": {"id": article}, "claims": [claim]}))["claim", "a/1"]

    said = mark("a", CLAIM)
    assert mark("b", CLAIM) != said
    assert mark("a", {**CLAIM, "subject": "t"}) != said
    written = '{"article": {"id": "a"}, "claims": [{"id": "a/1", "object": {"amount": %s}}]}'
    one, other = (of("x.json", written % digits)["claim", "a/1"] for digits in ("1.5", "1.50"))
    assert one != other, "trailing zeros are digits of an amount"


def test_the_kinds_of_records() -> None:
    vocabulary: dict[str, object] = {"entities": {"e": {}}, "predicates": {"p": {}}, "articles": {"a": {}}}
    assert set(of("v.json", json.dumps(vocabulary))) == {
        ("entity", "e"),
        ("predicate", "p"),
        ("article", "a"),
    }
    assert set(of("w.json", '{"waivers": []}')) == set()
    assert set(of("x.jsonl", '{"id": "c"}\n\n{"id": "d"}\n')) == {("claim", "c"), ("claim", "d")}
    assert set(of("articles.jsonl", '{"id": "c"}')) == {("article", "c")}
    assert set(of("entities.ndjson", '{"id": "c"}')) == {("entity", "c")}


def test_what_cannot_be_read_is_the_file() -> None:
    assert set(of("x.json", "{")) == {("file", "x.json")}
    assert set(of("x.json", "[1]")) == {("file", "x.json")}
    assert set(of("x.jsonl", '{"id": "c"}\n{\n[]')) == {("claim", "c"), ("file", "x.jsonl")}
    assert of("x.json", "{") != of("x.json", "{ ")
