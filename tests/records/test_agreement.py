"""The models and the published JSON Schemas judge alike, apart from a few differences that are listed."""

from __future__ import annotations

import json
from typing import Any

import jiter
import pytest
from jsonschema import Draft202012Validator
from pydantic import ValidationError

from claimcheck.records import BulkLine
from claimcheck.records.errors import problems
from claimcheck.records.fields import Record
from claimcheck.records.files import ClaimFile, VocabularyFile, WaiverFile
from claimcheck.records.schemas import schemas

MODELS: dict[str, type[Record]] = {
    "claim-file": ClaimFile,
    "vocabulary": VocabularyFile,
    "waivers": WaiverFile,
    "bulk-line": BulkLine,
}
VALIDATORS = {name: Draft202012Validator(schema) for name, schema in schemas().items()}

LINE = '"id": "c", "article": "a", "subject": "s", "predicate": "p", "object": "o", "hedging": "stated"'
WAIVER = '"finding": "6a1d9c", "kind": "todo", "reason": "r"'

FORMAT_EXAMPLE = (
    """{ "$schema": "../schemas/claim-file.schema.json",
  "article": { "id": "gala-preview", "title": "…", "publisher": "…", "url": "https://…",
               "published": "2025-10-20", "published_basis": "printed", "retrieved": "2025-10-29",
               "language": "en", "text": "seeds/gala-preview.txt", "sha256": "DIGEST", "reliability": "F",
               "cites": ["other-article-id"], "origin": "reuters" },
  "claims": [
    { "id": "gala-preview/son-attends",
      "subject": "masayoshi-son", "predicate": "attends", "object": "tokyo-gala-2025",
      "event": "tokyo-gala-2025", "subject_as": "Masayoshi Son (SoftBank)",
      "hedging": "rumored", "cue": "Unconfirmed but rumored", "polarity": "affirmed", "modality": "planned",
      "time": "2025-10", "time_as": "later this month", "time_basis": "inferred", "relative": "after",
      "place": "tokyo",
      "attribution": { "evidence": "unnamed_source", "source": "people familiar with the event",
                       "unconfirmed_by": ["softbank"] },
      "quote": { "exact": "Unconfirmed but rumored guest", "prefix": "Masayoshi Son (SoftBank) – " },
      "scope": {"role": "guest"}, "condition": "", "cites": [], "supersedes": [], "retracted": false,
      "note": "", "tags": [] } ] }"""
).replace("DIGEST", "0f" * 32)


def line(extra: str) -> str:
    """A bulk line with further keys; a key written twice takes the later value."""
    return json.dumps(json.loads("{" + LINE + "}") | json.loads("{" + extra + "}"))


def without(key: str) -> str:
    return json.dumps({k: v for k, v in json.loads("{" + LINE + "}").items() if k != key})


def claims(*written: str, defaults: str = "") -> str:
    return f'{{"article": {{"id": "a"}}, {defaults} "claims": [{", ".join(written)}]}}'


def article(extra: str) -> str:
    return f'{{"article": {{"id": "a", {extra}}}, "claims": []}}'


def entity(extra: str) -> str:
    return f'{{"entities": {{"e": {{{extra}}}}}}}'


def predicate(extra: str) -> str:
    return f'{{"predicates": {{"p": {{{extra}}}}}}}'


PART = '{"id": "c", "predicate": "p", "object": "o"}'
CLAIM = '{"id": "c", "subject": "s", "predicate": "p", "object": "o", "hedging": "stated"}'

