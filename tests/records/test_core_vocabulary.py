"""The shipped vocabulary says what MODELING.md's table says."""

from __future__ import annotations

import json

import pytest

from claimcheck.records import Boolean, Implication, Predicate
from claimcheck.records.core import core_predicates, core_vocabulary_text
from claimcheck.records.files import VocabularyFile
from claimcheck.records.vocabulary import ENTITY_TYPES, LITERAL_TYPES

CORE = VocabularyFile.model_validate(json.loads(core_vocabulary_text())).predicates

TABLE = """
holds-office | state | person > office
takes-office, leaves-office | event | person > office
candidate-for | state | person > office
succeeds | attribute | person > person
member-of | state | person organisation place > organisation group
leads | state | person organisation > organisation group D
spouse-of | state | person > person
citizen-of | state | person > place
born-on, died-on | attribute | person > date
born-in | attribute | person > place
is-alive | state | person > boolean
takes-place-on, begins-on, ends-on | attribute | D > date
announced-on | attribute | D > date
takes-place-at | attribute | event > place
part-of | attribute | organisation D > organisation D
attends | event | person organisation group > event
hosts | event | X > event person
meets, speaks-with | event | person organisation group > person organisation group
visits | event | person group > place
located-in | state | person organisation event work > place
previous-stop, next-stop | attribute | event > place
headcount | attribute | event > quantity
says | event | person organisation > text
supports, opposes | state | person organisation > agreement topic work person
approves, rejects | event | person organisation > D
signs, brokers | event | X > agreement
has-status | state | D > text
owns | state | person organisation > organisation work
owns-share | state | person organisation > quantity
acquires | event | organisation > organisation work
has-value | attribute | agreement work event > quantity
valued-at | state | organisation > quantity
pledges | attribute | X > quantity agreement
invests | attribute | X > quantity
funded-by | state | D > X
funding-kind | state | D > text
killed, injured | cumulative | event > quantity
"""
SETS = {"X": "person organisation place", "D": "event agreement work"}
FUNCTIONAL = """succeeds born-on died-on born-in is-alive takes-place-on begins-on ends-on announced-on
takes-place-at previous-stop next-stop headcount has-status has-value valued-at killed injured"""


def rows() -> list[tuple[str, str, set[str], set[str]]]:
    found = []
    for row in TABLE.strip().splitlines():
        ids, kind, types = row.split(" | ")
        subject, target = (
            set(" ".join(SETS.get(t, t) for t in side.split()).split()) for side in types.split(" > ")
        )
        found += [(key, kind, subject, target) for key in ids.split(", ")]
    return found


@pytest.mark.parametrize(("key", "kind", "subject", "target"), rows())
def test_each_predicate_has_the_tables_kind_and_types(
    key: str, kind: str, subject: set[str], target: set[str]
) -> None:
    predicate = CORE[key]
    assert (predicate.kind, set(predicate.subject_type), set(predicate.object_type)) == (
        kind,
        subject,
        target,
    )
    assert predicate.label


def test_there_is_no_predicate_more() -> None:
    assert set(CORE) == {key for key, *_ in rows()}


def having(constraint: str) -> dict[str, object]:
    return {key: getattr(p, constraint) for key, p in CORE.items() if constraint in p.model_fields_set}


def test_constraints_are_the_tables() -> None:
    assert having("one_object_per_subject") == dict.fromkeys(FUNCTIONAL.split(), True)
    assert having("one_subject_per_object") == {"holds-office": True}
    assert having("separators") == {
        "holds-office": ("acting", "elect", "region"),
        "succeeds": ("office",),
        "owns-share": ("of",),
        "pledges": ("to", "for"),
        "invests": ("in", "for"),
    }
    # Not in the table: MODELING.md says in words that headcounts and casualties are counts.
    assert having("unit") == dict.fromkeys(("headcount", "killed", "injured"), "1")
    assert having("symmetric") == dict.fromkeys(("spouse-of", "meets", "speaks-with"), True)
    assert having("acyclic") == {"part-of": True}
    assert having("part_of_total") == {"owns-share": True}
    assert having("reschedulable") == dict.fromkeys(("takes-place-on", "begins-on", "ends-on"), True)
    assert having("exclusive_with") == {
        "supports": ("opposes",),
        "opposes": ("supports",),
        "approves": ("rejects",),
        "rejects": ("approves",),
    }
    # RULES.md says more than the table: born before holding office before death, announced before held.
    assert having("after") == {"holds-office": ("born-on",)}
    assert having("before") == {
        "holds-office": ("died-on",),
        "takes-office": ("leaves-office",),
        "born-on": ("died-on",),
        "begins-on": ("ends-on",),
        "announced-on": ("begins-on", "takes-place-on"),
    }
    assert having("ordered_values") == {
        "is-alive": (True, False),
        "has-status": ("proposed", "agreed", "signed", "in force"),
    }
    assert having("exclusive_values") == {
        "has-status": ("in force", "cancelled"),
        "funding-kind": ("public funds", "private capital"),
    }
    assert having("implies") == {
        "holds-office": Implication(predicate="is-alive", object=Boolean(boolean=True)),
        "attends": Implication(predicate="visits", object="object.place"),
        "visits": "located-in",
    }


def test_every_type_and_every_other_predicate_named_exists() -> None:
    for key, predicate in CORE.items():
        assert set(predicate.subject_type) <= set(ENTITY_TYPES), key
        assert set(predicate.object_type) <= {*ENTITY_TYPES, *LITERAL_TYPES}, key
        assert {*predicate.before, *predicate.after, *predicate.exclusive_with} <= set(CORE), key
        implied = (
            predicate.implies.predicate if isinstance(predicate.implies, Implication) else predicate.implies
        )
        assert implied is None or implied in CORE, key


def test_nothing_else_is_shipped_and_the_text_is_tidy() -> None:
    text = core_vocabulary_text().decode("utf-8")
    assert set(json.loads(text)) == {"$schema", "predicates"}
    assert text.endswith("}\n")
    assert "tolerance" not in text and "exceptions" not in Predicate().model_fields_set


def test_the_run_time_form_is_the_validated_one() -> None:
    written = json.loads(core_vocabulary_text())["predicates"]
    assert core_predicates() == {key: Predicate.model_validate(value) for key, value in written.items()}
