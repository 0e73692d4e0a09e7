"""The texts of articles, read beside the records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.finding import Problem, Spot
from claimcheck.storage.files import read_inside
from claimcheck.storage.load import UNREADABLE, told
from claimcheck.storage.reader import Unreadable

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from claimcheck.storage.files import Reads
    from claimcheck.storage.load import Records

MAX_TEXT_BYTES = 16 * 1024**2
_ELSEWHERE = "correct the path"
_OR_WITHOUT = ", or take `text` out"


def read_texts(
    root: Path, records: Records, tracked: Collection[str] | None = None, read: Reads = read_inside
) -> None:
    """Lay the texts under the articles that name one; one that cannot be read becomes a problem at `text`.

    Args:
        root: the project's folder.
        records: the records; their articles and problems are added to.
        tracked: when given, only these paths count as there.
        read: reads a file; may take note of it.
    """
    for key, (record, _) in records.articles.items():
        if record.text is None:
            continue
        if tracked is not None and record.text not in tracked:
            why, advice = "git does not track it", f"`git add {record.text}`"
        else:
            try:
                text = read(root, record.text, MAX_TEXT_BYTES).decode("utf-8")
            except Unreadable as error:
                why, advice = _why(error)
            except UnicodeDecodeError:
                why, advice = "it is not UTF-8 text", f"save it as UTF-8{_OR_WITHOUT}"
            else:
                records.articles[key] = (record, text)
                continue
        message = f'the text of article "{key}" cannot be read: {why}'
        spot = Spot(key, "/text", kind="article")
        records.problems.append((UNREADABLE, Problem(message, (spot,), (key, record.text), help=advice)))


def _why(error: Unreadable) -> tuple[str, str]:
    """Why a text cannot be read, and what to do."""
    why, advice = told(error)
    if advice.startswith(_ELSEWHERE):
        advice = f"{_ELSEWHERE} (it is relative to the project's folder)"
    return why, advice + _OR_WITHOUT
