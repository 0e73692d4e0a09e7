"""Names that look like names of one thing."""

from __future__ import annotations

import pytest

from claimcheck.values.likeness import Likeness

LIKENESS = Likeness(["Prime Minister"])


def alike(kind: str, one: str, other: str, *, alias: bool = False) -> bool:
    keys = LIKENESS.keys(kind, one, alias=False)
    return not set(keys).isdisjoint(LIKENESS.keys(kind, other, alias=alias))


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        ("person", "Sanae Takaichi", "Takaichi Sanae"),
        ("person", "Sanae Takaichi", "Prime Minister Sanae TAKAICHI"),
        ("person", "Sinéad O’Connor", "Ms. Sinead O'Connor"),
        ("person", "髙市早苗", "高市早苗"),
        ("person", "Naruhito", "naruhito"),
        ("person", "Gerhard Schröder", "Gerhard Schroeder"),
        ("person", "Jürgen Müller", "Juergen Mueller"),
        ("person", "Erling Håland", "Haaland Erling"),
        ("person", "Shohei Ōtani", "Shohei Ohtani"),
        ("person", "Kim Jong-un", "Kim Jongun"),
        ("person", "Moon Jae-in", "Jae-in Moon"),
        ("person", "齋藤元彦", "斎藤元彦"),
        ("person", "渡邊恒雄", "渡辺恒雄"),
        ("organisation", "Marks & Spencer", "Marks and Spencer"),
        ("organisation", "AT&T Inc.", "AT and T"),
        ("organisation", "U.S. Steel", "United States Steel Corp."),
        ("organisation", "株式会社ソフトバンク", "ソフトバンク"),
        ("organisation", "ソフトバンク株式会社", "ソフトバンク"),
        ("place", "Saint Petersburg", "St. Petersburg"),
        ("organisation", "the White House", "White House"),
        ("organisation", "Toyota Motor Corp.", "Toyota Motor Co., Ltd."),
    ],
)
def test_one_thing(kind: str, one: str, other: str) -> None:
    assert alike(kind, one, other)


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        ("person", "Donald Trump", "Donald Trump Jr."),
        ("person", "Shinzo Abe", "Akie Abe"),
        ("person", "Aiko Almeida 1700", "Aiko Almeida 17001"),
        ("person", "Prime Minister", "Prime"),
        ("person", "George W. Bush", "George H. W. Bush"),
        ("person", "Pope John Paul I", "Pope John Paul II"),
        ("person", "Han Duck-soo", "Han Dong-hoon"),
        ("person", "Volodymyr Zelensky", "Olena Zelenska"),
        ("person", "Hans Müller", "Hans Möller"),
        ("organisation", "Nippon Steel", "US Steel"),
        ("organisation", "United States Steel", "United Kingdom Steel"),
        ("organisation", "株式会社", "有限会社"),
        ("organisation", "Democratic Party", "Liberal Democratic Party"),
        ("place", "Paris", "Paris, Texas"),
        ("organisation", "SoftBank Group", "SoftBank"),
        ("place", "Tokyo Corp", "Tokyo"),
        ("place", "", ""),
    ],
)
def test_two_things(kind: str, one: str, other: str) -> None:
    assert not alike(kind, one, other)


def test_a_word_shared_as_an_alias_is_too_little_and_a_full_name_is_not() -> None:
    assert not alike("person", "Naruhito", "Naruhito", alias=True)
    assert not alike("place", "Paris", "Paris", alias=True)
    assert alike("person", "高市早苗", "高市早苗", alias=True)
    assert alike("place", "New York", "New York", alias=True)
