"""A row of Parquet as a line of JSON: what the strict reader reads, and what people are shown."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, time
from decimal import Decimal

HOLDING_JSON = frozenset({
    "subject", "object", "quote", "scope", "attribution", "likelihood", "tags", "cites", "supersedes",
    "aliases", "same_as", "distinct_from", "titles", "holders",
})  # fmt: skip
"""Keys whose column may be text that is JSON itself, for Parquet has no column of several shapes."""


class _Digits(str):
    """A number as it is written."""


def json_line(row: Mapping[str, object]) -> bytes:
    """A row as compact JSON: keys in the order of the columns, without what is NULL at any depth.

    Of the keys in HOLDING_JSON a text that is a JSON object or list stands for that.

    Args:
        row: Python values by column, as `pyarrow.RecordBatch.to_pylist(maps_as_pydicts="lossy")` gives them.
            Bytes count as UTF-8 text; dates and times are text as ISO 8601 writes them; a decimal keeps its
            digits.
    """
    meant = {key: _meant(value) if key in HOLDING_JSON else value for key, value in row.items()}
    return _text(meant).encode("utf-8", "surrogatepass")


def _meant(value: object) -> object:
    if isinstance(value, str) and value[:1] in ("{", "["):
        try:
            return json.loads(value, parse_float=_Digits, parse_int=_Digits)
        except ValueError:
            return value
    return value


def _text(value: object) -> str:
    if isinstance(value, _Digits):
        return value
    if isinstance(value, Mapping):
        members = (f"{_text(str(key))}:{_text(one)}" for key, one in value.items() if one is not None)
        return "{" + ",".join(members) + "}"
    if isinstance(value, list | tuple):
        return "[" + ",".join(map(_text, value)) + "]"
    if isinstance(value, bytes):
        return _text(value.decode("utf-8", "replace"))
    if isinstance(value, date | time):
        return _text(value.isoformat())
    if isinstance(value, Decimal):
        return format(value, "f")
    return json.dumps(value, ensure_ascii=False)
