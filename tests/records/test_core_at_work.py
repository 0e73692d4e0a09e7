"""Every constraint of the core vocabulary at work in a project that declares no relation of its own."""

from __future__ import annotations

import json
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from claimcheck.config.settings import Config
from claimcheck.example import Example, project_files
from claimcheck.finding import Outcome
from claimcheck.project import Project
from claimcheck.records.core import core_vocabulary_text
from claimcheck.records.files import VocabularyFile
from claimcheck.records.vocabulary import LITERAL_TYPES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

CORE = VocabularyFile.model_validate(json.loads(core_vocabulary_text())).predicates
WORDS = {"label", "kind", "subject_type", "object_type"}
"""What a relation says beside its constraints."""
DATED = {"a": {"published": "2025-01-05"}, "b": {"published": "2025-03-05"}}
ONE_DAY = {"a": {"published": "2025-01-05"}, "b": {"published": "2025-01-05"}}
ENTITIES = {
    "kyoto": {"type": "place", "name": "Kyoto"},
    "fair": {"type": "event", "name": "the fair", "place": "kyoto"},
    "stop": {"type": "event", "name": "the stop"},
    "treaty": {"type": "agreement", "name": "the treaty"},
    "fund": {"type": "organisation", "name": "the fund"},
}
OBJECTS: dict[str, Any] = {
    "person": "trump", "organisation": "softbank", "office": "senator", "place": "kyoto", "event": "stop",
    "agreement": "treaty", "work": "stargate", "group": "squad", "topic": "trade",
    "quantity": {"amount": "12", "unit": "1"}, "date": {"date": "2025"}, "text": {"text": "so"},
    "boolean": {"boolean": True},
}  # fmt: skip
"""One of each kind."""
OF_A_KIND = {"squad": {"type": "group", "name": "the squad"}, "trade": {"type": "topic", "name": "trade"}}


class Case(NamedTuple):
    """Two claims that a constraint sets against each other, and two that only look like it."""

    predicate: str
    constraint: str
    code: str
    fires: tuple[dict[str, Any], dict[str, Any]]
    silent: tuple[dict[str, Any], dict[str, Any]]
    articles: Mapping[str, Mapping[str, str]] = MappingProxyType({})
    silent_articles: Mapping[str, Mapping[str, str]] = MappingProxyType({})


def date(day: str) -> dict[str, str]:
    return {"date": day}


def number(amount: str, unit: str = "1", **more: str) -> dict[str, str]:
    return {"amount": amount, "unit": unit, **more}


def one(predicate: str, subject: str, **more: Any) -> dict[str, Any]:
    return {"predicate": predicate, "subject": subject, **more}


def two_values(
    predicate: str, code: str, subject: str, values: tuple[Any, Any], fits: Any, **more: Any
) -> Case:
    """A relation with one value: two that differ, and two of which one is only less precise."""
    a, b = (one(predicate, subject, object=value, **more) for value in values)
    return Case(predicate, "one_object_per_subject", code, (a, b), (a, {**b, "object": fits}))


def apart(predicate: str, code: str, claims: tuple[dict[str, Any], dict[str, Any]], scope: str) -> Case:
    """A separator: two claims of one scope, and the same of two."""
    a, b = ({**claim, "scope": {scope: "japan"}} for claim in claims)
    return Case(predicate, "separators", code, (a, b), (a, {**b, "scope": {scope: "osaka"}}))


