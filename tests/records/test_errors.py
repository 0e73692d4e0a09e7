"""One wrong thing gives one problem, at its true JSON pointer, in plain words."""

from __future__ import annotations

from typing import Any

import jiter
import pytest
from pydantic import ValidationError

from claimcheck.records import BulkLine
from claimcheck.records.errors import SchemaProblem, problems
from claimcheck.records.fields import Record
from claimcheck.records.files import ClaimFile, VocabularyFile

CLAIM = {"id": "c", "subject": "s", "predicate": "p", "object": "o", "hedging": "stated"}


def of(model: type[Record], value: Any) -> list[SchemaProblem]:
    with pytest.raises(ValidationError) as caught:
        model.model_validate(value)
    return problems(caught.value)


def one(extra: dict[str, Any]) -> SchemaProblem:
    (problem,) = of(ClaimFile, {"article": {"id": "a"}, "claims": [CLAIM, {**CLAIM, **extra}]})
    return problem


def test_an_unknown_key_is_named_with_the_keys_that_are_allowed() -> None:
    problem = one({"hedgeing": "stated"})
    assert (problem.pointer, problem.key) == ("/claims/1/hedgeing", "hedgeing")
    assert problem.message == 'unknown key "hedgeing"'
    assert {"hedging", "id", "scope"} <= set(problem.expected)


def test_a_wrong_key_in_a_quantity_is_an_unknown_key_and_no_noise_of_five_shapes() -> None:
    problem = one({"object": {"amount": "5", "unit": "USD", "amuont": "5"}})
    assert (problem.pointer, problem.key) == ("/claims/1/object/amuont", "amuont")
    assert "bound" in problem.expected and "date" not in problem.expected


def test_a_misspelt_amount_is_still_seen_as_a_quantity() -> None:
    problem = one({"object": {"amuont": "5", "unit": "USD"}})
    assert (problem.pointer, problem.key) == ("/claims/1/object/amuont", "amuont")


def test_an_object_of_no_shape_lists_the_shapes() -> None:
    problem = one({"object": {"dtae": "2025"}})
    assert (problem.pointer, problem.key) == ("/claims/1/object", "dtae")
    assert problem.expected == ("amount", "low", "high", "date", "text", "boolean")
    assert '{"date": …}' in problem.message


def test_a_missing_key_points_at_the_object_that_lacks_it() -> None:
    (problem,) = of(ClaimFile, {"article": {"id": "a"}, "claims": [{**CLAIM, "object": {"amount": "5"}}]})
    assert (problem.pointer, problem.message) == ("/claims/0/object", 'the key "unit" is missing')
    (problem,) = of(BulkLine, CLAIM)
    assert (problem.pointer, problem.message) == ("", 'the key "article" is missing')


def test_a_word_off_the_list_says_the_list() -> None:
    problem = one({"hedging": "sure"})
    assert problem.pointer == "/claims/1/hedging"
    assert problem.message.startswith('"sure" is not allowed here; write one of "confirmed", "stated"')
    assert problem.expected[0] == "confirmed" and len(problem.expected) == 9


def test_lists_and_single_values_have_pointers_of_their_own() -> None:
    assert one({"subject": "Masa Son"}).pointer == "/claims/1/subject"
    assert one({"subject": ["s", "Masa Son"]}).pointer == "/claims/1/subject/1"
    assert one({"quote": {"exact": ""}}).pointer == "/claims/1/quote/exact"
    problem = one({"quote": [{"exact": "x"}, {"exact": "x", "sufix": "y"}]})
    assert problem.pointer == "/claims/1/quote/1/sufix"
    assert problem.expected == ("exact", "prefix", "suffix")


def test_keys_with_slash_and_tilde_are_escaped_and_words_of_the_validator_are_kept_as_keys() -> None:
    assert one({"a/b~c": 1}).pointer == "/claims/1/a~1b~0c"
    assert one({"scope": {"one": []}}).pointer == "/claims/1/scope/one"
    assert one({"scope": {"[key]": []}}).pointer == "/claims/1/scope/[key]"
    assert one({"object": {"text": "x", "quantity": 1}}).pointer == "/claims/1/object/quantity"


def test_a_wrong_id_of_a_vocabulary_entry_points_at_the_entry() -> None:
    (problem,) = of(VocabularyFile, {"entities": {"Big Id": {"type": "person"}}})
    assert problem.pointer == "/entities/Big Id"
    assert problem.message.startswith('"Big Id" is not an id: ')


