"""Whether a record notes that something said before was corrected."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimcheck.comparable.statement import Statement


@cache
def _noted() -> re.Pattern[str]:
    """Words of news English by which a later text owns that an earlier one was wrong or is out of date."""
    return re.compile(
        r"\b(?:correct(?:s|ed|ing|ions?)|corrigend\w+|errat\w+|revis(?:es?|ed|ing|ions?)|retract(?:s|ed|ing|ions?)"
        r"|recounts?|recounted|miscount\w*|double[- ]count\w*|downgraded?"
        r"|walk(?:s|ed)? back|back(?:s|ed)? away|clarif(?:y|ies|ied|ication)|withdr[ae]w(?:s|n|al)?|no longer"
        r"|(?:earlier|previous(?:ly)?) (?:report|toll|count|figure|sa(?:id|y)|stat|confirm|announc)\w*)\b",
        re.IGNORECASE,
    )


def notes_correction(statement: Statement) -> bool:
    """Tell whether a claim's note, cue or quotes say that what was said before no longer holds.

    What `supersedes` replaces is never compared in the first place.
    """
    wording = statement.wording
    said = (wording.note, wording.cue, *(quote.exact for quote in wording.quotes))
    return any(_noted().search(text) for text in said)
