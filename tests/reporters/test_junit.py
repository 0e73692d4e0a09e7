"""The format `junit`: well-formed whatever the data, and a case for every file."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.finding import Severity
from claimcheck.reported import Report, Waived
from claimcheck.reporters import text_of
from claimcheck.reporters.telling import Telling

from .reports import CLASH, located, report, reported

PLACE = located('"a": 1', "1")
ERROR = reported(PLACE, severity=Severity.ERROR)
NOTE = reported(PLACE, severity=Severity.INFO)


def suite_of(telling: Telling) -> ElementTree.Element:
    """The one suite, its counts and those of the root checked against what is in it."""
    root = ElementTree.fromstring(text_of("junit", telling).encode())
    assert root.tag == "testsuites"
    (suite,) = root
    counts = {
        "tests": len(suite.findall("testcase")), "failures": len(suite.findall("testcase/failure")),
        "errors": 0, "skipped": len(suite.findall("testcase/skipped")),
    }  # fmt: skip
    assert {name: int(suite.attrib[name]) for name in counts} == counts
    assert set(root.attrib.items()) < set(suite.attrib.items())
    assert [child.tag for child in suite][-1] == "system-out"
    return suite


def test_a_finding_is_a_case_that_fails() -> None:
    suite = suite_of(Telling(report(CLASH), folder="news"))
    (case,) = suite.findall("testcase")
    assert case.attrib == {
        "classname": "claimcheck.CC301",
        "name": "one says fact, one says rumour (01234567)",
        "file": "news/claims/a.json",
        "line": "48",
    }
    failure = case[0]
    assert failure.attrib == {"type": "warning", "message": "one says fact, one says rumour"}
    assert (failure.text or "").split("\n")[0] == (
        "news/claims/a.json:48:18: CC301 [warning] one says fact, one says rumour"
    )
    assert suite.findtext("system-out") == "Checked 2 claims in 1 article: 1 warning"


def test_a_file_without_findings_is_a_case_that_passes() -> None:
    (case,) = suite_of(Telling(report())).findall("testcase")
    assert case.attrib == {"classname": "claimcheck", "name": "claims/a.json", "file": "claims/a.json"}
    assert len(case) == 0


def test_only_files_that_the_report_was_narrowed_to_have_cases() -> None:
    of = Report((), 1, 2, ("claims/a.json", "claims/b.json")).narrowed({"claims/b.json"})
    assert [case.get("file") for case in suite_of(Telling(of)).findall("testcase")] == ["claims/b.json"]


def test_notes_pass_and_what_is_waived_is_skipped() -> None:
    waived = ERROR._replace(waived=Waived("false_alarm", "two people", "ed", None))
    suite = suite_of(Telling(report(NOTE, waived, ERROR), notes=True, waived=True))
    assert [case[0].tag for case in suite.findall("testcase")] == ["system-out", "skipped", "failure"]
    assert suite.find("testcase/skipped").attrib == {"message": "false alarm: two people (ed)"}  # type: ignore[union-attr]


def test_it_says_how_many_were_left_out() -> None:
    suite = suite_of(Telling(report(ERROR, CLASH, CLASH), most=1))
    assert (suite.findtext("system-out") or "").startswith("2 more findings left out (--max-findings 1)\n")


@given(st.text(st.characters() | st.sampled_from("\ufffe\uffff]]>&<\"'\x00\x1b")))
def test_it_is_well_formed_and_the_text_is_there(text: str) -> None:
    place = PLACE._replace(path=f"claims/{text}", claim=text, label=text)
    suite = suite_of(Telling(report(reported(place, message=text, notes=(text,), help=text))))
    if text.isprintable() and text.isalnum():
        assert suite.find("testcase/failure").attrib["message"] == text  # type: ignore[union-attr]


@pytest.mark.parametrize("character", ["\ufffe", "\uffff", "\x00", "\x1b", "\ud800"])
def test_what_xml_does_not_know_is_shown(character: str) -> None:
    suite = suite_of(Telling(report(reported(PLACE, message=f"a{character}b"))))
    shown = suite.find("testcase/failure").attrib["message"]  # type: ignore[union-attr]
    assert shown == f"a\\u{{{ord(character):x}}}b"
