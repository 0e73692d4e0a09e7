"""The JSON Schema of the `json` output, published as `schemas/json-output.schema.json`."""

from __future__ import annotations

from typing import Any

from claimcheck.finding import BY_OUTCOME, Severity
from claimcheck.reporters.json import VERSION

_ID = {"type": "string", "minLength": 1}
_TEXT = {"type": "string"}
_COUNT = {"type": "integer", "minimum": 0}
_CODE = {"type": "string", "pattern": "^CC[0-9]{3}$", "description": "The rule's code"}
_NAME = {"type": "string", "pattern": "^[a-z]+(-[a-z]+)*$", "description": "The rule's name"}


def json_output_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of what `--output-format json` prints; no other keys are allowed."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:claimcheck:schema:{VERSION}:json-output",
        **_object(
            "What `claimcheck lint --output-format json` prints",
            {
                "version": {"const": VERSION, "description": "The version of this format"},
                "tool": _object(
                    "What printed it",
                    {
                        "name": {"const": "claimcheck", "description": "The tool's name"},
                        "version": {**_TEXT, "description": "The tool's version"},
                    },
                ),
                "summary": _summary(),
                "findings": _list("The findings, sorted by place", _finding()),
                "statistics": _list("With --statistics: findings counted by rule", _count()),
                "left_out": {
                    "type": "integer",
                    "minimum": 1,
                    "description": "With --max-findings: how many more findings there are",
                },
            },
            optional=("findings", "statistics", "left_out"),
        ),
        "oneOf": [{"required": ["findings"]}, {"required": ["statistics"]}],
        "title": "claimcheck json output",
    }


def _object(description: str, properties: dict[str, Any], optional: tuple[str, ...] = ()) -> dict[str, Any]:
    return {
        "type": "object",
        "description": description,
        "properties": properties,
        "required": [key for key in properties if key not in optional],
        "additionalProperties": False,
    }


def _list(description: str, items: dict[str, Any], **limits: int) -> dict[str, Any]:
    return {"type": "array", "description": description, "items": items, **limits}


def _or_null(description: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"description": description, "anyOf": [schema, {"type": "null"}]}


def _summary() -> dict[str, Any]:
    told = {
        "articles": "Articles checked",
        "claims": "Claims checked",
        "errors": "Errors found",
        "warnings": "Warnings found",
        "notes": "Notes found, told or not",
        "waived": "Findings that a waiver decides about",
        "unchecked": "What could not be judged (CC901)",
        "baselined": "Findings that the baseline already knew",
        "known": "With --since or --staged: errors and warnings that were there before the change",
    }
    counts = {key: {**_COUNT, "description": words} for key, words in told.items()}
    settled = "With --since or --staged: errors and warnings that are gone; null where not all could be read"
    counts["settled"] = _or_null(settled, _COUNT)
    return _object("What was checked, and what came of it", counts, optional=("known", "settled"))


def _count() -> dict[str, Any]:
    count = {"type": "integer", "minimum": 1, "description": "How many findings the rule has"}
    return _object("A rule that found something", {"code": _CODE, "name": _NAME, "count": count})


def _finding() -> dict[str, Any]:
    return _object(
        "A finding",
        {
            "code": _CODE,
            "name": _NAME,
            "severity": {"enum": [str(s) for s in Severity], "description": "info for a note"},
            "outcome": {
                "enum": [*map(str, BY_OUTCOME), None],
                "description": "For rules that compare claims: conflict, possible or progression",
            },
            "fingerprint": {
                "type": "string",
                "pattern": "^[0-9a-f]{16}$",
                "description": "The finding's stable name, for waivers and the baseline",
            },
            "message": {**_TEXT, "minLength": 1, "description": "What is wrong, in one sentence"},
            "claims": _list("Where it stands; the primary place comes first", _place(), minItems=1),
            "camps": _list("The sides of a disagreement", _camp()),
            "interval": _or_null("When both sides cannot hold, or may not (EDTF)", _TEXT),
            "proof": _or_null(
                "The ids of two claims that prove it",
                {"type": "array", "items": _ID, "minItems": 2, "maxItems": 2},
            ),
            "settle": _or_null("The single edit or missing fact that would settle it", _TEXT),
            "notes": _list("What else is to be known about it", _TEXT),
            "help": {**_TEXT, "description": "What to do"},
            "waived": _or_null("The decision about it; only with --show-waived", _waived()),
        },
    )


def _waived() -> dict[str, Any]:
    day = {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
    return _object(
        "A waiver",
        {
            "kind": {"enum": ["intended", "false_alarm", "todo"], "description": "What was decided"},
            "reason": {**_TEXT, "description": "Why"},
            "by": {**_TEXT, "description": "Who decided; empty where that is not written"},
            "until": _or_null("The last day it holds", day),
        },
    )


def _camp() -> dict[str, Any]:
    return _object(
        "A side of a disagreement",
        {
            "label": {**_TEXT, "description": "What the side is called"},
            "claims": _list("The ids of the claims that hold it", _ID),
        },
    )


def _place() -> dict[str, Any]:
    number = {"type": "integer", "minimum": 1}
    return _object(
        "A value in a record file; lines and columns count from 1, columns in code points",
        {
            "id": _or_null("The claim's id; null for a place outside claims", _ID),
            "article": _or_null("The id of the claim's article", _ID),
            "path": {**_TEXT, "description": "The file, relative to the project's folder"},
            "pointer": {
                "type": "string",
                "pattern": "^(/[^/]*)*$",
                "description": "JSON pointer (RFC 6901) in the file, or in its line for JSON Lines",
            },
            "line": _or_null("The line; null where the file could not be read", number),
            "column": _or_null("The column", number),
            "end_line": _or_null("The line on which the value ends", number),
            "end_column": _or_null("The column after the value's last character", number),
            "role": {
                "enum": ["primary", "proof", "other"],
                "description": "proof: one of the two claims that prove it",
            },
        },
    )
