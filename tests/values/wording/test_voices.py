"""Who is reported in a sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.values.wording.clauses import Clauses
from claimcheck.values.wording.cues import lowered
from claimcheck.values.wording.voices import Voice, find_voices


def voices(sentence: str) -> tuple[Voice, ...]:
    return find_voices(sentence, Clauses(lowered(sentence)))


@pytest.mark.parametrize(
    ("sentence", "name", "verb", "reach"),
    [
        ("Ishiba said that he had left.", "Ishiba", "said", "Ishiba said that he had left."),
        (
            "“He has left,” said former U.S. diplomat Kevin Maher.",
            "former U.S. diplomat Kevin Maher",
            "said",
            "“He has left,” said former U.S. diplomat Kevin Maher",
        ),
        ("He has left, Mr. Ishiba said.", "Mr. Ishiba", "said", "He has left, Mr. Ishiba said."),
        (
            "He has left, according to the ministry.",
            "the ministry",
            "according to",
            "He has left, according to the ministry.",
        ),
        ('"We go." – Masayoshi Son', "Masayoshi Son", "", '"We go."'),
        (
            "Yoshimasa Hayashi, a Japanese official, emphasized its weight.",
            "Yoshimasa Hayashi",
            "emphasized",
            "Yoshimasa Hayashi, a Japanese official, emphasized its weight.",
        ),
        ("Xi won, but Ishiba denied it.", "Ishiba", "denied", "Ishiba denied it."),
        ("While Xi claims victory, the count goes on.", "Xi", "claims", "Xi claims victory"),
        ("Sources say he left.", "Sources", "say", "Sources say he left."),
        (
            "Mr. Xi, who won, told Sky News it had doubled.",
            "Mr. Xi",
            "told",
            "Mr. Xi, who won, told Sky News it had doubled.",
        ),
        ("The WHO said it had doubled.", "The WHO", "said", "The WHO said it had doubled."),
        (
            "Six died when it fell, Mr. Xi told reporters in Rome.",
            "Mr. Xi",
            "told",
            "Six died when it fell, Mr. Xi told reporters in Rome.",
        ),
    ],
)
def test_a_voice_and_what_it_says(sentence: str, name: str, verb: str, reach: str) -> None:
    (voice,) = voices(sentence)
    assert (voice.name, voice.verb) == (name, verb)
    assert sentence[voice.start : voice.end] == name
    assert sentence[slice(*voice.reach)].strip() == reach


@pytest.mark.parametrize(
    ("sentence", "about"),
    [
        ("“It holds,” said Ahmad Karimi, 33, a shopkeeper.", "Ahmad Karimi, 33, a shopkeeper."),
        ("The thief's lawyer, Dana Cole, said no.", "The thief's lawyer, Dana Cole, "),
        ("“It holds,” said Kevin Maher, adding nothing.", "Kevin Maher"),
    ],
)
def test_what_is_said_of_the_speaker(sentence: str, about: str) -> None:
    assert sentence[slice(*voices(sentence)[0].about)] == about


def test_the_speaker_goes_on() -> None:
    first, second = voices("“It holds,” said Kevin Maher, adding that a statement helps.")
    assert (first.name, second.name, second.verb) == ("Kevin Maher", "Kevin Maher", "adding")


@pytest.mark.parametrize(
    "sentence",
    [
        "He is said to be in Dubai.",
        "The claims were false.",
        "He refused to say why.",
        "Tokyo wants unity.",
        "It was announced in January.",
        "The United States left.",
        "A man believed to be ill was found.",
        "Israel neither confirmed nor denied it.",
    ],
)
def test_nobody_speaks(sentence: str) -> None:
    assert voices(sentence) == ()


@pytest.mark.parametrize(
    ("sentence", "named"),
    [
        ("Ishiba said so.", True),
        ("The White House said so.", True),
        ("Sources said so.", False),
        ("He said so.", False),
        ("Officials said so.", False),
        ("A senior official said so.", False),
    ],
)
def test_names_are_told_from_other_words(sentence: str, named: bool) -> None:
    (voice,) = voices(sentence)
    assert voice.named is named


def test_a_denial_is_told() -> None:
    assert [voice.denies for voice in voices("Ishiba denied it.")] == [True]
    assert [voice.denies for voice in voices("Ishiba said it.")] == [False]


@given(st.text(alphabet='He saidcorngt,.“”" ––\n') | st.text())
def test_any_text_can_be_asked(text: str) -> None:
    for voice in voices(text):
        assert text[voice.start : voice.end] == voice.name


@pytest.mark.parametrize(
    "words", ["reporters " * 400, "a" * 4000, "a." * 2000, "he, said, " * 300, "and, " * 600]
)
def test_no_sentence_takes_for_ever(words: str) -> None:
    """One that did would never end here: the ways to read it double with every letter."""
    assert len(voices(f"It holds, Xi told {words}")) < 1000
