"""Figures in English prose: numbers in digits and in words, their scale and the unit beside them."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SMALL: Final = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    " seventeen eighteen nineteen"
)
_TENS: Final = "twenty thirty forty fifty sixty seventy eighty ninety"
_ORDINALS: Final = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
_SCALES: Final = {
    "hundred": "1e2", "thousand": "1e3", "million": "1e6", "billion": "1e9", "trillion": "1e12",
    "dozen": "12", "lakh": "1e5", "crore": "1e7",
}  # fmt: skip
_SHORT_SCALES: Final = {
    "k": "1e3", "m": "1e6", "mn": "1e6", "mln": "1e6", "mm": "1e6", "bn": "1e9", "b": "1e9", "tn": "1e12",
    "trn": "1e12", "t": "1e12",
}  # fmt: skip
_PARTS: Final = {"half": "0.5", "quarter": "0.25", "third": "0.333", "fifth": "0.2", "tenth": "0.1"}
_ALONE: Final = {
    "no": "0", "none": "0", "nobody": "0", "nothing": "0", "nil": "0", "without": "0", "a": "1",
    "an": "1", "once": "1", "single": "1", "sole": "1", "only": "1", "both": "2", "twice": "2", "pair": "2",
    "couple": "2", "double": "2", "doubled": "2", "doubling": "2", "second": "2", "trio": "3", "triple": "3",
    "tripled": "3", "quadrupled": "4", "halved": "0.5",
}  # fmt: skip
_UNITS: Final = {
    "km": "km kms kilometre kilometres kilometer kilometers", "m": "m metre metres meter meters",
    "cm": "cm centimetre centimetres centimeter centimeters", "mm": "mm millimetres millimeters",
    "mi": "mile miles", "nmi": "mile miles", "ft": "ft foot feet", "in": "inch inches", "yd": "yard yards",
    "kg": "kg kilo kilos kilogram kilograms", "g": "g gram grams", "lb": "lb lbs pound pounds",
    "oz": "ounce ounces", "t": "t ton tons tonne tonnes", "short_ton": "ton tons", "long_ton": "ton tons",
    "ha": "ha hectare hectares", "acre": "acre acres", "l": "litre litres liter liters",
    "gal_us": "gallon gallons", "gal_imp": "gallon gallons", "bbl": "barrel barrels",
    "second": "second seconds", "minute": "minute minutes", "hour": "hour hours", "day": "day days",
    "week": "week weeks", "month": "month months", "quarter": "quarter quarters", "year": "year years",
    "decade": "decade decades", "century": "century centuries", "kW": "kw kilowatt kilowatts",
    "MW": "mw megawatt megawatts", "GW": "gw gigawatt gigawatts", "TW": "tw terawatts",
    "MWh": "mwh", "GWh": "gwh", "TWh": "twh", "kWh": "kwh", "km/h": "kph kmh", "mph": "mph", "kn": "knots",
}  # fmt: skip
_REMEMBERED: Final = 512
"""How many texts' figures are remembered: of one sentence it is asked several times what they are."""
_SQUARE: Final = {"km": "km2", "m": "m2", "mi": "sqmi", "ft": "sqft", "yd": "sqyd"}


class Figure(NamedTuple):
    """A figure in a text.

    ``values`` is all that it can mean: "1.500" is one and a half, or fifteen hundred where a point groups
    digits; "5m" is five, or five million. ``bare`` tells that nothing scales it; ``units`` are the codes (of
    `units.CONVERTIBLE`) that the word after it can stand for; ``kind`` is "%" or "money" where signs say so.
    """

    text: str
    values: tuple[Decimal, ...]
    bare: bool
    units: tuple[str, ...]
    kind: str

    @property
    def counts(self) -> bool:
        """Whether it is no mere "a", "only" or the like."""
        return self.text.lower() not in _ALONE


