from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.values.amount import (
    Amount,
    amount,
    comparable,
    known_unit,
    meet,
)


def usd(written: str, **more: object) -> Amount:
    return amount(written=written, unit="USD", **more)  # type: ignore[arg-type]


def digits_interval(written: str) -> tuple[Decimal, Decimal]:
    """The lowest and the highest number that the written one can stand for."""
    count = amount(written=written, unit="1")
    assert count.low is not None and count.high is not None
    return count.low, count.high


@pytest.mark.parametrize(
    ("written", "low", "high"),
    [
        ("9.8", "9.75", "9.85"),
        ("9.80", "9.795", "9.805"),
        ("500e9", "499.5e9", "500.5e9"),
        ("5.00E11", "499.5e9", "500.5e9"),
        ("500000000000", "499999999999.5", "500000000000.5"),
        ("-3", "-3.5", "-2.5"),
        ("0", "-0.5", "0.5"),
        (".5", "0.45", "0.55"),
        ("5.", "4.5", "5.5"),
    ],
)
def test_a_number_stands_for_half_a_unit_of_its_last_written_digit(written: str, low: str, high: str) -> None:
    assert digits_interval(written) == (Decimal(low), Decimal(high))


@pytest.mark.parametrize(
    "written",
    [
        "",
        "abc",
        "NaN",
        "Infinity",
        "1_000",
        "1,000",
        " 5",
        "5\n",
        "٥",
        "１",
        "0x10",
        "1e",
        "--5",
        "1e1001",
        "1e-1001",
        "1e99999999999999999999",
        "9" * 201,
    ],
)
def test_what_is_no_plain_decimal_number_or_is_absurdly_large_is_refused_in_words(written: str) -> None:
    with pytest.raises(ValueError, match=r"is not a number|out of reach|longer than"):
        digits_interval(written)


def test_a_long_number_is_kept_exactly() -> None:
    digits = "1" * 150 + ".5"
    low, high = digits_interval(digits)
    assert str(low) == "1" * 150 + ".45"
    assert str(high) == "1" * 150 + ".55"


@given(st.decimals(allow_nan=False, allow_infinity=False, places=3))
def test_the_written_number_always_lies_in_its_interval(value: Decimal) -> None:
    low, high = digits_interval(str(value))
    assert low < value < high
    assert low + high == 2 * value


def test_at_least_and_at_most_are_open_on_one_side() -> None:
    at_least, at_most = usd("20", bound="at_least"), usd("20", bound="at_most")
    assert (at_least.low, at_least.high) == (Decimal("19.5"), None)
    assert (at_most.low, at_most.high) == (None, Decimal("20.5"))
    assert meet(at_least, at_most)
    assert not meet(at_least, usd("19"))
    assert meet(at_least, usd("1e12"))


def test_about_reaches_ten_per_cent_either_way_and_the_share_can_be_set() -> None:
    about = usd("500e9", approximate=True)
    assert (about.low, about.high) == (Decimal("450e9"), Decimal("550e9"))
    assert meet(about, usd("460e9"))
    assert not meet(about, usd("440e9"))
    narrow = usd("500e9", approximate=True, approximate_by=Decimal("0.01"))
    assert (narrow.low, narrow.high) == (Decimal("495e9"), Decimal("505e9"))
    loss = usd("-100", approximate=True)
    assert (loss.low, loss.high) == (Decimal("-110"), Decimal("-90"))


def test_about_never_makes_a_number_more_exact_than_its_digits() -> None:
    assert (usd("1", approximate=True).low, usd("1", approximate=True).high) == (
        Decimal("0.5"),
        Decimal("1.5"),
    )


def test_the_tolerance_of_a_predicate_comes_on_top() -> None:
    assert (usd("100", tolerance=Decimal("0.02")).low, usd("100", tolerance=Decimal("0.02")).high) == (
        Decimal("97.5"),
        Decimal("102.5"),
    )


def test_a_range_covers_both_ends_and_what_they_can_mean() -> None:
    between = amount(written=None, low="10", high="20", unit="%")
    assert (between.low, between.high) == (Decimal("9.5"), Decimal("20.5"))
    assert amount(written=None, low="10", unit="%").high is None
    assert amount(written=None, high="10", unit="%").low is None


@pytest.mark.parametrize(
    ("given_as", "said"),
    [
        ({"written": None}, "needs"),
        ({"written": "5", "low": "4"}, "not both"),
        ({"written": None, "low": "5", "high": "4"}, "backwards"),
        ({"written": None, "low": "4", "high": "5", "bound": "at_least"}, "cannot also be"),
        ({"written": "5", "bound": "around"}, "no bound"),
        ({"written": "5", "tolerance": Decimal("-0.1")}, "tolerance"),
        ({"written": "5", "approximate": True, "approximate_by": Decimal("NaN")}, "approximate_by"),
        ({"written": "5", "units": {"USD": (Decimal(0), "EUR")}}, "positive"),
        ({"written": "5", "units": {"USD": (Decimal("Infinity"), "EUR")}}, "positive"),
    ],
)
def test_what_makes_no_quantity_is_refused_in_words(given_as: dict[str, object], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        amount(unit="USD", **given_as)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "other"), [("3", "4"), ("7.1", "7.2"), ("550e9", "551e9"), ("500e9", "550e9")]
)
def test_neighbouring_printed_numbers_disagree(one: str, other: str) -> None:
    assert not meet(usd(one), usd(other))
    assert not meet(usd(other), usd(one))


