"""Who and what a passage names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.values.naming import Passage, _key, _plain_words


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Takaichi’s talks", "Sanae Takaichi"),
        ("the ministry said", "Ministry of Finance"),
        ("Japanese public funds", "Japan"),
        ("Tokyo and Washington", "Tokyo"),
        ("U.S. officials", "United States"),
        ("Japan’s cabinet", "Japanese government"),
        ("Nippon Steel’s bid", "Nippon Steel"),
        ("高市早苗首相は", "高市早苗"),
        ("JD Vance left", "J. D. Vance"),
        ("two Houston Texans", "Houston Texan"),
        ("The Senate voted", "U.S. Senate"),
        ("a Kenyan force", "Kenya"),
        ("AT&T’s board", "AT&T Inc."),
        ("Schröder resigned", "Gerhard Schroeder"),
        ("Mueller resigned", "Jürgen Müller"),
        ("Ohtani hit two", "Shohei Ōtani"),
        ("Zelenskyy said", "Volodymyr Zelensky"),
        ("Von der Leyen arrived", "Ursula von der Leyen"),
        ("Kim Jong-un watched", "Kim Jong Un"),
    ],
)
def test_a_name_or_a_part_of_it(text: str, name: str) -> None:
    assert Passage(text).names([name])


_WRITTEN = st.text(alphabet="Tokyo JD.’'s-éſ\u0301½Uni\n", max_size=30)


@given(
    _WRITTEN | st.text(), st.sampled_from(["Tokyo", "J. D. Son", "US Steel", "Japan", "Jé", "½ s"]) | _WRITTEN
)
def test_what_is_plainly_seen_is_also_seen_in_full(text: str, name: str) -> None:
    for passage in (Passage(text), Passage(f"{text} {name}, {text}")):
        if any(passage._stands(words) for words in _plain_words(name)):
            assert passage._names(_key(name))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("the U.S. President", "US Steel"),
        ("South Korea", "Japan"),
        ("the state of affairs", "United States"),
        ("a new bank of the east", "New York"),
        ("Chinese officials", "Japanese government"),
        ("the French Senate", "U.S. Senate"),
        ("Moller resigned", "Jürgen Müller"),
        ("Zelenska said", "Volodymyr Zelensky"),
        ("Trump Jr. spoke", "Ivanka Kushner"),
        ("at a board", "AT&T Inc."),
        ("", "Tokyo"),
        ("Tokyo", ""),
    ],
)
def test_not_by_what_many_names_share(text: str, name: str) -> None:
    assert not Passage(text).names([name])


@pytest.mark.parametrize(
    ("text", "country", "beside_name", "there"),
    [
        ("The President left", "united-states", False, True),
        ("The U.S. President left", "united-states", False, True),
        ("The Chinese President left", "united-states", False, False),
        ("The South Korean President left", "south-korea", False, True),
        ("President Xi left", "united-states", False, False),
        ("President Xi left", "china", True, True),
        ("then-president-elect Trump", "united-states", False, False),
        ("The president of France left", "united-states", False, False),
        ("Salesforce President Smith", "", True, False),
        ("Yesterday, President Xi left", "", True, True),
    ],
)
def test_a_title(text: str, country: str, beside_name: bool, there: bool) -> None:
    assert Passage(text).has_title("President", country, beside_name=beside_name) is there


def test_a_place_may_be_described() -> None:
    assert Passage("in the Japanese capital").describes_place()
    assert not Passage("in Japan").describes_place()


@pytest.mark.parametrize(
    ("text", "kind", "back"),
    [
        ("he met her", "person", True),
        ("he met her", "place", False),
        ("they went there", "place", True),
        ("the company said", "organisation", True),
        ("the prime minister said", "person", True),
        ("Xi left", "person", False),
    ],
)
def test_what_may_have_been_named_before(text: str, kind: str, back: bool) -> None:
    assert Passage(text).points_back(kind) is back