_VAGUE: Final = re.compile(
    r"\b(?:dozens|scores|hundreds|thousands|tens of|(?:many |several )?(?:millions|billions|trillions) of)\b",
    re.IGNORECASE,
)
_UNCOUNTED: Final = re.compile(r"\b(?:several|few|many|most|majority)\b", re.IGNORECASE)


def vague(text: str, *, counts: bool) -> bool:
    """Tell whether a text speaks of an amount without a figure: "thousands of"; with `counts`, "several"."""
    return _VAGUE.search(text) is not None or (counts and _UNCOUNTED.search(text) is not None)


@lru_cache(maxsize=_REMEMBERED)
def figures(text: str) -> tuple[Figure, ...]:
    """The figures of a text, those in digits first; ordinals, "twice" and "a" are figures, too."""
    found = list(_digits().finditer(text))
    return (*map(_in_digits, found), *_in_words(text, [digits.span() for digits in found]))


def scales(text: str) -> list[Decimal]:
    """What scales any figure of a text, as in the head of a table or in "from 5 to 7 billion"."""
    words = dict.fromkeys(re.findall(r"[a-z]+", text.lower()))
    return [Decimal(_SCALES[name]) for word in words if (name := word.removesuffix("s")) in _SCALES]


@cache
def _digits() -> re.Pattern[str]:
    grouped = r"\d{1,3}(?:[,.'’\u00a0\u2009\u202f]\d{3})+(?!\d)(?:[.,]\d+)?"
    scale = "|".join((*(f"{word}s?" for word in _SCALES), *_SHORT_SCALES))
    return re.compile(
        rf"(?P<money>[$€£¥₹₩]\s?)?(?<![\d])(?P<number>{grouped}|\d+(?:[.,]\d+)?)"
        rf"(?:[\s-]?(?P<scale>{scale})\b)?"
        r"(?P<share>\s?%|[\s-]per\s?cent\b|[\s-]percent|\s(?P<hundredth>basis\spoints?|bps?)\b)?",
        re.IGNORECASE,
    )


def _in_digits(found: re.Match[str]) -> Figure:
    scale = (found["scale"] or "").lower()
    plain = _readings(found["number"])
    values = plain
    if scale in _SHORT_SCALES:
        values = (*plain, *(value * Decimal(_SHORT_SCALES[scale]) for value in plain))
    elif scale:
        values = tuple(value * Decimal(_SCALES[scale.removesuffix("s")]) for value in plain)
    if found["hundredth"]:
        values = (*values, *(value / 100 for value in values))
    kind = "%" if found["share"] else "money" if found["money"] else ""
    units = _units_after(found.string, found.end("number") if scale in _SHORT_SCALES else found.end())
    return Figure(found.group().strip(), values, not scale, units, kind)


def _readings(number: str) -> tuple[Decimal, ...]:
    """What digits with points and commas can mean."""
    plain = re.sub(r"['’\u00a0\u2009\u202f]", "", number)
    readings = []
    if re.fullmatch(r"\d+(?:,\d{3})*(?:\.\d+)?", plain):
        readings.append(plain.replace(",", ""))
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+,(?:\d{1,2}|\d{4,})", plain):
        readings.append(plain.replace(".", "").replace(",", "."))
    return tuple(map(Decimal, dict.fromkeys(readings)))


def _units_after(text: str, at: int) -> tuple[str, ...]:
    """The codes that the word right after a figure can stand for."""
    after = _unit_after().match(text, at)
    if after is None:
        return ()
    codes = _units_by_word().get(after["unit"].lower(), ())
    return tuple(_SQUARE[code] for code in codes if code in _SQUARE) if after["square"] else codes


@cache
def _unit_after() -> re.Pattern[str]:
    return re.compile(r"[\s-]?(?P<square>square\s|sq\.?\s)?(?P<unit>[A-Za-z]+)\b", re.IGNORECASE)


@cache
def _units_by_word() -> dict[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}
    for code, words in _UNITS.items():
        for word in words.split():
            table[word] = (*table.get(word, ()), code)
    return table


