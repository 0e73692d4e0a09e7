"""One answer: the duckdb engine tells what the local engine tells, to the byte."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from claimcheck.example import project_files
from claimcheck.rules import RULES

from .agreement import agree
from .lines import as_lines, in_lines, lay

if TYPE_CHECKING:
    from claimcheck.example import Example
    from claimcheck.rule import Rule

pytest.importorskip("duckdb", reason="the duckdb engine needs the extra bulk")

SHIPPED = Path(__file__).resolve().parents[2]


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
    """All examples are one project: claims and articles get ids of their own."""
    kept: dict[str, list[Any]] = {"claims": [], "articles": []}
    plain = [
        (rule, example)
        for rule in RULES.values()
        for example in (*rule.valid, *rule.invalid)
        if not (example.files or example.predicates or example.config or example.entities or example.texts)
    ]
    for number, (rule, example) in enumerate(plain):
        files = as_lines(project_files(example, rule.template))
        for name, lines in kept.items():
            for value in map(json.loads, files.get(f"claims/{name}.jsonl", "").splitlines()):
                for key in {"id", "article"} & value.keys():
                    value[key] = f"x{number}/{value[key]}"
                if "supersedes" in value:
                    value["supersedes"] = [f"x{number}/{old}" for old in value["supersedes"]]
                lines.append(value)
        entities = files["claims/entities.jsonl"]
    written = {f"claims/{name}.jsonl": in_lines(values) for name, values in kept.items()}
    lay(tmp_path, {**written, "claims/entities.jsonl": entities})
    assert agree(tmp_path) > 100


def test_on_the_four_articles(tmp_path: Path) -> None:
    shipped = {
        path.relative_to(SHIPPED).as_posix(): path.read_text(encoding="utf-8")
        for folder in ("claims", "seeds") for path in sorted((SHIPPED / folder).iterdir())
    }  # fmt: skip
    found = agree(lay(tmp_path / "as they are", shipped))
    assert agree(lay(tmp_path / "lines", as_lines(shipped))) == found > 10
