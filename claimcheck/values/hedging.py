"""The scale of certainty: how sure an article is of what it says, as data.

The words are the news desk's (FORMAT.md, "Axes of certainty"). Ranks follow FactBank: R. Saurí and J.
Pustejovsky, "FactBank: a corpus annotated with event factuality", Language Resources and Evaluation 43
(2009): CT certain, PR probable, PS possible, U unknown, with + for the affirmed side.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

FLAT_RANK: Final = 3
"""From this rank on a claim is given as fact."""


class Hedging(NamedTuple):
    """One word of the scale.

    ``rank`` is 4 (surest) to 1, or None where the word says that there is no basis to judge; ``hearsay``
    tells that the article passes on what others say; ``factbank`` is the FactBank value; ``when`` says when
    to record it; ``phrase`` completes "one says it ..." in messages.
    """

    word: str
    rank: int | None
    hearsay: bool
    factbank: str
    when: str
    phrase: str


SCALE: Final[Mapping[str, Hedging]] = MappingProxyType(
    {
        entry.word: entry
        for entry in (
            Hedging(
                "confirmed",
                4,
                False,
                "CT+ with verification named",
                "confirmed, verified, announced by the body itself",
                "as confirmed",
            ),
            Hedging(
                "stated",
                3,
                False,
                "CT+",
                "flat: the article's own voice or a named speaker's on-record words",
                "as fact",
            ),
            Hedging("likely", 2, False, "PR+", "likely, expected, probably", "as likely"),
            Hedging(
                "reportedly",
                2,
                True,
                "author Uu, source CT+",
                "reportedly, sources say, according to an unnamed or second-hand source",
                "as reported by others",
            ),
            Hedging("alleged", 2, True, "author Uu", "allegedly, accused of", "as an allegation"),
            Hedging("possible", 1, False, "PS+", "may, might, could, hopes to", "as possible"),
            Hedging("rumored", 1, True, "PS+/Uu", "rumored, speculation, said to be", "as rumour"),
            Hedging("unconfirmed", None, False, "Uu", "unconfirmed, could not be verified", "as unconfirmed"),
            Hedging("disputed", None, False, "CTu", "disputed, contested", "as disputed"),
        )
    }
)
"""Hedging word -> entry, from the surest down; the two words off the scale come last."""

MODALITIES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "actual": "as already true",
        "planned": "as a plan",
        "predicted": "as a forecast",
        "conditional": "under a condition",
        "hypothetical": "as a supposition",
        "opinion": "as an opinion",
    }
)
"""Modality word -> words that complete "one says it ..." in messages."""

RELIABILITY: Final[Mapping[str, str]] = MappingProxyType(
    {
        "A": "completely reliable",
        "B": "usually reliable",
        "C": "fairly reliable",
        "D": "not usually reliable",
        "E": "unreliable",
        "F": "reliability cannot be judged",
    }
)
"""Admiralty (NATO) source letters. Source: NATO AJP-2.1; US Army FM 2-22.3 (2006), appendix B, table B-1."""


class Band(NamedTuple):
    """A band of probability, in per cent, both ends included."""

    low: int
    high: int


# The seven bands of US Intelligence Community Directive 203, "Analytic Standards" (2015), D.6.e(2)(a).
ALMOST_NO_CHANCE: Final = Band(1, 5)
VERY_UNLIKELY: Final = Band(5, 20)
UNLIKELY: Final = Band(20, 45)
ROUGHLY_EVEN_CHANCE: Final = Band(45, 55)
LIKELY: Final = Band(55, 80)
VERY_LIKELY: Final = Band(80, 95)
ALMOST_CERTAIN: Final = Band(95, 99)

ICD_203: Final[Mapping[str, Band]] = MappingProxyType(
    {
        "almost no chance": ALMOST_NO_CHANCE,
        "remote": ALMOST_NO_CHANCE,
        "very unlikely": VERY_UNLIKELY,
        "highly improbable": VERY_UNLIKELY,
        "unlikely": UNLIKELY,
        "improbable": UNLIKELY,
        "roughly even chance": ROUGHLY_EVEN_CHANCE,
        "roughly even odds": ROUGHLY_EVEN_CHANCE,
        "likely": LIKELY,
        "probable": LIKELY,
        "very likely": VERY_LIKELY,
        "highly probable": VERY_LIKELY,
        "almost certain": ALMOST_CERTAIN,
        "nearly certain": ALMOST_CERTAIN,
    }
)
"""Both rows of wording of ICD 203 -> band of probability in per cent."""


def phrase(word: str) -> str:
    """Return the words that complete "one says it ...": "as fact", "as rumour". KeyError if unknown."""
    return SCALE[word].phrase
