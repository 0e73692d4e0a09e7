"""What tests of single rules share: a tiny project, linted with one rule."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from claimcheck.config.settings import Config
from claimcheck.example import Example, project_files
from claimcheck.project import Project
from claimcheck.reported import Reported

Linting = Callable[..., list[Reported]]


@pytest.fixture
def lint(tmp_path: Path) -> Linting:
    """Lint claims with the given codes selected; keywords are those of Example, `options` those of rules."""

    def linted(
        codes: str, *claims: dict[str, Any], options: dict[str, Any] | None = None, **more: Any
    ) -> list[Reported]:
        for path, text in project_files(Example("a test", claims, **more), {}).items():
            file = tmp_path / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="")
        config = Config(select=tuple(codes.split()), rules=options or {})
        return list(Project(tmp_path, config).lint().findings)

    return linted
