"""The whole linter on whole projects, to the letter; the shipped claims are the first of them."""

from __future__ import annotations

import shutil
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from claimcheck.config.settings import Config
from claimcheck.project import Project, Reading
from claimcheck.report.contents import contents
from claimcheck.report.html import html
from claimcheck.report.markdown import markdown
from claimcheck.reporters import text_of
from claimcheck.reporters.telling import Telling

from .letters import FORMATS, letters

if TYPE_CHECKING:
    from collections.abc import Callable

    from claimcheck.report.contents import Contents

HERE = Path(__file__).parent
SHIPPED = HERE.parents[1]


@pytest.mark.parametrize("style", FORMATS)
def test_the_shipped_claims_of_the_four_articles(style: str, golden: Callable[[Path, str], None]) -> None:
    report = Project(SHIPPED, Config()).lint()
    golden(HERE / "four-articles" / FORMATS[style], letters(style, report))


@pytest.mark.parametrize("told", [html, markdown], ids=["html", "md"])
def test_the_conflict_report_of_the_four_articles(
    told: Callable[[Contents, str], str], golden: Callable[[Path, str], None]
) -> None:
    project = Project(SHIPPED, Config())
    loaded = project.load()
    found = contents(project, loaded, project.judged(loaded))
    suffix = "html" if told is html else "md"
    text = told(found, "Four articles")
    for part in ("report.css", "report.js"):
        # The digests in the policy still tell that these have changed.
        text = text.replace((files("claimcheck.report") / "page" / part).read_text("utf-8"), f"[{part}]")
    golden(HERE / "four-articles" / f"report.{suffix}", text)


def test_neither_the_folder_nor_the_order_of_files_changes_a_byte(tmp_path: Path) -> None:
    for folder in ("claims", "seeds"):
        shutil.copytree(SHIPPED / folder, tmp_path / folder)
    there, here = Project(SHIPPED, Config()), Project(tmp_path, Config())
    turned = here.lint(Reading(tuple(here.files()[::-1])))
    said = [text_of("json", Telling(report, notes=True)) for report in (there.lint(), turned)]
    assert said[0] == said[1]
