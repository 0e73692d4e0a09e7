"""All formats tell the same places, and nothing in data acts in any of them."""

from __future__ import annotations

import json
import re
import time
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest

from claimcheck.config.file import read_settings
from claimcheck.config.settings import Config
from claimcheck.example import project_files
from claimcheck.finding import Camp, Outcome, Severity
from claimcheck.project import Project
from claimcheck.reported import Report, Reported, Waived
from claimcheck.reporters import FORMATS, FROM_REPOSITORY, text_of
from claimcheck.reporters.telling import Telling
from claimcheck.rules import RULES

from .parsed import READERS, Seen, azure_issues, github_commands
from .reports import located, report, reported

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

HOSTILE = (
    "\x1b[31mred\x1b[0m", "a\nb", "a\r\nb", "\u202eevil\u202c", "\u2066x", "\u200b", "\x00", "\x7f", "\x85",
    "##[error]x", "##vso[task.complete result=Succeeded;]done", "##teamcity[x", "::error::x",
    " ::stop-commands::t", "\n::set-env name=A::b", "a,line=1::b", "]]>", "<script>alert(1)</script>",
    "<!-- x", "&amp;", "a|b", "`x`", "[x](https://evil.test)", "![x](y)", "https://evil.test",
    "www.evil.test", "@everyone", "#12", "**x**", "$x$", "\\", "%0A::error::x", "%25", "\ufffe\uffff",
    "\U000e0041", "石破茂", "e\u0301", "𝔘", "\t", "'\"", "{0}",
)  # fmt: skip
ACTING = re.compile(
    r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2066-\u2069\ufeff\U000e0000-\U000e00ff]"
)


def everything(text: str, severity: Severity = Severity.WARNING, *, waived: bool = False) -> Reported:
    """A finding in which whatever a stranger can write is the text."""
    path = f"claims/{text.replace(chr(0), '')}.json"
    places = [
        located(f'"{text}": "v"', '"v"', claim=f"{text}/1", path=path, label=text),
        located(f'"{text}": "v"', '"v"', claim=f"{text}/2", path=path, label=text, role="other"),
    ]
    camps = (Camp(text, text, (f"{text}/1", f"{text}/3")), Camp(text, f"{text}2", (f"{text}/2",)))
    made = reported(
        *places, message=text, severity=severity, outcome=Outcome.POSSIBLE, camps=camps, interval=text,
        notes=(text,), settle=text, help=text,
    )  # fmt: skip
    return made._replace(waived=Waived("todo", text, text, None)) if waived else made


def all_hostile() -> Report:
    """A report of nothing but hostile findings, at most ten of a level."""
    levels = list(Severity)
    made = [
        everything("".join(HOSTILE[start::7]) or "x", levels[start % 3], waived=start == 6)
        for start in range(7)
    ]  # fmt: skip
    return report(*made)._replace(files=tuple(f"claims/{text}" for text in HOSTILE))


@pytest.mark.parametrize("style", FORMATS)
@pytest.mark.parametrize("hostile", [*HOSTILE, None], ids=ascii)
def test_nothing_in_data_acts(style: str, hostile: str | None) -> None:
    of = (
        all_hostile() if hostile is None else report(everything(hostile), everything(hostile, Severity.ERROR))
    )
    text = text_of(style, Telling(of, notes=True, waived=True))
    text.encode("utf-8")
    assert not ACTING.search(text)
    commands = list(github_commands(text)) if style != "azure" else []
    issues = list(azure_issues(text)) if style != "github" else []
    number = len(of.findings)
    notes = of.number(Severity.INFO)
    assert len(commands) == (number if style == "github" else 0)
    assert len(issues) == (number - notes if style == "azure" else 0)
    assert {issue.name for issue in issues} <= {"task.logissue"}
    if style in ("json", "sarif", "gitlab", "rdjson"):
        json.loads(text)
    elif style == "junit":
        (suite,) = ElementTree.fromstring(text)
        assert len(suite.findall("testcase")) == number + len(of.files)
    elif style == "github":
        told_by = "".join(command.data for command in commands)
        assert hostile is None or not hostile.isalnum() or hostile in told_by


@pytest.mark.parametrize("code", sorted(RULES))
def test_all_formats_agree_on_places(code: str, tmp_path: Path) -> None:
    rule = RULES[code]
    for number, example in enumerate(rule.invalid):
        root = tmp_path / "a repository #1" / f"{number} %41 é"
        for path, text in project_files(example, rule.template).items():
            file = root / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="")
        of = Project(root, read_settings(root).config).lint()
        assert of.findings
        agree(of, folder=root.name, lines=lines_below(root.parent))


