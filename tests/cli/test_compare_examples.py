"""`claimcheck compare` over the examples of all rules on contradiction and certainty."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Any

import pytest

from claimcheck.config.file import read_settings
from claimcheck.example import Example, project_files
from claimcheck.explaining.reasoning import comparisons, statements_of
from claimcheck.finding import Outcome
from claimcheck.project import Project
from claimcheck.rule import CrossRule
from claimcheck.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from claimcheck.explaining.reasoning import Comparison
    from claimcheck.finding import Finding
    from claimcheck.project import Loaded
    from claimcheck.rule import Rule

    from .conftest import Outcome as Told

FAMILIES = ("CC2", "CC3")
TOLD = (Outcome.CONFLICT, Outcome.POSSIBLE, Outcome.PROGRESSION)


def every_example(kind: str) -> list[Any]:
    """One test case per example, of the rules on contradiction and certainty, that has two to compare."""
    return [
        pytest.param(rule, example, id=f"{code}: {example.title}")
        for code, rule in sorted(RULES.items())
        if code.startswith(FAMILIES)
        for example in getattr(rule, kind)
        if len(example.claims) > 1 or example.entities
    ]


def written(example: Example, rule: type[Rule], root: Path) -> Project:
    """The example as a project."""
    for path, text in project_files(example, rule.template).items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return Project(root, read_settings(root.resolve()).config)


def compared(project: Project, loaded: Loaded, code: str, one: str, other: str) -> list[Comparison]:
    """How the one rule sees two claims, among all rules."""
    rules = [RULES[key](**project.config.options_of(RULES[key])) for key in sorted(RULES)]
    return [c for c in comparisons(loaded.corpus, rules, one, other) if c.rule.code == code]


def parties(finding: Finding) -> list[str]:
    """The claims, and the events of the vocabulary, that a finding names."""
    problem = finding.problem
    named = {claim for camp in problem.camps for claim in camp.claims} | {spot.id for spot in problem.spots}
    return sorted(named | {*(problem.proof or ())})


def named_in(finding: Finding) -> set[str]:
    """The claims that a finding names."""
    return {spot.id for spot in finding.problem.spots if spot.kind == "claim"}


def decided(comparison: Comparison) -> bool:
    """Whether it says what decides: a reason, or the step that does, which is the last one."""
    if comparison.apart is not None:
        return any(answer.startswith("no") for _, answer in comparison.steps)
    last = f"step {len(comparison.steps)} decides"
    return last in comparison.conclusion or comparison.conclusion.partition(": ")[2] != ""


def findings_of(project: Project, loaded: Loaded, code: str) -> Iterator[Finding]:
    """The findings of one rule."""
    for reported in project.judged(loaded).findings:
        if reported.finding.code == code:
            yield reported.finding


@pytest.mark.parametrize(("rule", "example"), every_example("invalid"))
def test_the_proof_of_a_finding_is_explained(rule: type[Rule], example: Example, tmp_path: Path) -> None:
    project = written(example, rule, tmp_path)
    loaded = project.load()
    for finding in findings_of(project, loaded, rule.code):
        proof = finding.problem.proof
        if proof is None:
            assert len(named_in(finding)) == 1 or rule.code == "CC305"
            continue
        seen = compared(project, loaded, rule.code, *proof)
        assert [c for c in seen if c.outcome is finding.problem.outcome and c.steps and decided(c)], seen


@pytest.mark.parametrize(("rule", "example"), every_example("invalid"))
def test_any_two_claims_of_a_finding_name_its_rule_and_it(
    rule: type[Rule],
    example: Example,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    call: Callable[..., Told],
) -> None:
    project = written(example, rule, tmp_path)
    loaded = project.load()
    monkeypatch.chdir(tmp_path)
    for finding in findings_of(project, loaded, rule.code):
        for one, other in combinations(parties(finding), 2):
            out = call("compare", one, other).out
            section = next(part for part in out.split("\n\n") if part.startswith(rule.code))
            assert f"     reported as {finding.fingerprint[:8]} " in section
            alone = [c for c in compared(project, loaded, rule.code, one, other) if c.told]
            if not alone and finding.problem.outcome is not None:
                beside = "not for these two alone", "does not hold the one against the other", "so this rule"
                assert any(words in section for words in beside), section


@pytest.mark.parametrize(("rule", "example"), every_example("valid"))
def test_what_keeps_a_rule_silent_is_named(rule: type[Rule], example: Example, tmp_path: Path) -> None:
    project = written(example, rule, tmp_path)
    loaded = project.load()
    registered = {statement.claim for statement in loaded.corpus.registered}
    named = sorted({*loaded.records.claims, *registered})
    seen = [
        comparison
        for one, other in combinations(named, 2)
        for comparison in compared(project, loaded, rule.code, one, other)
    ]
    notes = list(findings_of(project, loaded, rule.code))
    for comparison in seen:
        assert decided(comparison), comparison
        assert notes or not comparison.told, comparison
    if not seen:
        assert not _looks_at_two(rule, loaded, named), "the rule looks at such claims, and is not named"


def _looks_at_two(rule: type[Rule], loaded: Loaded, named: list[str]) -> bool:
    """Whether the rule, by what it declares, may have two of the statements in one block."""
    made = rule()
    assert isinstance(made, CrossRule)
    known = loaded.corpus.vocabulary.predicates
    stated = [s for name in named for s in statements_of(loaded.corpus, name)]
    looked = [
        s.predicate
        for s in stated
        if made.selects(known[s.predicate]) and (not made.shapes or s.shape in made.shapes)
    ]
    return len(looked) - len(set(looked)) > 0 if "predicate" in made.block_on else len(looked) > 1
