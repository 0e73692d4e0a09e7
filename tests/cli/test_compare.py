"""`claimcheck compare`: each step of the reasoning about two claims."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from claimcheck.config.settings import Config
from claimcheck.explaining.reasoning import comparisons, why_not
from claimcheck.project import Project
from claimcheck.rule import CrossRule
from claimcheck.rules import RULES

if TYPE_CHECKING:
    from .conftest import Sandbox


def add(sandbox: Sandbox, **claim: Any) -> None:
    """Put a claim x/1 of an article of its own in the project."""
    made = {"id": "x/1", "subject": "son", "predicate": "holds-office", "object": "prime-minister",
            "hedging": "stated", **claim}  # fmt: skip
    sandbox.write("claims/x.json", json.dumps({"article": {"id": "x"}, "claims": [made]}))


def section(out: str, code: str) -> list[str]:
    """The lines of one rule."""
    block = next(part for part in out.split("\n\n") if part.startswith(code))
    return block.strip().split("\n")


def test_a_conflict_step_by_step(sandbox: Sandbox) -> None:
    told = sandbox.call("compare", "a/1", "b/2")
    assert told.status == 0
    assert told.out.startswith(
        "a/1\n  Shigeru Ishiba holds the office of prime minister of Japan, as fact\nb/2\n"
    )
    lines = section(told.out, "CC201")
    assert lines[0] == "CC201 conflicting-holders"
    assert lines[1] == "   1. Is the relation the same? — yes: holds the office of"
    assert "   4. Does the subject differ? — yes: Shigeru Ishiba here, Sanae Takaichi there" in lines
    times = "2024-10-01 to 2025-10-21 and 2025-09-21 to 2026-10-01"
    assert any(line.endswith(f"Can both hold at the same time? — yes, certainly: {times}") for line in lines)
    assert lines[-2].startswith(
        "  → they contradict each other: only so many can hold it at once (2025-09-21/"
    )
    assert lines[-1].startswith("     reported as ")
    assert "[error]" in lines[-1]


def test_the_order_of_the_two_does_not_change_the_outcome(sandbox: Sandbox) -> None:
    one, other = (
        section(sandbox.call("compare", *pair).out, "CC201") for pair in (("a/1", "b/2"), ("b/2", "a/1"))
    )
    assert one[-2:] == other[-2:]


def test_terms_that_follow_each_other(sandbox: Sandbox) -> None:
    sandbox.change("claims/b.json", "time", "2025-10-21/2026-10-01")
    lines = section(sandbox.call("compare", "a/1", "b/2").out, "CC201")
    assert lines[-1] == "  → no contradiction: they are of different times"


def test_what_keeps_a_pair_from_certainty_is_told(sandbox: Sandbox) -> None:
    sandbox.change("claims/b.json", "time", "2025")
    sandbox.change("claims/b.json", "attribution", {"evidence": "inferred"})
    out = sandbox.call("compare", "a/1", "b/2").out
    assert "→ they may contradict each other" in out
    assert "not certain: it is the recorder's own inference; " in out


def test_a_field_that_keeps_two_claims_apart_is_named_with_both_values(sandbox: Sandbox) -> None:
    add(sandbox, object="us-president")
    out = sandbox.call("compare", "a/1", "x/1").out
    values = "prime minister of Japan here, president of the United States there"
    assert f"   2. Is the object the same? — no: {values}" in section(out, "CC201")
    assert section(out, "CC201")[-1] == "  → so this rule does not compare them"
    assert (
        out.strip().split("\n")[-1].startswith("no rule compares them: the object differs (prime minister of")
    )


def test_different_relations_are_told_in_one_sentence(sandbox: Sandbox) -> None:
    add(sandbox, predicate="attends", object="gala")
    out = sandbox.call("compare", "a/1", "x/1").out
    assert out.endswith("no rule compares them: they say different things, holds the office of and attends\n")
    assert "CC201" not in out


def test_a_retracted_claim_is_compared_with_nothing(sandbox: Sandbox) -> None:
    sandbox.change("claims/a.json", "retracted", True)
    out = sandbox.call("compare", "a/1", "b/2").out
    assert "Do both records stand? — no: a/1 is retracted or superseded" in out
    assert out.endswith("a/1 is retracted or superseded, so nothing is compared with it\n")


def test_a_claim_that_cannot_be_used_says_so(sandbox: Sandbox) -> None:
    add(sandbox, subject="nobody")
    out = sandbox.call("compare", "a/1", "x/1").out
    assert out.endswith("x/1 cannot be compared: correct first what `claimcheck lint` says of it\n")


def test_several_subjects_are_compared_one_by_one(sandbox: Sandbox) -> None:
    add(sandbox, subject=["son", "ishiba"], time="2025-01/2025-12")
    out = sandbox.call("compare", "b/2", "x/1").out
    assert out.count("CC201 conflicting-holders") == 2
    assert "Does the subject differ? — yes: Sanae Takaichi here, Masayoshi Son there" in out
    assert "Does the subject differ? — yes: Sanae Takaichi here, Shigeru Ishiba there" in out


def test_a_judgement_that_is_not_reported_says_so(sandbox: Sandbox) -> None:
    sandbox.write("claimcheck.toml", 'ignore = ["CC201"]\n')
    lines = section(sandbox.call("compare", "a/1", "b/2").out, "CC201")
    assert lines[-1] == "     not reported: the rule is not selected"


FAIR = {"type": "event", "name": "the fair", "time": "2025-11-20"}


def test_a_claim_is_compared_with_the_date_that_the_vocabulary_gives_an_event(sandbox: Sandbox) -> None:
    sandbox.write("claims/v.json", json.dumps({"entities": {"fair": FAIR}}))
    add(sandbox, subject="fair", predicate="takes-place-on", object={"date": "2025-11-15"})
    out = sandbox.call("compare", "x/1", "fair").out
    assert "fair\n  the fair takes place on 2025-11-20, as the vocabulary has it\n" in out
    assert "they contradict each other: the dates have no day in common" in "".join(section(out, "CC205"))


def test_records_that_say_the_same_are_named_and_count_with_the_claim(sandbox: Sandbox) -> None:
    add(sandbox, subject="takaichi", time="2025-09-21/2026-10-01")
    lines = section(sandbox.call("compare", "a/1", "b/2").out, "CC201")
    assert "Do other records say just what b/2 says? — yes, and they count with it: x/1" in "".join(lines)


def test_what_a_third_record_settles_is_told(sandbox: Sandbox) -> None:
    sandbox.change("claims/b.json", "time", "2025-10-21/2026-10-01")
    add(sandbox, subject="ishiba")
    lines = section(sandbox.call("compare", "x/1", "b/2").out, "CC201")
    assert "  → they may contradict each other" in lines[-3]
    assert lines[-2].startswith("     reported as ")
    assert lines[-1].startswith("     settled by other records: other records show that the one followed")


def test_a_rule_that_finds_a_third_record_against_both_says_so(sandbox: Sandbox) -> None:
    add(sandbox, subject="takaichi", time="2025-08-01/2026-10-01")
    lines = section(sandbox.call("compare", "b/2", "x/1").out, "CC201")
    assert lines[-3] == "  → so this rule does not compare them"
    assert lines[-1] == "     not for these two alone, but together with a/1"


def test_a_title_is_held_against_the_claim_that_says_who_had_the_office(sandbox: Sandbox) -> None:
    add(sandbox, subject="takaichi", predicate="attends", object="gala", subject_as="Prime Minister Takaichi",
        time="2025-03-01")  # fmt: skip
    lines = section(sandbox.call("compare", "a/1", "x/1").out, "CC215")
    ask = "   3. Did Sanae Takaichi hold it then (2025-03-01)?"
    assert lines[3] == f"{ask} — no: Shigeru Ishiba held it: 2024-10-01 to 2025-10-21 (a/1)"
    assert lines[5] == "  → they contradict each other: the title does not fit the time"
    assert lines[6].startswith("     reported as ")


def test_a_place_is_nothing_to_compare_a_claim_with(sandbox: Sandbox) -> None:
    told = sandbox.call("compare", "a/1", "tokyo")
    assert (told.status, told.out) == (2, "")
    assert told.err == (
        "claimcheck: tokyo is no claim, and nothing to which the vocabulary gives a date, a place or a"
        " whole\n"
    )


@pytest.mark.parametrize(
    ("pair", "message"),
    [
        (("a/1", "b/22"), 'no claim is called "b/22": did you mean "b/2"?'),
        (("zzzzzz", "b/2"), 'no claim is called "zzzzzz"'),
        (("a/1", "a/1"), "name two different claims: a claim is not compared with itself"),
    ],
)
def test_what_cannot_be_compared_is_refused(sandbox: Sandbox, pair: tuple[str, str], message: str) -> None:
    told = sandbox.call("compare", *pair)
    assert (told.status, told.out) == (2, "")
    assert told.err == f"claimcheck: {message}\n"


def test_every_pair_of_the_shipped_claims_can_be_explained() -> None:
    loaded = Project(Path(__file__).parents[2], Config()).load()
    rules = [rule() for _, rule in sorted(RULES.items()) if issubclass(rule, CrossRule)]
    claims = list(loaded.records.claims)
    for one in claims:
        for other in claims[::7]:
            if one != other:
                seen = comparisons(loaded.corpus, rules, one, other)
                assert all(comparison.conclusion for comparison in seen)
                assert why_not(loaded.corpus, seen, one, other)