VALID = [
    ("claim-file", FORMAT_EXAMPLE),
    ("claim-file", claims()),
    ("claim-file", claims(CLAIM)),
    ("claim-file", claims(PART, defaults='"defaults": {"subject": "s", "hedging": "likely"},')),
    ("claim-file", claims(CLAIM, defaults='"defaults": {"scope": {"x": 1}, "attribution": {}},')),
    ("bulk-line", line("")),
    ("bulk-line", line('"subject": ["s", "t"]')),
    ("bulk-line", line('"quote": [{"exact": "x"}, {"exact": "y", "prefix": "a", "suffix": "b"}]')),
    ("bulk-line", line('"object": {"amount": "500e9", "unit": "USD", "bound": "at_least",'
                       ' "approximate": true, "per": "year", "as_of": "2025-01"}')),
    ("bulk-line", line('"object": {"amount": 9.80, "unit": "%"}')),
    ("bulk-line", line('"object": {"amount": -3, "unit": "1"}')),
    ("bulk-line", line('"object": {"low": "1", "high": 2e3, "unit": "1"}')),
    ("bulk-line", line('"object": {"date": "2026-01~"}')),
    ("bulk-line", line('"object": {"text": "in force"}')),
    ("bulk-line", line('"object": {"boolean": false}')),
    ("bulk-line", line('"scope": {"role": "guest", "rank": 1.5, "round": 2, "acting": true}')),
    ("bulk-line", line('"likelihood": [55, 80.5]')),
    *[
        ("bulk-line", line(f'"time": "{time}"'))
        for time in (
            "2025", "2025-10-27", "2025-02-06/2025-02-08", "2025-10-27/..", "../2025", "2025-10~", "2026?",
            "2025-21", "2020/", "/2020", "[2026-01..2026-03]", "[2025,2026]", "201X", "2004-XX", "-0044",
            "Y170000002", "2025-10-27T10:00:00Z", "2025-10-27T10:00:00+09:00", "2025%",
        )
    ],
    ("vocabulary", '{"entities": {}, "predicates": {}, "articles": {}, "$schema": "x"}'),
    ("vocabulary", entity('"type": "person", "name": "N", "aliases": ["高市早苗"],'
                          ' "same_as": ["wikidata:Q1"], "distinct_from": ["f"]')),
    ("vocabulary", entity('"type": "office", "of": "japan", "holders": "many", "titles": ["Senator"]')),
    ("vocabulary", entity('"type": "ship", "holders": 2, "time": "2025-10",'
                          ' "place": "tokyo", "within": "x", "part_of": "y"')),
    ("vocabulary", predicate('"implies": "q", "tolerance": 0.05, "exceptions": ["x"]')),
    ("vocabulary", predicate('"implies": {"predicate": "q", "object": "object.place"},'
                             ' "ordered_values": [true, "x"]')),
    ("vocabulary", '{"articles": {"a": {"title": "t", "cites": ["b"]}}}'),
    ("waivers", f'{{"waivers": [{{{WAIVER}, "by": "ed", "until": "2026-12-31"}}]}}'),
    ("waivers", '{"waivers": []}'),
]  # fmt: skip

