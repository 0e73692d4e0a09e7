"""The formats `rdjson` and `rdjsonl`: the messages of reviewdog's proto, no other keys, columns in bytes."""

from __future__ import annotations

import json
from typing import Any

from jsonschema import Draft202012Validator

from claimcheck.finding import Severity
from claimcheck.reported import Located
from claimcheck.reporters import text_of
from claimcheck.reporters.telling import Telling

from .reports import CLASH, located, report, reported


def message(required: tuple[str, ...], **fields: Any) -> dict[str, Any]:
    """A message of the proto, as JSON."""
    return {
        "type": "object", "properties": fields, "required": list(required), "additionalProperties": False,
    }  # fmt: skip


TEXT = {"type": "string"}
NUMBER = {"type": "integer", "minimum": 1, "maximum": 2**31 - 1}
POSITION = message(("line",), line=NUMBER, column=NUMBER)
LOCATION = message(("path",), path=TEXT, range=message(("start",), start=POSITION, end=POSITION))
SOURCE = message(("name",), name=TEXT, url=TEXT)
SEVERITY = {"enum": ["ERROR", "WARNING", "INFO"]}
DIAGNOSTIC = message(
    ("message", "location"),
    message=TEXT, location=LOCATION, severity=SEVERITY, source=SOURCE, code=message(("value",), value=TEXT),
    related_locations={"type": "array", "items": message(("location",), message=TEXT, location=LOCATION)},
)  # fmt: skip
RESULT = message(
    ("diagnostics",), diagnostics={"type": "array", "items": DIAGNOSTIC}, source=SOURCE, severity=SEVERITY
)
"""`DiagnosticResult` of proto/rdf/reviewdog.proto in reviewdog, less what is not used."""


def diagnostics(telling: Telling) -> list[dict[str, Any]]:
    """The diagnostics of both formats, which are the same, checked against the proto."""
    value = json.loads(text_of("rdjson", telling))
    Draft202012Validator(RESULT).validate(value)
    lines = [json.loads(line) for line in text_of("rdjsonl", telling).splitlines()]
    for line in lines:
        Draft202012Validator(DIAGNOSTIC).validate(line)
    assert lines == [{**diagnostic, "source": value["source"]} for diagnostic in value["diagnostics"]]
    found: list[dict[str, Any]] = value["diagnostics"]
    return found


def test_a_diagnostic_to_the_letter() -> None:
    (found,) = diagnostics(Telling(report(CLASH), folder="news"))
    assert found["message"].split("\n")[:2] == [
        "one says fact, one says rumour",
        "note: neither article is dated",
    ]
    assert (found["severity"], found["code"]) == ("WARNING", {"value": "CC301"})
    assert found["location"] == {
        "path": "news/claims/a.json",
        "range": {"start": {"line": 48, "column": 18}, "end": {"line": 48, "column": 27}},
    }
    assert found["related_locations"] == [
        {
            "message": '"Son, who joined the dinner"',
            "location": {
                "path": "news/claims/b.json",
                "range": {"start": {"line": 22, "column": 18}, "end": {"line": 22, "column": 29}},
            },
        }
    ]


def test_columns_are_bytes_and_ends_exclusive() -> None:
    place = located('a𝔘b "茂"', '"茂"')
    ((found),) = diagnostics(Telling(report(reported(place))))
    assert found["location"]["range"] == {
        "start": {"line": 7, "column": 8},
        "end": {"line": 7, "column": 13},
    }


def test_a_file_of_which_no_line_is_known_has_no_range() -> None:
    nowhere = Located("primary", None, None, "claims/a.json", "", "", None, None, None, None, "")
    (found,) = diagnostics(Telling(report(reported(nowhere, severity=Severity.ERROR))))
    assert found["location"] == {"path": "claims/a.json"}
    assert "related_locations" not in found
    assert found["severity"] == "ERROR"


def test_no_findings() -> None:
    assert diagnostics(Telling(report())) == []
    assert text_of("rdjsonl", Telling(report())) == ""
