"""After an edit only what it touches is read and judged again."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from claimcheck.rules.cc201_conflicting_holders import ConflictingHolders
from claimcheck.storage import load, reader

from .conftest import Desk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.comparable.block import Block
    from claimcheck.finding import Problem, Unchecked

OFFICES = 10


@pytest.fixture
def offices(desk: Desk) -> Desk:
    """Ten offices without titles, each with two holders at one time, told by an article each; all linted.

    All holders are different people: what is said of one person is a matter of some rules, too.
    """
    vocabulary = json.loads((desk.root / "claims/vocabulary.json").read_text())
    for entity in vocabulary["entities"].values():
        entity.pop("titles", None)
    desk.write("claims/vocabulary.json", json.dumps(vocabulary))
    entities = {f"office-{n}": {"type": "office", "name": f"office {n}"} for n in range(OFFICES)}
    people = [f"{who}-{n}" for n in range(OFFICES) for who in ("ishiba", "takaichi")]
    entities |= {person: {"type": "person", "name": person} for person in people}
    desk.write("claims/offices.json", json.dumps({"entities": entities}))
    for n in range(OFFICES):
        for who in ("ishiba", "takaichi"):
            claim = {"id": f"{who}/{n}", "subject": f"{who}-{n}", "predicate": "holds-office",
                     "object": f"office-{n}", "time": "2025", "hedging": "stated"}  # fmt: skip
            file = {"article": {"id": f"{who}-{n}"}, "claims": [claim]}
            desk.write(f"claims/{who}-{n}.json", json.dumps(file))
    desk.lint()
    return desk


@pytest.fixture
def read(offices: Desk, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The record files that are parsed."""
    paths: list[str] = []
    content_of = reader.content_of

    def watched(root: object, path: str, read: object) -> bytes:
        paths.append(path)
        return content_of(root, path, read)  # type: ignore[arg-type]

    monkeypatch.setattr(load, "content_of", watched)
    return paths


@pytest.fixture
def judged(offices: Desk, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The offices of the blocks that CC201 judges."""
    keys: list[str] = []
    check = ConflictingHolders.check

    def watched(self: ConflictingHolders, block: Block) -> Iterator[Problem | Unchecked]:
        keys.append(block.key[1])
        return check(self, block)

    monkeypatch.setattr(ConflictingHolders, "check", watched)
    return keys


def test_only_the_changed_file_and_its_blocks_are_judged(
    offices: Desk, read: list[str], judged: list[str]
) -> None:
    offices.change("claims/ishiba-3.json", time="2024")
    warm = offices.lint("--show-notes")
    assert judged == ["office-3"]
    assert read == [
        "claims/offices.json",
        "claims/vocabulary.json",
        "claims/ishiba-3.json",
        "claims/takaichi-3.json",
    ]
    assert warm[:2] == offices.cold("--show-notes")[:2]


def test_a_claim_that_goes_elsewhere_has_both_blocks_judged(offices: Desk, judged: list[str]) -> None:
    offices.change("claims/ishiba-3.json", object="office-4")
    warm = offices.lint("--show-notes")
    assert judged == ["office-4"], "of office 3 one holder is left, so there is nothing to compare"
    judged.clear()
    offices.change("claims/ishiba-3.json", object="office-3")
    offices.lint("--show-notes")
    assert judged == ["office-3", "office-4"]
    offices.change("claims/ishiba-3.json", object="office-4")
    assert offices.lint("--show-notes")[:2] == warm[:2] == offices.cold("--show-notes")[:2]


def test_another_layout_has_nothing_judged_and_all_places_right(
    offices: Desk, read: list[str], judged: list[str]
) -> None:
    record = json.loads((offices.root / "claims/ishiba-3.json").read_text())
    offices.write("claims/ishiba-3.json", "\n\n" + json.dumps(record, indent=4))
    warm = offices.lint("--output-format", "json", "--show-notes")
    assert (read[2:], judged) == (["claims/ishiba-3.json"], [])
    assert warm[:2] == offices.cold("--output-format", "json", "--show-notes")[:2]


@pytest.mark.parametrize(
    "edit", ["the vocabulary", "an id twice", "a claim in a line", "an article is replaced", "a ring"]
)
def test_what_reaches_further_has_all_judged(offices: Desk, judged: list[str], edit: str) -> None:
    if edit == "the vocabulary":
        offices.write("claims/more.json", json.dumps({"entities": {"x": {"type": "person", "name": "X"}}}))
    elif edit == "an id twice":
        offices.change("claims/ishiba-3.json", id="ishiba/4")
    elif edit == "a claim in a line":
        claim = {"id": "line", "article": "ishiba-3", "subject": "son", "predicate": "holds-office",
                 "object": "office-3", "hedging": "stated"}  # fmt: skip
        offices.write("claims/lines.jsonl", json.dumps(claim))
    elif edit == "an article is replaced":
        offices.change("claims/ishiba-3.json", cites=["takaichi-4"])
        offices.lint()
        judged.clear()
        (offices.root / "claims/takaichi-4.json").unlink()
    else:
        offices.change("claims/ishiba-3.json", supersedes=["takaichi/3"])
    warm = offices.lint("--show-notes")
    assert len(set(judged)) >= OFFICES - 1
    assert warm[:2] == offices.cold("--show-notes")[:2]
