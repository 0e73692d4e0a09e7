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
_ADVICE = "correct the path (it is relative to the project's folder), or take `text` out"


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
        advice = _ADVICE
        try:
            if tracked is not None and record.text not in tracked:
                advice = f"`git add {record.text}`"
                raise Unreadable("git does not track it")
            text = read(root, record.text, MAX_TEXT_BYTES).decode("utf-8")
        except (Unreadable, UnicodeDecodeError) as error:
            why = told(error)[0] if isinstance(error, Unreadable) else "it is not UTF-8 text"
            message = f'the text of article "{key}" cannot be read: {why}'
            spot = Spot(key, "/text", kind="article")
            records.problems.append((UNREADABLE, Problem(message, (spot,), (key, record.text), help=advice)))
        else:
            records.articles[key] = (record, text)
