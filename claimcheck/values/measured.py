"""Whether a figure in a text can be what an amount was taken from."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from claimcheck.values.figures import figures, scales, vague
from claimcheck.values.units import CONVERTIBLE, CURRENCIES, PERCENT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from claimcheck.values.amount import Amount
    from claimcheck.values.figures import Figure

_CONVERTED: Final = Decimal("0.05")
"""How far, as a share, a converted figure may be off: people round when they convert."""
_BEYOND: Final = Decimal("0.1")
"""How far, as a share, a figure may lie beyond a bound: "more than 95" may be recorded as at least 96."""
_SHARE: Final = re.compile(
    r"half|third|quarter|fifth|tenth|doubl|tripl|halv|\b(?:all|every|whole|most|majority)\b"
    r"|\b(?:in|out\sof)\s(?:\d+|two|three|four|five|six|seven|eight|nine|ten)\b",
    re.IGNORECASE,
)


def given_by(amount: Amount, text: str, quote: str = "") -> bool:
    """Tell whether a text has a figure that the amount can be, in its unit or one that converts.

    A figure that nothing scales may share the scale of another one of the text, as in "from 5 to 7 billion".
    Speaking of "thousands" or "several" gives any amount, and a share in words ("a third", "one in five") any
    percentage, but not beside a figure of the same sort.

    Args:
        amount: the amount.
        text: the text, a sentence.
        quote: the words of it that are quoted: of "95 dead and dozens missing", "95 dead" is not vague.
    """
    code, written = _unit_of(amount)
    near = quote if any(figure.counts for figure in figures(quote)) else text
    loose = vague(near, counts=amount.unit == "1") or (code == PERCENT and _SHARE.search(near))
    if loose and not rival(amount, text):
        return True
    shared = scales(text)
    return any(_is(amount, figure, code, written, shared) for figure in figures(text))


def rival(amount: Amount, text: str) -> str:
    """The first figure of a text of the amount's sort (money, a percentage, its unit), or ""."""
    code, _ = _unit_of(amount)
    for figure in figures(text):
        same_sort = (
            (figure.kind == "money" and code in CURRENCIES)
            or (figure.kind == "%" and code == PERCENT)
            or any(_canonical(unit) == amount.unit for unit in figure.units)
        )
        if same_sort:
            return figure.text
    return ""


def _unit_of(amount: Amount) -> tuple[str, tuple[Decimal, ...]]:
    """The unit that an amount was written in ("1" for a count), and its numbers as written."""
    text = amount.text.removesuffix(f" per {amount.per}")
    code = text.rsplit(" ", 1)[-1]
    if code not in CURRENCIES and code not in CONVERTIBLE:
        code = "1" if amount.unit == "1" and code[-1:].isdigit() else ""
    return code, tuple(value for figure in figures(text) for value in figure.values)


def _canonical(code: str) -> str:
    return CONVERTIBLE[code][1] if code in CONVERTIBLE else ""


def _is(
    amount: Amount, figure: Figure, code: str, written: tuple[Decimal, ...], shared: Iterable[Decimal]
) -> bool:
    """Whether a figure can be an amount."""
    values = figure.values
    if code == PERCENT and not figure.kind and not any(map(str.isdigit, figure.text)):
        values = (*values, *(value * 100 for value in figure.values))  # "half of them"
    if figure.bare and figure.counts:
        values = (*values, *(value * scale for value in figure.values for scale in shared))
    related = [unit for unit in figure.units if _canonical(unit) == amount.unit and amount.unit != "1"]
    if related and code not in related:
        return any(
            _covers(amount, value * CONVERTIBLE[unit][0], _CONVERTED) for value in values for unit in related
        )
    if any(value in written for value in _both_signs(values)):
        return True
    factor = CONVERTIBLE[code][0] if code in CONVERTIBLE else Decimal(1)
    return any(_covers(amount, value * factor) for value in _both_signs(values))


def _both_signs(values: Iterable[Decimal]) -> Iterator[Decimal]:
    """Values as they are, and below zero: a fall of 5 is recorded as -5."""
    for value in values:
        yield from (value, -value)


def _covers(amount: Amount, value: Decimal, share: Decimal = Decimal(0)) -> bool:
    off = abs(value) * share
    low, high = amount.low, amount.high
    if low is None and high is not None:
        low = high - abs(high) * _BEYOND
    elif high is None and low is not None:
        high = low + abs(low) * _BEYOND
    return (low is None or low <= value + off) and (high is None or value - off <= high)
