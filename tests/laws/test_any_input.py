"""Whatever a file holds, linting it ends in findings with true places, never in an error."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.reporters import FORMATS, text_of
from claimcheck.reporters.telling import Telling
from claimcheck.storage.load import UNREADABLE

from .drafts import DRAFTS, LAW, Draft, linted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from claimcheck.reported import Located, Report

WORDS = (
    "article", "claims", "defaults", "entities", "predicates", "articles", "waivers", "id", "subject",
    "predicate", "object", "hedging", "polarity", "modality", "time", "relative", "scope", "event",
    "attribution", "evidence", "quote", "exact", "amount", "unit", "low", "high", "date", "text", "boolean",
    "as_of", "type", "name", "within", "same_as", "holders", "titles", "kind", "published", "cites",
    "supersedes", "son", "gala", "attends", "stated", "USD", "1e999", "2025-10-27", "2025-13", "2026/2025",
    "..", "person", "a",
)  # fmt: skip
"""What records are made of, so that some of what is made at random looks like one."""
TEXTS = st.sampled_from(WORDS) | st.text(st.characters(), max_size=8)
LEAVES = st.none() | st.booleans() | st.integers() | st.integers(-(10**40), 10**40) | st.floats() | TEXTS
ANYTHING = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=5),
    max_leaves=12,
)
NAMES = st.sampled_from(["x.json", "x.jsonl", "articles.jsonl", "entities.ndjson", "x.json.gz", "x.jsonl.gz"])


@LAW
@given(ANYTHING, NAMES)
def test_any_json_value_as_a_record_file(value: Any, name: str) -> None:
    nothing_breaks({f"claims/{name}": packed(name, json.dumps(value).encode())})


@LAW
@given(st.binary(max_size=60) | st.text(max_size=60).map(str.encode), NAMES)
def test_any_bytes_as_a_record_file(content: bytes, name: str) -> None:
    nothing_breaks({f"claims/{name}": packed(name, content), f"claims/raw-{name}": content})


@LAW
@given(DRAFTS, ANYTHING, st.randoms(use_true_random=False))
def test_any_value_anywhere_in_a_sound_project(draft: Draft, value: Any, chance: Any) -> None:
    files = draft.files()
    path = chance.choice([path for path in files if path.endswith(".json")])
    record = json.loads(files[path])
    *way, last = chance.choice(list(ways(record)))
    holder = record
    for key in way:
        holder = holder[key]
    holder[last] = value
    text = json.dumps(record, ensure_ascii=chance.choice([True, False]))
    nothing_breaks({**files, path: text.encode("utf-8", "surrogatepass")})


@LAW
@given(DRAFTS, st.integers(0, 3000), st.binary(max_size=3))
def test_a_file_that_was_cut_off(draft: Draft, length: int, noise: bytes) -> None:
    nothing_breaks({path: text.encode()[:length] + noise for path, text in draft.files().items()})


@LAW
@given(DRAFTS)
def test_every_place_is_that_of_the_value_it_speaks_of(draft: Draft) -> None:
    nothing_breaks(draft.files())


def ways(value: Any) -> Iterator[list[Any]]:
    """The ways to every value inside a JSON value, as keys and indices."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in inside:
        yield [key]
        for way in ways(inner):
            yield [key, *way]


def packed(name: str, content: bytes) -> bytes:
    """The content as a file of that name holds it."""
    return gzip.compress(content, mtime=0) if name.endswith(".gz") else content


def nothing_breaks(files: Mapping[str, str | bytes]) -> None:
    """Lint, tell it in every way, and look up every place."""

    def look_up(root: Path, report: Report) -> None:
        for told in report.findings:
            for place, spot in zip(told.places, told.finding.problem.spots, strict=True):
                if told.finding.code == UNREADABLE:
                    assert_inside(root, place)
                else:
                    assert_true(root, place, at_key=spot.at_key)
        for name in FORMATS:
            text = text_of(name, Telling(report, notes=True))
            assert text.endswith("\n") or (name.endswith(("-lines", "jsonl")) and not report.findings)

    linted(files, look_up)


def assert_inside(root: Path, place: Located) -> None:
    """The line at which reading stopped is one of the file's."""
    lines = (root / place.path).read_bytes().split(b"\n")
    assert place.line is None or 1 <= place.line <= len(lines)


def assert_true(root: Path, place: Located, *, at_key: bool) -> None:
    """At the place stands the value of its pointer, or the key of that value."""
    content = (root / place.path).read_bytes()
    if place.path.endswith(".gz"):
        content = gzip.decompress(content)
    lines = content.decode("utf-8").split("\n")
    assert place.line is not None and place.column is not None
    assert place.end_line is not None and place.end_column is not None
    stretch = lines[place.line - 1 : place.end_line]
    stretch[-1] = stretch[-1][: place.end_column - 1]
    stretch[0] = stretch[0][place.column - 1 :]
    value = json.loads(content if ".json" in Path(place.path).suffixes else lines[place.line - 1])
    key = ""
    for token in place.pointer.split("/")[1:]:
        key = token.replace("~1", "/").replace("~0", "~")
        value = value[int(key)] if isinstance(value, list) else value[key]
    assert json.loads("\n".join(stretch)) == (key if at_key else value)