INVALID = [
    ("claim-file", '{"claims": []}'),
    ("claim-file", '{"article": {"id": "a"}}'),
    ("claim-file", '{"article": {}, "claims": []}'),
    ("claim-file", '{"article": "a", "claims": []}'),
    ("claim-file", '{"article": {"id": "a"}, "claims": {}}'),
    ("claim-file", '{"article": {"id": "a"}, "claims": [], "notes": ""}'),
    ("claim-file", '{"article": {"id": "a"}, "claims": [], "defaults": []}'),
    ("claim-file", '{"article": {"id": "a"}, "claims": [], "$schema": 1}'),
    ("claim-file", claims(without("article"), '{"$schema": "x"}')),
    ("claim-file", claims("{" + LINE + "}")),
    ("claim-file", claims("7")),
    ("claim-file", claims(CLAIM, defaults='"defaults": {"id": "d"},')),
    ("claim-file", claims(CLAIM, defaults='"defaults": {"hedging": "sure"},')),
    ("claim-file", claims(PART, defaults='"defaults": {"subject": "s"},')),
    ("claim-file", claims('{"subject": "s", "predicate": "p", "object": "o", "hedging": "stated"}')),
    ("claim-file", article('"reliability": "G"')),
    ("claim-file", article('"published_basis": "guessed"')),
    ("claim-file", article('"sha256": "abc"')),
    ("claim-file", article('"text": ""')),
    ("claim-file", article('"cites": "b"')),
    ("claim-file", article('"published": "20 October 2025"')),
    *[("bulk-line", without(key)) for key in ("id", "article", "subject", "predicate", "object", "hedging")],
    ("bulk-line", "[]"),
    ("bulk-line", line('"$schema": "x"')),
    ("bulk-line", line('"id": "Masa Son"')),
    ("bulk-line", line('"id": "-x"')),
    ("bulk-line", line('"id": ""')),
    ("bulk-line", line('"id": "naïve"')),
    ("bulk-line", line(f'"id": "{"x" * 201}"')),
    ("bulk-line", line('"subject": []')),
    ("bulk-line", line('"subject": ["s", 1]')),
    ("bulk-line", line('"subject": null')),
    ("bulk-line", line('"event": null')),
    ("bulk-line", line('"hedging": "Rumored"')),
    ("bulk-line", line('"polarity": "denied"')),
    ("bulk-line", line('"modality": "future"')),
    ("bulk-line", line('"relative": "during"')),
    ("bulk-line", line('"time_basis": ""')),
    ("bulk-line", line('"time": 2025')),
    ("bulk-line", line('"time": ""')),
    ("bulk-line", line('"time": "next week"')),
    ("bulk-line", line('"retracted": "no"')),
    ("bulk-line", line('"retracted": 0')),
    ("bulk-line", line('"note": 5')),
    ("bulk-line", line('"tags": [""]')),
    ("bulk-line", line('"quote": "words"')),
    ("bulk-line", line('"quote": []')),
    ("bulk-line", line('"quote": {"exact": ""}')),
    ("bulk-line", line('"quote": {"prefix": "x"}')),
    ("bulk-line", line('"attribution": {"evidence": "hearsay"}')),
    ("bulk-line", line('"attribution": {"speaker": "Mr X"}')),
    ("bulk-line", line('"attribution": {"unconfirmed_by": "x"}')),
    ("bulk-line", line('"scope": {"role": ["guest"]}')),
    ("bulk-line", line('"scope": {"role": null}')),
    ("bulk-line", line('"scope": []')),
    ("bulk-line", line('"likelihood": [55]')),
    ("bulk-line", line('"likelihood": [55, 80, 90]')),
    ("bulk-line", line('"likelihood": [-1, 80]')),
    ("bulk-line", line('"likelihood": [55, 100.5]')),
    ("bulk-line", line('"likelihood": [true, 80]')),
    ("bulk-line", line('"likelihood": "likely"')),
    ("bulk-line", line('"object": 5')),
    ("bulk-line", line('"object": {}')),
    ("bulk-line", line('"object": {"value": 5}')),
    ("bulk-line", line('"object": {"amount": "5"}')),
    ("bulk-line", line('"object": {"unit": "USD"}')),
    ("bulk-line", line('"object": {"amount": "5", "unit": ""}')),
    ("bulk-line", line('"object": {"amount": "5", "date": "2025", "unit": "1"}')),
    ("bulk-line", line('"object": {"amount": "5bn", "unit": "USD"}')),
    ("bulk-line", line('"object": {"amount": "1,000", "unit": "USD"}')),
    ("bulk-line", line('"object": {"amount": "NaN", "unit": "USD"}')),
    ("bulk-line", line('"object": {"amount": "1e9999", "unit": "USD"}')),
    ("bulk-line", line(f'"object": {{"amount": "{"1" * 301}", "unit": "USD"}}')),
    ("bulk-line", line('"object": {"amount": true, "unit": "USD"}')),
    ("bulk-line", line('"object": {"amount": "5", "unit": "USD", "bound": "about"}')),
    ("bulk-line", line('"object": {"amount": "5", "low": "1", "unit": "USD"}')),
    ("bulk-line", line('"object": {"low": "1", "unit": "USD"}')),
    ("bulk-line", line('"object": {"low": "1", "high": "2", "unit": "USD", "bound": "exact"}')),
    ("bulk-line", line('"object": {"date": 2025}')),
    ("bulk-line", line('"object": {"text": ""}')),
    ("bulk-line", line('"object": {"boolean": "true"}')),
    ("vocabulary", '{"people": {}}'),
    ("vocabulary", '{"entities": []}'),
    ("vocabulary", '{"entities": {"Big Id": {"type": "person"}}}'),
    ("vocabulary", entity('"name": "no type"')),
    ("vocabulary", entity('"type": ""')),
    ("vocabulary", entity('"type": "person", "id": "e"')),
    ("vocabulary", entity('"type": "office", "holders": 0')),
    ("vocabulary", entity('"type": "office", "holders": "few"')),
    ("vocabulary", entity('"type": "office", "holders": true')),
    ("vocabulary", entity('"type": "person", "aliases": [""]')),
    ("vocabulary", predicate('"kind": "fact"')),
    ("vocabulary", predicate('"subject_type": "person"')),
    ("vocabulary", predicate('"before": "q"')),
    ("vocabulary", predicate('"implies": ["q"]')),
    ("vocabulary", predicate('"implies": {"predicate": "q"}')),
    ("vocabulary", predicate('"tolerance": 5')),
    ("vocabulary", predicate('"tolerance": "0.05"')),
    ("vocabulary", predicate('"symmetric": 1')),
    ("vocabulary", predicate('"ordered_values": [1]')),
    ("vocabulary", predicate('"exclusive_values": [""]')),
    ("vocabulary", '{"articles": {"a": {"id": "a"}}}'),
    ("waivers", "{}"),
    ("waivers", f'{{"waivers": [{{{WAIVER}, "until": "2026"}}]}}'),
    ("waivers", f'{{"waivers": [{{{WAIVER}, "why": "x"}}]}}'),
    ("waivers", '{"waivers": [{"finding": "6a1d9c", "kind": "wrong", "reason": "r"}]}'),
    ("waivers", '{"waivers": [{"finding": "6a1d9c", "kind": "todo", "reason": ""}]}'),
    ("waivers", '{"waivers": [{"finding": "", "kind": "todo", "reason": "r"}]}'),
]  # fmt: skip

