"""The format `sarif`: valid by the OASIS schema, every claim of a conflict named, rules as on their pages."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft7Validator
from published_schemas import published_schema

from claimcheck import pages
from claimcheck.config.file import read_settings
from claimcheck.example import project_files
from claimcheck.finding import Camp, Severity
from claimcheck.project import Project
from claimcheck.reported import Located, Waived
from claimcheck.reporters import text_of
from claimcheck.reporters.telling import Telling
from claimcheck.rules import RULES

from .parsed import Seen, sarif_place
from .reports import CLASH, TWO_SIDES, located, report, reported
from .test_agreement import HOSTILE, all_hostile, everything

if TYPE_CHECKING:
    from pathlib import Path

PLACE = located('"a": 1', "1")
LINK = re.compile(r"(?<!\\)\[((?:[^\[\]\\]|\\.)*)\]\(([^)]*)\)")
"""An embedded link, by section 3.11.6."""


@cache
def validator() -> Draft7Validator:
    """That of the OASIS schema."""
    schema = published_schema("https://json.schemastore.org/sarif-2.1.0.json")
    assert "oasis-tcs/sarif-spec" in schema["$id"]
    return Draft7Validator(schema)


def run_of(telling: Telling) -> dict[str, Any]:
    """The one run, checked against the schema."""
    log = json.loads(text_of("sarif", telling))
    validator().validate(log)
    assert log["version"] == "2.1.0"
    run: dict[str, Any]
    (run,) = log["runs"]
    return run


def test_a_result_to_the_letter() -> None:
    run = run_of(Telling(report(CLASH), folder="a news"))
    (result,) = run["results"]
    assert {key: result[key] for key in ("ruleId", "ruleIndex", "level", "partialFingerprints")} == {
        "ruleId": "CC301",
        "ruleIndex": 0,
        "level": "warning",
        "partialFingerprints": {"claimcheckConflict/v1": "0123456789abcdef"},
    }
    assert result["message"]["text"].split("\n")[0] == "one says fact, one says rumour (see [b/1](1))"
    assert sarif_place(result["locations"][0]) == Seen("a news/claims/a.json", 48, 18, 48, 27)
    assert result["locations"][0]["physicalLocation"]["artifactLocation"] == {
        "uri": "a%20news/claims/a.json",
        "uriBaseId": "%SRCROOT%",
    }
    (other,) = result["relatedLocations"]
    assert (other["id"], other["message"]["text"]) == (1, '"Son, who joined the dinner"')
    assert sarif_place(other) == Seen("a news/claims/b.json", 22, 18, 22, 29)
    assert result["properties"]["outcome"] == "possible"
    assert "suppressions" not in result
    assert (run["columnKind"], run["automationDetails"]) == ("unicodeCodePoints", {"id": "claimcheck/"})
    assert run["invocations"][0]["executionSuccessful"] is True


def test_every_claim_of_a_conflict_is_named() -> None:
    (result,) = run_of(Telling(report(CLASH)))["results"]
    assert TWO_SIDES[1].claims == ("a/1", "a/2")
    named = [
        [logical["fullyQualifiedName"] for logical in location["logicalLocations"]]
        for location in (*result["locations"], *result["relatedLocations"])
    ]
    assert named == [["a/1", "a/2"], ["b/1"]]


def test_a_camp_without_a_place_is_named_at_the_first() -> None:
    camps = (Camp("x", "x", ("a/1",)), Camp("y", "y", ("c/1", "c/2")))
    (result,) = run_of(Telling(report(reported(PLACE, camps=camps))))["results"]
    named = [each["fullyQualifiedName"] for each in result["locations"][0]["logicalLocations"]]
    assert named == ["a/1", "c/1", "c/2"]


def test_many_places_are_all_related_and_the_first_of_them_linked() -> None:
    places = [PLACE._replace(claim=f"c/{number}", line=number) for number in range(1, 41)]
    (result,) = run_of(Telling(report(reported(*places))))["results"]
    assert [place["id"] for place in result["relatedLocations"]] == list(range(1, 40))
    links = LINK.findall(result["message"]["text"])
    assert links == [(f"c/{number + 1}", str(number)) for number in range(1, 7)]
    assert "and 33 more)" in result["message"]["text"]


@pytest.mark.parametrize("hostile", HOSTILE, ids=ascii)
def test_no_link_is_made_by_data(hostile: str) -> None:
    (result,) = run_of(Telling(report(everything(f"{hostile}[a](1)[b](https://evil.test)]("))))["results"]
    links = [target for _, target in LINK.findall(result["message"]["text"])]
    assert links == ["1"]
    for location in (*result["locations"], *result["relatedLocations"]):
        assert LINK.findall(location["message"]["text"]) == []


def test_all_region_fields_where_no_line_is_known() -> None:
    nowhere = Located("primary", None, None, "claims/a.json", "", "", None, None, None, None, "")
    (result,) = run_of(Telling(report(reported(nowhere))))["results"]
    assert sarif_place(result["locations"][0]) == Seen("claims/a.json", 1, 1, 1, 1)
    assert "message" not in result["locations"][0]


def test_levels() -> None:
    of = report(*(reported(PLACE, severity=severity) for severity in Severity))
    assert [r["level"] for r in run_of(Telling(of, notes=True))["results"]] == ["error", "warning", "note"]


def test_where_one_result_is_suppressed_all_say_whether() -> None:
    waived = CLASH._replace(waived=Waived("intended", "both are quoted", "ed", "2030-01-01"))
    results = run_of(Telling(report(CLASH, waived), waived=True))["results"]
    assert [result["suppressions"] for result in results] == [
        [],
        [
            {
                "kind": "external",
                "status": "accepted",
                "justification": "intended: both are quoted (ed, until 2030-01-01)",
            }
        ],
    ]


def test_what_is_left_out_is_notified() -> None:
    run = run_of(Telling(report(CLASH, CLASH, CLASH), most=1))
    (notice,) = run["invocations"][0]["toolExecutionNotifications"]
    assert notice["message"]["text"] == "2 more findings left out (--max-findings 1)"
    assert run_of(Telling(report(CLASH), most=1))["invocations"][0]["toolExecutionNotifications"] == []


def test_rules_are_those_of_the_results_as_their_pages_have_them() -> None:
    of = report(*(reported(PLACE, code=code) for code in ("CC301", "CC001", "CC301")))
    run = run_of(Telling(of))
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["CC001", "CC301"]
    assert [rules[r["ruleIndex"]]["id"] for r in run["results"]] == ["CC301", "CC001", "CC301"]


def test_every_rule_has_what_code_scanning_wants() -> None:
    of = report(*(reported(PLACE, code=code) for code in RULES))
    told_of = run_of(Telling(of))["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in told_of] == sorted(RULES)
    for described in told_of:
        rule = RULES[described["id"]]
        assert described["name"] == rule.name
        assert described["shortDescription"]["text"] == pages.summary(rule)
        full = described["fullDescription"]["text"]
        assert full.startswith(pages.summary(rule))
        assert len(full) <= 1024
        assert full == pages.opening(rule) or (len(full) > 1000 and full.endswith("…"))
        assert "## Why it matters" in described["help"]["markdown"]
        assert "Why it matters\n----" in described["help"]["text"]
        assert described["helpUri"].endswith(rule.code)
        assert described["defaultConfiguration"]["level"] in ("error", "warning", "note")
        assert described["properties"]["tags"]


def test_a_hostile_report_is_valid() -> None:
    assert len(run_of(Telling(all_hostile(), notes=True, waived=True))["results"]) == 7


@pytest.mark.parametrize("code", sorted(RULES))
def test_the_output_for_every_rules_examples_is_valid(code: str, tmp_path: Path) -> None:
    rule = RULES[code]
    for number, example in enumerate(rule.invalid):
        root = tmp_path / str(number)
        for path, text in project_files(example, rule.template).items():
            file = root / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        of = Project(root, read_settings(root).config).lint()
        results = run_of(Telling(of, notes=True))["results"]
        assert len(results) == len(of.findings)
        for result, reported_ in zip(results, of.findings, strict=True):
            camps = reported_.finding.problem.camps
            places = (*result["locations"], *result["relatedLocations"])
            named = {
                each["fullyQualifiedName"] for place in places for each in place.get("logicalLocations", ())
            }
            assert {claim for camp in camps for claim in camp.claims} <= named
