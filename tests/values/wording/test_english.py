"""English is told by its commonest words."""

from __future__ import annotations

import pytest

from claimcheck.values.wording.english import is_english


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("The minister said that he would not attend the gala.", True),
        ("Le ministre a déclaré qu'il pourrait assister au gala.", False),
        ("Der Minister will an dem Treffen in Rom teilnehmen und sprechen, so hieß es am Montag.", False),
        ("President Macron asked Prime Minister Attal to stay in office on Monday.", True),
        ("El ministro podría asistir a la gala en Roma.", False),
        ("首相が訪問する。", False),
        ("", False),
    ],
)
def test_languages(text: str, english: bool) -> None:
    assert is_english(text) is english