@pytest.mark.parametrize(("one", "other"), [("9.8", "9.79"), ("500e9", "499.8e9"), ("500e9", "500000000000")])
def test_rounding_is_no_disagreement(one: str, other: str) -> None:
    assert meet(usd(one), usd(other))
    assert meet(usd(other), usd(one))


def test_lengths_in_different_units_compare_and_keep_their_tolerance() -> None:
    km, metres, miles = (amount(written=w, unit=u) for w, u in (("1", "km"), ("1000", "m"), ("0.62", "mi")))
    assert km.unit == metres.unit == miles.unit == "m"
    assert (km.low, km.high) == (Decimal(500), Decimal(1500))
    assert (miles.low, miles.high) == (Decimal("989.74656"), Decimal("1005.84"))
    assert meet(km, metres)
    assert meet(metres, miles)
    assert not meet(amount(written="1.000", unit="km"), amount(written="0.65", unit="mi"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("2.2046226", "lb"), ("1.0000000", "kg")),
        (("1.000", "acre"), ("0.4047", "ha")),
        (("42.0", "gal_us"), ("1.00", "bbl")),
        (("24.0", "hour"), ("1.00", "day")),
        (("12.0", "month"), ("1.00", "year")),
        (("1.00", "GW"), ("1000", "MW")),
        (("1.00", "kWh"), ("3.60", "MJ")),
        (("60.0", "mph"), ("96.6", "km/h")),
    ],
)
def test_the_same_thing_in_two_units_agrees(one: tuple[str, str], other: tuple[str, str]) -> None:
    a, b = amount(written=one[0], unit=one[1]), amount(written=other[0], unit=other[1])
    assert comparable(a, b)
    assert meet(a, b)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("5", "USD", ""), ("5", "EUR", "")),
        (("5", "USD", "year"), ("5", "USD", "")),
        (("5", "%", ""), ("5", "1", "")),
    ],
)
def test_money_of_two_countries_or_per_year_and_in_all_is_never_compared(
    one: tuple[str, str, str], other: tuple[str, str, str]
) -> None:
    a, b = (amount(written=w, unit=u, per=p) for w, u, p in (one, other))
    assert not comparable(a, b)
    with pytest.raises(ValueError, match="compare"):
        meet(a, b)


def test_declared_units_convert_and_go_before_the_built_in_ones() -> None:
    units = {"tsubo": (Decimal("3.305785"), "m2"), "t": (Decimal("907.18474"), "kg")}
    assert amount(written="10", unit="tsubo", units=units).unit == "m2"
    assert amount(written="1.0", unit="t", units=units).low == Decimal("0.95") * Decimal("907.18474")


@pytest.mark.parametrize(
    "code", ["USD", "JPY", "EUR", "XAU", "DEM", "VES", "%", "1", "km", "m2", "kWh", "seat"]
)
def test_known_units(code: str) -> None:
    assert known_unit(code, ["seat"])


@pytest.mark.parametrize("code", ["", "usd", "dollars", "seat", "US$", "KM"])
def test_unknown_units(code: str) -> None:
    assert not known_unit(code)


@pytest.mark.parametrize(
    ("given_as", "text"),
    [
        ({"written": "500e9", "unit": "USD"}, "500 billion USD"),
        ({"written": "550000000000", "unit": "JPY"}, "550,000,000,000 JPY"),
        ({"written": "1e5", "unit": "JPY"}, "1e5 JPY"),
        ({"written": "20", "unit": "%", "bound": "at_least"}, "at least 20 %"),
        ({"written": "9.80", "unit": "km"}, "9.80 km"),
        ({"written": "3", "unit": "1"}, "3"),
        ({"written": "3", "unit": "1", "approximate": True, "bound": "at_most"}, "at most about 3"),
        ({"written": "5", "unit": "USD", "per": "year"}, "5 USD per year"),
        ({"written": None, "low": "5", "high": "6", "unit": "USD"}, "5 to 6 USD"),
        ({"written": None, "high": "6", "unit": "USD"}, "at most 6 USD"),
    ],
)
def test_the_text_for_people_says_the_figure_as_a_desk_prints_it(
    given_as: dict[str, object], text: str
) -> None:
    assert amount(**given_as).text == text  # type: ignore[arg-type]
