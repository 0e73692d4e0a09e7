"""Names in other scripts, and how they are spelt in Latin letters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.values.likeness import Likeness
from claimcheck.values.sounding import ARABIC, CYRILLIC, GREEK, HANGUL, KANA, LATIN, Spoken, script_of, sounds


def alike(there: str, here: str, kind: str = "person", *, alias: bool = False) -> bool:
    spoken = Spoken(Likeness(["President"]))
    spoken.add(1, kind, there, script_of(there), alias=False)
    return spoken.like(kind, here, alias=alias) == {1: script_of(there)}


@pytest.mark.parametrize(
    ("name", "script"),
    [
        ("Владимир Путин", CYRILLIC), ("Αλέξης Τσίπρας", GREEK), ("محمد بن سلمان", ARABIC),
        ("いしば・しげる", KANA), ("ソニー", KANA), ("김정은", HANGUL), ("Sinéad O’Connor", LATIN),
        ("高市早苗", ""), ("石破しげる", ""), ("Путин Jr.", ""), ("17", LATIN), ("１７", ""), ("", LATIN),
    ],
)  # fmt: skip
def test_the_script_of_a_name(name: str, script: str) -> None:
    assert script_of(name) == script


@pytest.mark.parametrize(
    ("there", "here"),
    [
        ("Владимир Путин", "Vladimir Putin"),
        ("Путин Владимир", "Vladimir Putin"),
        ("Владимир Путин", "President Vladimir Putin"),
        ("Володимир Зеленський", "Volodymyr Zelenskyy"),
        ("Дмитрий Медведев", "Dmitry Medvedev"),
        ("Сергей Лавров", "Sergei Lavrov"),
        ("Алексей Навальный", "Alexei Navalny"),
        ("Александр Лукашенко", "Alexander Lukashenko"),
        ("Михаил Горбачёв", "Mikhail Gorbachev"),
        ("Γιώργος Παπανδρέου", "Giorgos Papandreou"),
        ("Κυριάκος Μητσοτάκης", "Kyriakos Mitsotakis"),
        ("عبد الفتاح السيسي", "Abdel Fattah el-Sisi"),
        ("بشار الأسد", "Bashar al-Assad"),
        ("محمود أحمدي نجاد", "Mahmoud Ahmadinejad"),
        ("حسن نصر الله", "Hassan Nasrallah"),
        ("いしばしげる", "Shigeru Ishiba"),
        ("さとう えいさく", "Eisaku Satō"),
        ("김정은", "Kim Jong Un"),
        ("문재인", "Moon Jae-in"),
        ("박근혜", "Park Geun-hye"),
        ("이재명", "Jae-myung Lee"),
    ],
)
def test_names_that_sound_alike(there: str, here: str) -> None:
    assert alike(there, here)


@pytest.mark.parametrize(
    ("there", "here"),
    [
        ("Владимир Путин", "Vladimir Putin Jr."),
        ("Юлия Тимошенко", "Yuri Timoshenko"),
        ("Александра Иванова", "Alexander Ivanov"),
        ("Иван Петров", "Ivan Petrovic"),
        ("김정은", "Kim Jong Il"),
        ("محمد عباس", "Mahmoud Abbas"),
        ("محمد حسن علي", "Mohammed Hussein Ali"),
        ("さとうえいさく", "Kosaku Sato"),
        ("ドナルド・トランプ", "Donald Trump"),
    ],
)
def test_names_that_do_not(there: str, here: str) -> None:
    assert not alike(there, here)


def test_a_single_word_counts_only_as_the_name_of_both_and_kinds_do_not_mix() -> None:
    assert alike("Газпром", "Gazprom Corp.", "organisation")
    assert not alike("Газпром", "Gazprom", "organisation", alias=True)
    assert not Spoken(Likeness([])).like("person", "Gazprom", alias=False)


@given(st.lists(st.text(min_size=1, max_size=6), min_size=1, max_size=12))
def test_any_words_have_keys_of_any_script(words: list[str]) -> None:
    for script in (CYRILLIC, GREEK, ARABIC, KANA, HANGUL):
        assert len(sounds(words, script, turned=True)) <= 2**6
