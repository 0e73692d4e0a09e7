"""The pages of rules that are read on the web are those that `claimcheck rule` prints."""

from __future__ import annotations

from pathlib import Path

from claimcheck import pages
from claimcheck.rules import RULES

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "rules"
RENEW = "renew them: claimcheck rule --all --output docs/rules"


def test_there_is_a_page_for_every_rule_and_no_other() -> None:
    assert {path.name for path in FOLDER.iterdir()} == {"README.md", *(f"{code}.md" for code in RULES)}, RENEW


def test_the_pages_are_made_from_the_rules_as_they_are() -> None:
    for code, rule in RULES.items():
        assert (FOLDER / f"{code}.md").read_text(encoding="utf-8") == pages.markdown(rule), RENEW


def test_the_index_leads_from_a_question_to_every_rule() -> None:
    index = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert index == pages.index([RULES[code] for code in sorted(RULES)]), RENEW
    questions = index.partition("## By question")[2].partition("\n## ")[0]
    assert all(f"[{code}]" in questions for code in RULES)