def test_all_formats_agree_on_a_wide_combining_and_astral_line_and_on_many_lines(tmp_path: Path) -> None:
    claim = '{"id": "é", "石破茂𝔘": \t"e\u0301", "𝔘": 1, "quote": [\n  "茂",\n "𝔘", "x"], "y": 1}'
    broken = f'{{"article": {{"id": "a"}}, "claims": [{claim}]}}'
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims" / "石 破#%.json").write_text(broken, encoding="utf-8")
    of = Project(tmp_path, Config()).lint()
    of = of._replace(findings=of.findings[:10])  # GitHub shows no more
    places = [told.places[0] for told in of.findings]
    assert any(place.end_line != place.line for place in places)
    assert any(not place.source.isascii() and (place.column or 0) > 40 for place in places)
    agree(of, folder="", lines=lines_below(tmp_path))


@pytest.mark.parametrize("style", FORMATS)
def test_four_times_the_findings_take_no_more_than_a_few_times_as_long(style: str) -> None:
    def seconds(number: int) -> float:
        made = (everything(f"石破 {index}", list(Severity)[index % 3]) for index in range(number))
        telling = Telling(report(*made), notes=True)
        began = time.process_time()
        text_of(style, telling)
        return time.process_time() - began

    seconds(1)  # what is imported
    assert seconds(2000) < 10 * seconds(500) + 0.2


@pytest.mark.parametrize("style", FORMATS)
def test_what_a_waiver_decides_about_is_left_out_or_said_to_be_waived(style: str) -> None:
    waived = everything("x")._replace(waived=Waived("false_alarm", "two people", "ed", None))
    assert "two people" not in text_of(style, Telling(report(waived)))
    assert "two people" in text_of(style, Telling(report(waived), waived=True))
    assert not list(READERS[style](text_of(style, Telling(report(waived))), lambda path, line: ""))


@pytest.mark.parametrize("style", FORMATS)
def test_notes_and_what_the_baseline_knows(style: str) -> None:
    of = report(everything("x", Severity.INFO), everything("y")._replace(baselined=True))
    for notes in (False, True):
        text = text_of(style, Telling(of, notes=notes))
        assert len(list(READERS[style](text, lambda path, line: '"x": "v"'))) == int(notes)


def test_what_was_touched_is_pointed_at() -> None:
    clash = reported(
        located('"a": "v"', '"v"', claim="a/1", path="claims/a.json", line=3),
        located('"b": "v"', '"v"', claim="b/1", path="claims/b.json", line=5, role="proof"),
    )
    narrowed = report(clash).narrowed({"claims/b.json"})
    for style in sorted(FROM_REPOSITORY):
        (seen,) = READERS[style](text_of(style, Telling(narrowed)), lambda path, line: '"b": "v"')
        assert seen[:2] == ("claims/b.json", 5), style
    for style in sorted(set(FORMATS) - FROM_REPOSITORY):
        (seen,) = READERS[style](text_of(style, Telling(narrowed)), lambda path, line: "")
        assert seen[:2] == ("claims/a.json", 3), style


def agree(of: Report, folder: str, lines: Callable[[str, int], str]) -> None:
    """Every reader is told the places that the report holds, as far as the format tells them."""
    expected = [Seen(p.path, *p[6:10]) for p in (told.places[0] for told in of.findings)]
    for style in FORMATS:
        below = folder if style in FROM_REPOSITORY else ""
        read = READERS[style](text_of(style, Telling(of, notes=True, waived=True, folder=below)), lines)
        places = [seen._replace(path=seen.path.removeprefix(f"{folder}/" if below else "")) for seen in read]
        alike(style, expected, places)


def alike(style: str, expected: Sequence[Seen], places: Sequence[Seen]) -> None:
    """The same places, whatever their order, where some say less."""
    assert len(places) == len(expected), style
    left = list(expected)
    for seen in sorted(places, key=lambda seen: seen.count(None)):
        match = next((true for true in left if fits(seen, true)), None)
        assert match is not None, (style, seen, left)
        left.remove(match)


def fits(seen: Seen, true: Seen) -> bool:
    """Whether what was read is the place, or part of what is to be said of it."""
    if true.line is None:
        # Some formats must name a line: the first.
        nowhere = ((None,) * 4, (1, None, None, None), (1, 1, 1, 1))
        return seen.path == true.path and seen[1:] in nowhere
    known = [(a, b) for a, b in zip(seen, true, strict=True) if a is not None and b is not None]
    return seen.line is not None and all(a == b for a, b in known)


def lines_below(folder: Path) -> Callable[[str, int], str]:
    """The lines of the files below a folder, as they stand there."""

    def line(path: str, number: int) -> str:
        return (folder / path).read_bytes().split(b"\n")[number - 1].decode("utf-8")

    return line
