from __future__ import annotations

from itertools import pairwise

import pytest

from claimcheck.values import hedging
from claimcheck.values.hedging import FLAT_RANK, ICD_203, MODALITIES, RELIABILITY, SCALE, phrase


@pytest.mark.parametrize(
    ("word", "expected", "hearsay"),
    [
        ("confirmed", 4, False),
        ("stated", 3, False),
        ("likely", 2, False),
        ("reportedly", 2, True),
        ("alleged", 2, True),
        ("possible", 1, False),
        ("rumored", 1, True),
        ("unconfirmed", None, False),
        ("disputed", None, False),
    ],
)
def test_the_scale_is_the_table_of_the_format(word: str, expected: int | None, hearsay: bool) -> None:
    assert SCALE[word].rank == expected
    assert SCALE[word].hearsay is hearsay
    assert SCALE[word].word == word


def test_the_scale_has_no_other_words_and_runs_from_the_surest_down() -> None:
    assert len(SCALE) == 9
    ranks = [entry.rank or 0 for entry in SCALE.values()]
    assert ranks == sorted(ranks, reverse=True)


def test_only_confirmed_and_stated_are_given_as_fact() -> None:
    flat = {word for word, entry in SCALE.items() if (entry.rank or 0) >= FLAT_RANK}
    assert flat == {"confirmed", "stated"}


def test_the_desk_reads_words_and_no_two_hedgings_read_the_same() -> None:
    assert phrase("stated") == "as fact"
    assert phrase("rumored") == "as rumour"
    assert phrase("reportedly") == "as reported by others"
    assert len({phrase(word) for word in SCALE}) == len(SCALE)
    assert MODALITIES["planned"] == "as a plan"
    assert set(MODALITIES) == {"actual", "planned", "predicted", "conditional", "hypothetical", "opinion"}


def test_a_word_that_is_not_on_the_scale_is_an_error_and_not_a_guess() -> None:
    with pytest.raises(KeyError):
        phrase("certain")


def test_the_bands_of_icd_203_run_from_1_to_99_without_a_gap() -> None:
    bands = sorted(set(ICD_203.values()))
    assert len(bands) == 7
    assert (bands[0].low, bands[-1].high) == (1, 99)
    assert all(lower.high == upper.low for lower, upper in pairwise(bands))
    assert hedging.ALMOST_NO_CHANCE == (1, 5)
    assert hedging.ALMOST_CERTAIN == (95, 99)


def test_the_admiralty_letters_end_in_cannot_be_judged() -> None:
    assert "".join(RELIABILITY) == "ABCDEF"
    assert RELIABILITY["F"] == "reliability cannot be judged"
