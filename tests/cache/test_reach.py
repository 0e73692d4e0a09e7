"""Edits that reach beyond their file: each is seen, though only a part of the project is judged anew."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from claimcheck.values.digest import sha256_of

from .edits import ENTITIES

if TYPE_CHECKING:
    from .conftest import Desk

Claim = dict[str, Any]
JSON = ("--output-format", "json", "--show-notes")
MEETS: Claim = {
    "subject": "son",
    "predicate": "meets",
    "object": "trump",
    "event": "gala",
    "hedging": "stated",
}
HOLDS: Claim = {
    "subject": "trump",
    "predicate": "holds-office",
    "object": "prime-minister",
    "hedging": "stated",
}
BEFORE = {"published": "2025-10-01"}
AFTER = {"published": "2025-11-01"}


def article(name: str, *claims: Claim, **record: Any) -> tuple[str, str]:
    """A claim file: its path and its content."""
    listed = [{"id": f"{name}/{number}", **claim} for number, claim in enumerate(claims)]
    return f"claims/{name}.json", json.dumps({"article": {"id": name, **record}, "claims": listed})


def text(words: str) -> tuple[str, str]:
    return "seeds/t.txt", words


GONE = ""
QUOTED = article("a", {**MEETS, "quote": {"exact": "Son meets Trump"}}, text="seeds/t.txt")
WORDS = "Son meets Trump."
SWORN = article("a", MEETS, text="seeds/t.txt", sha256=sha256_of("Nothing."))
RUMOUR, FACT = article("b", {**MEETS, "hedging": "rumored"}, **BEFORE), article("c", MEETS, **AFTER)
TITLE = article("a", {**MEETS, "object_as": "Prime Minister Trump"})
OFFICE = article("b", HOLDS)
REPLACING = article("c", {**HOLDS, "supersedes": ["b/0"]})
COURSES: dict[str, tuple[tuple[tuple[str, str], ...], ...]] = {
    "a quote's text changes": ((QUOTED, text("Son meets Trump.")), (text("Son meets nobody."),)),
    "a quote's text comes": ((QUOTED, article("b")), (text("Son meets Trump."),)),
    "a quote's text goes": ((QUOTED, text("Son meets Trump.")), (("seeds/t.txt", GONE),)),
    "the digest of a text is put right": ((SWORN, text(WORDS)), (article("a", MEETS, text="seeds/t.txt"),)),
    "a text changes whose digest is recorded": ((SWORN, text("Nothing.")), (text(WORDS),)),
    "an article is published earlier": (
        (RUMOUR, FACT), (article("c", MEETS, published="2025-09-01"),),
    ),
    "an article is published, who knows when": ((RUMOUR, FACT), (article("c", MEETS),)),
    "the office of a title is claimed elsewhere": ((TITLE, article("b")), (OFFICE,)),
    "the office of a title is claimed no longer": ((TITLE, OFFICE), (article("b"),)),
    "a replaced claim goes": (
        (RUMOUR, article("c", {**MEETS, "supersedes": ["b/0"]})), (article("b", **BEFORE),),
    ),
    "a replaced claim says something else": (
        (RUMOUR, REPLACING, article("d", MEETS, **AFTER)), (article("b", {**MEETS, "hedging": "possible"}),),
        (article("d", {**MEETS, "hedging": "confirmed"}),), (article("c", HOLDS),),
    ),
    "a claim that is compared with a replaced one's neighbour": (
        (article("b", {**MEETS, "hedging": "rumored"}, {**MEETS, "hedging": "possible"}), REPLACING),
        (article("d", MEETS, **AFTER),),
    ),
    "an article that the registry's cites goes": (
        (("claims/registry.json", '{"articles": {"x": {"cites": ["c"]}}}'), FACT, RUMOUR),
        (("claims/c.json", GONE),),
    ),
    "a claim is replaced no longer": ((RUMOUR, article("c", {**MEETS, "supersedes": ["b/0"]})), (FACT,)),
    "a cited article comes": ((article("a", cites=["c"]), RUMOUR), (FACT,)),
    "a cited article comes after another edit": (
        (article("a", cites=["c"]), RUMOUR), (article("b", MEETS, **BEFORE),), (FACT,),
    ),
    "an article cites one that comes": (
        (article("a"), RUMOUR), (article("a", cites=["c"]),), (article("b", MEETS),), (FACT,),
    ),
    "a cited article goes": ((article("a", cites=["c"]), FACT, RUMOUR), (("claims/c.json", GONE),)),
    "a claim cites an article that goes": (
        (article("a", {**HOLDS, "cites": ["c"]}), FACT, RUMOUR), (("claims/c.json", GONE),),
    ),
    "an article gets another's id": ((RUMOUR, FACT), (article("c", MEETS, id="b"),)),
    "a claim gets another's id": ((RUMOUR, FACT), (article("c", {**MEETS, "id": "b/0"}),)),
    "two articles swap their claims": (
        (RUMOUR, FACT),
        (article("b", {**MEETS, "id": "c/0"}, **BEFORE), article("c", {**MEETS, "id": "b/0"}, **AFTER)),
    ),
    "a file is renamed": ((RUMOUR, FACT), (("claims/c.json", GONE), ("claims/z.json", FACT[1]))),
    "one file becomes two": (
        (RUMOUR, article("c", MEETS, HOLDS)), (FACT, article("d", HOLDS)),
    ),
    "a claim file becomes a vocabulary": ((RUMOUR, FACT), (("claims/c.json", '{"entities": {}}'),)),
    "a claim file breaks, and is whole again": ((RUMOUR, FACT), (("claims/c.json", "{"),), (FACT,)),
    "all claims go": ((RUMOUR, FACT), (article("b"), article("c"))),
    "what stands in a finding moves down": (
        (RUMOUR, FACT), (("claims/c.json", FACT[1].replace('"claims"', '\n\n"claims"')),),
    ),
    "the vocabulary's date of an event": (
        (RUMOUR, article("c", {**MEETS, "subject": "gala", "predicate": "takes-place-on",
                               "object": {"date": "2025-10-30"}, "event": "gala"})),
        (article("c", {**MEETS, "subject": "gala", "predicate": "takes-place-on",
                       "object": {"date": "2025-10-27"}, "event": "gala"}),),
    ),
}  # fmt: skip


@pytest.mark.parametrize("course", COURSES.values(), ids=COURSES.keys())
def test_an_edit_is_seen_wherever_it_reaches(
    desk: Desk, course: tuple[tuple[tuple[str, str], ...], ...]
) -> None:
    for path in ("claims/a.json", "claims/b.json", "seeds/a.txt"):
        (desk.root / path).unlink()
    entities = {**ENTITIES, "prime-minister": {**ENTITIES["prime-minister"], "titles": ["Prime Minister"]}}
    desk.write("claims/vocabulary.json", json.dumps({"entities": entities}))
    said = []
    for edits in course:
        for path, content in edits:
            if content == GONE:
                (desk.root / path).unlink()
            else:
                desk.write(path, content)
        said.append(desk.same_as_cold(*JSON).out)
        assert not desk.same_as_cold(*JSON).judged
    assert len(set(said)) > 1
