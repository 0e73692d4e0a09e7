"""The JSON Schemas that are published: of record files, of the configuration, and of the json output."""

from __future__ import annotations

from typing import Any

from claimcheck.config.schema import config_schema
from claimcheck.records import schemas as records
from claimcheck.reporters.json_schema import json_output_schema


def schemas() -> dict[str, dict[str, Any]]:
    """All of them, name to schema (2020-12), in a fixed order; the folder `schemas` holds their texts."""
    return {**records.schemas(), "config": config_schema(), "json-output": json_output_schema()}
