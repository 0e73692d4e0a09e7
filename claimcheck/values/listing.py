"""Listing things for people, and the nearest known word to a mistyped one."""

from __future__ import annotations

from collections.abc import Collection, Sequence


def listed(names: Sequence[str], *, last: str = "and", most: int = 6) -> str:
    """Names as a person would list them: "A, B and C"; past `most`, "A, B and 7 others"."""
    if len(names) > most:
        names = [*names[: most - 1], f"{len(names) - most + 1} others"]
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {last} {names[-1]}"


def nearest(word: str, known: Collection[str]) -> str | None:
    """The known word closest to a mistyped one by Jaro-Winkler similarity (rapidfuzz), None below .75.

    Ties go to the word that sorts first, so that equal input gives equal advice.
    """
    from rapidfuzz.distance import JaroWinkler  # only a mistake pays for the import

    best, score = None, 0.75
    for candidate in sorted(known):
        similarity = JaroWinkler.similarity(word, candidate)
        if similarity > score:
            best, score = candidate, similarity
    return best
