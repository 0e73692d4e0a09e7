"""CC203, beyond its examples: whose words prove it, and findings that must stay apart."""

from __future__ import annotations

from collections.abc import Callable

from claimcheck.finding import Outcome, Severity
from claimcheck.reported import Reported

Linting = Callable[..., list[Reported]]

SIGNS = {"subject": "trump", "predicate": "signs", "object": "deal"}
MEETS = {"subject": "trump", "predicate": "meets", "object": "ishiba"}
DENIED = {"polarity": "negated"}
BY_MINISTRY = {"attribution": {"speaker": "ministry"}}


def test_a_reported_denial_does_not_soften_the_disagreement_of_two_articles(lint: Linting) -> None:
    (found,) = lint(
        "CC203",
        {**SIGNS, "id": "z"},
        {**SIGNS, "id": "y", "article": "b", **DENIED},
        {**SIGNS, "id": "a", "article": "c", **DENIED, **BY_MINISTRY},
    )
    problem = found.finding.problem
    assert (problem.outcome, found.finding.severity) == (Outcome.POSSIBLE, Severity.WARNING)
    assert problem.proof == ("y", "z")
    assert not any("ministry" in note for note in problem.notes)


def test_denials_on_two_occasions_are_two_findings(lint: Linting) -> None:
    claims = [
        {**MEETS, "event": event, "polarity": polarity}
        for event in ("gala", "summit")
        for polarity in ("affirmed", "negated")
    ]
    found = lint("CC203", *claims)
    assert [f.finding.problem.outcome for f in found] == [Outcome.CONFLICT, Outcome.CONFLICT]
    assert len({f.finding.fingerprint for f in found}) == 2


def test_ten_articles_on_one_side_make_one_finding(lint: Linting) -> None:
    yes = [{**SIGNS, "time": "2025-07-04", "article": f"a{n}"} for n in range(10)]
    (found,) = lint("CC203", *yes, {**SIGNS, "time": "2025-07", "article": "b", **DENIED})
    assert sorted(len(camp.claims) for camp in found.finding.problem.camps) == [1, 10]


def test_a_further_article_keeps_the_fingerprint(lint: Linting) -> None:
    claims = [{**MEETS, "event": "gala"}, {**MEETS, "event": "gala", "article": "b", **DENIED}]
    (before,) = lint("CC203", *claims)
    (after,) = lint("CC203", *claims, {**MEETS, "event": "gala", "article": "c", "hedging": "confirmed"})
    assert before.finding.fingerprint == after.finding.fingerprint


def test_one_speakers_words_in_articles_that_alternate_are_only_possible(lint: Linting) -> None:
    """January yes, February no, March yes: nothing says that the speaker changed his mind once."""
    dated = {key: {"published": f"2025-0{n}-05"} for n, key in enumerate("abc", start=1)}
    said = {**SIGNS, "time": "2025-01-04", **BY_MINISTRY}
    found = lint("CC203", said, {**said, "article": "b", **DENIED}, {**said, "article": "c"}, articles=dated)
    assert [f.finding.problem.outcome for f in found] == [Outcome.POSSIBLE]


def test_a_denied_literal_is_the_same_literal(lint: Linting) -> None:
    says = {"subject": "trump", "predicate": "has-motto", "object": {"text": "America First"}}
    predicates = {"has-motto": {"kind": "attribute", "subject_type": ["person"], "object_type": ["text"]}}
    (found,) = lint(
        "CC203", says, {**says, "object": {"text": "america  first"}, **DENIED}, predicates=predicates
    )
    assert found.finding.problem.outcome is Outcome.CONFLICT
