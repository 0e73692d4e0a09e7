"""Record files: which kind a value is, and how a claim file's defaults reach its claims."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from claimcheck.records import EntityLine, kind_of
from claimcheck.records.errors import problems
from claimcheck.records.files import ClaimFile, VocabularyFile


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ({"article": {}, "claims": []}, "claim-file"),
        ({"claims": []}, "claim-file"),
        ({"$schema": "x", "article": {}}, "claim-file"),
        ({"claims": [], "entities": {}}, "claim-file"),
        ({"entities": {}}, "vocabulary"),
        ({"predicates": {}}, "vocabulary"),
        ({"articles": {}, "$schema": "x"}, "vocabulary"),
        ({"waivers": []}, "waivers"),
        ({}, None),
        ({"$schema": "x"}, None),
        ({"defaults": {}}, None),
        ([{"claims": []}], None),
        ("claims", None),
        (None, None),
    ],
)
def test_the_top_level_keys_tell_the_kind(value: object, kind: str | None) -> None:
    assert kind_of(value) == kind


def file(defaults: Any, *claims: dict[str, Any]) -> dict[str, Any]:
    return {"article": {"id": "a"}, "defaults": defaults, "claims": list(claims)}


def pointers(value: dict[str, Any]) -> list[str]:
    with pytest.raises(ValidationError) as caught:
        ClaimFile.model_validate(value)
    return [problem.pointer for problem in problems(caught.value)]


CLAIM = {"id": "c", "subject": "s", "predicate": "p", "object": "o"}


def test_defaults_supply_what_every_claim_needs() -> None:
    read = ClaimFile.model_validate(
        file({"hedging": "likely", "scope": {"to": "x"}}, {**CLAIM, "scope": {"in": "y"}}, CLAIM)
    )
    assert [claim.hedging for claim in read.claims] == ["likely", "likely"]
    assert [claim.scope for claim in read.claims] == [{"to": "x", "in": "y"}, {"to": "x"}]


def test_a_wrong_default_is_reported_once_and_where_it_stands() -> None:
    wrong = {"hedging": "sure", "attribution": {"evidence": "hearsay"}, "colour": 1}
    assert pointers(file(wrong, CLAIM, {**CLAIM, "id": "d"})) == [
        "/defaults/hedging",
        "/defaults/attribution/evidence",
        "/defaults/colour",
    ]


def test_a_wrong_default_hides_no_claims_own_mistake_even_the_same_one() -> None:
    value = file(
        {"hedging": "sure", "attribution": {"evidence": "hearsay"}},
        {**CLAIM, "hedging": "sure"},
        {**CLAIM, "attribution": {"evidence": "hearsay"}},
        {**CLAIM, "attribution": {"speaker": "Mr X"}, "time": "soon"},
    )
    assert pointers(value) == [
        "/defaults/hedging",
        "/defaults/attribution/evidence",
        "/claims/0/hedging",
        "/claims/1/attribution/evidence",
        "/claims/2/time",
        "/claims/2/attribution/speaker",
    ]


def test_messages_are_the_same_with_defaults_as_without() -> None:
    bad = {
        **CLAIM,
        "hedging": "sure",
        "id": "A B",
        "object": {"amount": "5bn", "unit": ""},
        "likelihood": [5, 101],
    }
    with_none = {"article": {"id": "a"}, "claims": [bad]}
    found = []
    for value in (with_none, file({"note": "x"}, bad)):
        with pytest.raises(ValidationError) as caught:
            ClaimFile.model_validate(value)
        found.append(problems(caught.value))
    assert found[0] == found[1]
    assert len(found[0]) == 5


def test_what_neither_claim_nor_defaults_supply_is_missing_at_the_claim() -> None:
    assert pointers(file({"note": "x"}, CLAIM)) == ["/claims/0"]


@pytest.mark.parametrize("value", [[], "x", None, {"article": [], "defaults": 5, "claims": 7}])
def test_nonsense_is_refused_and_never_a_crash(value: Any) -> None:
    with pytest.raises(ValidationError) as caught:
        ClaimFile.model_validate(value)
    assert problems(caught.value)


def test_the_maps_keys_are_the_ids_and_lines_carry_theirs() -> None:
    read = VocabularyFile.model_validate({"entities": {"tokyo": {"type": "place", "within": "japan"}}})
    assert read.entities["tokyo"].within == "japan"
    assert EntityLine.model_validate({"id": "tokyo", "type": "place"}).id == "tokyo"
    with pytest.raises(ValidationError):
        EntityLine.model_validate({"type": "place"})
