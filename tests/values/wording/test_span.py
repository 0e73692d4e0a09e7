"""What of a wording holds for the words of a quote; also in the four articles."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from claimcheck.values.hedging import SCALE
from claimcheck.values.wording.lexicon import extended
from claimcheck.values.wording.span import SpanReading, may_hedge, may_report, read_span

SEEDS = sorted((Path(__file__).parents[3] / "seeds").iterdir())


def of(text: str, quote: str) -> SpanReading:
    start = text.index(quote)
    return read_span(text, start, start + len(quote))


def of_article(number: int, quote: str) -> SpanReading:
    return of(SEEDS[number].read_text("utf-8"), quote)


class TestScope:
    @pytest.mark.parametrize(
        ("text", "quote", "hedging"),
        [
            ("Trump may visit Tokyo, but Xi has left Beijing.", "Xi has left Beijing", "stated"),
            ("Trump may visit Tokyo, but Xi has left Beijing.", "Trump may visit Tokyo", "possible"),
            ("Trump may visit Tokyo, but Xi has left Beijing.", "visit Tokyo", "possible"),
            ("Trump, who said “I may run again,” has won the race.", "has won the race", "stated"),
            ("Trump, who said “I may run again,” has won the race.", "I may run again", "possible"),
            ("He met the alleged smuggler in Rome.", "in Rome", "stated"),
            ("He met the alleged smuggler in Rome.", "the alleged smuggler", "alleged"),
            ("The bid, which Biden blocked, is expected to return.", "Biden blocked", "stated"),
            ("The deal is done, sources said. Xi left.", "The deal is done", "reportedly"),
            ("The deal is done, sources said. Xi left.", "Xi left", "stated"),
            ("If it holds, he visits Rome; Xi left.", "he visits Rome", "possible"),
            ("If it holds, he visits Rome; Xi left.", "Xi left", "stated"),
            ("Xi left.\nHe may return.", "Xi left", "stated"),
            ("His visit has not been confirmed.", "His visit", "unconfirmed"),
            ("Xi is believed to be in Rome.", "Xi is believed to be in Rome", "possible"),
            ("Despite rumours that he was ill, Xi left.", "Xi left", "stated"),
            ("The deal, worth $60bn, may fail.", "worth $60bn", "stated"),
            ("The deal, worth $60bn, may fail.", "The deal, worth $60bn, may fail", "possible"),
            ("XI MAY VISIT ROME", "XI MAY VISIT ROME", "possible"),
        ],
    )
    def test_a_cue_counts_only_for_what_it_reaches(self, text: str, quote: str, hedging: str) -> None:
        reading = of(text, quote)
        assert (reading.hedging, reading.rank) == (hedging, SCALE[hedging].rank)

    def test_a_quote_that_is_hedged_in_half_is_neither_flat_nor_hedged(self) -> None:
        reading = of(
            "Xi has left Beijing, but Trump may visit Tokyo.",
            "Xi has left Beijing, but Trump may visit Tokyo",
        )
        assert (reading.hedging, reading.weakest) == ("stated", "possible")
        assert [cue.text for cue in reading.partial] == ["may"]

    def test_offsets_are_those_of_the_text(self) -> None:
        text = "A heading\nXi left. Trump may, he said, go."
        reading = of(text, "go")
        assert [text[cue.start : cue.end] for cue in reading.cues] == ["may"]
        assert text[slice(*reading.sentence)] == "Trump may, he said, go."

    def test_a_condition_on_a_noun_leaves_the_rest(self) -> None:
        text = "He is due to travel to Seoul, a potential turning point if a deal is done."
        assert of(text, "He is due to travel to Seoul").hedging == "stated"
        assert of(text, "turning point if a deal is done").hedging == "possible"

    def test_what_stands_before_a_list_holds_for_its_items(self) -> None:
        text = "They may explore:\n- An alliance\n\n- Safeguards\nNothing else."
        assert of(text, "Safeguards").hedging == "possible"
        assert of(text, "Nothing else").hedging == "stated"
        assert of(text, "explore:\n- An alliance").hedging == "possible"
        assert of("They may go.\n- An alliance", "An alliance").hedging == "stated"

    def test_a_projects_own_cues_count(self) -> None:
        text = "Whisper has it that he left."
        own = extended({"rumored": ("whisper has it",)})
        assert read_span(text, 0, len(text), own).hedging == "rumored"


class TestModality:
    @pytest.mark.parametrize(
        ("text", "quote", "modality"),
        [
            ("He has left.", "He has left", "actual"),
            ("He is scheduled to meet Xi.", "meet Xi", "planned"),
            ("If it holds, he will go.", "he will go", "conditional"),
            ("He will go, but Xi left.", "Xi left", "actual"),
        ],
    )
    def test_plan_and_condition(self, text: str, quote: str, modality: str) -> None:
        assert of(text, quote).modality == modality


class TestVoice:
    @pytest.mark.parametrize(
        ("text", "quote", "names"),
        [
            ("“It holds. It will stay so,” said Kevin Maher.", "It holds", ["Kevin Maher"]),
            ("“It holds,” said Kevin Maher. “It will stay so.”", "It will stay so", []),
            ("“It holds,” Maher told reporters in Rome.", "It holds", ["Maher"]),
            ("It holds, Maher said in a statement.", "It holds", ["Maher"]),
            ("Xi left, but Ishiba said he stays.", "he stays", ["Ishiba"]),
            ("Xi left, but Ishiba said he stays.", "Xi left", []),
            ("Xi left.", "Xi left", []),
            ("“It holds,” Maher said, hours after Xi left.", "Xi left", []),
            ("The poet, born in Rome, has died, Maher said.", "born in Rome", []),
            ("The poet, born in Rome, has died, Maher said.", "has died", ["Maher"]),
        ],
    )
    def test_whose_words_they_are(self, text: str, quote: str, names: list[str]) -> None:
        assert [voice.name for voice in of(text, quote).voices] == names

    def test_a_denial(self) -> None:
        assert of("Ishiba denied that he left.", "he left").denied
        assert of("Ishiba denied that he left.", "Ishiba denied that he left").denied
        assert not of("Ishiba did not deny that he left.", "he left").denied
        assert not of("Ishiba denied it, but Xi left.", "Xi left").denied


def test_a_name_with_its_title_is_told() -> None:
    text = "U.S. President Donald Trump is reportedly set to attend."
    assert of(text, "U.S. President Donald Trump").bare_name
    assert not of(text, "Donald Trump is reportedly set to attend").bare_name
    assert not of("Xi is in Rome.", "Xi is in Rome").bare_name


class TestTheFourArticles:
    @pytest.mark.parametrize(
        ("number", "quote", "hedging", "modality"),
        [
            (0, "U.S. President Donald Trump is reportedly set to attend", "reportedly", "planned"),
            (0, "joined by OpenAI CEO Sam Altman and Salesforce CEO Marc Benioff", "reportedly", "planned"),
            (0, "The dinner is expected to include leaders from Japan’s corporate elite", "likely", "actual"),
            (0, "Unconfirmed but rumored guest", "rumored", "actual"),
            (0, "LDP Party Members – Expected to attend in observation roles", "likely", "actual"),
            (0, "the presence of two of America’s most influential technology CEOs", "stated", "actual"),
            (0, "the gathering reflects a strategic alignment", "reportedly", "actual"),
            (0, "A U.S.-Japan AI security alliance", "possible", "actual"),
            (0, "A coordinated series of international finance summits", "reportedly", "actual"),
            (0, "Trump’s Tokyo visit follows a wave of U.S. business engagement", "stated", "actual"),
            (1, "Raises Odds of a 2026 Trump Visit", "possible", "actual"),
            (1, "Masayoshi Son has been a fixture at Mar-a-Lago", "stated", "actual"),
            (1, 'the new proposal involves utilizing "Japanese government funds"', "reportedly", "actual"),
            (1, "With construction slated to begin in early 2026", "stated", "planned"),
            (
                1,
                "If the deal is finalized, a Tokyo summit becomes a logical venue",
                "possible",
                "conditional",
            ),
            (1, "By anchoring these projects with Japanese sovereign wealth", "stated", "actual"),
            (2, "is scheduled to meet with President Donald Trump", "stated", "planned"),
            (2, "President Joe Biden blocked last month", "stated", "actual"),
            (2, "hopes to extend an invitation for President Trump", "possible", "planned"),
            (2, "he will visit the US from Feb 6 to 8", "possible", "conditional"),
            (3, "U.S. President Donald Trump has arrived in Tokyo", "stated", "actual"),
            (3, "The meeting could shape the tone", "possible", "actual"),
            (3, "Trump is then due to travel to South Korea", "stated", "planned"),
        ],
    )
    def test_what_their_wording_carries(self, number: int, quote: str, hedging: str, modality: str) -> None:
        reading = of_article(number, quote)
        assert (reading.hedging, reading.modality) == (hedging, modality)

    @pytest.mark.parametrize(
        ("number", "quote", "name"),
        [
            (0, "joined by OpenAI CEO Sam Altman", "people familiar with the event"),
            (2, "we must deepen Japan-US cooperation further", "Shigeru Ishiba"),
            (2, "If circumstances permit, he will visit the US", "Yoshimasa Hayashi"),
            (2, "Ishiba stressed the importance of reinforcing ties", "Ishiba"),
            (3, "Tokyo wants to project unity", "former U.S. diplomat Kevin Maher"),
        ],
    )
    def test_whose_words_they_pass_on(self, number: int, quote: str, name: str) -> None:
        assert [voice.name for voice in of_article(number, quote).voices] == [name]


WORDED = st.lists(
    st.sampled_from(
        re.findall(
            r"\S+",
            "Xi may said, “It holds,” if left . He will according to reportedly was Maher : - and which",
        )
    ),
    max_size=20,
).map(" ".join)


@given(WORDED, st.integers(0, 60), st.integers(1, 60))
@example("said, said, holds,” Maher said,", 30, 1)
def test_the_quick_looks_miss_nothing(text: str, start: int, length: int) -> None:
    start = min(start, len(text))
    end = min(start + length, len(text))
    reading = read_span(text, start, end)
    assert may_report(text, start, end) or reading.voices == ()
    assert may_hedge(text, start, end) or reading.hedging in ("stated", "confirmed")


@given(st.text(alphabet='He maysidf,;:.“”"()\n-– ') | st.text(), st.integers(0, 40), st.integers(0, 40))
def test_any_span_of_any_text_can_be_asked(text: str, start: int, length: int) -> None:
    start = min(start, len(text))
    reading = read_span(text, start, min(start + length, len(text)))
    assert reading.rank == SCALE[reading.hedging].rank
    for cue in (*reading.cues, *reading.partial):
        assert text[cue.start : cue.end] == cue.text
    for voice in reading.voices:
        assert text[voice.start : voice.end] == voice.name
