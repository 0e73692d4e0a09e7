"""What certainty a sentence carries as a whole: a word of the scale, its rank, and the cues that say so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from claimcheck.values.hedging import SCALE
from claimcheck.values.wording.cues import Cue, find_cues

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimcheck.values.wording.lexicon import Lexicon

_WEAKEST_FIRST: Final = (
    *("rumored", "possible", "alleged", "reportedly", "likely"),
    *("unconfirmed", "disputed"),
    *("confirmed", "stated"),
)


class Reading(NamedTuple):
    """A word of `values.hedging.SCALE`, its rank (None off the scale), and the cues in their order."""

    hedging: str
    rank: int | None
    cues: tuple[Cue, ...]


def read(sentence: str, lexicon: Lexicon | None = None) -> Reading:
    """Read a sentence as a whole.

    The weakest cue decides, and of equally weak ones hearsay. A cue on the scale outranks one off it
    ("unconfirmed but rumored"). Denials, plans and boosters are cues, but no hedges: alone they leave it
    `stated`. The sentence is `confirmed` where nothing else speaks against it.

    Args:
        sentence: one sentence, or a line of text.
        lexicon: by default the shipped one.
    """
    cues = find_cues(sentence, lexicon)
    word = together(cues)
    return Reading(word, SCALE[word].rank, cues)


def together(cues: Iterable[Cue]) -> str:
    """The word of the scale that cues give together, `stated` where there are none."""
    return min((cue.hedging for cue in cues), key=_WEAKEST_FIRST.index, default="stated")
