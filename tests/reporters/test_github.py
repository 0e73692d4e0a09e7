"""The formats `github` and `azure`: commands that the runners carry out, and no others."""

from __future__ import annotations

from claimcheck.finding import Severity
from claimcheck.reported import Located
from claimcheck.reporters import text_of
from claimcheck.reporters.github import MOST
from claimcheck.reporters.telling import Telling

from .parsed import azure_issues, github_commands
from .reports import CLASH, located, report, reported

PLACE = located('"a": 1', "1")
ERROR = reported(PLACE, severity=Severity.ERROR)
NOTE = reported(PLACE, severity=Severity.INFO)
NOWHERE = reported(Located("primary", None, None, "claims/a.json", "", "", None, None, None, None, ""))


def test_an_annotation_to_the_letter() -> None:
    first, last, end = text_of("github", Telling(report(CLASH), folder="news")).split("\n")
    assert first == (
        "::warning file=news/claims/a.json,line=48,endLine=48,col=18,endColumn=27,"
        "title=CC301 certainty-clash::one says fact, one says rumour%0Anote: neither article is dated"
        "%0Ahelp: date the articles; see "
        '`claimcheck show 01234567`, or `claimcheck accept 01234567 --reason "…"`'
    )
    assert (last, end) == ("Checked 2 claims in 1 article: 1 warning", "")


def test_the_worst_ten_of_a_level_and_how_many_more() -> None:
    of = report(*[NOTE] * 3, *[CLASH] * (MOST + 2), *[ERROR] * (MOST + 5))
    text = text_of("github", Telling(of, notes=True))
    names = [command.name for command in github_commands(text)]
    assert names == ["error"] * 10 + ["warning"] * 10 + ["notice"] * 3
    assert "\n7 more findings in the summary (--summary FILE)\n" in text
    assert "more finding" not in text_of("github", Telling(report(CLASH)))


def test_what_max_findings_leaves_out_is_no_part_of_the_rest() -> None:
    text = text_of("github", Telling(report(*[ERROR] * 15), most=12))
    assert "2 more findings in the summary" in text
    assert "3 more findings left out (--max-findings 12)" in text


def test_columns_only_where_a_stretch_stays_on_its_line() -> None:
    over = reported(PLACE._replace(end_line=9, end_column=2))
    (command,) = github_commands(text_of("github", Telling(report(over))))
    assert (command.properties["line"], command.properties["endLine"]) == ("7", "9")
    assert "col" not in command.properties
    (command,) = github_commands(text_of("github", Telling(report(NOWHERE))))
    assert set(command.properties) == {"file", "title"}


def test_percent_signs_and_commas_arrive_as_they_are() -> None:
    place = PLACE._replace(path="claims/50%,a:b%0A.json")
    (command,) = github_commands(
        text_of("github", Telling(report(reported(place, message="50% off, %0A: x"))))
    )
    assert command.properties["file"] == "claims/50%,a:b%0A.json"
    assert command.data.split("\n")[0] == "50% off, %0A: x"


def test_an_issue_of_azure_to_the_letter() -> None:
    first, last, end = text_of("azure", Telling(report(CLASH), folder="news")).split("\n")
    assert first == (
        "##vso[task.logissue type=warning;sourcepath=news/claims/a.json;linenumber=48;columnnumber=18;"
        "code=CC301;]one says fact, one says rumour"
    )
    assert (last, end) == ("Checked 2 claims in 1 article: 1 warning", "")


def test_azure_knows_no_notes_and_maybe_no_line() -> None:
    first, second, *_ = text_of("azure", Telling(report(NOTE, NOWHERE), notes=True, folder="news")).split(
        "\n"
    )
    assert first == "news/claims/a.json:7:6: CC301 [info] one says fact, one says rumour"
    (issue,) = azure_issues(second)
    assert set(issue.properties) == {"type", "sourcepath", "code"}


def test_brackets_semicolons_and_percent_signs_arrive_in_azure() -> None:
    place = PLACE._replace(path="claims/a];b%5D.json")
    (issue,) = azure_issues(text_of("azure", Telling(report(reported(place, message="50%; a]b")))))
    assert issue.properties["sourcepath"] == "claims/a];b%5D.json"
    assert issue.data == "50%; a]b"
