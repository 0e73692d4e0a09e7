"""Times in words."""

from __future__ import annotations

import pytest

from claimcheck.report.dates import in_words


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2025", "2025"),
        ("2025-10", "October 2025"),
        ("2025-02-06", "6 February 2025"),
        ("2025-02-06/2025-02-08", "6 to 8 February 2025"),
        ("2025-02-06/2025-03-01", "6 February 2025 to 1 March 2025"),
        ("1990/1995", "1990 to 1995"),
        ("2025-10-27/..", "27 October 2025 and after"),
        ("../2025", "2025 and before"),
        ("2020/", "2020 to an unknown end"),
        ("2026-01~", "about January 2026"),
        ("2026?", "perhaps 2026"),
        ("2025-24", "winter 2025"),
        ("[2026-01..2026-03]", "some time from January 2026 to March 2026"),
        ("-0044-03-15", "-0044-03-15"),
        ("199X", "the 1990s"),
    ],
)
def test_in_words(edtf: str, words: str) -> None:
    assert in_words(edtf) == words
