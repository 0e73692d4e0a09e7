"""The engine: rules over a corpus through a backend; problems become findings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from claimcheck.finding import BY_OUTCOME, UNCHECKED, Finding, Problem, Severity, Unchecked, fingerprint
from claimcheck.rule import ClaimRule, CrossRule, RegistryRule

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from claimcheck.comparable.block import Block
    from claimcheck.comparable.statement import Statement
    from claimcheck.rule import Context, Registry, Rule


class Backend(Protocol):
    """Where statements are kept and blocks are gathered."""

    def map(self) -> Iterator[tuple[Statement, Context]]:
        """Every statement with what a claim rule is handed beside it."""

    def registry(self) -> Registry:
        """What a registry rule is handed."""

    def blocks(self, rule: CrossRule) -> Iterator[Block]:
        """The blocks in which the rule's `differs_in` differs, of the predicates and shapes it selects."""


def said(rules: Sequence[Rule], backend: Backend) -> Iterator[tuple[str, Problem]]:
    """What the rules say, as (code, problem), in no particular order."""
    claim_rules = [rule for rule in rules if isinstance(rule, ClaimRule)]
    if claim_rules:
        for statement, context in backend.map():
            for claim_rule in claim_rules:
                for problem in claim_rule.check(statement, context):
                    yield _told(claim_rule, problem)
    for rule in rules:
        if isinstance(rule, RegistryRule):
            for problem in rule.check(backend.registry()):
                yield _told(rule, problem)
        if isinstance(rule, CrossRule):
            for block in backend.blocks(rule):
                yield from said_of_block(rule, block)


def said_of_block(rule: CrossRule, block: Block) -> Iterator[tuple[str, Problem]]:
    """What a rule says of one block, as (code, problem)."""
    for problem in rule.check(block):
        yield _told(rule, problem)


def _told(rule: Rule, problem: Problem | Unchecked) -> tuple[str, Problem]:
    if isinstance(problem, Problem):
        return rule.code, problem
    key = (rule.code, *problem.key)
    return UNCHECKED, Problem(problem.reason, problem.spots, key, help=problem.help)


def findings(
    told: Iterable[tuple[str, Problem]],
    catalogue: Mapping[str, type[Rule]],
    selected: frozenset[str],
    levels: Mapping[str, Severity],
) -> list[Finding]:
    """Stamp problems: code, severity, fingerprint; each once; those of codes not selected are left out.

    `levels` (code -> severity) is the user's word and overrides rule and outcome.
    Sorted by code and fingerprint; places, and the order people read in, come later.
    """
    stamped: dict[tuple[str, str, str], Finding] = {}
    for code, problem in told:
        if code not in selected:
            continue
        rule = catalogue[code]
        severity = levels.get(code) or problem.severity or _default_severity(rule, problem)
        mark = fingerprint(code, problem)
        finding = Finding(code, rule.name, severity, mark, problem)
        stamped.setdefault((code, mark, problem.outcome or ""), finding)
    return sorted(stamped.values(), key=lambda f: (f.code, f.fingerprint))


def _default_severity(rule: type[Rule], problem: Problem) -> Severity:
    return BY_OUTCOME[problem.outcome] if problem.outcome else rule.severity
