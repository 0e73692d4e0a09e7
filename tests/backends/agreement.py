"""Asking several engines the same, and comparing their answers to the byte."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from claimcheck.backends.run import Engine
from claimcheck.config.file import read_settings
from claimcheck.project import Project
from claimcheck.reporters import text_of
from claimcheck.reporters.telling import Telling

if TYPE_CHECKING:
    from pathlib import Path


def answer(root: Path, engine: Engine, **changes: Any) -> str:
    """The json output of an engine, notes included; `changes` are laid over the project's configuration."""
    config = replace(read_settings(root.resolve()).config, **changes)
    report = Project(root.resolve(), config).lint(engine=engine)
    return text_of("json", Telling(report, notes=True, seconds=0))


def agree(root: Path, *engines: Engine, **changes: Any) -> int:
    """How many findings the local engine and the others (DuckDB) have; fails where they differ."""
    local = answer(root, Engine("local"), **changes)
    for engine in engines or (Engine("duckdb"),):
        assert answer(root, engine, **changes) == local, engine.name
    return len(json.loads(local)["findings"])
