"""Terms of office: what is kept of claims, and where titles lead."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from claimcheck.comparable.vocabulary import Vocabulary
from claimcheck.config.settings import Config
from claimcheck.example import Example, project_files
from claimcheck.project import Project
from claimcheck.values.names import split_title

HELD = {"subject": "trump", "predicate": "holds-office", "object": "us-president"}


def vocabulary(root: Path, *claims: dict[str, Any], **more: Any) -> Vocabulary:
    for path, text in project_files(Example("", claims, **more), HELD).items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    return Project(root, Config()).load().corpus.vocabulary


def test_of_each_claim_what_it_says(tmp_path: Path) -> None:
    known = vocabulary(
        tmp_path,
        {"id": "1", "time": "2025-01-20/.."},
        {"id": "2", "time": "2024-11-06", "scope": {"elect": True}},
        {"id": "3", "predicate": "takes-office", "time": "2025-01-20"},
        {"id": "4", "relative": "before"},
        {"id": "5", "time": "2020", "polarity": "negated"},
        {"id": "6", "time": "2021", "hedging": "rumored"},
        {"id": "7", "object": "senator"},
        articles={"a": {"published": "2025-06-01"}},
    )
    terms = {t.claim: (t.what, t.time, t.at_writing, t.sure) for t in known.terms["us-president"]}
    assert terms == {
        "1": ("holds", "2025-01-20/..", False, True),
        "2": ("elect", "2024-11-06", False, True),
        "3": ("takes", "2025-01-20", False, True),
        "4": ("holds", "", False, True),
        "6": ("holds", "2021", False, False),
    }
    assert "senator" not in known.terms, "the office has no titles, so nobody asks"
    assert known.offices_of == {"trump": frozenset({"us-president"})}


def test_a_title_means_an_office_of_that_person_and_country(tmp_path: Path) -> None:
    known = vocabulary(tmp_path, {})
    for printed, offices in (
        ("President Trump", ["us-president"]),
        ("U.S. President Donald Trump", ["us-president"]),
        ("French President Trump", []),
        ("Prime Minister Trump", []),
    ):
        title = split_title(printed, known.titled)
        assert title is not None
        assert known.offices_meant("trump", title) == offices, printed
