"""Very many amounts and dates: compared by what they cover, they give what every pair gives."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from laws.drafts import LAW

from claimcheck.comparable.corpus import Corpus, Settings, build
from claimcheck.judging import crowding
from claimcheck.records import Article, Claim, Entity
from claimcheck.records.core import core_predicates

from .test_grouping import both_ways

ARTICLES: dict[str, dict[str, Any]] = {
    "a": {"published": "2025-10-20"},
    "b": {"published": "2025-10-23"},
    "c": {},
}
USD = {"unit": "USD"}
AMOUNTS = st.one_of(
    st.integers(1, 12).map(lambda number: {"amount": str(number), **USD}),
    st.sampled_from(
        (
            {"amount": "7.4", **USD}, {"amount": "5", "unit": "EUR"}, {"amount": "5", **USD, "per": "year"},
            {"amount": "6", **USD, "bound": "at_least"}, {"amount": "4", **USD, "bound": "at_most"},
            {"amount": "8", **USD, "approximate": True}, {"low": "2", "high": "9", **USD},
            {"amount": "3", **USD, "as_of": "2025-10"},
        )
    ),
)  # fmt: skip
DATES = st.sampled_from(
    (
        "2025-10-20", "2025-10-21", "2025-10-22", "2025-10-25", "2025-10", "2025-11", "2025",
        "2025-10-21/2025-10-24", "2025-10-22~", "2025-10-28/..", "2025-10-24/2025-10-20",
    )
).map(lambda date: {"date": date})  # fmt: skip
VARIED: st.SearchStrategy[dict[str, Any]] = st.sampled_from(
    (
        *[{}] * 9, {"hedging": "rumored"}, {"hedging": "disputed"}, {"polarity": "negated"},
        {"attribution": {"speaker": "ann"}}, {"modality": "planned"}, {"modality": "predicted"},
        {"relative": "before"}, {"scope": {"measure": "net"}}, {"scope": {"measure": "gross"}},
        {"attribution": {"evidence": "inferred"}}, {"time": "2025-10-20"},
    )
)  # fmt: skip


def corpus_of(predicate: str, subject: str, said: list[tuple[Any, dict[str, Any], str]]) -> Corpus:
    claims = []
    for number, (value, varied, article) in enumerate(said):
        line = {"id": f"{article}/{number * 7 % 10}{number}", "subject": "thing", "predicate": predicate,
                "object": value, "hedging": "stated", **varied}  # fmt: skip
        claims.append((Claim.model_validate(line), article))
    entities = {
        "ann": Entity.model_validate({"type": "person"}),
        "thing": Entity.model_validate(
            {"type": subject, **({"time": "2025-10-20"} if subject == "event" else {})}
        ),
    }
    articles = {key: (Article.model_validate({"id": key, **more}), None) for key, more in ARTICLES.items()}
    return build(entities, core_predicates(), articles, claims, Settings())


@pytest.mark.parametrize(
    ("code", "predicate", "subject", "values"),
    [
        ("CC204", "has-value", "work", AMOUNTS),
        ("CC204", "valued-at", "organisation", AMOUNTS),
        ("CC205", "takes-place-on", "event", DATES),
        ("CC205", "born-on", "person", DATES),
    ],
)
@given(data=st.data())
@settings(LAW, max_examples=400)
def test_what_values_cover_tells_what_every_pair_tells(
    code: str, predicate: str, subject: str, values: st.SearchStrategy[Any], data: st.DataObject
) -> None:
    who = st.tuples(values, VARIED, st.sampled_from(sorted(ARTICLES)))
    corpus = corpus_of(predicate, subject, data.draw(st.lists(who, min_size=3, max_size=16)))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(crowding, "CROWDED", -1)
        found, wanted = both_ways(code, corpus)
    assert [sorted(some, key=repr) for some in found] == [sorted(some, key=repr) for some in wanted]
