"""The format `markdown` and the job summary: a table in which data is text, and no more than fits."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from claimcheck.finding import Severity
from claimcheck.reported import Report
from claimcheck.reporters import text_of
from claimcheck.reporters.markdown import fitted, inert
from claimcheck.reporters.telling import Telling
from claimcheck.storage.escape import plain

from .reports import CLASH, located, report, reported
from .test_agreement import HOSTILE, all_hostile, everything

PLACE = located('"a": 1', "1")
ERROR = reported(PLACE, severity=Severity.ERROR)
NOTE = reported(PLACE, severity=Severity.INFO)
READER = MarkdownIt("gfm-like", {"linkify": False})
OURS = {"<br>", "<!-- -->"}


def cells(text: str) -> list[list[str]]:
    """The table's body as a reader shows it, a break in a cell as a line feed; nothing but text in it."""
    rows: list[list[str]] = []
    inside = False
    for token in READER.parse(text):
        assert token.type in (
            "heading_open", "heading_close", "paragraph_open", "paragraph_close", "inline", "table_open",
            "table_close", "thead_open", "thead_close", "tbody_open", "tbody_close", "tr_open", "tr_close",
            "th_open", "th_close", "td_open", "td_close",
        ), token  # fmt: skip
        if token.type == "tr_open":
            rows.append([])
        inside = token.type.startswith(("td", "th")) or (inside and token.type == "inline")
        if token.type == "inline":
            shown = ""
            for part in token.children or ():
                assert part.type in ("text", "text_special", "html_inline", "softbreak"), part
                assert part.type != "html_inline" or part.content in OURS, part
                shown += {"<br>": "\n", "<!-- -->": ""}.get(part.content, part.content)
            if inside:
                rows[-1].append(shown)
    return rows[1:]


def test_a_table_of_the_worst_first() -> None:
    text = text_of("markdown", Telling(report(NOTE, CLASH, ERROR), notes=True, folder="news"))
    assert text.startswith(
        "## claimcheck: 1 error, 1 warning, 1 note\n\n| severity | rule | finding | where |\n"
    )
    assert text.endswith("|\n\nChecked 2 claims in 1 article: 1 error, 1 warning, 1 note\n")
    read = cells(text)
    assert [row[0] for row in read] == ["error", "warning", "note"]
    assert read[1][1] == "CC301 certainty-clash"
    assert read[1][2].split("\n")[:2] == ["one says fact, one says rumour", "note: neither article is dated"]
    assert read[1][3] == "news/claims/a.json:48:18\nnews/claims/b.json:22:18"


def test_no_findings_are_no_table() -> None:
    assert text_of("markdown", Telling(report())) == (
        "## claimcheck: no findings\n\nChecked 2 claims in 1 article: no findings\n"
    )


def test_counts_are_a_table_too() -> None:
    text = text_of("markdown", Telling(report(CLASH, CLASH), statistics=True))
    assert cells(text) == [["2", "CC301 certainty-clash"]]


def test_many_places_are_counted() -> None:
    places = [PLACE._replace(line=number) for number in range(1, 9)]
    ((*_, where),) = cells(text_of("markdown", Telling(report(reported(*places)))))
    assert where.split("\n")[-2:] == ["claims/a.json:5:6", "and 3 more places"]


def test_what_is_left_out_is_said() -> None:
    text = text_of("markdown", Telling(report(CLASH, ERROR, CLASH), most=1))
    assert [row[0] for row in cells(text)] == ["error"]
    assert "\n2 more findings left out (--max-findings 1)\n" in text


@pytest.mark.parametrize(
    "hostile", [*HOSTILE, "".join(HOSTILE), " - x", "1. x", "# x", "> x", "~~x~~", "_x_"]
)
def test_data_is_text(hostile: str) -> None:
    text = text_of("markdown", Telling(report(everything(hostile), everything(hostile, Severity.ERROR))))
    read = cells(text)
    assert len(read) == 2
    assert all(len(row) == 4 for row in read)
    assert read[0][2].split("\n")[0].strip() == plain(hostile).strip()
    assert "@e" not in text and "://" not in text and "www.e" not in text


@given(st.text(st.characters() | st.sampled_from("|`*_[]()<>&!#@$~\\:/.-+wW\n")))
def test_any_text_is_read_as_it_is_shown(text: str) -> None:
    (heading,) = [token for token in READER.parse(f"## x{inert(text)}x") if token.type == "inline"]
    assert {part.type for part in heading.children or ()} <= {"text", "text_special", "html_inline"}
    read = "".join(part.content for part in heading.children or () if part.type != "html_inline")
    assert read == f"x{plain(text)}x"


@given(st.text(st.characters() | st.sampled_from(" -+=*0123456789.)#>|`")))
@example("- x")
@example("1. x")
@example("    x")
@example("===")
def test_text_that_opens_a_line_opens_nothing_else(text: str) -> None:
    for before in ("", "* ", "x\n", "* x\n  "):
        tokens = READER.parse(f"{before}{inert(text)}x")
        kinds = {token.type.removesuffix("_open").removesuffix("_close") for token in tokens}
        assert kinds <= {"paragraph", "inline", *({"bullet_list", "list_item"} if before[:1] == "*" else ())}
        assert sum(token.type == "list_item_open" for token in tokens) == int(before[:1] == "*")


def test_a_hostile_report_is_a_row_a_finding() -> None:
    assert len(cells(text_of("markdown", Telling(all_hostile(), notes=True, waived=True)))) == 7


@pytest.mark.parametrize("room", [600, 1500, 5000, 9000])
def test_as_many_rows_as_fit_and_how_many_not(room: int) -> None:
    of = many(50)
    text = fitted(Telling(of), room)
    assert text is not None
    shown = len(cells(text))
    assert len(text.encode()) <= room
    assert shown < 50
    assert f"\n{50 - shown} more findings left out: the summary is full\n" in text
    assert text.endswith("Checked 2 claims in 1 article: 25 errors, 25 warnings\n")
    assert len(text.encode()) > room - 700, "there was room for one more"
    assert all(row[0] == "error" for row in cells(text)[:25])


def test_with_room_for_all_it_is_the_format_itself() -> None:
    of = Telling(many(50))
    whole = text_of("markdown", of)
    assert fitted(of, len(whole.encode()) + 100) == whole
    assert fitted(of, 100) is None


def many(number: int) -> Report:
    """A report with so many findings, every second of them an error."""
    made = (everything(f"石 {index}", list(Severity)[index % 2]) for index in range(number))
    return report(*made)
