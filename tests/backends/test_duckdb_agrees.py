"""One answer: the duckdb engine tells what the local engine tells, to the byte."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from claimcheck.example import project_files
from claimcheck.rules import RULES

from .agreement import agree
from .lines import all_examples, as_lines, four_articles, lay, shared_data

if TYPE_CHECKING:
    from pathlib import Path

    from claimcheck.example import Example
    from claimcheck.rule import Rule

pytest.importorskip("duckdb", reason="the duckdb engine needs the extra bulk")


@pytest.mark.parametrize(
    ("rule", "example"),
    [
        pytest.param(rule, example, id=f"{code}: {example.title}")
        for code, rule in sorted(RULES.items())
        for example in (*rule.valid, *rule.invalid)
    ],
)
def test_on_every_example_of_every_rule(rule: type[Rule], example: Example, tmp_path: Path) -> None:
    lay(tmp_path, as_lines(project_files(example, rule.template)))
    agree(tmp_path)


def test_on_all_examples_together(tmp_path: Path) -> None:
    lay(tmp_path, all_examples())
    assert agree(tmp_path) > 100


def test_on_the_four_articles(tmp_path: Path) -> None:
    shipped = four_articles()
    found = agree(lay(tmp_path / "as they are", shipped))
    assert agree(lay(tmp_path / "lines", as_lines(shipped))) == found > 10


@pytest.mark.parametrize("name", ["officeholders-us", "officeholders-uk", "tecore-football-10"])
def test_on_real_data(name: str, tmp_path: Path) -> None:
    files = shared_data(name)
    found = agree(lay(tmp_path / "as it is", files))
    assert agree(lay(tmp_path / "lines", as_lines(files))) == found > 5
