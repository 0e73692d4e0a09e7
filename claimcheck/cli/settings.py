"""The settings in force as TOML, each with where it comes from."""

from __future__ import annotations

import json
import os
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimcheck.storage.escape import plain
from claimcheck.storage.home import absolute

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.config_file import Settings

_TABLES = ("per-file-ignores", "severity", "units", "hedging", "rules")


def shown(settings: Settings) -> str:
    """The settings as text, in the words of claimcheck.toml; equal settings give equal text."""
    config = settings.config
    lines = [f"# project folder: {plain(os.path.relpath(settings.root, absolute(Path())))}"]
    rows = []
    for field in fields(config):
        key, value = field.name.replace("_", "-"), getattr(config, field.name)
        if key not in _TABLES and value is not None:
            rows.append((f"{key} = {_value(value)}", settings.origins.get(key, "default")))
    lines += _aligned(rows)
    for table, members in _tables(settings):
        if members:
            path = table.split(".", 1)
            name = path[0] if len(path) == 1 else f"{path[0]}.{_key(path[1])}"
            origins = settings.origins
            lines += ["", f"[{name}]"]
            lines += _aligned(
                [
                    (f"{_key(key)} = {_value(value)}", origins.get(f"{table}.{key}", "default"))
                    for key, value in members.items()
                ]
            )
    return "\n".join(lines) + "\n"


def _tables(settings: Settings) -> Iterator[tuple[str, dict[str, Any]]]:
    config = settings.config
    yield "per-file-ignores", dict(config.per_file_ignores)
    yield "severity", dict(sorted(config.severity.items()))
    for code, unit in sorted(config.units.items()):
        yield f"units.{code}", dict(sorted(unit.items()))
    yield "hedging", dict(sorted(config.hedging.items()))
    from claimcheck.rules import RULES

    for code, rule in sorted(RULES.items()):
        if code in config.selected():
            given = config.options_of(rule)
            options = {option.name: given.get(option.name, option.default) for option in fields(rule)}
            yield f"rules.{rule.name}", {name.replace("_", "-"): value for name, value in options.items()}


def _aligned(rows: list[tuple[str, str]]) -> list[str]:
    width = max((len(text) for text, _ in rows), default=0)
    return [f"{text:<{width}}  # {origin}" for text, origin in rows]


def _key(key: str) -> str:
    return key if key.isascii() and key.replace("-", "").replace("_", "").isalnum() else _value(key)


def _value(value: Any) -> str:
    """A value in TOML; a text is written as in JSON, which TOML reads alike, and escaped for the screen."""
    if isinstance(value, tuple | list):
        return f"[{', '.join(_value(item) for item in value)}]"
    return plain(json.dumps(value, ensure_ascii=False)) if isinstance(value, str | bool) else str(value)
