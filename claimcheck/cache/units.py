"""Units of judging: what is said of one file, or by one rule of one block, is found anew, or kept, whole."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, NamedTuple, Protocol

from claimcheck.comparable.block import key_texts, keys_of
from claimcheck.engine import said, said_of_block
from claimcheck.rule import CrossRule, RegistryRule

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from claimcheck.comparable.corpus import Corpus
    from claimcheck.comparable.statement import Statement
    from claimcheck.comparable.vocabulary import KnownPredicate
    from claimcheck.engine import Backend
    from claimcheck.finding import Finding, Problem
    from claimcheck.reported import Reported
    from claimcheck.rule import Rule
    from claimcheck.storage.load import Records


class Decisions(Protocol):
    """What waivers decide (triage/waivers.py)."""

    def mark(self, findings: Iterable[Reported]) -> tuple[Reported, ...]:
        """The findings, those marked about which a waiver decides."""

    def stale(self, findings: Iterable[Finding]) -> Iterator[tuple[str, Problem]]:
        """What there is to say of the waivers themselves."""


class Judging(NamedTuple):
    """How a run judges: by which rules, with which backend, how problems become findings, what is waived."""

    rules: Sequence[Rule]
    backend: Callable[[Corpus], Backend]
    stamped: Callable[[Iterable[tuple[str, Problem]]], list[Finding]]
    decisions: Callable[[Records], Decisions]


REGISTRY, WAIVERS = "registry", "waivers"
"""The units of what is said of the registry as a whole, and of waivers."""


class Told(NamedTuple):
    """A problem, the code it is told under, and the unit that it was found in."""

    unit: str
    code: str
    problem: Problem


class _Way(NamedTuple):
    """A way in which statements share blocks.

    Attributes:
        name: what all its blocks are alike in.
        keys: what the statements of one of its blocks share, for each block that a statement is in.
        filled: a statement leaves none of the fields in one of these empty; nothing where any will do.
    """

    name: str
    keys: Callable[[Statement], Iterable[tuple[object, ...]]]
    filled: tuple[tuple[str, ...], ...]


class Blocks:
    """Names the blocks of claims of several articles that a statement may be in.

    Args:
        rules: the rules that run.
    """

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = wide_rules(rules)
        self._ways: dict[tuple[str, str], list[_Way]] = {}

    def of(self, statement: Statement, predicate: KnownPredicate) -> list[str]:
        """The blocks for which some rule asks; none where the statement is not in force."""
        if not statement.live:
            return []
        kind = (predicate.id, statement.shape)
        ways = self._ways.get(kind)
        if ways is None:
            ways = self._ways[kind] = self._ways_of(predicate, statement.shape)
        return [
            _named(way.name, key_texts(key))
            for way in ways
            if not way.filled or any(all(getattr(statement, n) for n in names) for names in way.filled)
            for key in way.keys(statement)
        ]

    def _ways_of(self, predicate: KnownPredicate, shape: str) -> list[_Way]:
        """The ways in which statements of a relation and a shape share blocks, and what they share then."""
        asking = [r for r in self._rules if r.selects(predicate) and (not r.shapes or shape in r.shapes)]
        ways: dict[tuple[str, ...], set[tuple[str, ...]]] = {}
        for rule in asking:
            ways.setdefault(rule.block_on, set()).add(rule.filled)
        return [
            _Way(
                _alike_in(fields, predicate.id),
                keys_of(fields),
                () if () in filled else tuple(sorted(filled)),
            )
            for fields, filled in ways.items()
        ]


def wide_rules(rules: Iterable[Rule]) -> list[CrossRule]:
    """The rules that compare claims of several articles."""
    return [rule for rule in rules if isinstance(rule, CrossRule) and "article" not in rule.block_on]


def said_of_files(judging: Judging, corpus: Corpus, records: Records) -> Iterator[Told]:
    """What was found wrong on the way, and what the rules say that look at one article, in a run's order.

    Args:
        judging: how the run judges.
        corpus: the corpus.
        records: its records, for the files that they stand in.
    """
    backend, wide = judging.backend(corpus), wide_rules(judging.rules)
    yield from of_files((*records.problems, *corpus.problems), records)
    narrow = [rule for rule in judging.rules if rule not in wide and not isinstance(rule, RegistryRule)]
    yield from of_files(said(narrow, backend), records)


def said_of_registry(judging: Judging, corpus: Corpus) -> Iterator[Told]:
    """What the rules say that judge the registry: one unit, kept as long as the registry is what it was."""
    rules = [rule for rule in judging.rules if isinstance(rule, RegistryRule)]
    for code, problem in said(rules, judging.backend(corpus)):
        yield Told(REGISTRY, code, problem)


def said_of_blocks(judging: Judging, corpus: Corpus, wanted: Collection[str] | None = None) -> Iterator[Told]:
    """What the rules say that compare articles, of all blocks or of the wanted ones, in a run's order."""
    backend = judging.backend(corpus)
    for rule in wide_rules(judging.rules):
        for block in backend.blocks(rule):
            name = _named(_alike_in(rule.block_on, block.predicate.id), block.key)
            if wanted is None or name in wanted:
                for code, problem in said_of_block(rule, block):
                    yield Told(unit_of(rule.code, name), code, problem)


def said_of_waivers(judging: Judging, records: Records, findings: Iterable[Finding]) -> Iterator[Told]:
    """What there is to say of the waivers, given all other findings: one unit, found anew each time."""
    for code, problem in judging.decisions(records).stale(findings):
        yield Told(WAIVERS, code, problem)


def of_files(told: Iterable[tuple[str, Problem]], records: Records) -> Iterator[Told]:
    """Problems with the unit of the file in which their first spot is."""
    for code, problem in told:
        spot = problem.spots[0]
        path = spot.id if spot.kind == "file" else records.places[spot.kind, spot.id].path
        yield Told(unit_of("", path), code, problem)


def unit_of(rule: str, name: str) -> str:
    """The unit of a rule's block, or ("") of a file."""
    return f"{rule}:{name}"


def _alike_in(fields: Sequence[str], predicate: str) -> str:
    """What blocks are alike in: the fields that they share and, unless they span relations, the relation."""
    predicate = predicate if "predicate" in fields else ""
    return "\x1f".join((*fields, "\x1e", predicate, ""))


def _named(way: str, key: Sequence[str]) -> str:
    """A block's name, 16 hex digits: for the predicate, the fields that its statements share, and these."""
    parts = way + "\x1f".join(key)
    return hashlib.blake2b(parts.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
