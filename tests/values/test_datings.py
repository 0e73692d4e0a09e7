"""Dates in prose: what a recorded date can have been taken from."""

from __future__ import annotations

import pytest

from claimcheck.values.datings import can_give
from claimcheck.values.time import parse

MONDAY = "2025-10-27"


@pytest.mark.parametrize(
    ("text", "date", "published"),
    [
        ("begin in early 2026", "[2026-01..2026-03]", None),
        ("announced in January 2025", "2025-01", None),
        ("announced in January", "2025-01", None),
        ("announced on 14 January 2025", "2025-01", None),
        ("from Feb 6 to 8", "2025-02-06/2025-02-08", None),
        ("until the 8th", "2025-02-06/2025-02-08", None),
        ("on 27 October", "2025-10-27", None),
        ("on Oct. 27, 2025", "2025-10-27", None),
        ("10/27/2025", "2025-10-27", None),
        ("27.10.2025", "2025-10-27", None),
        ("2025-10-27", "2025-10-27", None),
        ("on Tuesday", "2025-10-28", MONDAY),
        ("on Tuesday", "2025-10-21", MONDAY),
        ("on Tuesday", "1999-01-01", None),
        ("yesterday", "2025-10-26", MONDAY),
        ("last month", "2025-09", MONDAY),
        ("last year", "2024", MONDAY),
        ("in March", "2025", MONDAY),
        ("three years ago", "2022", MONDAY),
        ("in the 1990s", "199X", None),
        ("the 2024-25 season", "2025", None),
        ("in the spring of 2025", "2025-21", None),
        ("recently", "2025-10", MONDAY),
        ("at 4 p.m.", "2025-10-27", MONDAY),
        ("by noon", "2025-10-28", MONDAY),
    ],
)
def test_a_text_gives_a_date(text: str, date: str, published: str | None) -> None:
    assert can_give(text, parse(date), parse(published) if published else None)


@pytest.mark.parametrize(
    ("text", "date", "published"),
    [
        ("announced in January 2025", "2025-02", None),
        ("announced in January 2025", "2024-01", None),
        ("on 27 October", "2025-10-28", None),
        ("on 27 October 2024", "2025-10-27", None),
        ("in October", "2025-10-27", None),
        ("born in 1954", "1954-08-14", None),
        ("on Tuesday", "2025-10-29", MONDAY),
        ("on Tuesday", "2025-11-25", MONDAY),
        ("yesterday", "2025-10-20", MONDAY),
        ("last month", "2025-03", MONDAY),
        ("last year", "2020", MONDAY),
        ("since 1998 it has grown", "1999", None),
        ("in March", "1990", MONDAY),
        ("nothing of it", "2025", None),
    ],
)
def test_another_date_does_not_stand_in_it(text: str, date: str, published: str | None) -> None:
    assert not can_give(text, parse(date), parse(published) if published else None)


@pytest.mark.parametrize(
    "date", ["[2020..]", "../2020", "2020/", "[..2020]", "-0044-03-15", "Y-20000", "20XX"]
)
def test_every_date_can_be_asked_for(date: str) -> None:
    assert not can_give("nobody knows", parse(date), parse(MONDAY))
