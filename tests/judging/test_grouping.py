"""Groups are those that judging every pair would give, however few pairs are judged."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from laws.drafts import LAW

from claimcheck import rule as contract
from claimcheck.backends.local import LocalBackend
from claimcheck.comparable.block import Position
from claimcheck.comparable.corpus import Corpus, Settings, build
from claimcheck.comparable.statement import NO_WORDING, Statement
from claimcheck.families import certainty, single_valued
from claimcheck.finding import Outcome, Problem, Unchecked
from claimcheck.judging import crowding
from claimcheck.judging.bundles import Bundle, sparse_pairs, whole_pairs
from claimcheck.judging.grouping import TOLD, Group
from claimcheck.judging.linking import Edge
from claimcheck.judging.meeting import Verdict
from claimcheck.judging.pairing import Pairing
from claimcheck.judging.sweep import Sweep, links
from claimcheck.records import Article, Claim, Entity, Predicate
from claimcheck.records.core import core_predicates
from claimcheck.rule import CrossRule
from claimcheck.rules import RULES
from claimcheck.values.time import Span, certainly_before, parse


def every_pair(times: Sequence[Span | None], camps: Sequence[str], kinds: Sequence[object]) -> Pairing:
    """All pairs that may meet in time or follow each other, whatever the kinds."""
    del kinds
    undated = [index for index, time in enumerate(times) if time is None]
    pairs = set(combinations(undated, 2))
    active: list[int] = []
    previous = -1
    dated = [(time.first_start, index) for index, time in enumerate(times) if time is not None]
    for start, index in sorted(dated):
        active = [i for i in active if (time := times[i]) is not None and time.last_end >= start]
        others = {*undated, *active, *([previous] if previous >= 0 else [])}
        pairs.update((min(other, index), max(other, index)) for other in others)
        active.append(index)
        previous = index
    different = (pair for pair in pairs if camps[pair[0]] != camps[pair[1]])
    return Pairing(sorted(different, key=lambda pair: (pair[1], pair[0])))


def by_every_pair(
    positions: Sequence[Position],
    camps: Sequence[str],
    judge: Callable[[Position, Position], Verdict],
    pairing: Pairing,
) -> Iterator[Group]:
    """The groups, by judging all pairs: how it was done before positions were bundled."""
    edges: dict[Outcome, list[Edge]] = {outcome: [] for outcome in TOLD}
    for left, right in pairing.pairs:
        verdict = judge(positions[left], positions[right])
        if verdict.outcome in edges:
            edges[verdict.outcome].append(Edge(left, right, verdict))
    explain(edges, positions, camps)
    settled = list(range(len(positions)))
    for outcome in TOLD:
        links = [e for e in edges[outcome] if settled[e.left] != settled[e.right]]
        roots = list(range(len(positions)))
        for edge in links:
            old, new = roots[edge.left], roots[edge.right]
            roots = [new if root == old else root for root in roots]
        if outcome is Outcome.CONFLICT:
            settled = roots
        parts: dict[int, list[Edge]] = {}
        for edge in sorted(links, key=lambda e: (e.right, e.left)):
            parts.setdefault(roots[edge.left], []).append(edge)
        for part in parts.values():
            members = sorted({i for edge in part for i in (edge.left, edge.right)})
            proof = min(part, key=lambda e: firmness(positions[e.left], positions[e.right]))
            pairs = tuple((positions[e.left], positions[e.right]) for e in part)
            linked = {frozenset((camps[e.left], camps[e.right])) for e in part}
            wanted = {frozenset(two) for two in combinations({camps[i] for i in members}, 2)}
            yield Group(
                outcome, tuple(positions[i] for i in members), pairs, proof.verdict,
                (positions[proof.left], positions[proof.right]), linked == wanted,
            )  # fmt: skip


def firmness(a: Position, b: Position) -> tuple[int, list[str]]:
    weaker = min(-1 if p.lead.rank is None else p.lead.rank for p in (a, b))
    return (-weaker, sorted((a.lead.claim, b.lead.claim)))


def explain(edges: dict[Outcome, list[Edge]], positions: Sequence[Position], camps: Sequence[str]) -> None:
    followed = {frozenset((camps[e.left], camps[e.right])) for e in edges[Outcome.PROGRESSION]}

    def ordered(one: str, other: str) -> bool:
        times = [
            [p.lead.time for camp, p in zip(camps, positions, strict=True) if camp == side and p.lead.time]
            for side in (one, other)
        ]
        if not all(times):
            return False
        ended = min(times[0], key=lambda time: time.last_end)
        return certainly_before(ended, max(times[1], key=lambda time: time.first_start))

    told = Verdict(Outcome.PROGRESSION, "other records show that the one followed the other")
    puzzling, edges[Outcome.POSSIBLE] = edges[Outcome.POSSIBLE], []
    for edge in puzzling:
        left, right = camps[edge.left], camps[edge.right]
        known = frozenset((left, right)) in followed or ordered(left, right) or ordered(right, left)
        if edge.verdict.undated and known:
            edges[Outcome.PROGRESSION].append(Edge(edge.left, edge.right, told))
        else:
            edges[Outcome.POSSIBLE].append(edge)


PEOPLE = ("ann", "bea", "cid", "dot", "eve", "flo")
TIMES = (
    None,
    None,
    None,
    None,
    None,
    None,
    "2020/2022",
    "2020/2022",
    "2021/2024",
    "2023/..",
    "2022-05",
    "2022/2025",
    "2020/",
)
KIND = st.fixed_dictionaries(
    {
        "hedging": st.sampled_from(("stated", "stated", "confirmed", "rumored", "unconfirmed")),
        "time": st.sampled_from(TIMES),
        "relative": st.sampled_from((None, None, "before")),
        "modality": st.sampled_from(("actual", "actual", "planned")),
        "scope": st.sampled_from(({}, {}, {}, {"in": "north"}, {"in": "south"})),
        "speaker": st.sampled_from((None, None, None, "ann")),
        "polarity": st.sampled_from(("affirmed", "affirmed", "affirmed", "negated")),
    }
)
SUBJECTS = (*PEOPLE, *PEOPLE, ["ann", "bea"])


@st.composite
def drafted(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Claims of a few kinds, each kind said of several people."""
    kinds = draw(st.lists(KIND, min_size=1, max_size=4))
    who = st.tuples(st.sampled_from(kinds), st.sampled_from(SUBJECTS), st.sampled_from("aacb"))
    said = draw(st.lists(who, min_size=3, max_size=14))
    return [{**kind, "subject": subject, "article": article} for kind, subject, article in said]


