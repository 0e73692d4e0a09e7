"""The repair of a finding as bytes, for whoever shows suggestions."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from claimcheck.config.settings import Config
from claimcheck.example import Example, project_files
from claimcheck.project import Project
from claimcheck.storage.suggesting import suggested

if TYPE_CHECKING:
    from pathlib import Path

CLAIM = {"predicate": "attends", "object": "gala"}


def test_suggestions_are_the_bytes_that_a_repair_would_change(tmp_path: Path) -> None:
    line = json.dumps({"id": "l", "article": "a", "subject": "masayoshi_son", **CLAIM, "hedging": "stated"})
    claims = ({"subject": "ishiba", **CLAIM, "note": "é"}, {"subject": "shigeru-ishiba", **CLAIM})
    files = project_files(Example("", claims, files={"claims/l.jsonl": f"\n{line}\n"}), {})
    for path, text in files.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_bytes(text.encode())
    found = [
        (told.finding.code, suggestion)
        for told in Project(tmp_path, Config()).lint().findings
        for suggestion in suggested(tmp_path, told)
    ]
    assert [(code, one.path, one.replacement) for code, one in found] == [
        ("CC004", "claims/a.json", b'"ishiba"'), ("CC004", "claims/l.jsonl", b'"son"'),
    ]  # fmt: skip
    assert [(tmp_path / one.path).read_bytes()[one.start : one.end] for _, one in found] == [
        b'"shigeru-ishiba"', b'"masayoshi_son"',
    ]  # fmt: skip


def test_a_finding_without_a_repair_has_none(tmp_path: Path) -> None:
    for path, text in project_files(Example("", ({"subject": "nobody", **CLAIM},)), {}).items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text)
    (told,) = Project(tmp_path, Config()).lint().findings
    assert suggested(tmp_path, told) == []
