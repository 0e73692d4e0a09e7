"""Amounts: what a written quantity can mean, as an exact interval in one canonical unit.

A number in the news is rounded: "9.8" stands for anything from 9.75 to 9.85. Every amount therefore becomes
an interval, and two amounts agree when their intervals meet. All arithmetic is decimal and exact: nothing is
rounded here, and no float is involved.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from decimal import Context, Decimal, DivisionByZero, Inexact, InvalidOperation, Overflow
from typing import Final, NamedTuple

from claimcheck.values.units import CONVERTIBLE, COUNT, CURRENCIES

MAX_DIGITS: Final = 200
"""Longest number accepted, in characters as written."""
MAX_EXPONENT: Final = 1000
"""Largest power of ten accepted either way; beyond it a short text would unfold into a huge number."""

_DECIMAL = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
# Wide enough for every number that passes the two limits above, so Inexact is a bug and not a rounding.
_EXACT = Context(prec=5000, traps=[DivisionByZero, Inexact, InvalidOperation, Overflow])
_HALF = Decimal("0.5")
_NONE = Decimal(0)
_SCALE_WORDS: Final = {"3": "thousand", "6": "million", "9": "billion", "12": "trillion"}
_BOUND_WORDS: Final = {"exact": "", "at_least": "at least ", "at_most": "at most "}


class Amount(NamedTuple):
    """A quantity as an interval.

    ``low`` and ``high`` are the bounds of what the written number can mean, in canonical units; None means
    unbounded on that side. ``unit`` is the canonical unit ("USD", "1" for a count, "%", "m"), ``per`` the
    span it counts for ("" or "year", "month", ...; never converted), ``text`` the quantity as printed for
    people.
    """

    low: Decimal | None
    high: Decimal | None
    unit: str
    per: str
    text: str


def amount(
    *,
    written: str | None,
    low: str | None = None,
    high: str | None = None,
    unit: str,
    bound: str = "exact",
    approximate: bool = False,
    per: str = "",
    tolerance: Decimal = _NONE,
    approximate_by: Decimal = Decimal("0.10"),
    units: Mapping[str, tuple[Decimal, str]] = {},
) -> Amount:
    """Build an amount from the written digits.

    A number stands for half a unit of its last written digit either way (FORMAT.md, ``object``); trailing
    zeros count as written digits: "9.8" reaches from 9.75 to 9.85, "500e9" from 499.5e9 to 500.5e9.

    Give either ``written`` or a range by ``low`` and/or ``high``, all decimal strings. ``bound`` is "exact",
    "at_least" or "at_most". ``approximate`` widens each end to at least ``approximate_by`` of its value (a
    share: 0.10 is ten per cent); ``tolerance`` is a further share of the value that the predicate allows.
    ``units`` maps declared unit codes to (exact factor, canonical unit) and goes before the built-in table;
    a unit in neither is kept as it is (see known_unit). Raises ValueError, in plain words, on numbers or
    ranges that cannot be read.
    """
    if bound not in _BOUND_WORDS:
        raise ValueError(f'"{bound}" is no bound: write "exact", "at_least" or "at_most"')
    first, last = _written_ends(written, low, high, bound)
    widen = _share(approximate_by, "approximate_by") if approximate else _NONE
    extra = _share(tolerance, "tolerance")
    lower = None if first is None or bound == "at_most" else _widened(first, widen, extra)[0]
    upper = None if last is None or bound == "at_least" else _widened(last, widen, extra)[1]
    factor, canonical = _conversion(unit, units)
    if not _usable(factor) or factor <= 0:
        raise ValueError(f'the unit "{unit}" has the factor {factor}: it must be a positive number')
    return Amount(
        low=None if lower is None else _EXACT.multiply(lower, factor),
        high=None if upper is None else _EXACT.multiply(upper, factor),
        unit=canonical,
        per=per,
        text=_told(written, low, high, bound, approximate, unit, per),
    )


def comparable(a: Amount, b: Amount) -> bool:
    """Tell whether two amounts measure in the same canonical unit and for the same span."""
    return a.unit == b.unit and a.per == b.per


def meet(a: Amount, b: Amount) -> bool:
    """Tell whether two comparable amounts can be the same number.

    Their intervals must share more than an edge: "7" and "8" both reach 7.5, yet a desk that prints 7 does
    not mean 8. Raises ValueError when the amounts are not comparable.
    """
    _require_comparable(a, b)
    return _below(a.low, b.high) and _below(b.low, a.high)


def canonical_unit(code: str, units: Mapping[str, tuple[Decimal, str]] = {}) -> str:
    """Return the unit that amounts in ``code`` are turned into: "km" gives "m", "USD" itself.

    ``units`` maps declared unit codes to (exact factor, canonical unit), as in amount.
    """
    return _conversion(code, units)[1]


def known_unit(code: str, declared: Collection[str] = ()) -> bool:
    """Tell whether ``code`` is a unit: ISO 4217, the built-in table, or one of the ``declared`` codes."""
    return code in CURRENCIES or code in CONVERTIBLE or code in declared


def _conversion(code: str, units: Mapping[str, tuple[Decimal, str]]) -> tuple[Decimal, str]:
    return units.get(code) or CONVERTIBLE.get(code) or (Decimal(1), code)


def _number(written: str) -> Decimal:
    shown = written if len(written) <= 40 else written[:40] + "…"
    if not _DECIMAL.fullmatch(written):
        raise ValueError(f'"{shown}" is not a number: write digits, such as "9.8" or "500e9"')
    if len(written) > MAX_DIGITS:
        raise ValueError(f'the number "{shown}" is longer than {MAX_DIGITS} characters')
    exponent = re.split("[eE]", written)[-1] if "e" in written.lower() else "0"
    if len(exponent) > 8 or abs(int(exponent)) > MAX_EXPONENT:
        raise ValueError(f'"{shown}" is out of reach: the power of ten must be within {MAX_EXPONENT}')
    return Decimal(written)


def _half_unit(value: Decimal) -> Decimal:
    exponent = value.as_tuple().exponent
    assert isinstance(exponent, int)  # _DECIMAL admits neither NaN nor infinity
    return _EXACT.scaleb(_HALF, exponent)


def _written_ends(
    written: str | None, low: str | None, high: str | None, bound: str
) -> tuple[Decimal | None, Decimal | None]:
    if written is not None:
        if low is not None or high is not None:
            raise ValueError('give either "amount" or a range of "low" and "high", not both')
        value = _number(written)
        return value, value
    if low is None and high is None:
        raise ValueError('a quantity needs an "amount", or a range of "low" and "high"')
    if bound != "exact":
        raise ValueError(f'a range of "low" and "high" cannot also be "{bound}"')
    first = None if low is None else _number(low)
    last = None if high is None else _number(high)
    if first is not None and last is not None and first > last:
        raise ValueError(f"the range runs backwards: low {low} is above high {high}")
    return first, last


def _widened(value: Decimal, widen: Decimal, extra: Decimal) -> tuple[Decimal, Decimal]:
    size = value.copy_abs()
    reach = max(_half_unit(value), _EXACT.multiply(size, widen))
    reach = _EXACT.add(reach, _EXACT.multiply(size, extra))
    return _EXACT.subtract(value, reach), _EXACT.add(value, reach)


def _share(share: Decimal, name: str) -> Decimal:
    if not _usable(share) or share < 0:
        raise ValueError(f"{name} is {share}: it must be a share such as 0.05, not below 0")
    return share


def _usable(number: Decimal) -> bool:
    """Keep configured numbers within the limits that keep the arithmetic exact."""
    if not number.is_finite():
        return False
    _, digits, exponent = number.as_tuple()
    return len(digits) <= MAX_DIGITS and isinstance(exponent, int) and abs(exponent) <= MAX_EXPONENT


def _told(
    written: str | None, low: str | None, high: str | None, bound: str, approximate: bool, unit: str, per: str
) -> str:
    if written is not None:
        number = _BOUND_WORDS[bound] + ("about " if approximate else "") + _figure(written)
    else:
        number = "about " if approximate else ""
        first, last = _figure(low or ""), _figure(high or "")
        number += f"{first} to {last}" if low and high else f"at least {first}" if low else f"at most {last}"
    return number + ("" if unit == COUNT else f" {unit}") + (f" per {per}" if per else "")


def _figure(written: str) -> str:
    """A figure as a desk prints it: "500e9" as 500 billion, long whole numbers in groups of three."""
    digits, _, exponent = written.lower().partition("e")
    if word := _SCALE_WORDS.get(exponent.lstrip("+")):
        return f"{digits} {word}"
    return f"{int(written):,}" if written.isdecimal() and len(written) > 4 else written


def _below(low: Decimal | None, high: Decimal | None) -> bool:
    return low is None or high is None or low < high


def _require_comparable(a: Amount, b: Amount) -> None:
    if not comparable(a, b):
        raise ValueError(f'"{a.text}" and "{b.text}" are not in units that compare')
