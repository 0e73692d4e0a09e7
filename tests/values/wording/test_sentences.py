"""Taking texts apart into sentences."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.values.wording.sentences import sentences


@pytest.mark.parametrize(
    "text",
    [
        "He left.|She stayed.",
        "Is it so?|Yes!|No…|Well.",
        "U.S. President Donald Trump met Mr. Ishiba on Feb. 6.|He left.",
        "He lives in the U.S.|The deal is done.",
        "He left at 5 p.m.|The talks ended.",
        "It is worth $3.5 billion.|It is No. 5.|He said no.|Others agreed.",
        "J. P. Smith of Acme Inc. Chief of staff spoke.",
        "“We will go.”|He left.",
        '"We will go," he said.|"If he may."|(He may.)|Done.',
        '"We want data centres." – Masayoshi Son',
        "He went.|“Then he came.|He saw.”",
        "Zoë left.|Éva stayed.|“Ça va?”|¿Qué?",
    ],
)
def test_where_sentences_end(text: str) -> None:
    parts = text.split("|")
    whole = " ".join(parts)
    assert [whole[start:end] for start, end in sentences(whole)] == parts


def test_a_heading_a_list_item_and_a_line_of_a_table_stand_alone() -> None:
    lines = ["A heading", "The first line.", "- An item", "1. A third", "| Wall Street | Trump |"]
    whole = "\n\n".join(lines) + "\r\n"
    assert [whole[start:end] for start, end in sentences(whole)] == lines


@given(st.text(alphabet='aA. \n"”!?…1\u00a0Mr') | st.text())
def test_every_visible_character_is_in_one_sentence(text: str) -> None:
    spans = sentences(text)
    assert all(text[start:end] == text[start:end].strip() for start, end in spans)
    assert "".join("".join(text[start:end].split()) for start, end in spans) == "".join(text.split())
