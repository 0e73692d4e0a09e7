from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.values.names import Title, name_key, nationality_key, split_title

TITLES = frozenset(
    {"President", "Vice President", "Prime Minister", "Minister", "Emperor", "diplomat", "Governor"}
)


class TestNameKey:
    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("J. D. Vance", "JD Vance"),
            ("J.D. Vance", "jd  vance"),
            ("Sinéad O’Connor", "Sinead O'Connor"),
            ("Sinéad O’Connor", "Sinead OConnor"),
            ("Jens Stoltenberg", "ＪＥＮＳ STOLTENBERG"),
            ("Łukasz Øverby", "Lukasz Overby"),
            ("Jean-Luc Mélenchon", "Jean Luc Melenchon"),
            ("Weiß", "WEISS"),
            ("Горбачёв", "Горбачев"),
            ("Recep Tayyip Erdoğan", "Recep Tayyip Erdogan"),
            ("İstanbul", "Istanbul"),
            ("co\u00adop", "coop"),
            ("U.S. Steel", "US Steel"),
        ],
    )
    def test_spellings_of_one_name_have_one_key(self, one: str, other: str) -> None:
        assert name_key(one) == name_key(other)

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("Nippon Steel", "US Steel"),
            ("Shinzo Abe", "Akie Abe"),
            ("かき", "かぎ"),
            ("Stargate 1", "Stargate 2"),
            ("Type 1 2", "Type 12"),
            ("देव", "दव"),
        ],
    )
    def test_other_names_have_other_keys(self, one: str, other: str) -> None:
        assert name_key(one) != name_key(other)

    @given(st.text())
    def test_a_key_is_its_own_key(self, text: str) -> None:
        assert name_key(name_key(text)) == name_key(text)

    @given(st.text(st.sampled_from("ab. '-_^$C1\t"), max_size=8))
    def test_ascii_is_folded_like_anything_else(self, text: str) -> None:
        assert name_key.__wrapped__(f"{text} é").removesuffix("e") == name_key.__wrapped__(f"{text} e")[:-1]

    def test_every_single_character_has_a_stable_key(self) -> None:
        for code in range(0x20000):
            key = name_key.__wrapped__(f"ab{chr(code)}cd")
            assert name_key.__wrapped__(key) == key, hex(code)


class TestSplitTitle:
    @pytest.mark.parametrize(
        ("as_printed", "expected"),
        [
            ("U.S. President Donald Trump", Title("", "U.S.", "President", False, "Donald Trump")),
            ("President Trump", Title("", "", "President", False, "Trump")),
            ("former U.S. diplomat Kevin Maher", Title("former", "U.S.", "diplomat", False, "Kevin Maher")),
            ("U.S. former President Obama", Title("former", "U.S.", "President", False, "Obama")),
            ("ex-President Bush", Title("former", "", "President", False, "Bush")),
            ("Outgoing Prime Minister Ishiba", Title("", "", "Prime Minister", False, "Ishiba")),
            ("Incoming U.S. President Trump", Title("", "U.S.", "President", True, "Trump")),
            ("New Zealand Prime Minister Luxon", Title("", "New Zealand", "Prime Minister", False, "Luxon")),
            ("then-president-elect Trump", Title("then-", "", "President", True, "Trump")),
            ("then-U.S. President Biden", Title("then-", "U.S.", "President", False, "Biden")),
            ("President-elect Lee", Title("", "", "President", True, "Lee")),
            ("President elect Lee", Title("", "", "President", True, "Lee")),
            ("late Prime Minister Shinzo Abe", Title("late", "", "Prime Minister", False, "Shinzo Abe")),
            ("the late former President Carter", Title("late", "", "President", False, "Carter")),
            ("Prime Minister Takaichi", Title("", "", "Prime Minister", False, "Takaichi")),
            ("South Korean President Lee", Title("", "South Korean", "President", False, "Lee")),
            ("Japan’s Prime Minister Takaichi", Title("", "Japan", "Prime Minister", False, "Takaichi")),
            ("U.S. Vice-President JD Vance", Title("", "U.S.", "Vice President", False, "JD Vance")),
            ("Chinese President Xi Jinping (CCP)", Title("", "Chinese", "President", False, "Xi Jinping")),
            ("President Jean-Luc Bokassa", Title("", "", "President", False, "Jean-Luc Bokassa")),
            ("California Governor Newsom", Title("", "California", "Governor", False, "Newsom")),
            ("the U.S. President", Title("", "U.S.", "President", False, "")),
            ("THE PRESIDENT", Title("", "", "President", False, "")),
        ],
    )
    def test_a_listed_title_is_split_off(self, as_printed: str, expected: Title) -> None:
        assert split_title(as_printed, TITLES) == expected

    @pytest.mark.parametrize(
        "as_printed",
        [
            "Salesforce CEO Marc Benioff",
            "Masayoshi Son (SoftBank)",
            "Donald Trump",
            "Deputy Prime Minister Aso",
            "acting President Han",
            "vice president Vance",
            "Sanae Takaichi, Prime Minister",
            "Donald Trump President",
            "President of France Emmanuel Macron",
            "those who saw the President",
            "Presidential envoy Witkoff",
            "",
            "former",
        ],
    )
    def test_without_a_listed_title_or_with_another_office_there_is_none(self, as_printed: str) -> None:
        assert split_title(as_printed, TITLES - {"Vice President"}) is None

    def test_no_titles_no_split(self) -> None:
        assert split_title("President Trump", []) is None
        assert split_title("President Trump", ["", "..."]) is None

    @given(st.text(), st.sets(st.text(max_size=12), max_size=5))
    def test_whatever_is_printed_it_never_fails(self, as_printed: str, titles: set[str]) -> None:
        split = split_title(as_printed, titles)
        assert split is None or split.title in titles


@pytest.mark.parametrize(
    ("word", "country"),
    [
        ("Japanese", "japan"),
        ("Japan", "japan"),
        ("U.S.", "united-states"),
        ("US", "united-states"),
        ("American", "united-states"),
        ("Chinese", "china"),
        ("South Korean", "south-korea"),
        ("Republic of Korea", "south-korea"),
        ("New Zealand", "new-zealand"),
        ("Türkiye", "turkey"),
        ("British", "united-kingdom"),
        ("Saudi", "saudi-arabia"),
        ("European Union", "european-union"),
        ("Burkina Faso", "burkina-faso"),
        ("Spaniard", "spain"),
        ("Tuvaluan", "tuvaluan"),
    ],
)
def test_nationalities_lead_to_countries_and_other_words_to_themselves(word: str, country: str) -> None:
    assert nationality_key(word) == country


def test_the_whole_g20_is_known() -> None:
    adjectives = (
        "Argentine Australian Brazilian British Canadian Chinese French German Indian Indonesian Italian "
        "Japanese Mexican Russian Saudi South-African South-Korean Turkish American"
    )
    members = {nationality_key(word) for word in adjectives.split()}
    assert len(members) == 19
    assert not members & {word.lower() for word in adjectives.split()}


@given(st.text(st.characters(max_codepoint=0x17F), max_size=12))
def test_latin_letters_fold_alike_one_by_one_and_in_words(text: str) -> None:
    # A letter of Greek is none of the quick way's, and says nothing that a word of its own does not.
    assert name_key(f"{text} ωω") == f"{name_key(text)} ωω".strip()
