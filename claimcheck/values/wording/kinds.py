"""The kinds of cues that wording is read by."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

KINDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "alleged": "alleged",
        "reported": "reportedly",
        "rumored": "rumored",
        "possible": "possible",
        "unlikely": "possible",
        "conditional": "possible",
        "doxastic": "possible",
        "investigative": "possible",
        "likely": "likely",
        "unconfirmed": "unconfirmed",
        "disputed": "disputed",
        "confirmed": "confirmed",
        "denied": "stated",
        "planned": "stated",
        "booster": "stated",
    }
)
"""Kind of cue -> the word of `values.hedging.SCALE` that it gives what it reaches.

A denial and a plan are no hedges: in a record they are `polarity` and `modality`. Doxastic cues tell what
somebody holds true, investigative ones what is yet to be found out; the words are those of the Szeged corpus.
"""

UNDER_NEGATION: Final[Mapping[str, str]] = MappingProxyType(
    {
        **dict.fromkeys(("alleged", "reported", "rumored", "denied", "planned", "booster"), "dropped"),
        "confirmed": "unconfirmed",
        "likely": "unlikely",
    }
)
"""Kind -> what becomes of a cue under a negation: another kind, or "dropped".

"Not confirmed" is another kind; "no longer alleged" is none at all. The kinds that are not here stay: "may
not" is as open as "may", and "is not thought to be" means "is thought not to be".
"""

IGNORED: Final = "ignore"
"""The key under which a project lists cues that never count, beside its own cues by kind."""
