"""Reports of small projects."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from claimcheck.backends.run import Engine
from claimcheck.config.settings import Config
from claimcheck.example import Example, project_files
from claimcheck.project import Project
from claimcheck.report.contents import Contents, contents

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TEMPLATE = {"subject": "ishiba", "predicate": "holds-office", "object": "prime-minister"}


@pytest.fixture
def told(tmp_path: Path) -> Callable[..., Contents]:
    """What the report holds of some claims, laid over a template; `texts` are the articles' by id."""

    def act(*claims: dict[str, Any], engine: Engine | None = None, **options: Any) -> Contents:
        example = Example("report", claims, **options)
        for path, text in project_files(example, TEMPLATE).items():
            file = tmp_path / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8")
        project = Project(tmp_path, Config())
        return contents(project, *project.linted(engine=engine or Engine()))

    return act
