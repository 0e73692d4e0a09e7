"""What the report holds: findings, offices over time, certainty by article, articles and names."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from claimcheck.backends.run import Engine
from claimcheck.report.cards import MOST_SIDES, short_fingerprints
from claimcheck.report.matrix import WIDEST

if TYPE_CHECKING:
    from collections.abc import Callable

    from claimcheck.report.contents import Contents

TERM = {"time": "2024-10-01/2025-10-21"}
RIVAL = {"subject": "takaichi", "time": "2025-09-21/2026-10-01", "article": "b"}


def test_the_worst_comes_first(told: Callable[..., Contents]) -> None:
    born = {"subject": "trump", "predicate": "born-in"}
    weak = {**born, "object": "tokyo", "hedging": "possible"}
    found = told(weak, {**born, "object": "osaka", "article": "b", "hedging": "likely"}, TERM, RIVAL)
    assert [card.severity for card in found.open] == ["error", "warning"]
    assert (found.errors, found.warnings, found.notes) == (1, 1, 0)


def test_a_card_holds_the_sides_the_pair_and_the_commands(told: Callable[..., Contents]) -> None:
    card = told(TERM, RIVAL).open[0]
    assert [side.label for side in card.sides] == ["Shigeru Ishiba", "Sanae Takaichi"]
    assert all(voice.proves for side in card.sides for voice in side.voices)
    assert card.accept == f'claimcheck accept {card.fingerprint} --reason "…"'
    assert card.compare == "claimcheck compare a/1 b/2"
    assert card.interval == "21 September 2025 to 21 October 2025"
    assert {"ishiba", "takaichi", "prime-minister"} <= set(card.names)


def test_what_is_waived_is_told_apart(told: Callable[..., Contents]) -> None:
    # The fingerprint of this rule, office, pair and interval: it never changes.
    waiver = '{"waivers": [{"finding": "d3fd41856c0c8f01", "kind": "todo", "reason": "ask"}]}'
    found = told(TERM, RIVAL, files={"claims/waivers.json": waiver})
    assert not [card for card in found.open if card.code == "CC201"]
    assert [card.waived.reason for card in found.decided if card.waived] == ["ask"]
    assert found.decided[0].accept == ""


def test_an_unreadable_file_cannot_be_accepted(told: Callable[..., Contents]) -> None:
    card = told(files={"claims/broken.json": "{"}).open[0]
    assert card.code == "CC001"
    assert card.accept == ""
    assert card.places[0].place == "claims/broken.json:1:2"


def test_many_claims_of_a_side_are_listed(told: Callable[..., Contents]) -> None:
    more = [{**TERM, "article": f"m{number}"} for number in range(6)]
    side = told(TERM, RIVAL, *more).open[0].sides[0]
    assert (len(side.shown), len(side.further)) == (3, 4)
    assert side.shown[0].proves


def test_many_sides_are_folded_behind_those_that_prove_it(told: Callable[..., Contents]) -> None:
    cost = {"subject": "deal", "predicate": "has-value"}
    amounts = [{**cost, "object": {"amount": str(number), "unit": "USD"}} for number in range(100, 1100, 100)]
    card = told(*amounts).open[0]
    assert (len(card.first_sides), len(card.further_sides)) == (MOST_SIDES, 10 - MOST_SIDES)
    assert [voice.proves for side in card.first_sides[:2] for voice in side.voices] == [True, True]
    assert not any(voice.proves for side in card.further_sides for voice in side.voices)


def test_records_that_cannot_be_read_are_counted(told: Callable[..., Contents]) -> None:
    assert told(TERM, RIVAL).faults == 0
    assert told(TERM, RIVAL, files={"claims/broken.json": "{"}).faults == 1


def test_fingerprints_are_as_short_as_they_may_be() -> None:
    found = short_fingerprints(["0123456789abcdef", "0123456799abcdef", "ffffffffffffffff"])
    assert found == {
        "0123456789abcdef": "012345678",
        "0123456799abcdef": "012345679",
        "ffffffffffffffff": "ffffffff",
    }


def test_the_timeline_draws_terms_and_where_they_clash(told: Callable[..., Contents]) -> None:
    office = told(TERM, RIVAL).timeline.offices[0]
    assert [holder.name for holder in office.holders] == ["Shigeru Ishiba", "Sanae Takaichi"]
    first, second = (holder.bars[0] for holder in office.holders)
    assert 0 < first.start < second.start < first.end < second.end < 100
    clash = office.clashes[0]
    assert (clash.start, clash.end) == (second.start, first.end)
    assert office.ticks
    assert [tick.at for tick in office.ticks] == sorted(tick.at for tick in office.ticks)


def test_a_moment_is_drawn_as_what_it_may_be(told: Callable[..., Contents]) -> None:
    office = told({"time": "2019"}, {"subject": "takaichi", "article": "b"}).timeline.offices[0]
    dated, undated = office.holders
    assert dated.bars[0].start == dated.bars[0].end < dated.bars[0].may_end
    assert dated.bars[0].words == "at some time in 2019"
    assert undated.undated == (("b/2", "b"),)


def test_open_ends_and_old_dates_are_drawn(told: Callable[..., Contents]) -> None:
    office = told({"time": "-0044-03-15/.."}, {**RIVAL, "time": "../2020"}).timeline.offices[0]
    reach = [(bar.may_start, bar.may_end) for holder in office.holders for bar in holder.bars]
    assert sorted(start == 0 for start, _ in reach) == [False, True]
    assert 100 in [end for _, end in reach]


def test_an_office_with_one_holder_is_not_drawn(told: Callable[..., Contents]) -> None:
    assert told(TERM).timeline.offices == ()


def test_the_matrix_shows_a_rumour_hardening(told: Callable[..., Contents]) -> None:
    base = {"subject": "son", "predicate": "attends", "object": "gala", "event": "gala"}
    dates = {"late": {"published": "2025-03-01"}, "early": {"published": "2025-01-01"}}
    found = told({**base, "article": "late"}, {**base, "article": "early", "hedging": "rumored"},
                 {**base, "subject": "trump", "article": "late"}, articles=dates)  # fmt: skip
    assert found.matrix.articles == ("early", "late")
    [row] = found.matrix.rows
    assert row.matter == "Masayoshi Son attends the Tokyo gala"
    assert [m.certainty for article in found.matrix.articles for m in row.of(article)] == [
        "as rumour",
        "as fact",
    ]
    assert not found.matrix.wide


def test_with_many_articles_the_matrix_lists_them(told: Callable[..., Contents]) -> None:
    base = {"subject": "son", "predicate": "attends", "object": "gala", "event": "gala"}
    claims = [
        {**base, "article": f"m{n}", "hedging": "rumored" if n else "stated"} for n in range(WIDEST + 1)
    ]
    assert told(*claims).matrix.wide


def test_articles_show_their_text_with_what_was_recorded(told: Callable[..., Contents]) -> None:
    found = told(
        {**TERM, "quote": {"exact": "Ishiba is"}}, RIVAL, texts={"a": "Today Ishiba is\nthere.\n\nEnd."}
    )
    [section] = [section for section in found.articles if section.id == "a"]
    assert [[s.text for s in paragraph] for paragraph in section.paragraphs] == [
        ["Today ", "Ishiba is"],
        ["there."],
        ["End."],
    ]
    assert section.paragraphs[0][1].claims == ("a/1",)
    assert section.paragraphs[0][1].severity == "error"


def test_only_web_addresses_are_linked(told: Callable[..., Contents]) -> None:
    found = told(
        TERM, {**RIVAL}, articles={"a": {"url": "javascript:alert(1)"}, "b": {"url": "https://example.org/b"}}
    )
    assert [section.url for section in found.articles] == ["", "https://example.org/b"]


def test_names_gather_what_is_said(told: Callable[..., Contents]) -> None:
    found = told(TERM, RIVAL)
    by_id = {section.id: section for section in found.entities}
    assert by_id["prime-minister"].claims == 2
    assert [card.code for card in by_id["ishiba"].findings] == ["CC201"]
    assert "osaka" not in by_id


def test_a_bulk_engine_tells_the_same_findings(told: Callable[..., Contents]) -> None:
    pytest.importorskip("duckdb", reason="DuckDB is missing: pip install '.[bulk]'")
    article = {"id": "a", "text": "seeds/a.txt"}
    claims = [{"id": f"a/{n}", "article": "a", "predicate": "holds-office", "object": "prime-minister",
               "hedging": "stated", "time": "2020/2022", "subject": who, "quote": {"exact": "It is so"}}
              for n, who in enumerate(("ishiba", "takaichi", "ishiba"))]  # fmt: skip
    lines = {
        "claims/all.jsonl": "".join(json.dumps(claim) + "\n" for claim in claims),
        "claims/articles.jsonl": json.dumps(article) + "\n",
        "seeds/a.txt": "It is so, she said.",
    }
    local, bulk = (told(files=lines, engine=Engine(name)) for name in ("local", "duckdb"))
    assert [card.code for card in local.open if card.code == "CC201"]
    assert bulk.open == local.open
    assert bulk.timeline == local.timeline
    assert bulk.claims_checked == local.claims_checked == 3
