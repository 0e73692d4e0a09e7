"""The shipped records, dated: what was possible while no article had a date is succession and progress."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from claimcheck.config.settings import Config
from claimcheck.project import Project

from .letters import FORMATS, letters

if TYPE_CHECKING:
    from collections.abc import Callable

SHIPPED = Path(__file__).parent.parent.parent
PUBLISHED = {
    "000-tokyo-dinner": "2025-01", "001-sovereign-pivot": "2025-03",
    "002-ishiba-visit": "2025-02-05", "003-trump-in-tokyo": "2025-10-28",
}  # fmt: skip
"""The texts give no dates; these agree with what they tell, the rumours before the facts."""


@pytest.fixture
def dated(tmp_path: Path) -> Path:
    for folder in ("claims", "seeds"):
        shutil.copytree(SHIPPED / folder, tmp_path / folder)
    for name, day in PUBLISHED.items():
        path = tmp_path / "claims" / f"{name}.json"
        text = path.read_text(encoding="utf-8")
        named = next(line for line in text.splitlines() if line.startswith('    "id": '))
        path.write_text(text.replace(named, f'{named}\n    "published": "{day}",', 1), encoding="utf-8")
        assert json.loads(path.read_bytes())["article"]["published"] == day
    return tmp_path


@pytest.mark.parametrize("style", FORMATS)
def test_the_dated_claims_to_the_letter(style: str, dated: Path, golden: Callable[[Path, str], None]) -> None:
    report = Project(dated, Config()).lint()
    golden(Path(__file__).parent / "four-articles-dated" / FORMATS[style], letters(style, report))


def test_a_rumour_is_confirmed_once_the_articles_are_dated(dated: Path) -> None:
    told = [r.finding for r in Project(dated, Config(select=("CC301",))).lint().findings]
    confirmed = [f for f in told if f.problem.outcome == "progression"]
    assert [(f.severity, f.problem.message.partition(":")[0]) for f in confirmed] == [
        ("info", "Donald Trump visits Tokyo")
    ]


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
