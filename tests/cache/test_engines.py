"""What an engine found is kept, too: files of lines are known by their signatures alone."""

from __future__ import annotations

import json

import pytest

from .conftest import Desk

pytest.importorskip("duckdb", reason="the duckdb engine needs the extra bulk")

BULK = ("--engine", "duckdb")
MORE = {"id": "c/1", "article": "c", "subject": "takaichi", "predicate": "holds-office",
        "object": "prime-minister", "hedging": "stated", "time": "2024-10-01/2025-01-01"}  # fmt: skip


def lined(desk: Desk, *claims: dict[str, str]) -> None:
    desk.write("claims/articles.jsonl", '{"id": "c", "text": "seeds/c.txt"}\n')
    desk.write("seeds/c.txt", "She is in office.")
    desk.write("claims/more.jsonl", "".join(json.dumps(claim) + "\n" for claim in claims))


def test_an_unchanged_project_is_answered_without_judging(desk: Desk) -> None:
    lined(desk, MORE)
    first, second = desk.lint(*BULK), desk.lint(*BULK)
    assert (first.judged, second.judged) == (True, False)
    assert first[:3] == second[:3] == desk.lint("--no-cache", "--engine", "local")[:3]
    assert not desk.lint("--engine", "local").judged


@pytest.mark.parametrize("change", ["a line", "a text", "a claim file"])
def test_a_change_is_seen(desk: Desk, change: str) -> None:
    quoting = {**MORE, "quote": {"exact": "She is in office"}}
    lined(desk, quoting)  # type: ignore[arg-type] # a quote is no text
    before = desk.lint(*BULK)
    if change == "a line":
        desk.write("claims/more.jsonl", json.dumps({**quoting, "time": "2026-01-01/2026-02-01"}) + "\n")
    elif change == "a text":
        desk.write("seeds/c.txt", "She was in office.")
    else:
        desk.change("claims/a.json", time="2020-10-01/2020-10-21")
    after = desk.lint(*BULK)
    assert after.judged
    assert after[:2] == desk.cold("--engine", "local")[:2] != before[:2]


def test_files_written_this_moment_are_not_trusted(young: Desk) -> None:
    lined(young, MORE)
    young.lint(*BULK)
    assert young.lint(*BULK).judged
