"""Variants of one utterance: which wordings are nearly the same, and whether what differs is of substance."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from claimcheck.values.names import name_key, nationality_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_MARKED: Final = re.compile(r"\.\.\.|…|\[|\. \. \.")
_DIGITS: Final = re.compile(r"\d+(?:[.,]\d+)*")
_GROUPER: Final = re.compile(r",(?=\d{3}\b)")
_CURRENCIES: Final = frozenset("$€£¥")

# English auxiliaries, by what they leave open; "would" and "could" are also "will" and "can" when retold.
_MODALS: Final = {
    **dict.fromkeys(("will", "shall", "would"), "will"),
    **dict.fromkeys(("can", "could", "may", "might"), "may"),
    **dict.fromkeys(("must", "should", "ought"), "should"),
}
_OPEN: Final = frozenset({"possibly", "perhaps", "maybe", "probably", "likely"})
_NEGATIONS: Final = frozenset(
    {"not", "no", "never", "nothing", "nobody", "none", "neither", "nor", "without"}
)
_WORDS_FOR_NUMBERS: Final = frozenset(
    re.findall(
        r"\w+",
        "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
        " seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand"
        " million billion trillion half third quarter dozen",
    )
)
# Capitalised before a name, and no name.
_BEFORE_NAMES: Final = frozenset(
    re.findall(
        r"\w+",
        "mr mrs ms dr sir dame lord lady professor president prime minister chancellor chairman chairwoman"
        " chief secretary senator governor mayor king queen prince princess emperor pope general ambassador",
    )
)
_CONTRACTIONS: Final = {
    "can't": ("can", "not"), "cannot": ("can", "not"), "won't": ("will", "not"), "shan't": ("shall", "not"),
}  # fmt: skip
_ENDINGS: Final = {"'ll": "will", "'re": "are", "'ve": "have", "'m": "am"}

_GRAM: Final = 4
_MOST_IN_BUCKET: Final = 16
_SAME_SPELLING: Final = 70.0


class Worded(NamedTuple):
    """An utterance as words to compare, each as printed; "" for the second word of a contraction."""

    words: tuple[str, ...]
    printed: tuple[str, ...]


class Difference(NamedTuple):
    """What differs in substance.

    Attributes:
        kind: "number", "negation", "modal" or "name".
        left, right: the words of either side that differ, with a few around them, as printed.
        changed: the words of either side that differ, alone.
    """

    kind: str
    left: str
    right: str
    changed: tuple[str, str]


@cache
def _token() -> re.Pattern[str]:
    # Compiled when first wanted, for it costs several milliseconds of every start.
    return re.compile(r"[^\W_]+(?:[.,'’-][^\W_]+)*|[$€£¥](?=\d)")


def worded(text: str) -> Worded | None:
    """An utterance as words, contractions written out; None where marks say that it was cut or edited."""
    if _MARKED.search(text):
        return None
    words: list[str] = []
    printed: list[str] = []
    for token in _token().findall(text):
        word = token.replace("’", "'").casefold()
        written = _written_out(word)
        words += written
        printed += (token, *("" for _ in written[1:]))
    return Worded(tuple(words), tuple(printed))


def near(utterances: Sequence[Sequence[str]]) -> Iterator[tuple[int, int]]:
    """Pairs (by index, left before right) that share a run of words, each once; the work is no square.

    Of the many that share one run, such as a slogan, only those are paired that come next to each other when
    sorted by their words, forwards and backwards.
    """
    buckets: dict[tuple[str, ...], list[int]] = {}
    for index, words in enumerate(utterances):
        for gram in dict.fromkeys(zip(*(words[shift:] for shift in range(_GRAM)), strict=False)):
            buckets.setdefault(gram, []).append(index)
    seen: set[tuple[int, int]] = set()
    full: set[int] = set()
    for members in buckets.values():
        if len(members) > _MOST_IN_BUCKET:
            full.update(members)
            continue
        seen.update((one, other) for at, other in enumerate(members) for one in members[:at])
    for backwards in (False, True):
        order = sorted(full, key=lambda i: tuple(utterances[i][::-1] if backwards else utterances[i]))
        seen.update((min(pair), max(pair)) for pair in pairwise(order))
    yield from sorted(seen)


def difference(one: Worded, other: Worded, least_words: int) -> Difference | None:
    """What differs in substance between two wordings that share all but a few words; None for nothing.

    What stands before or after the shared part is no difference: quotes begin and end where the writer likes.

    Args:
        one: a wording.
        other: another one.
        least_words: how many words they must share.
    """
    from rapidfuzz.distance import Levenshtein  # only where two wordings may be one utterance

    steps = list(Levenshtein.opcodes(one.words, other.words))
    while steps and steps[0].tag in ("insert", "delete"):
        del steps[0]
    while steps and steps[-1].tag in ("insert", "delete"):
        del steps[-1]
    changed = [step for step in steps if step.tag != "equal"]
    shared = sum(step.src_end - step.src_start for step in steps if step.tag == "equal")
    lengths = [max(s.src_end - s.src_start, s.dest_end - s.dest_start) for s in changed]
    # One word changed at either end may as well be where two other sentences begin and end.
    inside = bool(steps) and steps[0].tag == steps[-1].tag == "equal"
    if not changed or not inside or shared < least_words or sum(lengths) > max(2, shared // 6):
        return None
    left = [i for s in changed for i in range(s.src_start, s.src_end)]
    right = [i for s in changed for i in range(s.dest_start, s.dest_end)]
    kind = _kind([one.words[i] for i in left], [other.words[i] for i in right])
    if kind is None and len(changed) == 1 and _other_name(one, left, other, right):
        kind = "name"
    if kind is None:
        return None
    first, last = changed[0], changed[-1]
    return Difference(
        kind,
        _around(one, first.src_start, last.src_end),
        _around(other, first.dest_start, last.dest_end),
        (" ".join(one.printed[i] for i in left), " ".join(other.printed[i] for i in right)),
    )


def _written_out(word: str) -> tuple[str, ...]:
    if known := _CONTRACTIONS.get(word):
        return known
    if word.endswith("n't"):
        return word.removesuffix("n't"), "not"
    for ending, full in _ENDINGS.items():
        if word.endswith(ending):
            return word.removesuffix(ending), full
    return (word,)


def _kind(left: Sequence[str], right: Sequence[str]) -> str | None:
    numbers = [_numbers(side) for side in (left, right)]
    spelt = [Counter(word for word in side if word in _WORDS_FOR_NUMBERS) for side in (left, right)]
    if all(numbers) and numbers[0] != numbers[1] and spelt[0] == spelt[1]:
        return "number"
    if not any(numbers) and all(spelt) and spelt[0] != spelt[1]:
        return "number"
    coins = [{word for word in side if word in _CURRENCIES} for side in (left, right)]
    if all(coins) and coins[0] != coins[1]:
        return "number"
    if len({sum(word in _NEGATIONS for word in side) % 2 for side in (left, right)}) > 1:
        return "negation"
    modals = [{_MODALS[word] for word in side if word in _MODALS} for side in (left, right)]
    if all(modals) and modals[0] != modals[1]:
        return "modal"
    return "modal" if _OPEN.isdisjoint(left) is not _OPEN.isdisjoint(right) else None


def _numbers(words: Sequence[str]) -> Counter[str]:
    """The numbers in digits, written in one way: "1,500" as "1500", "2.50" as "2.5"."""
    found = (_GROUPER.sub("", digits) for word in words for digits in _DIGITS.findall(word))
    return Counter(number.rstrip("0").rstrip(".") if "." in number else number for number in found)


def _other_name(one: Worded, left: Sequence[int], other: Worded, right: Sequence[int]) -> bool:
    """Whether one name stands in the place of another, and not another form of it."""
    sides = [
        [text.printed[i] for i in at if i > 0 and text.printed[i][:1].isupper()]
        for text, at in ((one, left), (other, right))
    ]
    if not left or not right or len(sides[0]) < len(left) or len(sides[1]) < len(right):
        return False
    if any(word.casefold() in _BEFORE_NAMES for side in sides for word in side):
        return False
    here, there = (" ".join(side) for side in sides)
    keys = [name_key(name) for name in (here, there)]
    if keys[0] in keys[1] or keys[1] in keys[0] or nationality_key(here) == nationality_key(there):
        return False
    initials = ["".join(word[0] for word in key.split()) for key in keys]
    if initials[0] == keys[1] or initials[1] == keys[0]:
        return False
    from rapidfuzz import fuzz

    return fuzz.ratio(*keys) < _SAME_SPELLING


def _around(text: Worded, start: int, end: int) -> str:
    """The words that differ and three on either side, as printed."""
    return " ".join(filter(None, text.printed[max(0, start - 3) : end + 3]))
