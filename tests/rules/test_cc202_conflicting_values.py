"""CC202, beyond its examples: which values one finding holds."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from claimcheck.finding import Outcome
from claimcheck.reported import Reported

Linting = Callable[..., list[Reported]]

PLAYS_FOR = {
    "plays-for": {
        "kind": "state",
        "subject_type": ["person"],
        "object_type": ["organisation"],
        "one_object_per_subject": True,
    }
}


def plays(club: str, time: str, **more: Any) -> dict[str, Any]:
    return {"subject": "ishiba", "predicate": "plays-for", "object": club, "time": time, **more}


def test_a_long_term_is_held_against_every_short_one_within_it(lint: Linting) -> None:
    claims = [
        plays("softbank", "2000/2020"),
        plays("police", "2001/2003"),
        plays("ministry", "2004/2006"),
        plays("police", "2021/2023"),
    ]
    (found,) = lint("CC202", *claims, predicates=PLAYS_FOR)
    problem = found.finding.problem
    assert [(camp.value, camp.claims) for camp in problem.camps] == [
        ("ministry", ("a/3",)),
        ("police", ("a/2",)),
        ("softbank", ("a/1",)),
    ]


def test_two_contradictions_years_apart_are_two_findings(lint: Linting) -> None:
    claims = [plays(club, time) for time in ("2000/2005", "2010/2015") for club in ("softbank", "police")]
    found = lint("CC202", *claims, predicates=PLAYS_FOR)
    assert [f.finding.problem.outcome for f in found] == [Outcome.CONFLICT, Outcome.CONFLICT]
    assert len({f.finding.fingerprint for f in found}) == 2


def test_what_is_kept_apart_is_named_in_the_message(lint: Linting) -> None:
    apart = {"plays-for": {**PLAYS_FOR["plays-for"], "separators": ["for", "reserve"]}}
    scope = {"for": "japan", "reserve": True}
    claims = [plays(club, "2000/2005", scope=scope) for club in ("softbank", "police")]
    (found,) = lint("CC202", *claims, predicates=apart)
    assert "(Japan and reserve)" in found.finding.problem.message


def test_braces_in_a_name_are_printed_as_they_are(lint: Linting) -> None:
    entities = {"odd": {"type": "person", "name": "{0} {name} {"}}
    claims = [plays("police", "2000/..", subject="odd"), plays("ministry", "2004/2006", subject="odd")]
    (found,) = lint("CC202", *claims, predicates=PLAYS_FOR, entities=entities)
    assert found.finding.problem.message.startswith("{0} {name} { plays for the police then the ministry")
