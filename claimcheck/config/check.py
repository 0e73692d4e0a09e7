"""Checking what a configuration says, without a schema library: the first fault, and where it is."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any, NamedTuple

from claimcheck.config.schema import config_schema
from claimcheck.config.settings import RESERVED
from claimcheck.rules import RULES
from claimcheck.storage.escape import plain
from claimcheck.storage.refusal import unknown
from claimcheck.values.amount import known_unit
from claimcheck.values.listing import nearest
from claimcheck.values.time import parse
from claimcheck.values.wording.kinds import IGNORED

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_SHOWN = 60
_SHAPES = {
    "string": "text in quotation marks",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "array": "a list in [ ]",
    "object": "a table",
}


class Fault(NamedTuple):
    """What is wrong in a configuration.

    `path` leads through the tables to the key; `value` is the text of a value that is to blame, None where
    the key itself or its whole value is.
    """

    path: tuple[str, ...]
    message: str
    value: str | None = None


def first_fault(data: Mapping[str, Any]) -> Fault | None:
    """The first thing that is wrong with a configuration as tomllib reads it; None when all is well."""
    shape = next(_misshapen(data, config_schema(), ()), None)
    return shape or next(_meaningless(data), None)


def refusal_of_code(prefix: str, *, switches: bool = False) -> str | None:
    """Why a code or prefix cannot be used, None when it can.

    Args:
        prefix: the code or its beginning: "CC201", "CC2".
        switches: it would switch rules off, or change how loud they are; the reserved codes refuse that.
    """
    codes = RESERVED.union(RULES)
    meant = {code for code in codes if prefix and code.startswith(prefix)}
    if not meant:
        # Its name, or small letters, for a code: the likeliest slips, and too far off for `nearest`.
        named = next((code for code, rule in RULES.items() if prefix in (rule.name, code.lower())), None)
        close = named or nearest(prefix, codes)
        advice = f'did you mean "{close}"?' if close else "`claimcheck rule` lists them"
        return f'unknown rule "{plain(prefix, limit=_SHOWN)}": {advice}'
    if switches and meant <= RESERVED:
        return (
            f'"{prefix}" is reserved: CC001 to CC006 say that a record cannot be read or compared, '
            "and are never switched off or made quieter"
        )
    return None


def refusal_of_day(text: str) -> str | None:
    """Why a text is no date to take for today, None when it is one."""
    try:
        span = parse(text)
    except ValueError as error:
        return str(error)
    if not span.moment or text.startswith("["):
        return f'"{plain(text, limit=_SHOWN)}" is more than one date: write one, such as 2025-10-27'
    return None


def _misshapen(value: Any, schema: Mapping[str, Any], path: tuple[str, ...]) -> Iterator[Fault]:
    """Where a value breaks its schema; knows the keywords that `config_schema` uses."""
    kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    if not any(_is(value, kind) for kind in kinds):
        wanted = " or ".join(_SHAPES[kind] for kind in kinds)
        yield Fault(path, f'"{plain(path[-1], limit=_SHOWN)}" should be {wanted}')
    elif isinstance(value, dict):
        for key, member in value.items():
            within = schema.get("properties", {}).get(key, schema.get("additionalProperties"))
            if within:
                yield from _misshapen(member, within, (*path, key))
            else:
                yield Fault((*path, key), _unknown_key(path, key, schema["properties"]))
    elif isinstance(value, list):
        for member in value:
            if not _is(member, "string"):
                yield Fault(path, f'"{path[-1]}" should hold {_SHAPES["string"]}')
            elif not member and "minLength" in schema["items"]:
                yield Fault(path, f'"{path[-1]}" holds an empty text', "")
        if schema.get("uniqueItems") and len(set(map(str, value))) < len(value):
            yield Fault(path, f'"{path[-1]}" names something twice')
    elif "enum" in schema and value not in schema["enum"]:
        yield Fault(path, unknown("value", value, schema["enum"]), value)
    elif "maximum" in schema and not schema["minimum"] <= value <= schema["maximum"]:
        yield Fault(path, f'"{path[-1]}" should be from {schema["minimum"]} to {schema["maximum"]}')
    elif "minimum" in schema and value < schema["minimum"]:
        yield Fault(path, f'"{path[-1]}" should be {schema["minimum"]} or more')
    elif value == "" and "minLength" in schema:
        yield Fault(path, f'"{plain(path[-1], limit=_SHOWN)}" is empty')


def _unknown_key(path: tuple[str, ...], key: str, known: Mapping[str, Any]) -> str:
    """That a key is unknown, with the nearest; options of rules are written by a name, not by a code."""
    named = RULES.get(key.upper()) if path == ("rules",) else None
    if named is None:
        return unknown("key", key, known)
    return f'unknown key "{plain(key, limit=_SHOWN)}": did you mean "{named.name}"?'


def _is(value: Any, kind: str) -> bool:
    if kind == "integer":
        return isinstance(value, int) and not isinstance(value, bool)
    if kind == "number":
        return isinstance(value, int | Decimal) and not isinstance(value, bool)
    return isinstance(value, {"string": str, "boolean": bool, "array": list, "object": dict}[kind])


def _meaningless(data: Mapping[str, Any]) -> Iterator[Fault]:
    """Where a value of the right shape means nothing: unknown or reserved codes, no date, no factor."""
    for key in ("select", "extend-select", "ignore"):
        for prefix in data.get(key, ()):
            refusal = refusal_of_code(prefix, switches=key == "ignore")
            if refusal:
                yield Fault((key,), refusal, prefix)
    for pattern, prefixes in data.get("per-file-ignores", {}).items():
        for prefix in prefixes:
            refusal = refusal_of_code(prefix, switches=True)
            if refusal:
                yield Fault(("per-file-ignores", pattern), refusal, prefix)
    for prefix in data.get("severity", ()):
        refusal = refusal_of_code(prefix, switches=True)
        if refusal:
            yield Fault(("severity", prefix), refusal)
    if "as-of" in data:
        refusal = refusal_of_day(data["as-of"])
        if refusal:
            yield Fault(("as-of",), refusal)
    yield from _unreadable_cues(data.get("hedging", {}))
    units = data.get("units", {})
    for code, unit in units.items():
        if not _is_factor(unit.get("factor", "1")):
            message = f'the factor of the unit "{plain(code, limit=_SHOWN)}" should be a number above 0'
            yield Fault(("units", code, "factor"), message)
        of = unit.get("of")
        if of is not None and not known_unit(of) and (of not in units or "of" in units[of]):
            message = f'"{plain(of, limit=_SHOWN)}" is no built-in unit, nor one declared here without "of"'
            yield Fault(("units", code, "of"), message)


def _unreadable_cues(hedging: Mapping[str, Any]) -> Iterator[Fault]:
    """The project's own cues that are not in the notation of the lexicon."""
    for kind, cues in hedging.items():
        for cue in cues if kind != IGNORED else ():
            # Imported here: few projects have cues of their own.
            from claimcheck.values.wording.lexicon import own_entry
            from claimcheck.values.wording.notation import BadNotationError

            try:
                own_entry(kind, cue)
            except BadNotationError as error:
                yield Fault(("hedging", kind), f'"{plain(cue, limit=_SHOWN)}" is no cue: {error}', cue)


def _is_factor(written: object) -> bool:
    try:
        factor = Decimal(str(written))
    except InvalidOperation:
        return False
    return factor.is_finite() and factor > 0
