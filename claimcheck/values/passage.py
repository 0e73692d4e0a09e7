"""The passage of a text that comes closest to words which do not stand in it, and how the two differ.

For messages only: a score accepts nothing, since a changed number scores 98 of 100 and an inserted "not" 92.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from claimcheck.values.searchable import Searchable
from claimcheck.values.text import fold

LEAST_SCORE: Final = 70
"""Below this similarity, in per cent of `rapidfuzz.fuzz.partial_ratio`, nothing is called close."""
LONGEST_TOLD: Final = 14
"""A difference of more words than this is cut short."""

_CONTEXT: Final = 2
_MARGIN: Final = 24


class Difference(NamedTuple):
    """The words that differ, each with a little of what stands around them: in the text, and in the quote."""

    text: str
    quote: str


def closest(searchable: Searchable, quote: str) -> Difference | None:
    """Find the passage that comes closest to a quote, and say what differs.

    Returns None when nothing in the text is like it. White space in what is returned is one space each.
    """
    from rapidfuzz.fuzz import partial_ratio_alignment  # only a wrong quote pays for the import

    words, text = fold(quote).text.strip(), searchable.folded.text
    if not words or not text:
        return None
    found = partial_ratio_alignment(words, text, score_cutoff=LEAST_SCORE)
    if found is None:
        return None
    margin = _MARGIN + len(words) // 4
    theirs = _whole_words(searchable, found.dest_start - margin, found.dest_end + margin)
    like_it = _whole_words(searchable, found.dest_start, found.dest_end)
    ours = quote.split()
    return _difference(theirs, ours) or Difference(" ".join(like_it), " ".join(ours))


def _whole_words(searchable: Searchable, low: int, high: int) -> list[str]:
    """The words of the text that lie, at least in part, between two offsets of its folded form."""
    text, offsets = searchable.folded
    end = text.find(" ", min(high, len(text)))
    start = text.rfind(" ", 0, max(low, 0) + 1) + 1
    return searchable.text[offsets[start] : offsets[end if end >= 0 else len(text)]].split()


def _difference(theirs: list[str], ours: list[str]) -> Difference | None:
    """What differs between a quote's words and a passage that holds their like, and more around it.

    Returns None when the two share no word, or when all of the quote's words stand there.
    """
    from difflib import SequenceMatcher

    there, here = ([fold(word).text for word in words] for words in (theirs, ours))
    steps = SequenceMatcher(None, there, here, autojunk=False).get_opcodes()
    shared = [index for index, step in enumerate(steps) if step[0] == "equal"]
    if not shared:
        return None
    # What the passage has more before and after the words shared is the text around it.
    changed = [step for step in steps if step[0] != "equal"]
    if steps[0][0] == "delete":
        changed = changed[1:]
    if steps[-1][0] == "delete":
        changed = changed[:-1]
    if not changed:
        return None
    _, first, first_end, start, start_end = changed[0]
    _, last, end, last_start, stop = changed[-1]
    if shared[0] > 0 and changed[0] is steps[0]:
        first = max(first, first_end - (start_end - start))
    if shared[-1] < len(steps) - 1 and changed[-1] is steps[-1]:
        end = min(end, last + (stop - last_start))
    return Difference(_told(theirs, first, end), _told(ours, start, stop))


def _told(words: list[str], first: int, last: int) -> str:
    """Words from `first` to `last`, with two more on either side."""
    low, high = max(first - _CONTEXT, 0), min(last + _CONTEXT, len(words))
    shown = words[low:high]
    if len(shown) > LONGEST_TOLD:
        shown = [*shown[: LONGEST_TOLD // 2], "…", *shown[-LONGEST_TOLD // 2 :]]
    return ("…" if low else "") + " ".join(shown) + ("…" if high < len(words) else "")
