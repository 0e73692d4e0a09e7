"""The repair of a finding as amendments of files: where its spots were found, there its edits are made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.storage.editing import Amendment
from claimcheck.storage.reader import is_one_text

if TYPE_CHECKING:
    from claimcheck.reported import Located, Reported

PLAIN = (".json", ".jsonl", ".ndjson")
"""The endings of record files that are edited; packed ones and Parquet are not."""


def is_edited(path: str) -> bool:
    """Whether a record file is of a kind that is edited, by its name."""
    return path.lower().endswith(PLAIN)


def amendment_at(path: str, pointer: str, line: int | None, value: str | None, after: str = "") -> Amendment:
    """The amendment that lets a text stand at a place of a record file, or takes away what stands there.

    What a claim lacks comes from the defaults of its file.

    Args:
        path: the file.
        pointer: the JSON pointer from the top of the file, or of the line.
        line: the line, which counts in JSON Lines alone.
        value: the text; None takes away.
        after: the key behind which a key that is not there is put.
    """
    if not is_one_text(path):
        return Amendment(pointer, value, line, after=after)
    head, _, rest = pointer.removeprefix("/claims/").partition("/")
    from_defaults = pointer.startswith("/claims/") and head.isdigit() and rest
    return Amendment(pointer, value, otherwise=f"/defaults/{rest}" if from_defaults else "", after=after)


def amendments_of(reported: Reported) -> list[tuple[Located, Amendment]]:
    """The amendments that repair a finding, each with its place; none where it has no repair."""
    repair = reported.finding.problem.repair
    edits = [(reported.places[edit.spot], edit.value) for edit in repair.edits] if repair else []
    return [
        (place, amendment_at(place.path, place.pointer, place.line, value))
        for place, value in edits
        if is_edited(place.path)
    ]
