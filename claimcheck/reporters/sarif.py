"""The format `sarif`: SARIF 2.1.0 (OASIS), for code scanning and whatever else collects results.

Sections are those of https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/sarif-v2.1.0-os.html. GitHub's
reading: https://docs.github.com/code-security/reference/code-scanning/sarif-files/sarif-support.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from claimcheck import __version__
from claimcheck.finding import Severity
from claimcheck.reporters.full import further_lines, waiver_words
from claimcheck.reporters.places import anchored, in_repository, range_of, uri
from claimcheck.reporters.tally import left_out_lines
from claimcheck.storage.escape import inert_json, plain
from claimcheck.storage.locate import Range
from claimcheck.values.listing import listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.finding import Problem
    from claimcheck.reported import Located, Reported
    from claimcheck.reporters.telling import Telling
    from claimcheck.rule import Rule

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_ROOT = "%SRCROOT%"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_LONGEST = 1024
"""The greatest length of a rule's descriptions that GitHub takes."""
_LINKED = 6
"""How many further places the message itself names."""
_NOWHERE = Range(1, 1, 1, 1)
"""The region of a file of which no line is known."""


def report(telling: Telling) -> str:
    """The findings as one run: a result each, and the rules that they are of (see `text_of`)."""
    found = telling.findings()
    codes = sorted({told.finding.code for told in found})
    index = {code: number for number, code in enumerate(codes)}
    results = [_result(telling, told, index[told.finding.code]) for told in found]
    if any(told.waived is not None for told in found):
        # Section 3.27.23: where one result says what suppresses it, all do.
        for result, told in zip(results, found, strict=True):
            result["suppressions"] = _suppressions(told)
    driver = {
        "name": "claimcheck",
        "version": __version__,
        "semanticVersion": __version__,
        "rules": _rules(codes),
    }
    left_out = left_out_lines(telling._replace(statistics=False))
    notices = [{"level": "note", "message": {"text": line}} for line in left_out]
    run = {
        "tool": {"driver": driver},
        "automationDetails": {"id": "claimcheck/"},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The root of the repository"}}},
        "invocations": [{"executionSuccessful": True, "toolExecutionNotifications": notices}],
        "results": results,
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return inert_json(json.dumps(log, ensure_ascii=False)) + "\n"


def _rules(codes: Sequence[str]) -> list[dict[str, Any]]:
    # Imported here: rules are many, and no other format asks them.
    from claimcheck.rules import RULES

    return [_rule(RULES[code]) for code in codes]


def _rule(rule: type[Rule]) -> dict[str, Any]:
    """A rule as a reporting descriptor (section 3.49), made of its page."""
    from claimcheck import pages

    family = pages.FAMILIES[rule.code[:3]]
    level = _LEVELS[rule.severity]
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": plain(pages.summary(rule), limit=_LONGEST)},
        "fullDescription": {"text": plain(pages.opening(rule), limit=_LONGEST)},
        "help": {
            "text": pages.text(rule, examples=False),
            "markdown": pages.markdown(rule, examples=False),
        },
        "helpUri": f"urn:claimcheck:rule:{rule.code}",
        "defaultConfiguration": {"level": level},
        "properties": {
            "tags": ["claimcheck", family.lower()],
            "problem.severity": "recommendation" if level == "note" else level,
        },
    }


def _result(telling: Telling, told: Reported, index: int) -> dict[str, Any]:
    finding, problem = told.finding, told.finding.problem
    first, *others = anchored(told, telling.report.touched)
    named = _named([first, *others], problem)
    return {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": _LEVELS[finding.severity],
        "message": {"text": _message(told, others)},
        "locations": [_location(telling, first, named[0])],
        "relatedLocations": [
            {"id": number, **_location(telling, place, named[number])}
            for number, place in enumerate(others, start=1)
        ],
        "partialFingerprints": {"claimcheckConflict/v1": finding.fingerprint},
        "properties": {
            "outcome": problem.outcome,
            "interval": problem.interval,
            "camps": [{"label": plain(c.label), "claims": list(c.claims)} for c in problem.camps],
        },
    }


def _message(told: Reported, others: Sequence[Located]) -> str:
    """The message, links to the further places (section 3.11.6), and what is said below it."""
    message = _unlinked(told.finding.problem.message)
    links = [
        f"[{_bracketed(place.claim or place.path)}]({number})"
        for number, place in enumerate(others[:_LINKED], start=1)
    ]
    if more := len(others) - len(links):
        links.append(f"{more} more")
    see = f" (see {listed(links, most=_LINKED + 1)})" if links else ""
    return "\n".join([message + see, *map(_unlinked, further_lines(told))])


def _unlinked(text: str) -> str:
    """A text in which no link is read that our own words did not make."""
    shown = plain(text)
    return _bracketed(text) if "](" in shown else shown


def _bracketed(text: str) -> str:
    """A text as it stands inside a link's brackets."""
    shown = plain(text).replace("\\", "\\\\")
    return shown.replace("[", "\\[").replace("]", "\\]")


def _named(places: Sequence[Located], problem: Problem) -> list[list[str]]:
    """The claims that each place stands for: its own and, at the first place of a camp, those without one."""
    placed = {place.claim for place in places}
    camps = {claim: number for number, camp in enumerate(problem.camps) for claim in camp.claims}
    waiting = {
        number: [claim for claim in camp.claims if claim not in placed]
        for number, camp in enumerate(problem.camps)
    }
    named = []
    for place in places:
        own = [place.claim] if place.claim is not None else []
        named.append([*own, *waiting.pop(camps.get(place.claim or "", -1), [])])
    named[0] += [claim for claims in waiting.values() for claim in claims]
    return named


def _location(telling: Telling, place: Located, claims: Sequence[str]) -> dict[str, Any]:
    stretch = range_of(place) or _NOWHERE
    location: dict[str, Any] = {
        "physicalLocation": {
            "artifactLocation": {"uri": uri(in_repository(telling.folder, place.path)), "uriBaseId": _ROOT},
            "region": {
                "startLine": stretch.line,
                "startColumn": stretch.column,
                "endLine": stretch.end_line,
                "endColumn": stretch.end_column,
            },
        },
    }
    if claims:
        location["logicalLocations"] = [
            {"fullyQualifiedName": claim, "kind": "object"} for claim in dict.fromkeys(claims)
        ]
    if words := place.label or place.claim:
        location["message"] = {"text": _unlinked(words)}
    return location


def _suppressions(told: Reported) -> list[dict[str, str]]:
    if told.waived is None:
        return []
    return [{"kind": "external", "status": "accepted", "justification": waiver_words(told.waived)}]
