"""The format `json-lines`: one finding a line, each an object as under `findings` of the format `json`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from claimcheck.reporters.json import counted_rules, finding_value
from claimcheck.storage.escape import inert_json

if TYPE_CHECKING:
    from claimcheck.reporters.telling import Telling


def report(telling: Telling) -> str:
    """The findings, or with statistics the counts by rule, one JSON object a line (see `text_of`).

    Where some findings are left out, a last line `{"left_out": N}` says how many.
    """
    if telling.statistics:
        return lines_of(counted_rules(telling))
    values = [finding_value(reported) for reported in telling.findings()]
    number = telling.left_out()
    return lines_of([*values, {"left_out": number}] if number else values)


def lines_of(values: list[dict[str, Any]]) -> str:
    """Values as JSON Lines; what could act on a terminal or a build runner is escaped."""
    return inert_json("".join(json.dumps(value, ensure_ascii=False) + "\n" for value in values))
