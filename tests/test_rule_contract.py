"""Every rule, present and future, keeps the contract: a page, an identity, options, examples that hold."""

from __future__ import annotations

import inspect
import pkgutil
import re
from dataclasses import MISSING, fields, replace
from typing import TYPE_CHECKING, Any

import pytest

from claimcheck import rules
from claimcheck.config.file import read_settings
from claimcheck.config.settings import RESERVED
from claimcheck.example import Example, project_files
from claimcheck.finding import Outcome
from claimcheck.project import Project
from claimcheck.rules import RULES

if TYPE_CHECKING:
    from pathlib import Path

    from claimcheck.finding import Finding
    from claimcheck.rule import Rule

SECTIONS = ("## Why it matters", "## What to do")
OPTION_TYPES = ("bool", "int", "float", "str", "Decimal", "tuple[str, ...]")
JARGON = re.compile(r"\b(polarity|rank|interval)\b")
CROSS_FAMILIES = ("CC2", "CC3")
KNOWN_TO_THE_LOADER = ("CC001", "CC002", "CC003", "CC004")


def every_example(kind: str) -> list[Any]:
    """One test case per example of every rule; `kind` is "valid" or "invalid"."""
    return [
        pytest.param(rule, example, id=f"{code}: {example.title}")
        for code, rule in sorted(RULES.items())
        for example in getattr(rule, kind)
    ]


def lint(example: Example, rule: type[Rule], root: Path) -> list[Finding]:
    """What the linter says about an example with only that rule (and the reserved ones) selected."""
    for path, text in project_files(example, rule.template).items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="")
    config = replace(read_settings(root.resolve()).config, select=(rule.code,))
    return [reported.finding for reported in Project(root, config).lint().findings]


def shown(findings: list[Finding]) -> str:
    """Findings as lines, to be read when a test fails."""
    return "\n".join(f"{f.code} {f.severity} {f.problem.outcome} {f.problem.message}" for f in findings)


@pytest.fixture(params=sorted(RULES))
def rule(request: pytest.FixtureRequest) -> type[Rule]:
    return RULES[request.param]


def test_every_rule_file_is_registered_under_its_code() -> None:
    files = {module.name for module in pkgutil.iter_modules(rules.__path__) if module.name.startswith("cc")}
    assert files == {rule.__module__.rpartition(".")[2] for rule in RULES.values()}


def test_names_are_unique() -> None:
    names = [rule.name for rule in RULES.values()]
    assert len(names) == len(set(names))


def test_the_registry_is_sorted_by_code() -> None:
    assert list(RULES) == sorted(RULES)


def test_code_name_file_and_class_agree(rule: type[Rule]) -> None:
    assert re.fullmatch(r"CC\d\d\d", rule.code)
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.name)
    assert rule.__module__.rpartition(".")[2] == f"{rule.code.lower()}_{rule.name.replace('-', '_')}"
    assert rule.__name__ == "".join(word.title() for word in rule.name.split("-"))


def test_the_page_has_a_summary_and_its_sections(rule: type[Rule]) -> None:
    page = inspect.cleandoc(rule.__doc__ or "")
    summary, _, rest = page.partition("\n")
    assert summary.endswith("."), "the first line of the class docstring is one sentence"
    assert not summary.startswith(f"{rule.__name__}("), "the rule has no docstring of its own"
    assert rest.startswith("\n") or not rest, "an empty line follows the summary"
    places = [page.find(section) for section in SECTIONS]
    assert -1 not in places, f"the page lacks one of {SECTIONS}"
    assert places == sorted(places)
    for section in SECTIONS:
        assert page.partition(section)[2].partition("##")[0].strip(), f"nothing stands under {section}"


def test_options_are_typed_and_have_defaults(rule: type[Rule]) -> None:
    for option in fields(rule):
        assert option.default is not MISSING or option.default_factory is not MISSING, option.name
        assert option.type in OPTION_TYPES, f"{option.name}: a configuration file cannot say this type"
    assert rule() == rule()


def test_there_are_enough_examples(rule: type[Rule]) -> None:
    least = 4 if rule.code.startswith(CROSS_FAMILIES) else 3
    assert len(rule.invalid) >= least
    assert len(rule.valid) >= least


def test_examples_are_titled_each_differently(rule: type[Rule]) -> None:
    titles = [example.title for example in (*rule.valid, *rule.invalid)]
    assert all(titles)
    assert len(titles) == len(set(titles))


@pytest.mark.parametrize(("rule", "example"), every_example("invalid"))
def test_must_fire(rule: type[Rule], example: Example, tmp_path: Path) -> None:
    findings = lint(example, rule, tmp_path)
    mine = [finding for finding in findings if finding.code == rule.code]
    assert mine, f"{rule.code} says nothing; said was:\n{shown(findings)}"
    if example.outcome is not None:
        assert {finding.problem.outcome for finding in mine} == {Outcome(example.outcome)}, shown(mine)
    if example.severity is not None:
        assert {finding.severity.value for finding in mine} == {example.severity}, shown(mine)
    no_accident(rule, example, findings)


@pytest.mark.parametrize(("rule", "example"), every_example("valid"))
def test_must_not_fire(rule: type[Rule], example: Example, tmp_path: Path) -> None:
    findings = lint(example, rule, tmp_path)
    mine = [finding for finding in findings if finding.code == rule.code]
    if example.outcome is None:
        assert not mine, shown(mine)
    else:
        assert example.outcome == "progression", "an example that must not fire may allow nothing but this"
        assert {f.problem.outcome for f in mine} == {Outcome.PROGRESSION}, shown(mine)
    no_accident(rule, example, findings)


def no_accident(rule: type[Rule], example: Example, findings: list[Finding]) -> None:
    """An example about something else must be made of sound records, or it proves nothing."""
    if not example.files:
        strays = [f for f in findings if f.code in RESERVED and f.code != rule.code]
        assert not strays, f"the example's own records are wrong:\n{shown(strays)}"


@pytest.mark.parametrize(("rule", "example"), every_example("invalid") + every_example("valid"))
def test_the_order_of_claims_changes_nothing(rule: type[Rule], example: Example, tmp_path: Path) -> None:
    named = tuple(
        {"id": f"{claim.get('article', 'a')}/{number}", **claim}
        for number, claim in enumerate(example.claims, start=1)
    )
    orders = (named, named[::-1], named[1::2] + named[::2])
    marks = [
        {(f.code, f.fingerprint) for f in lint(example._replace(claims=order), rule, tmp_path / str(number))}
        for number, order in enumerate(orders)
    ]
    assert marks[0] == marks[1] == marks[2]


@pytest.mark.parametrize(("rule", "example"), every_example("invalid"))
def test_messages_are_a_plain_sentence(rule: type[Rule], example: Example, tmp_path: Path) -> None:
    for finding in lint(example, rule, tmp_path):
        message = finding.problem.message
        assert message and "\n" not in message
        if rule.code not in KNOWN_TO_THE_LOADER:
            assert not message.endswith("."), message
        assert not JARGON.search(message), message
