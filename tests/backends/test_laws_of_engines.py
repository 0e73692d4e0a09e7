"""Laws of the engines, tried on random projects: one answer, whatever is in the lines."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from laws.drafts import DRAFTS, LAW, Draft

from .agreement import agree
from .lines import as_lines, in_lines, lay

if TYPE_CHECKING:
    from collections.abc import Mapping

pytest.importorskip("duckdb", reason="the duckdb engine needs the extra bulk")

DAYS = ("2020-01-01", "2020-06-30", "2020-06", "2020", "2021", "2021-01-01", "2020~", "2020-24", "0000-12-31")
TIMES = (
    *DAYS,
    *(
        f"{first}/{last}"
        for first in (*DAYS[:6], "..", "")
        for last in (*DAYS[:6], "..", "")
        if first or last
    ),
)
"""Moments and intervals that meet, hand over, overlap and end before they start, at several precisions."""


@LAW
@given(DRAFTS)
def test_on_random_drafts(draft: Draft) -> None:
    tried(as_lines(draft.files()))


DAMAGE = (
    (b'"hedging": "', b'"hedging": "un'), (b'"hedging"', b'"hedging": 1, "hedging"'), (b"}", b",}"),
    (b'"subject": "', b'"subject": "un'), (b'"subject": ', b'"subject": 5, "x": '), (b"}", b""),
    (b'"object": ', b'"object": null, "note": '), (b'"predicate": "', b'"predicate": "\\u00'),
    (b'"id": "', b'"id": " '), (b'"id": "', b'"id" : "'), (b'"id"', b'"\\u0069d"'),
    (b"{", b'{"tags": [NaN], '),
    (b"{", b'{"note": "a \\"b\\": c", '), (b"{", b'{"note": "\xff", '), (b"{", b'{"note": "\\ud800", '),
    (b"{", b'{"note": "x, ]", '), (b"{", b'{"tags": ["a",], '), (b"{", b'{"likelihood": [20, 40], '),
    (b"{", b'{"scope": {"share": 1.50}, '), (b"{", b'{"scope": {"n": -0}, '), (b"{", b'{"cites": ["b"], '),
    (b"{", b'{"scope": {"acting": true, "acting": false}, '), (b"{", b'{"time": "2025-13"  , '),
    (b"{", b'{"attribution": {"speaker": "nobody"}, '), (b"{", b'{"place": "gala", '), (b"\n", b"\r\n"),
    (b"{", b'{"supersedes": ["claim-0"], '), (b"{", b'{"supersedes": ["claim-9"], '), (b"\n", b"\n\n \n"),
    (b"{", b'{"quote": {"exact": "Son comes", "exact": "Son"}, '), (b"{", b'{"retracted": true, '),
    (b"{", b'{"quote": [{"exact": "Son comes"}], '), (b"\n", b"\x0b\n"), (b"\n", b""),
    (b"{", b"\xef\xbb\xbf{"),
    (b"{", b'{"unknown": 1, '), (b"{", b'{"event": "gala", '), (b"{", b"[{"), (b"{", b'{"note": "a\x01", '),
)  # fmt: skip
"""What may be wrong, or odd, with a line: what stands there, and what is put in its place."""


@LAW
@given(DRAFTS, st.lists(st.tuples(st.sampled_from(DAMAGE), st.integers(0, 20)), max_size=3))
def test_on_damaged_lines(draft: Draft, damages: list[tuple[tuple[bytes, bytes], int]]) -> None:
    files: dict[str, str | bytes] = {**as_lines(draft.files())}
    content = str(files["claims/claims.jsonl"]).encode()
    for (what, instead), place in damages:
        at = -1
        for _ in range(place % content.count(what) + 1 if what in content else 0):
            at = content.find(what, at + 1)
        if at >= 0:
            content = content[:at] + instead + content[at + len(what) :]
    tried(files | {"claims/claims.jsonl": content})


def terms(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Plain claims on one office and one player's clubs: the lines that DuckDB proves by itself."""
    made = []
    for number in range(draw(st.integers(2, 12))):
        claim: dict[str, Any] = {
            "id": f"c{number}", "article": draw(st.sampled_from("abc")),
            "hedging": draw(st.sampled_from(HEDGES)),
        }  # fmt: skip
        if draw(st.booleans()):
            claim |= {"subject": draw(st.sampled_from(PEOPLE)), "predicate": "holds-office"}
            claim |= {"object": draw(st.sampled_from(("prime-minister", "senator")))}
        else:
            claim |= {"subject": "son", "predicate": "plays-for"}
            claim |= {"object": draw(st.sampled_from(("lions", "giants", "bears")))}
        ways = draw(
            st.sets(st.sampled_from(("negated", "planned", "undated", "inferred", "again")), max_size=1)
        )
        if "undated" not in ways:
            claim["time"] = draw(st.sampled_from(TIMES))
        if "negated" in ways:
            claim["polarity"] = "negated"
        if "planned" in ways:
            claim["modality"] = "planned"
        if "inferred" in ways:
            claim["attribution"] = {"evidence": "inferred"}
        if "again" in ways:
            claim["id"] = "c0"
        made.append(claim)
    return made


HEDGES = ("stated", "stated", "stated", "confirmed", "likely", "rumored")
PEOPLE = ("son", "trump", "ishiba", "masayoshi")
PLAYS = {"plays-for": {"kind": "state", "one_object_per_subject": True}}
ENTITIES = [
    *({"id": key, "type": "person", "name": key} for key in PEOPLE[:3]),
    {"id": "masayoshi", "type": "person", "name": "Masayoshi", "same_as": ["son"]},
    {"id": "prime-minister", "type": "office", "name": "prime minister"},
    {"id": "senator", "type": "office", "name": "senator", "holders": 2},
    *({"id": key, "type": "organisation", "name": key} for key in ("lions", "giants", "bears")),
]


@LAW
@given(st.composite(terms)(), st.lists(st.sampled_from(["2020-03-01", "2021", None]), min_size=3, max_size=3))
def test_on_random_terms(claims: list[dict[str, Any]], dates: list[str | None]) -> None:
    articles: list[dict[str, Any]] = [{"id": key} for key in "abc"]
    for article, date in zip(articles, dates, strict=True):
        if date:
            article["published"] = date
    files: dict[str, list[Any]] = {"claims": claims, "articles": articles, "entities": ENTITIES}
    written = {f"claims/{name}.jsonl": in_lines(values) for name, values in files.items()}
    tried(written | {"claims/vocabulary.json": json.dumps({"predicates": PLAYS})})


def tried(files: Mapping[str, str | bytes]) -> None:
    with TemporaryDirectory() as folder:
        agree(lay(Path(folder), files))
