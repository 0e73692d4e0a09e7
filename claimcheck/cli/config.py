"""`claimcheck config`: what can be set, what it means, and what is in force."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from claimcheck.cli.boundary import tell
from claimcheck.cli.opening import add_config_options, settings_of
from claimcheck.cli.settings import in_force, value_text
from claimcheck.storage.escape import plain
from claimcheck.storage.refusal import Refused, unknown
from claimcheck.values.listing import listed

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator, Mapping

    from claimcheck.cli.parser import Verbs
    from claimcheck.config.file import Settings

    Schema = Mapping[str, Any]

_SHAPES = {
    "string": "text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "array": "a list of texts",
    "object": "a table",
}


def add(verbs: Verbs) -> None:
    """Add the verb and its options."""
    parser = verbs.add_parser(
        "config",
        usage="claimcheck config [OPTIONS] [KEY]",
        help="explain the settings, and show what is in force",
        description="Explain a key of the configuration: what it means, what it may be, its default, and "
        "what is in force here. Without KEY, list the keys.",
    )
    parser.set_defaults(main=main)
    parser.add_argument(
        "key", nargs="?", metavar="KEY", help="a key, or the path to one: fail-on, rules.overdue-plan"
    )
    add_config_options(parser)


def main(args: Namespace) -> int:
    """Print the list of keys, or what there is to say of one.

    Raises:
        Refused: there is no such key, or the configuration cannot be understood.
    """
    from claimcheck.config.schema import config_schema

    if args.key is None:
        tell("".join(_listed(config_schema()["properties"])))
        return 0
    schema = _found(args.key, config_schema())
    lines = [args.key, *_about(schema), *_in_force(settings_of(args), args.key)]
    # Of the rules only those with options have anything to set.
    members = {
        one: below for one, below in schema.get("properties", {}).items() if below.get("properties") != {}
    }
    told = "".join(f"{plain(line)}\n" for line in lines)
    tell(told + ("\n" + "".join(_listed(members)) if members else ""))
    return 0


def _listed(members: Schema) -> Iterator[str]:
    """A line a key, with what it means."""
    width = max(map(len, members))
    for key, schema in members.items():
        meaning = schema.get("description") or _kind(schema)
        yield f"{key:<{width}}  {meaning}\n"


def _found(path: str, schema: Schema) -> Schema:
    """The schema of a key, which may be named by a path of keys.

    Raises:
        Refused: there is no such key.
    """
    above, rest = "", path
    while rest or not above:
        known: Schema = schema.get("properties", {})
        free: Schema | None = schema.get("additionalProperties") or None
        # What people name themselves, such as a pattern of files, may have dots in it.
        nested = known or (free and "properties" in free)
        key, _, rest = rest.partition(".") if nested else (rest, "", "")
        below = known.get(key, free)
        if below is None:
            raise Refused(unknown("key", above + key, [above + one for one in known], alike_in=above))
        schema, above = below, f"{above}{key}."
    return schema


def _about(schema: Schema) -> Iterator[str]:
    if "description" in schema:
        yield f"  {schema['description']}"
    yield f"  may be    {_kind(schema)}"
    if "default" in schema:
        yield f"  default   {value_text(schema['default'])}"


def _in_force(settings: Settings, key: str) -> Iterator[str]:
    if key != "extend":  # of which nothing is left once files are laid over each other
        found = in_force(settings, key) or ["nothing"]
        yield f"  in force  {found[0]}"
        yield from (f"            {line}" for line in found[1:])


def _kind(schema: Schema) -> str:
    """What a value may be, in words."""
    if "enum" in schema:
        return listed([f'"{word}"' for word in schema["enum"]], last="or")
    free = schema.get("additionalProperties")
    if free:
        return f"a table; each of its values: {_kind(free)}"
    kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    said = " or ".join(_SHAPES[kind] for kind in kinds)
    if "maximum" in schema:
        return f"{said} from {schema['minimum']} to {schema['maximum']}"
    return said
