"""The keys of records in the order of the format; what is between them, and in them, stays as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from claimcheck.records.article import ArticleEntry
from claimcheck.records.claim import ClaimDefaults
from claimcheck.storage.editing import Replacement, replaced
from claimcheck.storage.load import stem_of
from claimcheck.storage.locate import Locator
from claimcheck.storage.reader import is_one_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_FILE: Final = ("$schema", "article", "defaults", "claims")
_ARTICLE: Final = ("id", *ArticleEntry.model_fields)
_CLAIM: Final = ("id", "article", *ClaimDefaults.model_fields)


def ordered(path: str, data: bytes) -> tuple[bytes, int]:
    """The content of a claim file or of JSON Lines with the keys of its records in order, and how many moved.

    A record with a key that the format does not know stays as it is, and so does every other file.

    Args:
        path: the file's path, whose name tells what is in it.
        data: its content.
    """
    if is_one_text(path):
        if "claims" not in {member.key for member in Locator(data).members("")}:
            return data, 0
        inner = [*_within(data)]
        data = replaced(data, inner)
        outer = [*_moved(data, Locator(data), "", _FILE)]
        return replaced(data, outer), len(inner) + len(outer)
    stem = stem_of(path)
    if stem == "entities":
        return data, 0
    keys = _ARTICLE if stem == "articles" else _CLAIM
    lines, number = data.split(b"\n"), 0
    for index, line in enumerate(lines):
        moves = [*_moved(line, Locator(line), "", keys)]
        number += len(moves)
        lines[index] = replaced(line, moves)
    return b"\n".join(lines), number


def _within(data: bytes) -> Iterator[Replacement]:
    locator = Locator(data)
    members = [("/article", _ARTICLE), ("/defaults", _CLAIM)]
    members += [(f"/claims/{element.key}", _CLAIM) for element in locator.members("/claims")]
    found = [r for pointer, keys in members for r in _moved(data, locator, pointer, keys)]
    yield from sorted(found)


def _moved(data: bytes, locator: Locator, pointer: str, keys: Sequence[str]) -> Iterator[Replacement]:
    """An object with its members in order, what parts them left in its places; nothing where they are."""
    written = locator.members(pointer)
    if not {member.key for member in written} <= {*keys}:
        return
    wanted = sorted(written, key=lambda member: keys.index(member.key))
    if wanted == written:
        return
    pieces, done = [], written[0].start
    for place, member in zip(written, wanted, strict=True):
        pieces += [data[done : place.start], data[member.start : member.end]]
        done = place.end
    yield Replacement(written[0].start, done, b"".join(pieces), ())
