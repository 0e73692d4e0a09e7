"""What follows from a claim: step by step, as far as the kinds fit, and only from what is affirmed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from claimcheck.config.settings import Config
from claimcheck.example import Example, project_files
from claimcheck.judging.implying import chains, comes_to
from claimcheck.project import Project

AT = {"subject": "son", "predicate": "attends", "object": "fair"}
FAIR = {"fair": {"type": "event", "name": "the fair", "place": "akasaka"}}


@pytest.fixture
def followed(tmp_path: Path) -> Any:
    def ends(claim: dict[str, Any]) -> list[tuple[str, str]]:
        for path, text in project_files(Example("", (claim,), entities=FAIR), AT).items():
            (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / path).write_text(text, encoding="utf-8")
        corpus = Project(tmp_path, Config()).load().corpus
        found = chains(corpus.statements[0], corpus.vocabulary)
        return [(chain.end.predicate, chain.end.object) for chain in found]

    return ends


def test_over_two_steps(followed: Any) -> None:
    assert followed({}) == [("attends", "fair"), ("visits", "akasaka"), ("located-in", "akasaka")]


def test_the_claims_own_place_serves_where_the_event_has_none(followed: Any) -> None:
    assert ("located-in", "osaka") in followed({"object": "gala", "place": "osaka"})


@pytest.mark.parametrize(
    "claim",
    [
        {"polarity": "negated"},
        {"scope": {"remote": True}},
        {"scope": {"by": "video"}},
        {"subject": "softbank"},
        {"object": "gala"},
    ],
    ids=["denied", "from afar", "by video", "a company visits nothing", "no place is known"],
)
def test_nothing_follows(followed: Any, claim: dict[str, Any]) -> None:
    assert len(followed(claim)) == 1


def test_the_steps_in_words(tmp_path: Path) -> None:
    for path, text in project_files(Example("", ({},), entities=FAIR), AT).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    corpus = Project(tmp_path, Config()).load().corpus
    chain = comes_to(corpus.statements[0], "located-in", corpus.vocabulary)
    assert chain is not None
    assert chain.words(corpus.vocabulary) == (
        "Masayoshi Son attends the fair, so Masayoshi Son visits Akasaka Palace,"
        " so Masayoshi Son is in Akasaka Palace"
    )
    assert comes_to(corpus.statements[0], "is-alive", corpus.vocabulary) is None
