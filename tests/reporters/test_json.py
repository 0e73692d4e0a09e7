"""The json output: its keys in their order, valid against the published schema, equal for equal input."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from claimcheck import __version__
from claimcheck.config.settings import Config
from claimcheck.example import project_files
from claimcheck.finding import Severity
from claimcheck.project import Project
from claimcheck.reported import Located, Report
from claimcheck.reporters import text_of
from claimcheck.reporters.json_schema import json_output_schema
from claimcheck.reporters.telling import Telling
from claimcheck.rules import RULES

from .reports import CLASH, located, report, reported

VALIDATOR = Draft202012Validator(json_output_schema())
PLACE = located('"a": 1', "1")


def told(of: Report, *, notes: bool = False, statistics: bool = False) -> Any:
    """The json output, checked against its schema."""
    text = text_of("json", Telling(of, notes=notes, statistics=statistics, seconds=1.5))
    value = json.loads(text)
    VALIDATOR.validate(value)
    return value


def test_the_keys_to_the_letter() -> None:
    value = told(report(CLASH, claims=31, articles=4))
    assert list(value) == ["version", "tool", "summary", "findings"]
    assert value["tool"] == {"name": "claimcheck", "version": __version__}
    assert value["summary"] == {
        "articles": 4, "claims": 31, "errors": 0, "warnings": 1, "notes": 0, "waived": 0, "unchecked": 0,
        "baselined": 0,
    }  # fmt: skip
    assert list(value["summary"])[-1] == "baselined"
    (finding,) = value["findings"]
    assert list(finding) == [
        "code", "name", "severity", "outcome", "fingerprint", "message", "claims", "camps", "interval",
        "proof", "settle", "notes", "help", "waived",
    ]  # fmt: skip
    assert finding["claims"] == [
        {
            "id": "a/1", "article": "a", "path": "claims/a.json", "pointer": "/claims/0/hedging", "line": 48,
            "column": 18, "end_line": 48, "end_column": 27, "role": "primary",
        },
        {
            "id": "b/1", "article": "b", "path": "claims/b.json", "pointer": "/claims/0/hedging", "line": 22,
            "column": 18, "end_line": 22, "end_column": 29, "role": "proof",
        },
    ]  # fmt: skip
    assert list(finding["claims"][0])[:4] == ["id", "article", "path", "pointer"]
    assert finding["camps"][1] == {"label": "as rumour", "claims": ["a/1", "a/2"]}
    assert finding["proof"] == ["a/1", "b/1"]
    assert (finding["interval"], finding["settle"], finding["waived"]) == (None, "date the articles", None)


def test_a_place_outside_claims_has_neither_id_nor_article() -> None:
    place = Located("primary", None, None, "claims/a.json", "", "", None, None, None, None, "")
    (finding,) = told(report(reported(place, code="CC001", severity=Severity.ERROR)))["findings"]
    assert finding["claims"][0]["id"] is finding["claims"][0]["article"] is None
    assert finding["claims"][0]["line"] is None
    assert finding["proof"] is finding["outcome"] is None


def test_notes_appear_only_when_asked_for() -> None:
    some = report(reported(PLACE, severity=Severity.INFO), CLASH)
    assert [f["severity"] for f in told(some)["findings"]] == ["warning"]
    assert [f["severity"] for f in told(some, notes=True)["findings"]] == ["info", "warning"]
    assert told(some)["summary"]["notes"] == 1


def test_what_the_baseline_knows_is_counted_and_not_told() -> None:
    value = told(report(reported(PLACE, baselined=True)))
    assert value["findings"] == []
    assert value["summary"]["baselined"] == 1


def test_statistics_stand_in_place_of_the_findings() -> None:
    value = told(report(CLASH, CLASH), statistics=True)
    assert value["statistics"] == [{"code": "CC301", "name": "certainty-clash", "count": 2}]
    assert "findings" not in value


def test_no_run_time_is_in_it_and_text_is_utf_8() -> None:
    some = report(reported(PLACE, message="石破茂 “…”"))
    texts = {text_of("json", Telling(some, notes=True, seconds=seconds)) for seconds in (None, 0.1, 9.9)}
    (text,) = texts
    assert "石破茂 “…”" in text
    assert text.endswith("}\n")


@pytest.mark.parametrize("hostile", ["\u202e", "##[error]x", "##vso[x]", "\U000e0041", "\x7f"])
def test_hostile_characters_are_json_escapes_of_the_same_value(hostile: str) -> None:
    some = report(reported(PLACE, message=f"a{hostile}b"))
    text = text_of("json", Telling(some))
    assert hostile not in text
    assert told(some)["findings"][0]["message"] == f"a{hostile}b"


def test_bytes_of_a_file_name_that_are_not_utf_8_are_shown_and_the_output_is_utf_8() -> None:
    path = b"claims/caf\xe9.json".decode("utf-8", "surrogateescape")
    some = report(reported(PLACE._replace(path=path), message=f"{path} is empty"))
    text = text_of("json", Telling(some))
    assert text == text_of("json", Telling(some))
    (finding,) = told(some)["findings"]
    assert finding["claims"][0]["path"] == "claims/caf\\u{dce9}.json"
    assert finding["message"] == "claims/caf\\u{dce9}.json is empty"
    json.loads(text.encode("utf-8"))["findings"][0]["claims"][0]["path"].encode("utf-8")


@pytest.mark.parametrize("code", sorted(RULES))
def test_the_output_for_every_rules_examples_fits_the_schema(code: str, tmp_path: Path) -> None:
    rule = RULES[code]
    for number, example in enumerate((*rule.invalid, *rule.valid)):
        root = tmp_path / str(number)
        for path, text in project_files(example, rule.template).items():
            file = root / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        of = Project(root, Config()).lint()
        told(of, notes=True)
        text_of("full", Telling(of, notes=True))
