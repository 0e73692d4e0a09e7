"""Laws that hold of every project: what is irrelevant, what stays, what time alone decides."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.finding import Finding, Outcome
from claimcheck.reported import Report
from claimcheck.reporters import text_of
from claimcheck.reporters.telling import Telling

from .drafts import DRAFTS, HEDGES, LAW, PEOPLE, Draft, found, linted

READS_THE_ORDER = ("CC304", "CC903")
"""Rules that take the order of an article's records for the order of its text."""


def identities(findings: set[Finding], *ignored: str) -> set[tuple[object, ...]]:
    """What a finding is to those who track it: fingerprint, outcome, severity and who holds what."""
    return {
        (f.code, f.fingerprint, f.severity, f.problem.outcome, f.problem.camps, f.problem.interval)
        for f in findings
        if f.code not in ignored
    }


@LAW
@given(DRAFTS, st.randoms(use_true_random=False))
def test_the_order_of_claims_is_irrelevant(draft: Draft, chance: Any) -> None:
    shuffled = chance.sample(draft.claims, len(draft.claims))
    before, after = found(draft.files()), found(draft._replace(claims=shuffled).files())
    assert identities(before, *READS_THE_ORDER) == identities(after, *READS_THE_ORDER)


@LAW
@given(DRAFTS, st.randoms(use_true_random=False))
def test_the_order_of_files_and_their_names_are_irrelevant(draft: Draft, chance: Any) -> None:
    files = draft.files()
    before = found(files)
    records = [path for path in files if path.startswith("claims/")]
    assert found(files, order=chance.sample(records, len(records))) == before
    names = chance.sample([f"claims/desk/{number}.json" for number in range(len(records))], len(records))
    moved = dict(zip(records, names, strict=True))
    assert found({moved.get(path, path): text for path, text in files.items()}) == before


@LAW
@given(DRAFTS, st.randoms(use_true_random=False))
def test_the_order_of_keys_is_irrelevant(draft: Draft, chance: Any) -> None:
    def stirred(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: stirred(value[key]) for key in chance.sample(list(value), len(value))}
        return [stirred(item) for item in value] if isinstance(value, list) else value

    files = draft.files()
    mixed = {
        path: json.dumps(stirred(json.loads(text))) if path.endswith(".json") else text
        for path, text in files.items()
    }
    assert found(mixed) == found(files)


@LAW
@given(DRAFTS)
def test_the_same_project_gives_the_same_bytes(draft: Draft) -> None:
    assert told_as_json(linted(draft.files())) == told_as_json(linted(draft.files()))


def told_as_json(report: Report) -> str:
    return text_of("json", Telling(report, notes=True))


@LAW
@given(DRAFTS)
def test_the_names_of_articles_are_irrelevant(draft: Draft) -> None:
    swap = {"a": "b", "b": "a", "c": "c"}
    swapped = Draft(
        [{**claim, "article": swap[claim["article"]]} for claim in draft.claims],
        {swap[name]: article for name, article in draft.articles.items()},
        {swap[name]: text for name, text in draft.texts.items()},
    )

    def unnamed(findings: set[Finding]) -> set[tuple[object, ...]]:
        return {(f.code, f.severity, f.problem._replace(key=())) for f in findings}

    assert unnamed(found(draft.files())) == unnamed(found(swapped.files()))


@LAW
@given(DRAFTS, st.integers(0, 8))
def test_another_article_that_joins_a_camp_reopens_nothing(draft: Draft, number: int) -> None:
    """Dated, as an undated claim is of the time of its article; without words that order one article only."""
    chosen = number % len(draft.claims)
    joined = {"time": "2025-10-27", **draft.claims[chosen]}
    joined.pop("relative", None)
    claims = [joined if place == chosen else claim for place, claim in enumerate(draft.claims)]
    another = {**joined, "id": "claim-x", "article": "x"}
    articles = {**draft.articles, "x": dict(draft.articles[joined["article"]])}
    before = found(draft._replace(claims=claims).files())
    after = found(draft._replace(claims=[*claims, another], articles=articles).files())
    assert contradictions(before) == contradictions(after)


def contradictions(findings: set[Finding]) -> set[tuple[str, str]]:
    return {(f.code, f.fingerprint) for f in findings if f.code.startswith("CC2")}


@LAW
@given(DRAFTS, st.sampled_from(HEDGES), st.sampled_from("abx"))
def test_a_claim_about_something_else_changes_nothing(draft: Draft, hedging: str, article: str) -> None:
    told = {
        "id": "claim-x", "article": article, "subject": "stranger", "hedging": hedging, "time": "2025",
        "predicate": "holds-office", "object": "guild-master", "attribution": {"evidence": "unknown"},
    }  # fmt: skip
    new = {
        "stranger": {"type": "person", "name": "a stranger"},
        "guild-master": {"type": "office", "name": "guild master"},
    }
    more = draft._replace(claims=[*draft.claims, told])
    assert found(draft.files(**new)) == found(more.files(**new))


@st.composite
def terms_in_a_row(draw: st.DrawFn) -> list[str]:
    """Closed and dated terms, each beginning when or after the one before it has ended."""
    days = st.dates(min_value=date(1900, 1, 1)).map(str)
    cuts = sorted(draw(st.lists(days, min_size=4, max_size=8, unique=True)))
    handover = draw(st.booleans())
    pairs = pairwise(cuts) if handover else zip(cuts[::2], cuts[1::2], strict=False)
    return [f"{start}/{end}" for start, end in pairs]


@LAW
@given(terms_in_a_row(), st.lists(st.sampled_from(HEDGES), min_size=8, max_size=8))
def test_closed_and_dated_terms_in_a_row_are_silent(terms: list[str], hedges: list[str]) -> None:
    claims = [
        {"subject": PEOPLE[i % 4], "predicate": "holds-office", "object": "prime-minister", "time": term}
        | {"article": "abc"[i % 3], "hedging": hedges[i], "attribution": {"evidence": "unknown"}}
        for i, term in enumerate(terms)
    ]
    assert found(Draft(claims, {}).files()) == set()


def widened(time: str) -> Iterator[str]:
    """A time told ever more coarsely, from days to years; at each step both boundaries lose a part."""
    while "-" in time:
        time = "/".join(part.rpartition("-")[0] or part for part in time.split("/"))
        yield time


@LAW
@given(
    st.lists(st.dates(*(date(year, 1, 1) for year in (2023, 2027))), min_size=4, max_size=4),
    st.booleans(),
    st.booleans(),
)
def test_a_coarser_date_never_makes_a_conflict(
    days: list[Any], first_lasts: bool, second_lasts: bool
) -> None:
    a, b, c, d = map(str, days)
    mine = "/".join(sorted((a, b))) if first_lasts else a
    other = "/".join(sorted((c, d))) if second_lasts else c

    def conflict(one: str, two: str) -> bool:
        claims = [
            {"subject": who, "predicate": "holds-office", "object": "prime-minister", "time": time}
            for who, time in (("ishiba", one), ("takaichi", two))
        ]
        findings = found(Draft(claims, {}).files(), select=("CC201",))
        return any(f.problem.outcome is Outcome.CONFLICT for f in findings)

    certain = conflict(mine, other)
    for coarser in widened(other):
        still = conflict(mine, coarser)
        assert certain or not still, f"{mine} against {other}, then {coarser}"
        certain = still
