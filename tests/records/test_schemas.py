"""The published schemas: current, valid, with help for editors."""

from __future__ import annotations

import json
import string
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from claimcheck.records.fields import EDTF_PATTERN
from claimcheck.records.schemas import schema_text, schemas
from claimcheck.values.time import parse

FOLDER = Path(__file__).parents[2] / "schemas"
NAMES = ("claim-file", "vocabulary", "waivers", "bulk-line")


def test_the_record_files_have_schemas() -> None:
    assert tuple(schemas()) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_the_file_is_what_the_models_generate(name: str) -> None:
    file = FOLDER / f"{name}.schema.json"
    assert file.read_text(encoding="utf-8") == schema_text(schemas()[name]), f"regenerate {file.name}"


@pytest.mark.parametrize("name", NAMES)
def test_the_schema_is_valid_2020_12_and_says_what_it_is(name: str) -> None:
    schema = schemas()[name]
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$id"] == f"urn:claimcheck:schema:1:{name}"
    assert schema["title"].startswith("claimcheck ")


def objects(schema: Any) -> Iterator[dict[str, Any]]:
    yield schema
    yield from schema.get("$defs", {}).values()


@pytest.mark.parametrize("name", NAMES)
def test_every_key_has_a_description_and_no_other_key_is_allowed(name: str) -> None:
    for described in objects(schemas()[name]):
        assert described["additionalProperties"] is False
        assert described["description"]
        for key, schema in described["properties"].items():
            assert schema.get("description"), f"{described['title']}.{key}"


@pytest.mark.parametrize("name", NAMES)
def test_null_is_nowhere_allowed(name: str) -> None:
    assert '"null"' not in json.dumps(schemas()[name])


@given(st.text(alphabet="0123456789-/.XYTZ?~%[],:+ " + string.ascii_letters, max_size=24))
def test_the_schema_accepts_every_time_that_the_models_accept(text: str) -> None:
    try:
        parse(text)
    except ValueError:
        return
    assert Draft202012Validator({"pattern": EDTF_PATTERN}).is_valid(text)
