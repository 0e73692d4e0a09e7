"""Pointers to line and column, judged by a brute-force oracle: the located slice must read as the value."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.storage.locate import Locator, Range
from claimcheck.storage.reader import read_json

KEYS = st.one_of(
    st.sampled_from(["", "a", "0", "a/b", "m~n", "~1", 'q"', "\\", "é", "😀", "\u2028", "\n"]),
    st.text(max_size=3),
)
VALUES = st.recursive(
    st.one_of(
        st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False, allow_infinity=False), KEYS
    ),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(KEYS, inner, max_size=4)),
    max_leaves=12,
)


def places(value: object, pointer: str = "") -> Iterator[tuple[str, str | None, object]]:
    """Every pointer into a value, with the last key where there is one, and what it points to."""
    yield pointer, None, value
    children = (
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    )
    for key, child in children:
        token = str(key).replace("~", "~0").replace("/", "~1")
        for index, (below, last, found) in enumerate(places(child, f"{pointer}/{token}")):
            yield below, key if index == 0 and isinstance(key, str) else last, found


def cut(text: str, place: Range | None) -> str:
    """The located stretch, by nothing but lines and code points."""
    assert place is not None
    lines = text.split("\n")[place.line - 1 : place.end_line]
    lines[-1] = lines[-1][: place.end_column - 1]
    lines[0] = lines[0][place.column - 1 :]
    return "\n".join(lines)


def dumped(value: object, indent: int | None, ascii_only: bool, end: str) -> str:
    return json.dumps(value, indent=indent, ensure_ascii=ascii_only).replace("\n", end)


@settings(deadline=None)
@given(VALUES, st.sampled_from([None, 0, 1, 3]), st.booleans(), st.sampled_from(["\n", "\r\n"]))
def test_every_pointer_leads_to_its_value_and_its_key(
    value: object, indent: int | None, ascii_only: bool, end: str
) -> None:
    text = end + dumped(value, indent, ascii_only, end) + end
    locator = Locator(text.encode("utf-8", "surrogatepass"))
    for pointer, key, expected in places(value):
        located = cut(text, locator.range(pointer))
        assert located == located.strip()
        assert repr(json.loads(located)) == repr(expected)
        if key is not None:
            assert json.loads(cut(text, locator.range(pointer, key=True))) == key


@settings(deadline=None)
@given(st.lists(VALUES, min_size=1, max_size=4), st.booleans())
def test_in_json_lines_every_pointer_leads_to_its_value_in_its_own_line(
    values: list[object], ascii_only: bool
) -> None:
    text = "\n".join(dumped(value, None, ascii_only, "\n") for value in values)
    data = text.encode("utf-8", "surrogatepass")
    locator = Locator(data)
    for number, value in enumerate(values, 1):
        for pointer, _, expected in places(value):
            place = locator.range_in_line(number, pointer)
            assert place == Locator(data).range_in_line(number, pointer)
            assert place is not None
            assert place.line == place.end_line == number
            assert repr(json.loads(cut(text, place))) == repr(expected)


@given(st.binary(max_size=60), st.text(max_size=6))
def test_broken_json_never_raises(data: bytes, rest: str) -> None:
    locator = Locator(data)
    for key in (False, True):
        locator.range("", key=key)
        locator.range(f"/{rest}/0", key=key)
        locator.range_in_line(1, f"/{rest}", key=key)
    locator.line_text(1)


FILE = """{
  "claims": [
    {"id": "é😀", "hedging": "rumored",
     "time": {
       "a\\u0062/~": [10, 20]}}
  ]
}
"""


@pytest.mark.parametrize(
    ("pointer", "key", "place"),
    [
        ("", False, Range(1, 1, 7, 2)),
        ("", True, Range(1, 1, 7, 2)),
        ("/claims", False, Range(2, 13, 6, 4)),
        ("/claims", True, Range(2, 3, 2, 11)),
        ("/claims/0/id", False, Range(3, 12, 3, 16)),
        ("/claims/0/hedging", False, Range(3, 29, 3, 38)),
        ("/claims/0/hedging", True, Range(3, 18, 3, 27)),
        ("/claims/0/time/ab~1~0/1", False, Range(5, 26, 5, 28)),
        ("/claims/0/time/ab~1~0/1", True, Range(5, 26, 5, 28)),
        ("/claims/0/time/ab~1~0", True, Range(5, 8, 5, 19)),
        # to nothing: the nearest ancestor
        ("/claims/0/time/missing", False, Range(4, 14, 5, 30)),
        ("/claims/0/time/missing/deep", True, Range(4, 14, 5, 30)),
        ("/claims/0/time/ab~1~0/2", False, Range(5, 21, 5, 29)),
        ("/claims/0/time/ab~1~0/01", False, Range(5, 21, 5, 29)),
        ("/claims/0/time/ab~1~0/-", False, Range(5, 21, 5, 29)),
        ("/claims/0/hedging/0", False, Range(3, 29, 3, 38)),
        ("/nothing", False, Range(1, 1, 7, 2)),
    ],
)
def test_places_in_a_claim_file(pointer: str, key: bool, place: Range) -> None:
    assert Locator(FILE.encode()).range(pointer, key=key) == place


@pytest.mark.parametrize(
    "written",
    [
        *(
            "1e+16",
            "1E+16",
            "-1.50e+07",
            "1.5E-3",
            "5e9",
            "0",
            "-0",
            "-0.0",
            "true",
            "false",
            "null",
            "[ ]",
            "{ }",
        ),
        *('"e+1 E+"', r'"\/\b\f\n\r\t\"\\"', r'"\uD83D\ude00"', '"\x7f\u2028//x/*"', r'"\\"', '""'),
    ],
)
def test_every_spelling_that_the_reader_accepts_is_located_with_its_neighbours(written: str) -> None:
    text = f'{{"e+1": [{written} , {written}], "after": {written}}}'
    read_json(text.encode())
    locator = Locator(text.encode())
    for pointer in ("/e+1/0", "/e+1/1", "/after"):
        assert cut(text, locator.range(pointer)) == written
    assert cut(text, locator.range("/e+1", key=True)) == '"e+1"'


@pytest.mark.parametrize(
    ("text", "pointer", "located"),
    [
        ('{"a": 1, "b": [2, 3}', "/b/1", "3"),
        ('{"a": 1,, "b": 2}', "/b", "2"),
        ('{"a": 1, "b": x}', "/a", "1"),
    ],
)
def test_broken_json_is_searched_as_far_as_it_goes(text: str, pointer: str, located: str) -> None:
    assert cut(text, Locator(text.encode()).range(pointer)) == located


def test_a_file_without_a_value_has_no_place() -> None:
    assert Locator(b"").range("") is None
    assert Locator(b" \n").range("/a") is None
    assert Locator(b"[1]\n\n[2]").range_in_line(2, "") is None
    assert Locator(b"[1]\n").range_in_line(5, "") is None
    assert Locator(b"[1]\n").range_in_line(0, "") is None


def test_a_bad_line_does_not_disturb_the_place_in_another() -> None:
    data = '{"a": [\n{"é\u2028": "😀", "b": 2}\r\n}{'.encode()
    assert Locator(data).range_in_line(2, "/b") == Range(2, 18, 2, 19)


def test_line_text_is_given_without_its_ending() -> None:
    locator = Locator("first\r\nse\u2028cond\n\nb\xe4d".encode() + b"\xff")
    assert [locator.line_text(line) for line in range(6)] == [
        "",
        "first",
        "se\u2028cond",
        "",
        "bäd\ufffd",
        "",
    ]


def test_many_questions_to_one_wide_file_stay_cheap() -> None:
    data = json.dumps([{"n": number} for number in range(20_000)], indent=0).encode()
    locator = Locator(data)
    for index in random.Random(7).sample(range(20_000), 5000):
        assert locator.range(f"/{index}/n") == Range(index * 3 + 3, 6, index * 3 + 3, 6 + len(str(index)))
