"""A figure in a text that an amount can be taken from, as news desks print figures."""

from __future__ import annotations

from decimal import Decimal

import pytest

from claimcheck.values.amount import Amount, amount
from claimcheck.values.figures import figures
from claimcheck.values.measured import given_by, rival


def of(written: str, unit: str, *, approximate: bool = False) -> Amount:
    return amount(written=written, unit=unit, approximate=approximate)


@pytest.mark.parametrize(
    ("written", "unit", "text"),
    [
        ("500e9", "USD", "an investment of US$500 billion"),
        ("500e9", "USD", "five hundred billion dollars"),
        ("2e12", "JPY", "invests ¥2 trillion in AI"),
        ("3e9", "GBP", "a £3bn loan"),
        ("2.5e6", "1", "2.5m people"),
        ("2.5e6", "1", "two and a half million people"),
        ("500000", "1", "half a million people"),
        ("250000", "1", "a quarter of a million"),
        ("12345", "1", "12,345 people"),
        ("12e3", "1", "12,345 people"),
        ("1500.25", "EUR", "1.500,25 euros"),
        ("105", "1", "a hundred and five people"),
        ("12", "1", "a dozen people"),
        ("24", "1", "two dozen people"),
        ("2", "1", "both men were killed"),
        ("3", "1", "his third term"),
        ("0", "1", "no one was hurt; none died"),
        ("1", "1", "a passenger died"),
        ("5e9", "USD", "from 5 to 7 billion dollars"),
        ("48", "km", "thirty miles from the city"),
        ("48", "km", "a 48-kilometre road"),
        ("10", "year", "a decade of war"),
        ("12", "%", "12 per cent"),
        ("33", "%", "a third of voters"),
        ("-5", "%", "fell 5%"),
        ("5000", "1", "thousands of police"),
        ("5e7", "1", "5 crore people"),
        ("20", "°C", "20 degrees"),
        ("20", "%", "one in five"),
        ("50", "%", "half of the 43% who came"),
        ("0.5", "%", "half a percentage point, to 4.75 percent"),
        ("0.25", "%", "25 basis points"),
        ("75", "%", "three-quarters of them; 22% do not"),
        ("0", "USD", "he paid nothing"),
    ],
)
def test_a_figure_gives_an_amount(written: str, unit: str, text: str) -> None:
    assert given_by(of(written, unit), text)


@pytest.mark.parametrize(
    ("written", "unit", "text"),
    [
        ("550e9", "USD", "an investment of US$500 billion"),
        ("500e6", "USD", "an investment of US$500 billion"),
        ("9.79", "second", "in 9.8 seconds"),
        ("48", "km", "48 miles"),
        ("8", "1", "three and five"),
        ("25", "1", "thirty-five people"),
        ("7", "1", "the men were killed"),
        ("5e9", "USD", "thousands of people gave $4 billion"),
        ("40", "%", "nearly 50 percent of several groups"),
    ],
)
def test_another_figure_does_not(written: str, unit: str, text: str) -> None:
    assert not given_by(of(written, unit), text)


def test_about_reaches_as_far_as_the_amount_says() -> None:
    assert given_by(of("100", "1", approximate=True), "95 people")
    assert not given_by(of("100", "1"), "95 people")


def test_a_declared_unit_is_compared_as_written() -> None:
    bolts = amount(written="5", unit="bolt", units={"bolt": (Decimal("36.576"), "m")})
    assert given_by(bolts, "5 bolts of cloth")
    assert not given_by(bolts, "6 bolts of cloth")


@pytest.mark.parametrize(
    ("unit", "text", "found"),
    [
        ("USD", "In 2024 it paid $500 billion", "$500 billion"),
        ("%", "30 people, 12%", "12%"),
        ("km", "30 people, 12 miles", "12"),
        ("USD", "30 people", ""),
    ],
)
def test_a_figure_of_the_same_sort_is_told(unit: str, text: str, found: str) -> None:
    assert rival(of("1", unit), text) == found


def test_a_long_row_of_numbers_is_several() -> None:
    assert [figure.text for figure in figures("one, two, twenty-two and a hundred")] == [
        "one", "two", "twenty-two", "hundred",
    ]  # fmt: skip
