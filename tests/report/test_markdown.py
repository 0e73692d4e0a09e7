"""The report as Markdown: what stands in it, what it leaves out, and that data stays text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from markdown_it import MarkdownIt

from claimcheck.report.markdown import ROOM, markdown

if TYPE_CHECKING:
    from collections.abc import Callable

    from claimcheck.report.contents import Contents

TERM = {"time": "2024-10-01/2025-10-21", "quote": {"exact": "Shigeru Ishiba"}}
RIVAL = {"subject": "takaichi", "time": "2025-09-21/2026-10-01", "article": "b"}
READER = MarkdownIt("gfm-like", {"linkify": False})


def test_both_sides_stand_in_it_with_the_telling_words_in_bold_type(told: Callable[..., Contents]) -> None:
    text = markdown(told(TERM, RIVAL, texts={"a": "So says Shigeru Ishiba."}), "News")
    assert text.startswith(
        "# Conflict report: News\n\n2 claims of 2 articles: 1 error, 0 warnings, 0 notes.\n"
    )
    assert "“**Shigeru Ishiba**” (a, claims/a.json:7:5)" in text
    assert "**Sanae Takaichi** (1 claim)" in text
    assert "21 September 2025 to 21 October 2025" in text
    assert '- if it may stand: `claimcheck accept d3fd4185 --reason "…"`' in text


def test_what_is_missing_is_said_first(told: Callable[..., Contents]) -> None:
    text = markdown(told(TERM, RIVAL, files={"claims/broken.json": "{"}), "News")
    said = text.split("\n\n")[2]
    assert said.startswith("**This is not the whole of it.** 1 finding of CC001 to CC006: not all records")


def test_many_sides_are_counted(told: Callable[..., Contents]) -> None:
    cost = {"subject": "deal", "predicate": "has-value"}
    amounts = [{**cost, "object": {"amount": str(number), "unit": "USD"}} for number in range(100, 1100, 100)]
    text = markdown(told(*amounts), "News")
    assert (text.count(" USD** (1 claim)"), "\nand 4 more sides\n" in text) == (6, True)


def test_the_matrix_is_a_table(told: Callable[..., Contents]) -> None:
    base = {"subject": "son", "predicate": "attends", "object": "gala", "event": "gala"}
    text = markdown(told(base, {**base, "article": "b", "hedging": "rumored"}), "News")
    assert "| matter | a | b |\n| --- | --- | --- |\n" in text
    assert "| Masayoshi Son attends the Tokyo gala | as fact | as rumour |" in text


def test_what_has_no_room_is_counted(told: Callable[..., Contents]) -> None:
    people = ("ishiba", "takaichi", "son", "trump")
    born = [
        {"subject": who, "predicate": "born-in", "object": where, "article": where, "time": None}
        for who in people
        for where in ("tokyo", "osaka")
    ]
    found = told(*born)
    whole = markdown(found, "News")
    assert whole.count("## Error") == len(people)
    assert "left out" not in whole
    for room in range(len(whole) - 1, 300, -97):
        cut = markdown(found, "News", room)
        assert len(cut) <= room
        if (shown := cut.count("## Error")) < len(people):
            left = len(people) - shown
            assert f"**{left} more finding{'s' if left > 1 else ''} left out" in cut
    assert ROOM < 65_536


def test_data_stays_text(told: Callable[..., Contents]) -> None:
    acting = "<b>x</b> ![i](javascript:alert(1)) [l](http://e.example) @you #1 `c` |"
    hostile = f"{acting} ##[error] \u202e \x1b[31m\n# h"
    found = told(
        {**TERM, "quote": {"exact": hostile}, "note": hostile},
        {**RIVAL, "quote": {"exact": hostile}},
        texts={"a": hostile, "b": "nothing"},
        articles={"a": {"title": hostile}},
        entities={"ishiba": {"type": "person", "name": hostile}},
    )
    text = markdown(found, hostile)
    assert not set(text) & {"\u202e", "\x1b"}
    kinds = {token.type for token in _all(READER.parse(text))}
    assert not kinds & {"image", "link_open", "html_block", "fence", "code_block"}
    markup = {token.content for token in _all(READER.parse(text)) if token.type == "html_inline"}
    assert markup <= {"<!-- -->", "<br>"}
    assert sum(token.type == "heading_open" for token in READER.parse(text)) == 1 + len(found.open)


def _all(tokens: Any) -> Any:
    for token in tokens:
        yield token
        yield from token.children or ()
