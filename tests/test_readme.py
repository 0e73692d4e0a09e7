"""The README keeps its word: the output it shows is what the command prints."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from claimcheck.cli import main

ROOT = Path(__file__).parent.parent


def block(marker: str) -> str:
    """The code block after a marker comment of the README."""
    found = re.search(
        rf"<!-- {marker} -->\n```\n(.*?)\n```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL
    )
    assert found, f"the README has no block marked {marker}"
    return found[1]


def test_the_output_shown_is_the_output_printed(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    assert main(["lint", "--select", "CC201,CC202,CC301"]) == 1
    printed = re.sub(r" in [\d.]+ s$", "", capsys.readouterr().out.rstrip())
    assert block("output") == printed


def test_the_two_commands_are_one_line_each() -> None:
    assert block("lint").endswith(".venv/bin/claimcheck lint")
    assert block("tests").endswith(".venv/bin/pytest --quiet --numprocesses 2")
    assert "\n" not in block("lint") + block("tests")
