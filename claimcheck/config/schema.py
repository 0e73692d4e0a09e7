"""The JSON Schema of the configuration file: what editors complete and `config_check` checks against."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

from claimcheck.rules import RULES
from claimcheck.values.wording.kinds import IGNORED, KINDS

if TYPE_CHECKING:
    from claimcheck.rule import Rule

LEVELS = ("error", "warning", "info")
"""The severities, worst first, as people write them."""

_OPTION_TYPES = {bool: "boolean", int: "integer", float: "number", str: "string", tuple: "array"}


def config_schema() -> dict[str, Any]:
    """The schema (2020-12) of `claimcheck.toml` and `[tool.claimcheck]`, the options of all rules included.

    Returns:
        The schema, its keys in a fixed order.
    """
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:claimcheck:schema:1:config",
        "description": "Settings of a project; paths are relative to its folder.",
        "type": "object",
        "additionalProperties": False,
        "properties": _settings(),
        "title": "claimcheck configuration",
    }


def _settings() -> dict[str, Any]:
    return {
        "extend": _text("another configuration file, relative to this one, that this one is laid over"),
        "claims": _text("the folder of the record files", default="claims"),
        "select": _texts("codes of the rules to run; a prefix such as CC2 stands for all that begin so"),
        "extend-select": _texts("codes of rules to run beside the selected ones"),
        "ignore": _texts("codes of rules not to run; CC001 to CC006 always run"),
        "exclude": _texts("record files not to read: paths, folders or patterns with * and ?"),
        "per-file-ignores": {
            "description": "codes of rules whose findings do not count in some record files, by patterns as "
            "in exclude; a finding that stands in another file, too, counts",
            "type": "object",
            "additionalProperties": _texts("codes or prefixes"),
        },
        "severity": {
            "description": "how loud the findings of a rule are, by code or prefix",
            "type": "object",
            "additionalProperties": {"type": "string", "enum": list(LEVELS)},
        },
        "fail-on": _choice("the lowest severity that makes the exit status 1", [*LEVELS, "never"], "warning"),
        "registry": _choice(
            "whether every entity, predicate and article must be declared", ["closed", "open"], "closed"
        ),
        "entity-types": _texts("types of entities beside the built-in ones"),
        "approximate": {
            "description": 'by how many per cent "about" widens an amount',
            "type": "integer",
            "minimum": 0,
            "maximum": 100,
            "default": 10,
        },
        "as-of": _text("the day to take for today, as an EDTF date"),
        "units": _units(),
        "hedging": _hedging(),
        "rules": _rules(),
    }


def _hedging() -> dict[str, Any]:
    properties = {kind: _texts(f"cues of the kind {kind!r} beside the shipped ones") for kind in KINDS}
    properties[IGNORED] = _texts("cues that never count, as they stand in texts")
    return {
        "description": "words by which certainty is read, by kind: (a|b) is one or the other, (a )? may be "
        "missing, * is any word, suggest* a word that begins so, and `** ` up to three words or none",
        "type": "object",
        "additionalProperties": False,
        "properties": properties,
    }


def _rules() -> dict[str, Any]:
    return {
        "description": "options of rules, by the rule's name",
        "type": "object",
        "additionalProperties": False,
        "properties": {rule.name: _options(rule) for rule in sorted(RULES.values(), key=lambda r: r.code)},
    }


def _choice(description: str, words: list[str], default: str) -> dict[str, Any]:
    return {"description": description, "type": "string", "enum": words, "default": default}


def _text(description: str, **more: Any) -> dict[str, Any]:
    return {"description": description, "type": "string", "minLength": 1, **more}


def _texts(description: str) -> dict[str, Any]:
    return {
        "description": description,
        "type": "array",
        "items": {"type": "string", "minLength": 1},
        "uniqueItems": True,
    }


def _units() -> dict[str, Any]:
    properties = {
        "factor": {
            "description": "how many of the other unit one of this makes, exactly",
            "type": ["string", "number"],
            "default": "1",
        },
        "of": _text("the unit it converts to; itself when absent"),
    }
    return {
        "description": "units beside the built-in ones",
        "type": "object",
        "additionalProperties": {"type": "object", "additionalProperties": False, "properties": properties},
    }


def _options(rule: type[Rule]) -> dict[str, Any]:
    """The options of a rule: its dataclass fields; their types are those of their defaults."""
    properties = {}
    for option in fields(rule):
        default = option.default
        kind = _OPTION_TYPES[type(default)]
        made: dict[str, Any] = {"type": kind}
        if kind == "array":
            made["items"] = {"type": "string"}
        elif kind == "integer":
            made["minimum"] = 0
        made["default"] = list(default) if isinstance(default, tuple) else default
        properties[option.name.replace("_", "-")] = made
    summary = (rule.__doc__ or "").partition("\n")[0]
    return {
        "description": f"{rule.code}: {summary}",
        "type": "object",
        "additionalProperties": False,
        "properties": properties,
    }
