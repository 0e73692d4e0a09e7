"""How text looks on a terminal: within its width, in colours, and nothing of it made by data."""

from __future__ import annotations

import re

import pytest

from claimcheck.finding import Severity
from claimcheck.reported import Located, Waived
from claimcheck.reporters import IN_COLOUR, text_of
from claimcheck.reporters.columns import width
from claimcheck.reporters.look import NARROWEST, PLAIN, WIDEST, Look
from claimcheck.reporters.telling import Telling

from .reports import CLASH, located, report, reported
from .test_agreement import all_hostile

SGR = re.compile(r"\x1b\[[0-9;]*m")
WIDE = '"東京で開かれる会談の日程"'
ALL = report(
    CLASH,
    reported(
        located('"a": "東京で開かれる会談の日程"', '"東京で開かれる会談の日程"', label="会談" * 40),
        severity=Severity.ERROR,
    ),
    reported(located('"a": 1' + " " * 300 + '"b"', '"b"', line=123), severity=Severity.INFO),
    CLASH._replace(waived=Waived("todo", "ask the desk", "", None)),
    reported(Located("primary", None, None, "claims/c.json", "", "", None, None, None, None, "")),
)


@pytest.mark.parametrize("style", sorted(IN_COLOUR))
@pytest.mark.parametrize("of", [ALL, all_hostile()])
def test_colours_are_all_that_is_added(style: str, of: object) -> None:
    telling = Telling(of, notes=True, waived=True)  # type: ignore[arg-type]
    coloured = text_of(style, telling._replace(look=Look(coloured=True)))
    assert SGR.sub("", coloured) == text_of(style, telling)
    assert coloured.count("\x1b") == len(SGR.findall(coloured)) > 0
    assert all(line.count("\x1b[0m") * 2 == line.count("\x1b") for line in coloured.split("\n"))


@pytest.mark.parametrize("columns", [NARROWEST, 80, 99, WIDEST])
@pytest.mark.parametrize("of", [ALL, all_hostile()])
def test_a_frame_is_no_wider_than_the_terminal(columns: int, of: object) -> None:
    telling = Telling(of, notes=True, waived=True, look=Look(columns, broken=True))  # type: ignore[arg-type]
    framed = [line for line in text_of("full", telling).split("\n") if re.match(r" *[0-9]* \|", line)]
    assert framed
    assert max(map(width, framed)) <= columns


def test_sentences_are_broken_between_words_and_never_within_a_command() -> None:
    look = Look(30, broken=True)
    said = "say when, or `claimcheck accept 12345678 --reason …` at once"
    assert list(look.sentence("help", "help:", said)) == [
        "help: say when, or",
        "      `claimcheck accept 12345678 --reason …`",
        "      at once",
    ]
    assert list(PLAIN.sentence("help", "help:", said)) == [f"help: {said}"]
    wide = "日本語 " * 12
    assert all(width(line) <= 30 for line in look.sentence("word", "note:", wide))
    assert "".join(look.sentence("word", "note:", wide)).replace(" ", "") == "note:" + "日本語" * 12


def test_a_head_is_never_alone_on_its_line() -> None:
    assert list(Look(30, broken=True).sentence("word", "note:", "x" * 40)) == ["note: " + "x" * 40]


@pytest.mark.parametrize("style", ["github", "azure", "markdown", "junit", "rdjson", "sarif", "json"])
def test_other_formats_know_no_look(style: str) -> None:
    telling = Telling(ALL, notes=True)
    assert text_of(style, telling._replace(look=Look(60, coloured=True, broken=True))) == text_of(
        style, telling
    )
