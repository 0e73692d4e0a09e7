"""What the records keep of what was written."""

from __future__ import annotations

import time
from typing import Any, get_args

import jiter
import pytest
from pydantic import ValidationError

from claimcheck.records import Article, ArticleEntry, BulkLine, Claim, Quantity, Quote, with_defaults
from claimcheck.records.claim import Hedging
from claimcheck.values.hedging import SCALE

CLAIM = {"id": "c", "subject": "s", "predicate": "p", "object": "o", "hedging": "stated"}


def read(extra: str) -> Claim:
    value = jiter.from_json(extra.encode(), float_mode="lossless-float")
    assert isinstance(value, dict)
    return Claim.model_validate({**CLAIM, **value})


def test_the_hedging_words_are_those_of_the_scale() -> None:
    assert get_args(Hedging) == tuple(SCALE)


@pytest.mark.parametrize(
    "written", ["9.80", "500e9", "500000000000", "1E+3", "0.10", "-2", "12345678901234567890.50"]
)
def test_a_numbers_written_digits_are_kept_quoted_or_not(written: str) -> None:
    for amount in (written, f'"{written}"'):
        quantity = read(f'{{"object": {{"amount": {amount}, "unit": "1"}}}}').object
        assert isinstance(quantity, Quantity) and quantity.amount == written


def test_scope_numbers_are_numbers_and_true_stays_true() -> None:
    scope = read('{"scope": {"share": 0.5, "round": 2, "acting": true, "of": "japan"}}').scope
    assert scope == {"share": 0.5, "round": 2, "acting": True, "of": "japan"}
    assert [type(value) for value in scope.values()] == [float, int, bool, str]


def test_likelihood_takes_the_readers_numbers() -> None:
    assert read('{"likelihood": [0.5, 5]}').likelihood == (0.5, 5.0)


def test_one_and_several_subjects_and_quotes() -> None:
    assert read("{}").subject == "s"
    assert read('{"subject": ["a", "b"]}').subject == ("a", "b")
    assert read("{}").quotes == ()
    assert read('{"quote": {"exact": "x"}}').quotes == (Quote(exact="x"),)
    assert [quote.exact for quote in read('{"quote": [{"exact": "x"}, {"exact": "y"}]}').quotes] == ["x", "y"]


def test_absent_keys_have_the_formats_defaults() -> None:
    claim = read("{}")
    assert (claim.polarity, claim.modality, claim.time_basis) == ("affirmed", "actual", "printed")
    assert (claim.time, claim.event, claim.note, claim.cites, claim.retracted) == (None, None, "", (), False)
    assert claim.attribution.evidence is None
    assert Article(id="a").reliability == "F"


def test_records_cannot_be_changed_and_lists_are_tuples() -> None:
    claim = read('{"cites": ["a"], "subject": ["x"]}')
    assert (claim.cites, claim.subject) == (("a",), ("x",))
    with pytest.raises(ValidationError):
        claim.note = "x"


def test_a_claim_names_its_article_on_a_bulk_line_only() -> None:
    line = BulkLine.model_validate({**CLAIM, "article": "a"})
    assert isinstance(line, Claim) and line.article == "a"
    with pytest.raises(ValidationError):
        Claim.model_validate({**CLAIM, "article": "a"})


def test_defaults_are_laid_under_a_claim_and_fill_attribution_and_scope_key_by_key() -> None:
    defaults: dict[str, Any] = {
        "hedging": "likely",
        "object": {"amount": "5", "unit": "1"},
        "scope": {"to": "x", "in": "y"},
        "attribution": {"source": "z", "evidence": "unknown"},
    }
    claim: dict[str, Any] = {"object": {"date": "2025"}, "scope": {"in": "w"}, "attribution": {"source": ""}}
    assert with_defaults(claim, defaults) == {
        "hedging": "likely",
        "object": {"date": "2025"},
        "scope": {"to": "x", "in": "w"},
        "attribution": {"source": "", "evidence": "unknown"},
    }
    assert claim["scope"] == {"in": "w"} and defaults["scope"] == {"to": "x", "in": "y"}


def test_a_listed_article_becomes_an_article_with_the_key_as_its_id() -> None:
    listed = ArticleEntry(title="t", cites=("b",))
    article = listed.under("a")
    assert article == Article(id="a", title="t", cites=("b",))
    assert article.model_fields_set == {"id", "title", "cites"}


def test_a_claim_written_back_reads_the_same() -> None:
    claim = read('{"object": {"amount": 9.80, "unit": "%"}, "quote": [{"exact": "x"}], "subject": ["a"]}')
    written = claim.model_dump(mode="json", exclude_unset=True)
    assert written["object"] == {"amount": "9.80", "unit": "%"}
    assert Claim.model_validate(written) == claim


def test_27000_small_claims_validate_in_well_under_a_second() -> None:
    lines: list[dict[str, Any]] = [
        {
            "id": f"c{i}",
            "article": f"a{i % 100}",
            "subject": f"person-{i}",
            "hedging": "stated",
            "predicate": "holds-office",
            "object": "office",
            "time": f"{1900 + i % 90}/2001",
        }
        for i in range(27_000)
    ]
    began = time.process_time()
    for line in lines:
        BulkLine.model_validate(line)
    assert time.process_time() - began < 0.8
