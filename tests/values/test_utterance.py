"""How much the same words in two mouths prove."""

from __future__ import annotations

import pytest

from claimcheck.values.text import spoken_key
from claimcheck.values.utterance import is_set_phrase, spoken_length


@pytest.mark.parametrize(
    ("words", "length"),
    [("", 0), ("We will see.", 3), ("“We won’t,” he said", 4), ("署名しません", 3), ("G7 は東京で", 3)],
)
def test_words_are_counted(words: str, length: int) -> None:
    assert spoken_length(spoken_key(words)) == length


@pytest.mark.parametrize(
    ("words", "said_by_many"),
    [
        ("Our thoughts and prayers are with them", True),
        ("We do not comment on rumours", True),
        ("The matter is under investigation", True),
        ("We invest in the investigation of quakes", False),
        ("We commit to it", False),
    ],
)
def test_set_phrases_are_known(words: str, said_by_many: bool) -> None:
    assert is_set_phrase(spoken_key(words)) is said_by_many
