"""300 quotes of the four articles, each altered in ten ways that change it and in ten that do not."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from claimcheck.values.searchable import Searchable

SEEDS = sorted((Path(__file__).resolve().parents[2] / "seeds").glob("*.txt"))
SPANS = 300
Alteration = Callable[[str], str]


def spans() -> list[tuple[str, str]]:
    """Articles' texts and stretches of 6 to 14 whole words within one of their lines; the same each time."""
    random = Random(4)
    texts = [path.read_text(encoding="utf-8") for path in SEEDS]
    lines = [(text, line.split()) for text in texts for line in text.splitlines() if len(line.split()) >= 8]
    found: list[tuple[str, str]] = []
    while len(found) < SPANS:
        text, words = random.choice(lines)
        count = random.randint(6, min(14, len(words)))
        start = random.randrange(len(words) - count + 1)
        quote = " ".join(words[start : start + count]).strip(".,;:()\"'“”’‘–- ")
        if quote.count(" ") >= 4 and len(Searchable(text).find(quote)) == 1 and (text, quote) not in found:
            found.append((text, quote))
    return found


def _at_word(quote: str, change: Callable[[str], str], *wanted: str) -> str:
    """Change the first of the wanted words that stands inside, else a word in the middle.

    The first and the last word stay: without them what is left would be a quote, only a shorter one.
    """
    words = quote.split(" ")
    at = next(
        (i for i, word in enumerate(words[1:-1], start=1) if word.strip('.,’"').lower() in wanted),
        len(words) // 2,
    )
    words[at] = change(words[at])
    return " ".join(words)


def digit(quote: str) -> str:
    """Another figure, or one where there was none."""
    changed = re.sub(r"\d", lambda d: str((int(d[0]) + 1) % 10), quote, count=1)
    return changed if changed != quote else _at_word(quote, lambda word: f"{word} 7")


def negation(quote: str) -> str:
    """A "not" too many or too few."""
    changed = re.sub(r"(?<= )(?:not|no|never|without) ", "", quote, count=1)
    return (
        changed
        if changed != quote
        else _at_word(quote, lambda word: f"{word} not", "is", "will", "has", "are")
    )


def name(quote: str) -> str:
    """Another name."""
    changed = re.sub(r"\b[A-Z][a-z]{3,}\b", "Nakamura", quote, count=1)
    return changed if changed != quote else _at_word(quote, lambda word: f"Nakamura {word}")


def modal(quote: str) -> str:
    """What will be may be, and the other way round."""
    for one, other in (
        ("will", "may"),
        ("may", "will"),
        ("is", "may be"),
        ("has", "might have"),
        ("to", "would"),
    ):
        if f" {one} " in quote:
            return quote.replace(f" {one} ", f" {other} ", 1)
    return _at_word(quote, lambda word: f"might {word}")


def hedge_removed(quote: str) -> str:
    """Without the word that hedges, or without one in the middle."""
    hedges = (
        "reportedly",
        "expected",
        "unconfirmed",
        "rumored",
        "allegedly",
        "possibly",
        "likely",
        "may",
        "if",
    )
    return re.sub(r" +", " ", _at_word(quote, lambda word: "", *hedges)).strip()


def reordered(quote: str) -> str:
    """Two neighbours have changed places."""
    words = quote.split(" ")
    at = next(i for i in range(len(words) // 2, 0, -1) if words[i] != words[i - 1])
    words[at - 1], words[at] = words[at], words[at - 1]
    return " ".join(words)


def truncated(quote: str) -> str:
    """The last long word is cut."""
    last = list(re.finditer(r"[A-Za-z]{4,}", quote))[-1]
    return quote[: last.end() - 2]


def merged(quote: str) -> str:
    """Two words have become one."""
    spaces = [found.start() for found in re.finditer(r"(?<=[A-Za-z]) (?=[A-Za-z])", quote)]
    at = spaces[len(spaces) // 2]
    return quote[:at] + quote[at + 1 :]


def tense(quote: str) -> str:
    """Another form of a verb, or of the word in its place."""
    forms = {"is": "was", "are": "were", "has": "had", "was": "is", "were": "are", "will": "would"}
    return _at_word(quote, lambda word: forms.get(word.lower(), word + "ed"), *forms)


def unit(quote: str) -> str:
    """Another unit, or one where there was none."""
    for one, other in (
        ("billion", "million"),
        ("million", "billion"),
        ("$", "€"),
        ("%", " points"),
        ("year", "month"),
    ):
        if one in quote:
            return quote.replace(one, other, 1)
    return _at_word(quote, lambda word: f"{word} %")


MEANINGFUL = (digit, negation, name, modal, hedge_removed, reordered, truncated, merged, tense, unit)

TYPOGRAPHIC: dict[str, Alteration] = {
    "straight quotation marks": lambda q: q.translate(str.maketrans("“”‘’", "\"\"''")),
    "curly quotation marks": lambda q: re.sub(r'"', "”", q).replace("'", "’"),
    "short and long dashes": lambda q: q.replace("—", "–").replace(" – ", " — "),
    "line breaks": lambda q: q.replace(" ", "\n", 2),
    "no-break spaces": lambda q: q.replace(" ", "\u00a0", 3),
    "white space doubled": lambda q: q.replace(" ", "  \t"),
    "soft hyphens": lambda q: re.sub(r"([a-z]{3})([a-z]{3})", "\\1\u00ad\\2", q),
    "ligatures": lambda q: q.replace("fi", "ﬁ").replace("fl", "ﬂ"),
    "decomposed letters and zero width": lambda q: unicodedata.normalize("NFD", q).replace(" ", " \u200b", 1),
    "white space around": lambda q: f" \n{q}\u2003",
}


@pytest.fixture(scope="module")
def quotes() -> list[tuple[str, str]]:
    return spans()


def test_there_are_300_quotes_from_every_article(quotes: list[tuple[str, str]]) -> None:
    assert len(set(quotes)) == SPANS
    assert len({text for text, _ in quotes}) == len(SEEDS) == 4


@pytest.mark.parametrize("alter", MEANINGFUL, ids=lambda alter: str(alter.__name__))
def test_what_changes_the_meaning_is_caught(alter: Alteration, quotes: list[tuple[str, str]]) -> None:
    passed = []
    for text, quote in quotes:
        altered = alter(quote)
        assert altered != quote
        if Searchable(text).find(altered):
            passed.append((quote, altered))
    assert passed == []


@pytest.mark.parametrize("alter", TYPOGRAPHIC.values(), ids=TYPOGRAPHIC.keys())
def test_what_is_typography_is_not_flagged(alter: Alteration, quotes: list[tuple[str, str]]) -> None:
    flagged = [
        (quote, alter(quote)) for text, quote in quotes if len(Searchable(text).find(alter(quote))) != 1
    ]
    assert flagged == []


def test_marked_cuts_and_edits_are_told_as_such(quotes: list[tuple[str, str]]) -> None:
    for text, quote in quotes:
        words = quote.split(" ")
        for cut in ("…", "[…]", "..."):
            found = Searchable(text).find(" ".join((*words[:2], cut, *words[-2:])))
            assert found and found[0].level == "elided"