ONLY_THE_MODELS_REFUSE = [
    ("a final line feed (Python's $ overlooks it)", "bulk-line", line('"id": "c\\n"')),
    ("a number past all floats", "bulk-line", line('"scope": {"x": 1e999}')),
    ("no such day", "bulk-line", line('"time": "2025-02-30"')),
    ("not EDTF", "bulk-line", line('"time": "2025--10"')),
    ("not EDTF in an object", "bulk-line", line('"object": {"date": "10/2025/11"}')),
    ("no such day", "waivers", f'{{"waivers": [{{{WAIVER}, "until": "2026-13-31"}}]}}'),
    ("high to low", "bulk-line", line('"object": {"low": "2", "high": "1", "unit": "1"}')),
    ("high to low", "bulk-line", line('"likelihood": [80, 55]')),
    ("too many digits", "bulk-line", line(f'"object": {{"amount": {"1" * 400}, "unit": "1"}}')),
    ("a float as a count", "vocabulary", entity('"type": "office", "holders": 2.0')),
]


def as_the_reader_gives_it(text: str) -> Any:
    return jiter.from_json(text.encode(), float_mode="lossless-float")


@pytest.mark.parametrize(("schema", "text"), VALID)
def test_valid_records_pass_the_model_and_the_schema(schema: str, text: str) -> None:
    assert [error.message for error in VALIDATORS[schema].iter_errors(json.loads(text))] == []
    MODELS[schema].model_validate(as_the_reader_gives_it(text))


@pytest.mark.parametrize(("schema", "text"), INVALID)
def test_invalid_records_fail_the_model_and_the_schema(schema: str, text: str) -> None:
    assert not VALIDATORS[schema].is_valid(json.loads(text))
    with pytest.raises(ValidationError):
        MODELS[schema].model_validate(as_the_reader_gives_it(text))


@pytest.mark.parametrize(("difference", "schema", "text"), ONLY_THE_MODELS_REFUSE)
def test_what_json_schema_cannot_express(difference: str, schema: str, text: str) -> None:
    assert VALIDATORS[schema].is_valid(json.loads(text)), difference
    with pytest.raises(ValidationError):
        MODELS[schema].model_validate(as_the_reader_gives_it(text))


def at(value: Any, pointer: str) -> Any:
    for part in pointer.split("/")[1:]:
        key = part.replace("~1", "/").replace("~0", "~")
        value = value[int(key)] if isinstance(value, list) else value[key]
    return value


@pytest.mark.parametrize(("schema", "text"), INVALID)
def test_every_problem_points_into_the_record_and_is_worded_for_people(schema: str, text: str) -> None:
    value = as_the_reader_gives_it(text)
    with pytest.raises(ValidationError) as caught:
        MODELS[schema].model_validate(value)
    for problem in problems(caught.value):
        at(value, problem.pointer)  # a KeyError or IndexError here is a pointer to nowhere
        assert problem.message
        for jargon in ("Input", "valid ", "tuple", "a dict", "str ", "pydantic", "None", "match"):
            assert jargon not in problem.message
