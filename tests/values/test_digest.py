"""A digest holds for a text and its layouts, and for no other."""

from __future__ import annotations

import hashlib

import pytest

from claimcheck.values.digest import same_but_for_white_space, sha256_of

TEXT = "A heading\n\nMr. Son may attend\tthe gala.\nHe is 67.\n"


def test_the_digest_is_that_of_the_file() -> None:
    assert sha256_of("é\r\n") == hashlib.sha256("é\r\n".encode()).hexdigest()


@pytest.mark.parametrize(
    "now",
    [
        TEXT,
        TEXT.replace("\n", "\r\n"),
        TEXT.replace("\n", "\r"),
        "\ufeff" + TEXT,
        TEXT.rstrip(),
        TEXT + "\n\n \n",
        TEXT.replace("\n", "  \n"),
    ],
)
def test_a_text_may_be_laid_out_anew(now: str) -> None:
    assert same_but_for_white_space(now, sha256_of(TEXT))
    assert same_but_for_white_space(now, sha256_of(TEXT).upper())


@pytest.mark.parametrize(
    "recorded",
    [
        "\ufeffA b.\r\nC d.\r\n",
        "A b.\n\nC d.\n",
        "A b. C d.",
        "A b.\nC d.\n\n",
    ],
)
def test_a_text_of_plain_layout_is_known_however_it_is_spaced_now(recorded: str) -> None:
    assert same_but_for_white_space("A  b.\u00a0\n\n\n C\td.", sha256_of(recorded))


def test_paragraphs_that_are_wrapped_now_are_known() -> None:
    assert same_but_for_white_space("A\nb.\n\nC\nd.\n", sha256_of("A b.\n\nC d.\n"))
    assert same_but_for_white_space("A\nb.\n\nC\nd.\n", sha256_of("A b.\nC d.\n"))


@pytest.mark.parametrize(
    "now", ["", TEXT.replace("may", "will"), TEXT.replace("67", "68"), TEXT.replace("gala", "ga la")]
)
def test_any_other_change_is_one(now: str) -> None:
    assert not same_but_for_white_space(now, sha256_of(TEXT))
