"""Whatever a rule finds, the report tells all of it: on the examples of every rule, present and future."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from claimcheck.config.file import read_settings
from claimcheck.example import project_files
from claimcheck.project import Project
from claimcheck.report.contents import contents
from claimcheck.report.html import html
from claimcheck.rule import Rule
from claimcheck.rules import RULES

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_a_card_holds_all_claims_and_places_of_its_finding(rule: type[Rule], tmp_path: Path) -> None:
    for number, example in enumerate(rule.invalid):
        root = tmp_path / str(number)
        for path, text in project_files(example, rule.template).items():
            file = root / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text.encode("utf-8", "surrogateescape"))
        settings = read_settings(root, [])
        project = Project(settings.root, settings.config)
        loaded = project.load()
        report = project.judged(loaded)
        told = contents(project, loaded, report)
        cards = {card.fingerprint: card for card in told.open}
        assert any(card.code == rule.code for card in cards.values()), example.title
        for reported in report.findings:
            finding = reported.finding
            card = next(card for short, card in cards.items() if finding.fingerprint.startswith(short))
            claims = {claim for camp in finding.problem.camps for claim in camp.claims}
            claims |= {spot.id for spot in finding.problem.spots if spot.kind == "claim"}
            shown = {voice.claim for side in card.sides for voice in side.voices}
            elsewhere = {place.what for place in card.places}
            assert all(c in shown or f"claim {c}" in elsewhere for c in claims), example.title
            assert card.settle, example.title
        if not number:
            assert f'id="{told.open[0].anchor}"' in html(told, example.title)


def test_the_report_is_the_same_whatever_the_hash_seed(tmp_path: Path) -> None:
    pages = []
    for seed in ("1", "2"):
        page = tmp_path / f"{seed}.html"
        argv = [sys.executable, "-m", "claimcheck", "report", "-o", str(page)]
        subprocess.run(
            argv, cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": seed, "TZ": f"UTC{seed}"}, check=True
        )
        pages.append(page.read_bytes())
    assert pages[0] == pages[1]
