"""The settings in force as TOML, each with where it comes from."""

from __future__ import annotations

import json
import os
from dataclasses import fields
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from claimcheck.storage.escape import plain
from claimcheck.storage.home import absolute

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from claimcheck.config.file import Settings
    from claimcheck.config.settings import Config

_TABLES = ("per-file-ignores", "severity", "units", "hedging", "rules")


class _Row(NamedTuple):
    """A setting in force; `table` is "" for one outside of any."""

    table: str
    key: str
    value: Any

    @property
    def path(self) -> str:
        """The keys that lead to it."""
        return f"{self.table}.{self.key}" if self.table else self.key


def shown(settings: Settings) -> str:
    """The settings as text, in the words of claimcheck.toml; equal settings give equal text."""
    lines = [f"# project folder: {plain(os.path.relpath(settings.root, absolute(Path())))}"]
    for table, rows in groupby(_rows(settings), lambda row: row.table):
        if table:
            first, dot, name = table.partition(".")
            lines += ["", f"[{first}.{_key(name)}]" if dot else f"[{first}]"]
        lines += _aligned(
            [(f"{_key(row.key)} = {value_text(row.value)}", _origin(settings, row)) for row in rows]
        )
    return "\n".join(lines) + "\n"


def in_force(settings: Settings, path: str) -> list[str]:
    """What is in force of a key, which may be a table, named by the path of keys that leads to it."""
    found = []
    for row in _rows(settings):
        if row.path == path or row.path.startswith(f"{path}."):
            inner = row.path[len(path) + 1 :]
            value = value_text(row.value)
            found.append(f"{f'{inner} = ' if inner else ''}{value}  # {_origin(settings, row)}")
    return found


def _origin(settings: Settings, row: _Row) -> str:
    return settings.origins.get(row.path, "default")


def _rows(settings: Settings) -> Iterator[_Row]:
    config = settings.config
    for field in fields(config):
        key, value = field.name.replace("_", "-"), getattr(config, field.name)
        if key not in _TABLES and value is not None:
            yield _Row("", key, value)
    for table, members in _tables(config):
        for key, value in members.items():
            yield _Row(table, key, value)


def _tables(config: Config) -> Iterator[tuple[str, Mapping[str, Any]]]:
    yield "per-file-ignores", config.per_file_ignores
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
    return key if key.isascii() and key.replace("-", "").replace("_", "").isalnum() else value_text(key)


def value_text(value: Any) -> str:
    """A value in TOML; a text is written as in JSON, which TOML reads alike, and escaped for the screen."""
    if isinstance(value, tuple | list):
        return f"[{', '.join(value_text(item) for item in value)}]"
    return plain(json.dumps(value, ensure_ascii=False)) if isinstance(value, str | bool) else str(value)
