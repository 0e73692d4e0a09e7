"""`claimcheck rule`: pages of rules for people and programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from claimcheck.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Callable

    from .conftest import Outcome


def test_without_a_rule_all_are_listed(call: Callable[..., Outcome]) -> None:
    told = call("rule")
    assert told.status == 0
    assert [line.split()[0] for line in told.out.splitlines()] == sorted(RULES)
    assert "CC201  conflicting-holders" in told.out


@pytest.mark.parametrize("word", ["CC201", "cc201", "conflicting-holders", "Conflicting-Holders"])
def test_a_rule_is_known_by_code_and_by_name(call: Callable[..., Outcome], word: str) -> None:
    told = call("rule", word)
    assert told.status == 0
    assert told.out.startswith("CC201 conflicting-holders\n\nMore people hold an office")
    for part in ("Why it matters\n---", "What to do\n---", "What it finds", "What it leaves alone"):
        assert part in told.out


def test_examples_are_shown_with_claims_and_outcome(call: Callable[..., Outcome]) -> None:
    page = call("rule", "CC201").out
    assert "- two prime ministers for a month\n" in page
    claim = (
        '"subject": "ishiba", "predicate": "holds-office", "object": "prime-minister", "hedging": "stated"'
    )
    assert claim in page
    assert "→ found (conflict · error)" in page
    assert "→ a note, no more" in page
    assert 'articles/a: {"published": "2025-02-05"}' in page


@pytest.mark.parametrize("style", ["text", "markdown", "json"])
def test_all_pages_in_every_format(call: Callable[..., Outcome], style: str) -> None:
    told = call("rule", "--all", "--output-format", style)
    assert told.status == 0
    assert all(f"{code}" in told.out and rule.name in told.out for code, rule in RULES.items())
    if style == "json":
        assert [page["code"] for page in json.loads(told.out)] == sorted(RULES)


def test_markdown_has_headings_and_fences_that_close(call: Callable[..., Outcome]) -> None:
    page = call("rule", "CC201", "--output-format", "markdown").out
    assert page.startswith("# CC201 conflicting-holders\n")
    assert page.count("```") % 2 == 0
    assert "\n## Why it matters\n" in page


def test_json_holds_what_the_page_is_made_of(call: Callable[..., Outcome]) -> None:
    page = json.loads(call("rule", "CC205", "--output-format", "json").out)
    assert list(page) == [
        "code", "name", "summary", "page", "severity", "severity_follows_outcome", "options", "examples",
    ]  # fmt: skip
    assert {"name": "near-days", "type": "int", "default": 1} in page["options"]
    example = page["examples"]["invalid"][0]
    assert {"title", "claims", "outcome", "severity"} <= example.keys()
    assert all("subject" in claim for claim in example["claims"])


def test_options_are_shown_as_the_configuration_writes_them(call: Callable[..., Outcome]) -> None:
    assert "  [rules.conflicting-dates]\n  near-days = 1\n" in call("rule", "CC205").out


@pytest.mark.parametrize(
    ("word", "advice"),
    [("CC2011", 'did you mean "CC201"?'), ("conflicting-holder", 'did you mean "conflicting-holders"?')],
)
def test_an_unknown_rule_is_refused_with_the_nearest(
    call: Callable[..., Outcome], word: str, advice: str
) -> None:
    told = call("rule", word)
    assert (told.status, told.out) == (2, "")
    assert told.err == f'claimcheck: unknown rule "{word}": {advice}\n'


def test_a_rule_and_all_do_not_go_together(call: Callable[..., Outcome]) -> None:
    assert call("rule", "CC201", "--all").status == 2