def test_an_entity_named_like_a_key_does_not_confuse_the_pointer() -> None:
    (problem,) = of(VocabularyFile, {"entities": {"type": {"type": "person", "nmae": "x"}}})
    assert (problem.pointer, problem.key) == ("/entities/type/nmae", "nmae")
    assert "name" in problem.expected


def test_an_implication_has_its_own_keys() -> None:
    (problem,) = of(VocabularyFile, {"predicates": {"p": {"implies": {"predicate": "q", "objct": "x"}}}})[1:]
    assert problem.pointer == "/predicates/p/implies/objct"
    assert problem.expected == ("predicate", "object")


def test_one_bad_record_hides_no_other() -> None:
    bad = [{**CLAIM, "hedging": "sure", "x": 1}, CLAIM, {**CLAIM, "subject": 5}, {**CLAIM, "time": "soon"}]
    found = of(ClaimFile, {"article": {"id": "A B"}, "claims": bad})
    assert [problem.pointer for problem in found] == [
        "/article/id",
        "/claims/0/hedging",
        "/claims/0/x",
        "/claims/2/subject",
        "/claims/3/time",
    ]


@pytest.mark.parametrize(
    ("extra", "words"),
    [
        ({"time": "2025-02-30"}, "2025-02-30"),
        ({"event": None}, "null is not allowed here"),
        ({"note": 5}, "should be text in quotation marks, not 5"),
        ({"retracted": "no"}, 'should be true or false, not "no"'),
        ({"cites": "a"}, 'should be a list in [ ], not "a"'),
        ({"scope": []}, "should be an object in { }, not a list"),
        ({"attribution": True}, "should be an object in { }, not true"),
        ({"subject": []}, "the list is empty"),
        ({"likelihood": [5]}, "two numbers"),
        ({"likelihood": [5, 6, 7]}, "holds at most 2"),
        ({"likelihood": [5, 101]}, 'an entry of "likelihood" should be at most 100, not 101'),
        ({"cue": 5}, '"cue" should be text in quotation marks, not 5'),
        ({"quote": {"exact": ""}}, '"exact" is empty: write something'),
        ({"tags": ["x", ""]}, 'an entry of "tags" is empty: write something'),
        ({"event": "x" * 201}, '"event" is longer than 200 characters'),
        ({"scope": {"k" * 500: []}}, '…" should be text, a number, true or false'),
        ({"object": {"amount": "1e99999", "unit": "USD"}}, "this number is too large"),
        ({"object": {"amount": "-1.5E+1000", "unit": "USD"}}, "this number is too large"),
        ({"object": {"amount": "1e-99999", "unit": "USD"}}, "this number is too close to zero"),
        ({"likelihood": [6, 5]}, "lower bound first"),
        ({"object": {"text": ""}}, "is empty"),
        ({"object": {"amount": "5bn", "unit": "USD"}}, "plain decimal number"),
        ({"object": {"amount": 10**5000, "unit": "USD"}}, "too many digits"),
        ({"object": {"low": 2, "high": 1, "unit": "1"}}, '"low" is above "high"'),
        ({"object": {"low": 2, "unit": "1"}}, 'write "amount", or "low" and "high"'),
        ({"scope": {"x": {}}}, "should be text, a number, true or false"),
        ({"note": 10**5000}, "not a very long number"),
        ({"predicate": "x" * 5000}, "longer than 200 characters"),
        ({"predicate": "X" * 150}, 'X…" is not an id'),
    ],
)
def test_the_message_says_what_to_write(extra: dict[str, Any], words: str) -> None:
    message = one(extra).message
    assert words in message
    assert len(message) < 300


def test_the_readers_numbers_are_shown_as_written() -> None:
    value = jiter.from_json(b'{"likelihood": [5, 1e999]}', float_mode="lossless-float")
    assert "inf" in one(value).message or "1e999" in one(value).message
    value = jiter.from_json(b'{"note": 1.50}', float_mode="lossless-float")
    assert one(value).message.endswith("not 1.50")
    value = jiter.from_json(b'{"object": {"amount": 1e99999, "unit": "1"}}', float_mode="lossless-float")
    assert one(value).message == "this number is too large"