@cache
def _numbers() -> dict[str, Decimal]:
    """Number words that add up: "twenty" and "five"."""
    table = {word: Decimal(number) for number, word in enumerate(_SMALL.split())}
    table |= {word: Decimal(10 * number) for number, word in enumerate(_TENS.split(), 2)}
    return table | {word: Decimal(number) for number, word in enumerate(_ORDINALS.split(), 1)}


_TOKEN: Final = re.compile(r"[a-z]+", re.IGNORECASE)
# What stands between two words of one number: "half a million", "a hundred and five", "two and a half".
_JOINT: Final = re.compile(r"[\s-]|\s(?:of\s)?an?\s")
_PER_CENT: Final = re.compile(r"[\s-](?:an?\s)?per\s?cent(?:age)?\b", re.IGNORECASE)
_AND: Final = re.compile(r"\sand\s(?:an?\s)?")


def _in_words(text: str, taken: Sequence[tuple[int, int]]) -> Iterator[Figure]:
    """The figures in words; words within the stretches `taken` belong to others."""
    run: list[re.Match[str]] = []
    for token in _TOKEN.finditer(text):
        if not _is_number(token, text) or any(start <= token.start() < end for start, end in taken):
            continue
        if run and not _joined(text, run[-1], token):
            yield _worded(text, run)
            run = []
        run.append(token)
    if run:
        yield _worded(text, run)


def _joined(text: str, before: re.Match[str], after: re.Match[str]) -> bool:
    """Whether two number words are of one number."""
    left, right = before.group().lower(), after.group().lower()
    if not ({left, right}.isdisjoint(_ALONE.keys() - _numbers().keys())):
        return False
    between = text[before.end() : after.start()]
    with_and = left.removesuffix("s") in _SCALES or right in ("half", "quarter")
    return _JOINT.fullmatch(between) is not None or (with_and and _AND.fullmatch(between) is not None)


def _is_number(token: re.Match[str], text: str) -> bool:
    word = token.group().lower()
    if word in ("a", "an"):
        following = _TOKEN.match(text, token.end() + 1)
        return following is None or not _scales(following.group().lower())
    return word in _numbers() or word in _ALONE or _scales(word)


def _scales(word: str) -> bool:
    name = word.removesuffix("s")
    return name in _SCALES or name in _PARTS


def _worded(text: str, run: Sequence[re.Match[str]]) -> Figure:
    """The figure that number words in a row make."""
    tokens = [token.group().lower() for token in run]
    start, end = run[0].start(), run[-1].end()
    values: tuple[Decimal, ...] = ()
    if len(tokens) == 1 and tokens[0] in _ALONE:
        values = (Decimal(_ALONE[tokens[0]]),)
    if len(tokens) > 1 or not values or tokens[0] in _numbers():
        values += _added([token for token in tokens if token in _numbers() or token not in _ALONE])
    scaled = any(token.removesuffix("s") in _SCALES for token in tokens)
    share = _PER_CENT.match(text, end)
    return Figure(text[start:end], values, not scaled, _units_after(text, end), "%" if share else "")


def _added(tokens: Sequence[str]) -> tuple[Decimal, ...]:
    """The number that words give together; none where they are rather several numbers in a row."""
    total = current = Decimal(0)
    last = Decimal(1000)
    for token in tokens:
        name = token.removesuffix("s") if token not in _numbers() else token
        if name in _SCALES and name != "hundred":
            total += (current or Decimal(1)) * Decimal(_SCALES[name])
            current, last = Decimal(0), Decimal(1000)
        elif name == "hundred":
            current, last = (current or Decimal(1)) * 100, Decimal(1000)
        elif name in _PARTS and (token != name or name in ("half", "quarter")):
            part = Decimal(_PARTS[name])
            current = current * part if token != name and current else current + part
        elif name in _numbers():
            number = _numbers()[name]
            if current % 100 and (number >= 10 or last < 20):
                return ()
            current, last = current + number, number
    return (total + current,)
