"""The shipped lexicon, and a project's own cues."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from claimcheck.values.wording import lexicon as module
from claimcheck.values.wording.kinds import IGNORED, KINDS
from claimcheck.values.wording.lexicon import Entry, extended, own_entry, shipped_lexicon
from claimcheck.values.wording.notation import BadNotationError
from claimcheck.values.wording.reading import read

DATA: dict[str, Any] = json.loads(Path(module.__file__).with_name("lexicon.json").read_text("utf-8"))
KEYS = {"cue", "kind", "reach", "negated", "name", "left", "not_left", "right", "not_right", "not_with"}
REACHES = {"clause", "complement", "sentence", "condition", "noun", "adjective", "participle", "saying"}


def entries() -> list[Entry]:
    return list(dict.fromkeys(e for found in shipped_lexicon().by_head.values() for e in found))


def test_every_family_names_its_sources_and_every_source_is_used() -> None:
    assert [family["kind"] for family in DATA["families"] if not family["sources"]] == []
    assert {source for family in DATA["families"] for source in family["sources"]} == set(DATA["sources"])


def test_every_kind_has_a_family() -> None:
    assert {family["kind"] for family in DATA["families"]} == set(KINDS)


def test_every_cue_is_made_of_known_keys() -> None:
    cues = [cue for family in DATA["families"] for cue in family["cues"] if isinstance(cue, dict)]
    assert {key for cue in cues for key in cue} <= KEYS


def test_every_entry_can_be_searched_for() -> None:
    for entry in entries():
        sides = (entry.left, entry.not_left, entry.right, entry.not_right, entry.not_with)
        assert entry.expression.match("") is None
        assert [side for side in sides if side is not None and side.pattern == ""] == []
        assert "" not in entry.heads
        assert entry.reach in REACHES
        assert entry.negated in {"kept", "dropped", *KINDS}


class TestOwnCues:
    def test_they_count_beside_the_shipped_ones(self) -> None:
        own = extended({"rumored": ("Word in the corridors", "whisper(s|ed)")})
        assert read("Word in the corridors: he may go.", own).hedging == "rumored"
        assert read("It is whispered.", own).hedging == "rumored"
        assert read("It is whispered.").hedging == "stated"
        assert [cue.kind for cue in read("He may go.", own).cues] == ["possible"]

    def test_they_outrank_the_shipped_ones(self) -> None:
        assert read("He may go.", extended({"likely": ("may",)})).hedging == "likely"

    def test_what_is_ignored_never_counts(self) -> None:
        without = extended({IGNORED: ("Apparently",)})
        assert read("He apparently left.", without).hedging == "stated"
        assert read("He apparently left.").hedging == "possible"
        assert read("He may apparently leave.", without).hedging == "possible"

    def test_a_cue_begins_with_a_word(self) -> None:
        with pytest.raises(BadNotationError, match="begin with a word"):
            own_entry("possible", "* has it")
