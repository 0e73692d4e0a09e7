"""The shipped records, dated: what was possible while no article had a date becomes a succession."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from claimcheck.config import Config
from claimcheck.project import Project

SHIPPED = Path(__file__).parent.parent.parent
PUBLISHED = {"002-ishiba-visit": "2025-02-05", "003-trump-in-tokyo": "2025-10-28"}


@pytest.fixture
def dated(tmp_path: Path) -> Path:
    for folder in ("claims", "seeds"):
        shutil.copytree(SHIPPED / folder, tmp_path / folder)
    for name, day in PUBLISHED.items():
        path = tmp_path / "claims" / f"{name}.json"
        record = json.loads(path.read_bytes())
        record["article"]["published"] = day
        path.write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
    return tmp_path


def test_two_prime_ministers_are_a_succession_once_the_articles_are_dated(dated: Path) -> None:
    office = "prime minister of Japan"
    told = [r.finding for r in Project(dated, Config(select=("CC201",))).lint().findings]
    of_japan = [f for f in told if office in f.problem.message]
    assert [(f.severity, f.problem.outcome) for f in of_japan] == [("info", "progression")]
    assert "Shigeru Ishiba then Sanae Takaichi" in of_japan[0].problem.message


def test_undated_they_are_possibly_two_at_once() -> None:
    told = [r.finding for r in Project(SHIPPED, Config(select=("CC201",))).lint().findings]
    loud = [f for f in told if f.severity != "info"]
    assert [(f.severity, f.problem.outcome) for f in loud] == [("warning", "possible")]
    assert "Sanae Takaichi and Shigeru Ishiba" in loud[0].problem.message


def test_neither_sum_of_money_is_held_against_the_other() -> None:
    told = Project(SHIPPED, Config(select=("CC204",))).lint().findings
    assert told == ()
