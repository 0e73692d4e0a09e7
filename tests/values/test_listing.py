"""The nearest known word."""

from __future__ import annotations

import pytest

from claimcheck.values.listing import nearest


@pytest.mark.parametrize(
    ("word", "known", "close"),
    [
        ("usd", {"CUSD", "EUR", "USD"}, "USD"),
        ("Takaichi", {"takaichi", "trump"}, "takaichi"),
        ("kwh", {"kWh", "MWh", "kW"}, "kWh"),
        ("mw", {"MW", "mW"}, "mW"),
        ("Mw", {"MW", "mW"}, "MW"),
        ("hedgeing", {"hedging", "id"}, "hedging"),
        ("hedgeing", set(), None),
        ("quux", {"hedging", "id"}, None),
    ],
)
def test_case_counts_only_between_words_that_are_equally_close(
    word: str, known: set[str], close: str | None
) -> None:
    assert nearest(word, known) == close
