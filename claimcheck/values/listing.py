"""Listing and counting things for people, and the nearest known word to a mistyped one."""

from __future__ import annotations

from collections.abc import Collection, Sequence


def listed(names: Sequence[str], *, last: str = "and", most: int = 6) -> str:
    """Names as a person would list them: "A, B and C"; past `most`, "A, B and 7 others"."""
    if len(names) > most:
        names = [*names[: most - 1], f"{len(names) - most + 1} others"]
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {last} {names[-1]}"


def counted(number: int, noun: str) -> str:
    """A number with its noun: "1 claim", "91 claims"."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def nearest(word: str, known: Collection[str]) -> str | None:
    """The known word closest to a mistyped one by Jaro-Winkler similarity (rapidfuzz), None up to .75.

    Case is compared only where words are equally close without it; remaining ties go to the word that sorts
    first, so that equal input gives equal advice.
    """
    from rapidfuzz.distance import JaroWinkler  # only a mistake pays for the import

    folded = word.casefold()
    best, score = None, (0.75, 1.0)
    for candidate in sorted(known):
        similarity = JaroWinkler.similarity(folded, candidate.casefold())
        if similarity < score[0]:
            continue
        rated = (similarity, JaroWinkler.similarity(word, candidate))
        if rated > score:
            best, score = candidate, rated
    return best
