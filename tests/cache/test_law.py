"""A law: whatever is edited, and in whatever order, a run with the cache is a run without, to the byte."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from claimcheck.cache.folder import Folder
from claimcheck.cache.session import Session
from claimcheck.config.file import read_settings
from claimcheck.project import Project
from claimcheck.reported import Report
from claimcheck.reporters import text_of
from claimcheck.reporters.telling import Telling

from . import edits

STEPS = 40
SEEDS = [int(s) for s in os.environ.get("CLAIMCHECK_LAW_SEEDS", "0,1,2,3").split(",")]


class Runs:
    """Runs over one project, and how many of them judged nothing, a part or all of it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.kept = self.renewed = self.judged = 0

    def lay(self, files: dict[str, str]) -> None:
        """Make the folder hold these files and no others; what is unchanged is not touched."""
        for folder in ("claims", "seeds"):
            (self.root / folder).mkdir(exist_ok=True)
        there = {
            path.relative_to(self.root).as_posix(): path
            for path in self.root.rglob("*.*")
            if path.is_file() and ".claimcheck_cache" not in path.parts
        }
        for path in there.keys() - files.keys():
            there[path].unlink()
        for path, text in files.items():
            if path not in there or there[path].read_text(encoding="utf-8") != text:
                (self.root / path).write_text(text, encoding="utf-8")
        # The next edit is to have another time than this one.
        time.sleep(0.012)

    def cold(self) -> Report:
        """The report without the cache."""
        settings = read_settings(self.root)
        return Project(settings.root, settings.config).lint()

    def warm(self) -> Report:
        """The report with it."""
        session = Session.at(self.root, "law")
        assert session is not None
        try:
            answer = session.answer()
            if answer is not None:
                self.kept += 1
                return answer.report
            settings = read_settings(self.root)
            project = Project(settings.root, settings.config, settings.sources)
            renew, renewed = session.renew, []

            def watched(attempt: object) -> Report | None:
                renewed.append(renew(attempt))  # type: ignore[arg-type]
                return renewed[0]

            session.renew = watched  # type: ignore[method-assign]
            report = project.lint(session=session)
            self.renewed += renewed != [None]
            self.judged += renewed == [None]
            return report
        finally:
            session.close()
            assert session.notes == []


def told(report: Report, style: str) -> str:
    return text_of(style, Telling(report, notes=True))


@pytest.mark.parametrize("seed", SEEDS)
def test_a_run_with_the_cache_is_a_run_without(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = Folder.now
    monkeypatch.setattr(Folder, "now", lambda self: now(self) + 10_000_000_000)
    course, runs = edits.Project(seed), Runs(tmp_path)
    trail: list[str] = []
    for _ in range(STEPS):
        runs.lay(course.files())
        warm, cold = runs.warm(), runs.cold()
        assert warm == cold, f"after {trail[-3:]}"
        assert all(told(warm, style) == told(cold, style) for style in ("json", "full"))
        assert runs.warm() == cold
        course.marks = [told.finding.fingerprint for told in cold.findings]
        trail.append(course.edit())
    assert runs.kept >= STEPS
    assert seed > 1 or runs.renewed >= STEPS // 3, "so few edits are judged in part that little is tried"