def denied(claim: dict[str, Any], **more: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    return claim, {**claim, "polarity": "negated", **more}


def moved(predicate: str) -> Case:
    """Two plans: of one day they contradict each other, a later one replaces the earlier."""
    a, b = (
        one(predicate, "summit", object=date(day), modality="planned") for day in ("2025-05-01", "2025-06-01")
    )
    return Case(predicate, "reschedulable", "CC205", (a, b), (a, b), ONE_DAY, DATED)


def exclude(one_of: str, other: str, subject: str, target: str) -> list[Case]:
    times = {"time": "2025-01-01/2025-06-01"}
    later = {"time": "2025-07-01/2025-08-01"}
    a, b = one(one_of, subject, object=target, **times), one(other, subject, object=target, **times)
    return [
        Case(
            key,
            "exclusive_with",
            "CC208",
            (a, b),
            (a, {**b, **later} if key == one_of else {**b, "object": "treaty"}),
        )
        for key in (one_of, other)
    ]


def both_ways(predicate: str) -> Case:
    said = one(predicate, "ishiba", object="trump", event="summit", time="2025-01-01/2025-02-01")
    turned = {**said, "subject": "trump", "object": "ishiba", "polarity": "negated"}
    return Case(predicate, "symmetric", "CC203", (said, turned), (said, {**turned, "subject": "son"}))


def before(
    predicate: str, constraint: str, first: dict[str, Any], then: dict[str, Any], late: dict[str, Any]
) -> Case:
    return Case(predicate, constraint, "CC209", ({**first, **late}, then), (first, then))


TERM = {"time": "2024-10-01/2025-10-21"}
HOLDS = (
    one("holds-office", "ishiba", object="prime-minister", **TERM),
    one("holds-office", "takaichi", object="prime-minister", **TERM),
)
SUCCEEDS = (one("succeeds", "takaichi", object="ishiba"), one("succeeds", "takaichi", object="son"))
SHARES = (
    one("owns-share", "softbank", object=number("60", "%")),
    one("owns-share", "son", object=number("55", "%")),
)
PLEDGES = denied(one("pledges", "japan", object=number("550e9", "USD")))
INVESTS = denied(one("invests", "softbank", object=number("5e9", "USD")))
IN_FORCE = one("has-status", "deal", object={"text": "in force"}, time="2025-01-01/2025-06-01")
PROPOSED = {**IN_FORCE, "object": {"text": "proposed"}, "time": "2025-09-01/2025-10-01"}
PUBLIC = one("funding-kind", "stargate", object={"text": "public funds"}, time="2025-01-01/2025-06-01")
ALIVE = one("is-alive", "ishiba", object={"boolean": True}, time="2025-03-01/2025-04-01")
DEAD = {**ALIVE, "object": {"boolean": False}, "time": "2025-01-01/2025-02-01"}
WAS_BORN, HAS_DIED = one("born-on", "son", object=date("1957")), one("died-on", "son", object=date("2010"))
IN_OFFICE = one("holds-office", "son", object="senator", time="1990/1995")
TAKES = one("takes-office", "son", object="senator", time="2020-01-01")
LEAVES = one("leaves-office", "son", object="senator", time="2024-01-01")
ANNOUNCED = one("announced-on", "summit", object=date("2025-01-10"))
BEGINS, ENDS = (
    one(f"{word}-on", "summit", object=date(day))
    for word, day in (("begins", "2025-02-01"), ("ends", "2025-02-03"))
)
HELD = one("takes-place-on", "summit", object=date("2025-02-01"))
AT_FAIR = one("attends", "ishiba", object="fair", event="fair")
VISITS = one("visits", "ishiba", object="kyoto", event="fair", time="2025-02-07")
THERE = one("located-in", "ishiba", object="kyoto", time="2025-02-01/2025-02-10")

CASES = [
    two_values("succeeds", "CC202", "takaichi", ("ishiba", "son"), "ishiba"),
    two_values("born-on", "CC205", "son", (date("1957-08-11"), date("1958")), date("1957")),
    two_values("died-on", "CC205", "son", (date("2010-08-11"), date("2011")), date("2010")),
    two_values("born-in", "CC202", "son", ("akasaka", "osaka"), "tokyo"),
    two_values(
        "is-alive", "CC208", "son", ({"boolean": True}, {"boolean": False}), {"boolean": True}, **TERM
    ),
    two_values("takes-place-on", "CC205", "summit", (date("2025-02-01"), date("2025-03")), date("2025-02")),
    two_values("begins-on", "CC205", "summit", (date("2025-02-01"), date("2025-03")), date("2025-02")),
    two_values("ends-on", "CC205", "summit", (date("2025-02-01"), date("2025-03")), date("2025-02")),
    two_values("announced-on", "CC205", "summit", (date("2025-02-01"), date("2025-03")), date("2025-02")),
    two_values("takes-place-at", "CC206", "summit", ("akasaka", "osaka"), "japan"),
    two_values("previous-stop", "CC202", "stop", ("akasaka", "osaka"), "tokyo"),
    two_values("next-stop", "CC202", "stop", ("akasaka", "osaka"), "tokyo"),
    two_values("headcount", "CC204", "summit", (number("512"), number("430")), number("5.1e2")),
    two_values(
        "has-status", "CC202", "deal", ({"text": "stalled"}, {"text": "signed"}), {"text": "Stalled"}, **TERM
    ),
    two_values(
        "has-value",
        "CC204",
        "stargate",
        (number("5e11", "USD"), number("6e11", "USD")),
        number("5.0e11", "USD"),
    ),
    two_values(
        "valued-at",
        "CC204",
        "softbank",
        (number("5e11", "USD"), number("6e11", "USD")),
        number("5.0e11", "USD"),
        **TERM,
    ),
    two_values(
        "killed",
        "CC204",
        "quake",
        (number("12", as_of="2025"), number("15", as_of="2025")),
        number("12", as_of="2025"),
    ),
    two_values(
        "injured",
        "CC204",
        "quake",
        (number("12", as_of="2025"), number("15", as_of="2025")),
        number("12", as_of="2025"),
    ),
    Case(
        "holds-office",
        "one_subject_per_object",
        "CC201",
        HOLDS,
        (HOLDS[0], {**HOLDS[1], "object": "senator"}),
    ),
    *(apart("holds-office", "CC201", HOLDS, key) for key in ("acting", "elect", "region")),
    apart("succeeds", "CC202", SUCCEEDS, "office"),
    apart("owns-share", "CC212", SHARES, "of"),
    *(apart("pledges", "CC203", PLEDGES, key) for key in ("to", "for")),
    *(apart("invests", "CC203", INVESTS, key) for key in ("in", "for")),
    *(
        Case(
            key,
            "unit",
            "CC005",
            (one(key, "quake", object=number("12", "USD")),) * 2,
            (one(key, "quake", object=number("12")),) * 2,
        )
        for key in ("headcount", "killed", "injured")
    ),
    *map(both_ways, ("spouse-of", "meets", "speaks-with")),
    Case(
        "part-of",
        "acyclic",
        "CC216",
        (one("part-of", "fund", object="softbank"), one("part-of", "softbank", object="fund")),
        (one("part-of", "fund", object="softbank"), one("part-of", "fund", object="police")),
    ),
    Case(
        "owns-share",
        "part_of_total",
        "CC212",
        (SHARES[0] | {"scope": {"of": "stargate"}}, SHARES[1] | {"scope": {"of": "stargate"}}),
        (
            SHARES[0] | {"scope": {"of": "stargate"}},
            SHARES[1] | {"scope": {"of": "stargate"}, "object": number("40", "%")},
        ),
    ),
    *map(moved, ("takes-place-on", "begins-on", "ends-on")),
    *exclude("supports", "opposes", "ishiba", "deal"),
    *exclude("approves", "rejects", "ishiba", "deal"),
    before("born-on", "before", WAS_BORN, HAS_DIED, {"object": date("2012")}),
    before("holds-office", "before", IN_OFFICE, HAS_DIED, {"time": "2012/2014"}),
    before("holds-office", "after", WAS_BORN, IN_OFFICE, {"object": date("1996")}),
    before("takes-office", "before", TAKES, LEAVES, {"time": "2024-05-01"}),
    before("begins-on", "before", BEGINS, ENDS, {"object": date("2025-03-01")}),
    before("announced-on", "before", ANNOUNCED, BEGINS, {"object": date("2025-04-01")}),
    before("announced-on", "before", ANNOUNCED, HELD, {"object": date("2025-04-01")}),
    Case(
        "is-alive",
        "ordered_values",
        "CC208",
        (DEAD, ALIVE),
        ({**DEAD, "time": "2025-05-01/2025-06-01"}, ALIVE),
    ),
    Case(
        "has-status",
        "ordered_values",
        "CC208",
        (IN_FORCE, PROPOSED),
        ({**IN_FORCE, "time": "2026"}, PROPOSED),
    ),
    Case(
        "has-status",
        "exclusive_values",
        "CC208",
        (IN_FORCE, {**IN_FORCE, "object": {"text": "cancelled"}}),
        (IN_FORCE, {**IN_FORCE, "object": {"text": "cancelled"}, "time": "2025-07-01/2025-08-01"}),
    ),
    Case(
        "funding-kind",
        "exclusive_values",
        "CC208",
        (PUBLIC, {**PUBLIC, "object": {"text": "Private capital"}}),
        (PUBLIC, {**PUBLIC, "object": {"text": "loans"}}),
    ),
    Case(
        "holds-office",
        "implies",
        "CC214",
        (HOLDS[0], {**DEAD, **TERM}),
        (HOLDS[0], {**DEAD, "time": "2025-11-01/.."}),
    ),
    Case(
        "attends",
        "implies",
        "CC214",
        (AT_FAIR, {**VISITS, "polarity": "negated"}),
        (AT_FAIR, {**VISITS, "object": "osaka", "polarity": "negated"}),
    ),
    Case(
        "visits",
        "implies",
        "CC214",
        (VISITS, {**THERE, "polarity": "negated"}),
        (VISITS, {**THERE, "object": "osaka", "polarity": "negated"}),
    ),
]
IN_WORDS = [
    # What the table says in words: who attends visits the place; a person is in one place at a time.
    Case(
        "attends",
        "implies a stay",
        "CC207",
        (one("attends", "ishiba", object="fair", time="2025-02-07"), {**THERE, "object": "osaka"}),
        (
            one("attends", "ishiba", object="fair", time="2025-02-07", scope={"remote": True}),
            {**THERE, "object": "osaka"},
        ),
    ),
    Case(
        "located-in",
        "a person in one place at a time",
        "CC207",
        (THERE, {**THERE, "object": "osaka", "time": "2025-02-03/2025-02-04"}),
        (THERE, {**THERE, "subject": "trump", "object": "osaka", "time": "2025-02-03/2025-02-04"}),
    ),
    Case(
        "meets",
        "the claim's own place",
        "CC207",
        (THERE, one("meets", "ishiba", object="trump", place="osaka", time="2025-02-03")),
        (THERE, one("meets", "ishiba", object="trump", place="kyoto", time="2025-02-03")),
    ),
    Case(
        "takes-place-at",
        "the vocabulary's own place",
        "CC206",
        (one("takes-place-at", "fair", object="osaka"),) * 2,
        (one("takes-place-at", "fair", object="kyoto"),) * 2,
    ),
]


def told(
    claims: tuple[dict[str, Any], ...], root: Path, articles: Mapping[str, Mapping[str, str]]
) -> dict[str, set[str]]:
    """By code, the outcomes of what is said about two claims of two articles."""
    named = ({**claim, "article": article} for claim, article in zip(claims, "ab", strict=False))
    example = Example("", tuple(named), articles=articles, entities={**ENTITIES, **OF_A_KIND})
    for path, text in project_files(example, {}).items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    found: dict[str, set[str]] = {}
    for reported in Project(root, Config()).lint().findings:
        found.setdefault(reported.finding.code, set()).add(reported.finding.problem.outcome or "")
    return found


def named(case: Case) -> str:
    return f"{case.predicate}: {case.constraint}"


@pytest.mark.parametrize("case", [*CASES, *IN_WORDS], ids=named)
def test_a_constraint_is_at_work(case: Case, tmp_path: Path) -> None:
    assert case.code in told(case.fires, tmp_path, case.articles)


@pytest.mark.parametrize("case", [*CASES, *IN_WORDS], ids=named)
def test_what_only_looks_like_it_is_no_finding(case: Case, tmp_path: Path) -> None:
    found = told(case.silent, tmp_path, case.silent_articles)
    wrong = {
        code: outcomes for code, outcomes in found.items() if outcomes & {Outcome.CONFLICT, Outcome.POSSIBLE}
    }
    assert not wrong
    assert "CC005" not in found


def test_no_constraint_is_without_a_case() -> None:
    declared = {(key, name) for key, p in CORE.items() for name in p.model_fields_set - WORDS}
    assert {(case.predicate, case.constraint) for case in CASES} == declared


@pytest.mark.parametrize("key", sorted(CORE))
def test_the_kinds_of_subject_and_object_are_looked_at(key: str, tmp_path: Path) -> None:
    predicate = CORE[key]
    fit = next(kind for kind in OBJECTS if kind in predicate.object_type)
    wrong = next(kind for kind in OBJECTS if kind not in predicate.object_type)
    subject = next(kind for kind in OBJECTS if kind in predicate.subject_type)
    other = next(kind for kind in OBJECTS if kind not in predicate.subject_type and kind not in LITERAL_TYPES)
    sound = one(key, OBJECTS[subject], object=OBJECTS[fit])
    assert "CC005" not in told((sound,), tmp_path / "sound", {})
    assert "CC005" in told(({**sound, "object": OBJECTS[wrong]},), tmp_path / "object", {})
    assert "CC005" in told(({**sound, "subject": OBJECTS[other]},), tmp_path / "subject", {})


def test_one_key_is_enough_to_say_which_offices_exclude_each_other(tmp_path: Path) -> None:
    judge = {"type": "office", "name": "judge", "holders": "many"}
    claims = tuple({**HOLDS[0], "object": office, "article": "a"} for office in ("prime-minister", "judge"))
    apart_only = Example("", claims, entities={"judge": judge})
    excluded = apart_only._replace(
        predicates={"holds-office": {"exclusive_values": ["prime-minister", "judge"]}}
    )
    for example, codes in ((apart_only, set()), (excluded, {"CC213"})):
        root = tmp_path / str(len(codes))
        for path, text in project_files(example, {}).items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(text, encoding="utf-8")
        found = {r.finding.code for r in Project(root, Config()).lint().findings}
        assert found == codes
