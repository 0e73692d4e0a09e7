"""Projects to lint again and again, with the cache and without."""

from __future__ import annotations

import json
import re
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from claimcheck.cache.folder import NAME, Folder
from claimcheck.cli import lint, main
from claimcheck.example import Example, project_files
from claimcheck.rules.cc201_conflicting_holders import ConflictingHolders

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable

    from claimcheck.cache.session import Session

TWO_HOLDERS = Example(
    "two prime ministers for a month",
    (
        {
            "subject": "ishiba",
            "time": "2024-10-01/2025-10-21",
            "quote": {"exact": "Ishiba is prime minister"},
        },
        {"subject": "takaichi", "time": "2025-09-21/2026-10-01", "article": "b"},
    ),
    texts={"a": "Ishiba is prime minister. So he said."},
)
_SECONDS = re.compile(r" in \d+\.\d+ s$", re.MULTILINE)
_AGE_NS = 10_000_000_000


class Outcome(NamedTuple):
    """What a run came to; `judged` tells whether it was more than the last answer given again."""

    status: int
    out: str
    err: str
    judged: bool


class Desk:
    """A project's folder that tests change and lint, in this process."""

    def __init__(self, root: Path, capsys: pytest.CaptureFixture[str], judged: list[object]) -> None:
        self.root = root
        self.cache = root / NAME
        self._capsys = capsys
        self._judged = judged

    def lint(self, *argv: str) -> Outcome:
        """Lint with these arguments; the seconds of the closing line are left out."""
        self._judged.clear()
        status = main(("lint", *argv))
        captured = self._capsys.readouterr()
        return Outcome(status, _SECONDS.sub("", captured.out), captured.err, bool(self._judged))

    def cold(self, *argv: str) -> Outcome:
        """Lint without the cache."""
        return self.lint("--no-cache", *argv)

    def databases(self) -> list[Path]:
        """The files of answers."""
        return sorted(self.cache.glob("*/*.sqlite"))

    def write(self, path: str, text: str) -> None:
        """Put a file in the folder, at a tick of the file system's clock of its own."""
        time.sleep(0.01)
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")

    def change(self, path: str, **values: Any) -> None:
        """Set keys of the first claim of a claim file."""
        record: dict[str, Any] = json.loads((self.root / path).read_text(encoding="utf-8"))
        record["claims"][0].update(values)
        self.write(path, json.dumps(record))

    def same_as_cold(self, *argv: str) -> Outcome:
        """Lint with the cache; what is printed, and the exit status, are those of a run without it."""
        warm, cold = self.lint(*argv), self.cold(*argv)
        assert warm[:2] == cold[:2]
        return warm


@pytest.fixture
def young(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Desk:
    """A project with one conflict, in the current folder; its files were written this moment."""
    judged: list[object] = []
    judge: Callable[[Namespace, Session | None], lint._Linted] = lint._judged

    def watched(args: Namespace, session: Session | None = None) -> lint._Linted:
        judged.append(args)
        return judge(args, session)

    monkeypatch.setattr(lint, "_judged", watched)
    for name in (
        "CLAIMCHECK_CONFIG",
        "CLAIMCHECK_OUTPUT_FORMAT",
        "CLAIMCHECK_NO_CACHE",
        "CLAIMCHECK_CACHE_DIR",
    ):
        monkeypatch.delenv(name, raising=False)
    made = Desk(tmp_path / "news", capsys, judged)
    for path, text in project_files(TWO_HOLDERS, ConflictingHolders.template).items():
        made.write(path, text)
    monkeypatch.chdir(made.root)
    return made


@pytest.fixture
def desk(young: Desk, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """The project as a run finds it that begins ten seconds later, so that signatures can be trusted."""
    now = Folder.now
    monkeypatch.setattr(Folder, "now", lambda self: now(self) + _AGE_NS)
    return young