TWO = {"office": {"type": "office", "name": "the office"}, "pair": {"type": "office", "holders": 2}}


def corpus_of(said: Sequence[dict[str, Any]], turned: bool, office: str) -> Corpus:
    """Claims about who holds an office or, turned, in which office somebody is."""
    claims = []
    for number, one in enumerate(said):
        line = {key: value for key, value in one.items() if value is not None}
        article, speaker = line.pop("article"), line.pop("speaker", None)
        line |= {"id": f"{article}/{number * 7 % 10}{number}", "predicate": "holds-office", "object": office}
        if speaker:
            line["attribution"] = {"speaker": speaker}
        if turned and isinstance(line["subject"], str):
            line |= {"predicate": "follows", "object": line["subject"], "subject": "office"}
        claims.append((Claim.model_validate(line), article))
    entities = {name: Entity.model_validate(record) for name, record in TWO.items()}
    entities |= {name: Entity.model_validate({"type": "person"}) for name in PEOPLE}
    follows = Predicate.model_validate({"one_object_per_subject": True})
    articles = {
        key: (Article.model_validate({"id": key, **more}), None)
        for key, more in (("a", {}), ("b", {"published": "2021-05-05"}), ("c", {}))
    }
    return build(entities, {**core_predicates(), "follows": follows}, articles, claims, Settings())


@pytest.mark.parametrize("code", ["CC201", "CC202"])
@given(said=drafted(), office=st.sampled_from(("office", "pair")))
@settings(LAW, max_examples=600)
def test_groups_are_those_of_every_pair(code: str, said: list[dict[str, Any]], office: str) -> None:
    found, wanted = both_ways(code, corpus_of(said, code == "CC202", office))
    assert found == wanted


DAYS = ("2020", "2020-05", "2020-05-03", "2020-05-04", "2021", "2021-02", "2021-02-03", "2022-01-01~")
STARTS, ENDS = (*DAYS, "..", ""), (*DAYS, "..", "", "..", "")
SPAN = (
    st.tuples(st.sampled_from(STARTS), st.sampled_from(ENDS)).map("/".join).filter(lambda text: text != "/")
)
TERM = st.one_of(SPAN, SPAN, SPAN, SPAN, st.sampled_from(DAYS), st.none())


