"""The model of places: columns in every unit, paths, and what to point at."""

from __future__ import annotations

import time
from urllib.parse import unquote_to_bytes

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.reporters.places import (
    anchored,
    code_points,
    in_repository,
    range_of,
    uri,
    utf_8,
)
from claimcheck.storage.locate import Range

from .reports import CLASH, located

LINES = st.text(st.sampled_from("a é茂𝔘\u0301\t\r👩‍👩‍👧") | st.characters(exclude_characters="\n"))


@pytest.mark.parametrize(
    ("before", "bytes_"),
    [
        ("", 0),
        ("ab", 2),
        ("\t\t", 2),
        ("é", 2),
        ("e\u0301", 3),
        ("石破", 6),
        ("𝔘", 4),
        ("👩‍👧", 11),
        ("\ufeff", 3),
        ("a\udce9b", 5),
    ],
    ids=ascii,
)
def test_wide_combining_and_astral_characters(before: str, bytes_: int) -> None:
    place = located(f'{before}"v" é', '"v"')
    length = len(before)
    assert range_of(place) == Range(7, length + 1, 7, length + 4)
    assert range_of(place, utf_8) == Range(7, bytes_ + 1, 7, bytes_ + 4)


@given(LINES, st.integers(0, 40))
def test_a_column_in_any_unit_leads_back(line: str, at: int) -> None:
    before = line[:at]
    column = len(before) + 1
    assert code_points(line, column) == column
    assert utf_8(line, column) - 1 == len(before.encode("utf-8", "surrogatepass"))


@pytest.mark.parametrize("at", [0, 1, 1023, 1024, 1025, 2048, 4999, 5000])
def test_a_long_line_is_counted_alike(at: int) -> None:
    line = "é茂𝔘x" * 1250
    assert utf_8(line, at + 1) - 1 == len(line[:at].encode())


def test_past_the_end_each_further_column_counts_one() -> None:
    assert utf_8("é", 4) == 5
    assert utf_8("é" * 1024, 1027) == 2051


def test_the_end_on_another_line_is_counted_there() -> None:
    place = located('"é": [', "[")._replace(end_line=9, end_column=4, end_source="茂茂]")
    assert range_of(place) == Range(7, 6, 9, 4)
    assert range_of(place, utf_8) == Range(7, 7, 9, 8)


def test_what_is_known_only_in_part() -> None:
    place = located("é x", "x")
    assert range_of(place._replace(column=None)) == Range(7, 1, 7, 4)
    assert range_of(place._replace(column=None), utf_8) == Range(7, 1, 7, 5)
    assert range_of(place._replace(end_line=None, end_column=None)) == Range(7, 3, 7, 3)
    assert range_of(place._replace(line=None)) is None


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("claims/a.json", "claims/a.json"),
        ("claims/a b#c?%41:d.json", "claims/a%20b%23c%3F%2541%3Ad.json"),
        ("claims/石.json", "claims/%E7%9F%B3.json"),
        (b"claims/caf\xe9.json".decode("utf-8", "surrogateescape"), "claims/caf%E9.json"),
    ],
)
def test_a_uri_is_the_bytes_of_the_path(path: str, expected: str) -> None:
    assert uri(path) == expected
    assert unquote_to_bytes(uri(path)) == path.encode("utf-8", "surrogateescape")


def test_a_path_in_the_repository() -> None:
    assert in_repository("", "claims/a.json") == "claims/a.json"
    assert in_repository("desk/news", "claims/a.json") == "desk/news/claims/a.json"


def test_the_first_touched_place_is_pointed_at() -> None:
    a, b = CLASH.places
    assert anchored(CLASH, None) == (a, b)
    assert anchored(CLASH, {a.path, b.path}) == (a, b)
    assert anchored(CLASH, {b.path}) == (b, a)
    assert anchored(CLASH, {"claims/c.json"}) == (a, b)


def test_thousands_of_places_on_one_line_of_megabytes() -> None:
    line = "é茂𝔘x" * 250_000
    began = time.process_time()
    assert len({utf_8(line, column) for column in range(1, 1_000_000, 200)}) == 5000
    assert time.process_time() - began < 5, "each place is counted from the start of the line"
