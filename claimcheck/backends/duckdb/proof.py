"""What DuckDB can prove of a line by itself: that the one strict reader would make a plain record of it.

A line is proven when its keys are known and each stands once, its words are words of the format, and all
else in it is text. Whatever is not proven goes through the strict reader; so a proof may be as narrow as it
likes, but must never be wrong. DuckDB's own reader is stricter than JSON in nothing and laxer in two things:
it takes NaN and Infinity, which no value proven here can be, and a comma before a closing bracket.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from claimcheck.backends.selection import text
from claimcheck.records import Article, BulkLine, EntityLine
from claimcheck.records.claim import Hedging, Modality
from claimcheck.records.fields import ID_PATTERN, Basis
from claimcheck.storage.reader import MAX_LINE_BYTES
from claimcheck.storage.schema_check import LONGEST_ID

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pydantic import BaseModel

_ID = ID_PATTERN.removeprefix("^").removesuffix("*$") + f"{{0,{LONGEST_ID - 1}}}"
_STRING = r'"(?:[^"\\]|\\.)*"'
_FULL_STRING = r'"(?:[^"\\]|\\.)+"'
_QUOTE = rf'\{{"exact":{_FULL_STRING}(?:,"prefix":{_STRING})?(?:,"suffix":{_STRING})?\}}'
_DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
_LOOSE_NUMBER = r"[:\[,](?:-0|-?[0-9]+[.eE])"
DAYS = rf'"{_DAY}(?:/(?:{_DAY}|\.\.))?"'
"""A time to the day: a date, an interval of two, or one from a date on."""

_TEXTS = ("subject_as", "object_as", "cue", "time_as", "condition", "note")
_ARTICLE_TEXTS = ("title", "publisher", "url", "language")


def keys_of(model: type[BaseModel]) -> tuple[str, ...]:
    """The keys that a record may have."""
    return tuple(model.model_fields)


def taken_apart(model: type[BaseModel], source: str) -> str:
    """A query for the lines of a source (`json`) and their values as JSON texts (`r`), in order."""
    shape = ", ".join(f'"{key}": "JSON"' for key in keys_of(model))
    return f"SELECT json, json_transform(json, {text('{' + shape + '}')}) AS r FROM {source}"


def raw(key: str) -> str:
    """The JSON text of a value; NULL where the key is absent."""
    return f'(r."{key}"::VARCHAR)'


def word(key: str) -> str:
    """The text between the quotation marks of a value that is a string without escapes."""
    return f"substr({raw(key)}, 2, strlen({raw(key)}) - 2)"


def claim_line(entity_ids: bool) -> str:
    """The proof of a claim with one subject that replaces and cites nothing and gives no probability.

    What is in its object, scope and attribution, where these are no words, is left to be proven value by
    value, and so is a time that is not told to the day.

    Args:
        entity_ids: whether the ids of what it refers to are to be proven, too; in a closed registry they are
            looked up, and only ids are found there.
    """
    left = {"supersedes", "cites", "likelihood"}
    named = ("article", "subject", "predicate", "event", "place")
    there = {"id", "article", "subject", "predicate", "hedging"}
    ids = {"id", *(named if entity_ids else ())}
    entity = _matches("object", f'"{_ID}"') if entity_ids else _string("object")
    tests = {
        **{key: _string(key) for key in (*named, "time", *_TEXTS)},
        **{key: _matches(key, f'"{_ID}"') for key in ids},
        "object": f"({entity} OR {_plain_object('object')})",
        "hedging": _one_of("hedging", get_args(Hedging)),
        "polarity": _one_of("polarity", ("affirmed", "negated")),
        "modality": _one_of("modality", get_args(Modality)),
        "time_basis": _one_of("time_basis", get_args(Basis)),
        "relative": _one_of("relative", ("before", "at", "after")),
        "retracted": f"{raw('retracted')} IN ('true', 'false')",
        "quote": _matches("quote", rf"{_QUOTE}|\[{_QUOTE}(?:,{_QUOTE})*\]"),
        "tags": _matches("tags", rf"\[(?:{_FULL_STRING}(?:,{_FULL_STRING})*)?\]"),
        "scope": _plain_object("scope"),
        "attribution": _plain_object("attribution"),
    }
    return " AND ".join(
        (
            _keys(BulkLine, [key for key in keys_of(BulkLine) if key not in left]),
            *(
                test if key in there or key == "object" else _absent_or(test, key)
                for key, test in tests.items()
            ),
        )
    )


def entity_line(types: Iterable[str]) -> str:
    """The proof of an entity that has a type and a name and is referred to, but refers to nothing."""
    return " AND ".join(
        (
            _keys(EntityLine, ("id", "type", "name")),
            _matches("id", f'"{_ID}"'),
            _one_of("type", sorted(types)),
            _absent_or(_string("name"), "name"),
        )
    )


def article_line() -> str:
    """The proof of an article that cites nothing; its date is to the day."""
    return " AND ".join(
        (
            _keys(Article, ("id", "published", "text", "sha256", *_ARTICLE_TEXTS)),
            _matches("id", f'"{_ID}"'),
            _absent_or(_matches("published", f'"{_DAY}"'), "published"),
            _absent_or(f"{_days('published', 2)} IS NOT NULL", "published"),
            _absent_or(_matches("text", _FULL_STRING), "text"),
            _absent_or(_matches("sha256", '"[0-9a-fA-F]{64}"'), "sha256"),
            *(_absent_or(_string(key), key) for key in _ARTICLE_TEXTS),
        )
    )


def first_day(key: str) -> str:
    """The first day of a time that matches DAYS, as Python's ordinal; NULL where there is no such day."""
    return _days(key, 2)