@st.composite
def crowd(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Claims of a few kinds, most with a time of their own; what cannot be is said once."""
    kinds = draw(st.lists(KIND, min_size=1, max_size=3))
    who = st.tuples(st.sampled_from(kinds), st.sampled_from(SUBJECTS), st.sampled_from("aacb"), TERM)
    said = draw(st.lists(who, min_size=4, max_size=24))
    made, odd = [], set()
    for kind, subject, article, time in said:
        if time and parse(time).impossible:
            if time in odd:
                continue
            odd.add(time)
        made.append({**kind, "subject": subject, "article": article, "time": time})
    return made


@pytest.mark.parametrize("code", ["CC201", "CC202"])
@given(said=crowd())
@settings(LAW, max_examples=600)
def test_groups_of_a_crowd_are_those_of_every_pair(code: str, said: list[dict[str, Any]]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(crowding, "CROWDED", -1)
        found, wanted = both_ways(code, corpus_of(said, code == "CC202", "office"))
    assert [sorted(some, key=repr) for some in found] == [sorted(some, key=repr) for some in wanted]


ARTICLES: dict[str, dict[str, Any]] = {
    "a1": {"published": "2025-10-20"}, "a2": {"published": "2025-10-20"}, "b": {"published": "2025-10-21"},
    "c": {"published": "2025-10-23", "cites": ["b"]}, "d": {"published": "2025-10"}, "e": {},
    "f": {"published": "2025-10-25", "published_basis": "inferred"}, "g": {"published": "2025-10-26"},
}  # fmt: skip
FACTS = st.sampled_from(("stated", "confirmed", "confirmed"))
HEDGES = st.sampled_from(("likely", "reportedly", "rumored", "unconfirmed"))
VARIED: st.SearchStrategy[dict[str, Any]] = st.sampled_from(
    (
        *[{}] * 8, *[{"note": "corrected"}] * 3, {"polarity": "negated"}, {"speaker": "ann"},
        {"modality": "planned"},
        {"modality": "conditional"}, {"relative": "before"}, {"relative": "at"}, {"relative": "after"},
        {"time": "2025-10-20"}, {"time": "2025-10-20/2025-10-24"}, {"time": "2025-11"},
        {"cites": ["a1"]}, {"cites": ["b"]}, {"cites": ["b"]},
    )
)  # fmt: skip


@st.composite
def news(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Articles of several days give one thing as fact and with a hedge, each time in much the same way."""
    modality = st.sampled_from(("actual", "actual", "planned", "predicted"))
    two: list[dict[str, Any]] = [
        {"hedging": draw(word), "modality": draw(modality)} for word in (FACTS, HEDGES)
    ]
    who = st.tuples(st.sampled_from(two), VARIED, st.sampled_from(sorted(ARTICLES)))
    said = draw(st.lists(who, min_size=3, max_size=20))
    return [{**kind, **varied, "article": article} for kind, varied, article in said]


@pytest.mark.parametrize("code", ["CC301", "CC302"])
@pytest.mark.parametrize("predicate", ["leads", "attends"])
@given(said=news())
@settings(LAW, max_examples=500)
def test_certainties_of_many_days_are_those_of_every_pair(
    code: str, predicate: str, said: list[dict[str, Any]]
) -> None:
    claims = []
    for number, one in enumerate(said):
        line = {key: value for key, value in one.items() if value}
        article, speaker = line.pop("article"), line.pop("speaker", None)
        line |= {"id": f"{article}/{number * 7 % 10}{number}", "predicate": predicate, "object": "thing"}
        line["subject"] = "ann"
        if speaker:
            line["attribution"] = {"speaker": speaker}
        claims.append((Claim.model_validate(line), article))
    what = {"leads": "organisation", "attends": "event"}[predicate]
    entities = {
        "ann": Entity.model_validate({"type": "person"}),
        "thing": Entity.model_validate({"type": what}),
    }
    articles = {key: (Article.model_validate({"id": key, **more}), None) for key, more in ARTICLES.items()}
    corpus = build(entities, core_predicates(), articles, claims, Settings())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(crowding, "CROWDED", -1)
        found, wanted = both_ways(code, corpus)
    assert [sorted(some, key=repr) for some in found] == [sorted(some, key=repr) for some in wanted]


ONE_KIND = {"hedging": "stated", "relative": None, "modality": "actual", "speaker": None, "article": "a"}
IN_A_CROWD = (
    pytest.param(
        (
            ("ann", None), ("ann", "2011/2016"), ("bea", "2016-07/2022"), ("cid", "2013/2019"),
            ("ann", "2018/2020"),
        ),
        id="a handover within one contradiction tells who followed whom",
    ),
    pytest.param(
        (("ann", "2020/.."), ("bea", "2020/"), ("cid", "2019/2023"), ("dot", "2018/2024")),
        id="an end that is unknown accuses nobody, one that is open does",
    ),
)  # fmt: skip


@pytest.mark.parametrize("said", IN_A_CROWD)
def test_what_a_crowd_could_hide(said: Sequence[tuple[str, str | None]]) -> None:
    corpus = corpus_of([{**ONE_KIND, "subject": who, "time": time} for who, time in said], False, "office")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(crowding, "CROWDED", -1)
        found, wanted = both_ways("CC201", corpus)
    assert [sorted(some, key=repr) for some in found] == [sorted(some, key=repr) for some in wanted]


def both_ways(code: str, corpus: Corpus) -> tuple[list[list[Problem | Unchecked]], ...]:
    """What a rule says of every block, and what it says by judging every pair."""
    rule = RULES[code]()
    assert isinstance(rule, CrossRule)
    blocks = list(LocalBackend(corpus).blocks(rule))
    found = [list(rule.check(block)) for block in blocks]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(contract, "candidates", every_pair)
        patch.setattr(certainty, "candidates_by_day", lambda *_: None)
        patch.setattr(single_valued, "candidates_by_extent", lambda *_: None)
        patch.setattr(contract, "groups", by_every_pair)
        wanted = [list(rule.check(block)) for block in blocks]
    return found, wanted


@given(left=st.lists(st.sampled_from("pqrst"), min_size=1, max_size=7),
       right=st.lists(st.sampled_from("pqrst"), max_size=7))  # fmt: skip
@LAW
def test_sparse_pairs_connect_what_all_pairs_connect(left: list[str], right: list[str]) -> None:
    camps = [*left, *right]
    first = list(range(len(left)))
    bundle = Bundle(first, list(range(len(left), len(camps))) if right else first)
    positions = [held(f"c{7 * index % 16:02}") for index in range(len(camps))]
    some = set(sparse_pairs(bundle, camps, positions))
    every = set(whole_pairs(bundle, camps))
    assert some <= every
    assert connected(some, len(camps)) == connected(every, len(camps))


PLACES = st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), min_size=1, max_size=12)


