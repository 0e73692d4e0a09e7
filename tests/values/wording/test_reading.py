"""What certainty a sentence carries as a whole."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.values.hedging import SCALE
from claimcheck.values.wording.kinds import KINDS
from claimcheck.values.wording.reading import read


def kinds(sentence: str) -> list[str]:
    return [cue.kind for cue in read(sentence).cues]


@pytest.mark.parametrize(
    ("sentence", "hedging", "kind"),
    [
        ("Trump is reportedly in Tokyo.", "reportedly", "reported"),
        ("Sources say the deal is done.", "reportedly", "reported"),
        ("The deal is done, according to people familiar with the event.", "reportedly", "reported"),
        ("Local media reported that he resigned.", "reportedly", "reported"),
        ("He allegedly took bribes.", "alleged", "alleged"),
        ("She was accused of fraud.", "alleged", "alleged"),
        ("The suspected gunman was arrested.", "alleged", "alleged"),
        ("Son is rumored to attend.", "rumored", "rumored"),
        ("Son is rumoured to attend.", "rumored", "rumored"),
        ("He is said to be in Dubai.", "rumored", "rumored"),
        ("Unverified footage shows the blast.", "unconfirmed", "unconfirmed"),
        ("There is no evidence that he left.", "unconfirmed", "unconfirmed"),
        ("The ruling is contested.", "disputed", "disputed"),
        ("If the deal is finalized, he goes.", "possible", "conditional"),
        ("Experts believe the toll is higher.", "possible", "doxastic"),
        ("He is considered a rival.", "possible", "doxastic"),
        ("Police are investigating whether it was arson.", "possible", "investigative"),
        ("The toll is expected to rise.", "likely", "likely"),
        ("He probably knew.", "likely", "likely"),
        ("She might attend.", "possible", "possible"),
        ("The meeting could shape the summit.", "possible", "possible"),
        ("Ishiba hopes to extend an invitation.", "possible", "possible"),
        ("The White House confirmed the visit.", "confirmed", "confirmed"),
    ],
)
def test_every_kind_of_hedge_has_its_word(sentence: str, hedging: str, kind: str) -> None:
    reading = read(sentence)
    assert (reading.hedging, [cue.kind for cue in reading.cues]) == (hedging, [kind])
    assert reading.rank == SCALE[hedging].rank


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("The company denied that it had paid.", "denied"),
        ("The vote is scheduled for Friday.", "planned"),
        ("He will resign.", "planned"),
        ("Trump is then due to travel to Seoul.", "planned"),
        ("The upcoming dinner is private.", "planned"),
        ("He certainly knew.", "booster"),
        ("There is no doubt that he knew.", "booster"),
    ],
)
def test_denials_plans_and_boosters_are_cues_but_no_hedges(sentence: str, kind: str) -> None:
    reading = read(sentence)
    assert (reading.hedging, reading.rank, kinds(sentence)) == ("stated", 3, [kind])


@pytest.mark.parametrize(
    "sentence",
    [
        "",
        "   ",
        "U.S. President Donald Trump has arrived in Tokyo.",
        "In May the mayor met the king.",
        "The fleet left on 5 May.",
        "May Day marches were held in May 2024.",
        "Theresa May visited Tokyo.",
        "Theresa May Visits Tokyo",
        "May said she had resigned.",
        "Will Smith arrived on Friday.",
        "Prosecutors said Will had left.",
        "The will of the people is clear.",
        "Mayor Adams spoke.",
        "The military might of the empire faded.",
        "The flight was delayed due to the storm.",
        "He was denied bail.",
        "She could not attend.",
        "It is impossible.",
        "The bank cut rates as expected.",
        "He spoke as if nothing had happened.",
        "It was a thought-provoking film.",
        "He assumed command of the army.",
        "The election was contested by six candidates.",
        "According to the ministry, exports rose.",
        "Some say he is the best.",
    ],
)
def test_flat_sentences_have_no_cue(sentence: str) -> None:
    assert read(sentence) == ("stated", 3, ())


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        ("Trump May Visit Tokyo Next Year", "May"),
        ("TRUMP MAY VISIT TOKYO", "MAY"),
        ("In May he may go.", "may"),
        ("“We may go,” he said.", "may"),
    ],
)
def test_the_modal_may_is_told_from_the_month(sentence: str, text: str) -> None:
    (cue,) = read(sentence).cues
    assert (cue.kind, cue.text) == ("possible", text)


def test_a_question_begins_with_the_modal_will() -> None:
    assert kinds("Will Trump visit Tokyo?") == ["planned"]


class TestNegation:
    @pytest.mark.parametrize(
        ("sentence", "text"),
        [
            ("The visit has not been confirmed.", "not been confirmed"),
            ("While not officially confirmed by the team, it stands.", "not officially confirmed"),
            ("The report could not be independently verified.", "not be independently verified"),
            ("The claim has yet to be confirmed.", "has yet to be confirmed"),
            ("The White House declined to confirm the visit.", "declined to confirm"),
            ("Neither side confirmed the talks.", "Neither side confirmed"),
            ("There is no official confirmation.", "no official confirmation"),
            ("They haven't confirmed it.", "haven't confirmed"),
            ("He neither confirmed nor denied the report.", "neither confirmed nor denied"),
        ],
    )
    def test_what_is_not_confirmed_is_unconfirmed(self, sentence: str, text: str) -> None:
        reading = read(sentence)
        assert (reading.hedging, reading.rank) == ("unconfirmed", None)
        assert [(cue.text, cue.kind) for cue in reading.cues] == [(text, "unconfirmed")]

    @pytest.mark.parametrize(
        "sentence",
        ["He is unlikely to attend.", "He is not likely to attend.", "He is not expected to attend."],
    )
    def test_unlikely_leaves_a_possibility(self, sentence: str) -> None:
        assert (read(sentence).hedging, kinds(sentence)) == ("possible", ["unlikely"])

    @pytest.mark.parametrize(
        "sentence",
        [
            "It is no longer alleged that he took bribes.",
            "He is no longer accused of fraud.",
            "He was never rumored to attend.",
            "The company did not deny the report.",
            "The talks are not scheduled for May.",
            "He is not certainly there.",
        ],
    )
    def test_what_nobody_alleges_or_denies_is_no_cue(self, sentence: str) -> None:
        assert read(sentence) == ("stated", 3, ())

    @pytest.mark.parametrize(
        ("sentence", "kind"),
        [("He may not attend.", "possible"), ("He is not thought to be ill.", "doxastic")],
    )
    def test_other_hedges_stay(self, sentence: str, kind: str) -> None:
        assert (read(sentence).hedging, kinds(sentence)) == ("possible", [kind])


class TestSeveral:
    @pytest.mark.parametrize(
        ("sentence", "hedging"),
        [
            ("Masayoshi Son (SoftBank) – Unconfirmed but rumored guest", "rumored"),
            ("While not officially confirmed by the Trump team, insiders say it is near.", "reportedly"),
            ("He allegedly may have lied.", "possible"),
            ("He is rumored to be possibly ill.", "rumored"),
            ("It is reportedly likely.", "reportedly"),
            ("Police confirmed that he probably drowned.", "likely"),
            ("He will certainly attend.", "stated"),
        ],
    )
    def test_the_weakest_on_the_scale_decides_and_hearsay_among_equals(
        self, sentence: str, hedging: str
    ) -> None:
        assert read(sentence).hedging == hedging


def test_offsets_are_code_points_and_the_end_is_excluded() -> None:
    sentence = "𝒯he “Köln” 😀 deal may — reportedly — close."
    cues = read(sentence).cues
    assert [cue.text for cue in cues] == ["may", "reportedly"]
    assert all(sentence[cue.start : cue.end] == cue.text for cue in cues)


def test_letters_that_grow_in_small_letters_move_no_offset() -> None:
    sentence = "İİİ Erdoğan may go."
    (cue,) = read(sentence).cues
    assert sentence[cue.start : cue.end] == "may"


@given(st.text(alphabet=st.sampled_from("may if not said would “\"'’(). ,;—\nIİıß"), max_size=80) | st.text())
def test_any_text_has_a_reading(text: str) -> None:
    reading = read(text)
    assert reading.rank == SCALE[reading.hedging].rank
    end = 0
    for cue in reading.cues:
        assert cue.kind in KINDS
        assert end <= cue.start < cue.end
        assert text[cue.start : cue.end] == cue.text
        end = cue.end