def last_day(key: str, future: int) -> str:
    """The last day of a time that matches DAYS; `future` where it is open."""
    return (
        f"CASE WHEN strlen({raw(key)}) = 12 THEN {_days(key, 2)}"
        f" WHEN strlen({raw(key)}) = 15 THEN {future} ELSE {_days(key, 13)} END"
    )


def _days(key: str, start: int) -> str:
    # Year 0 is a year of EDTF's, but not of Python's ordinals.
    day = f"try_cast(substr({raw(key)}, {start}, 10) AS DATE)"
    return f"CASE WHEN {day} >= DATE '0001-01-01' THEN date_diff('day', DATE '0001-01-01', {day}) + 1 END"


def _keys(model: type[BaseModel], allowed: Iterable[str]) -> str:
    """Each key is allowed, not null, and stands once; the line is neither too long nor laxer than JSON."""
    allowed = frozenset(allowed)
    absent = [f'r."{key}" IS NULL' for key in keys_of(model) if key not in allowed]
    there = " + ".join(f'(r."{key}" IS NOT NULL)::INT' for key in keys_of(model) if key in allowed)
    return " AND ".join(
        (
            f"len(json_keys(json)) = {there}",
            *absent,
            f"strlen(json) <= {MAX_LINE_BYTES}",
            r"NOT regexp_matches(json, ',\s*[\]}]')",
        )
    )


def _plain_object(key: str) -> str:
    """An object without numbers that can be written in several ways: DuckDB writes them in its own."""
    return f"(starts_with({raw(key)}, '{{') AND NOT regexp_matches({raw(key)}, {text(_LOOSE_NUMBER)}))"


def _string(key: str) -> str:
    return f"starts_with({raw(key)}, '\"')"


def _matches(key: str, pattern: str) -> str:
    return f"regexp_full_match({raw(key)}, {text(pattern)}, 's')"


def _one_of(key: str, words: Iterable[str]) -> str:
    listed = ", ".join(text(f'"{word}"') for word in words)
    return f"{raw(key)} IN ({listed})"


def _absent_or(condition: str, key: str) -> str:
    return f'(r."{key}" IS NULL OR {condition})'