@given(
    placed=PLACES, asking=st.one_of(st.none(), PLACES), data=st.data(),
    names=st.sampled_from(("pq", "pqrst")), sets=st.sampled_from((None, 2, 4, 12)),
)  # fmt: skip
@settings(LAW, max_examples=1500)
def test_links_connect_what_a_sweep_connects(
    placed: list[tuple[int, int]],
    asking: list[tuple[int, int]] | None,
    data: st.DataObject,
    names: str,
    sets: int | None,
) -> None:
    first = dict(enumerate(placed))
    second = {i: (last, start) for i, (start, last) in first.items()}
    if asking is not None:
        second = {len(first) + i: ends for i, ends in enumerate(asking)}
    size = len(first | second)
    camps = data.draw(st.lists(st.sampled_from(names), min_size=size, max_size=size))
    settled = sets and data.draw(st.lists(st.integers(0, sets), min_size=size, max_size=size))
    sweep = Sweep(first, second)
    every = {
        (a, b)
        for a, b in combinations(range(size), 2)
        if camps[a] != camps[b] and (not settled or settled[a] != settled[b]) and sweep.holds(a, b)
    }
    some = set(links(sweep, camps, settled or None))
    assert some <= every
    assert connected(some, size) == connected(every, size)


def test_four_stand_for_all_that_was_taken_out() -> None:
    # The first that asks takes out all; only the last of them is of another camp and set than the second.
    sweep = Sweep({0: (0, 5), 1: (0, 4), 2: (0, 3), 3: (0, 2)}, {4: (1, 0), 5: (2, 0)})
    found = set(links(sweep, "pqqprq", [1, 2, 3, 2, 9, 1]))
    assert found == {(0, 4), (1, 4), (2, 4), (3, 4), (3, 5)}


def held(claim: str) -> Position:
    lead = Statement(
        claim, "a", 0, "s", -1, "p", "entity", "o", None, "stated", 3, False, True, "actual", None, "", False,
        "", None, "", (), (), "", "", (), True, NO_WORDING,
    )  # fmt: skip
    return Position(lead, (lead,), frozenset((claim,)), frozenset("a"))


def connected(pairs: set[tuple[int, int]], size: int) -> list[int]:
    roots = list(range(size))
    for a, b in pairs:
        old, new = max(roots[a], roots[b]), min(roots[a], roots[b])
        roots = [new if root == old else root for root in roots]
    return roots
