"""English sentences that hold names of scripts written from right to left."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from claimcheck.storage.escape import plain

if TYPE_CHECKING:
    from markupsafe import Markup

_LETTER: Final = r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
"""The blocks whose letters are of the bidirectional classes R and AL (Unicode, DerivedBidiClass.txt)."""
_NAME: Final = re.compile(f"{_LETTER}+(?:[ '’.-]*{_LETTER}+)*")


def isolated(sentence: str) -> str | Markup:
    """A sentence of ours for HTML: it runs from left to right, and each name in it by itself.

    By the rules of the bidirectional algorithm (UAX #9) alone, a sentence that begins with an Arabic name
    would run from right to left, "A holds the office of B" read as "B holds the office of A", and two names
    with a comma between them would change places.
    """
    shown = plain(sentence)
    if not _NAME.search(shown):
        return shown
    from markupsafe import Markup, escape  # jinja2's own; few reports need it here

    made, end = Markup(), 0
    for name in _NAME.finditer(shown):
        made += escape(shown[end : name.start()]) + Markup("<bdi>") + escape(name.group()) + Markup("</bdi>")
        end = name.end()
    return Markup('<bdi dir="ltr">') + made + escape(shown[end:]) + Markup("</bdi>")
