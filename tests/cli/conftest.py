"""Projects to lint, and the command to lint them with, in this process and in one of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

import claimcheck
from claimcheck.cli import main
from claimcheck.example import Example, project_files
from claimcheck.rules.cc201_conflicting_holders import ConflictingHolders

if TYPE_CHECKING:
    from collections.abc import Callable

PACKAGE_ROOT = Path(claimcheck.__file__).parents[1]

TWO_HOLDERS = Example(
    "two prime ministers for a month",
    (
        {"subject": "ishiba", "time": "2024-10-01/2025-10-21"},
        {"subject": "takaichi", "time": "2025-09-21/2026-10-01", "article": "b"},
    ),
)


class Outcome(NamedTuple):
    """What the command came to."""

    status: int
    out: str
    err: str

    @property
    def codes(self) -> list[str]:
        """The codes in json output, in order."""
        return [finding["code"] for finding in json.loads(self.out)["findings"]]


class Sandbox:
    """A project's folder that tests change and lint."""

    def __init__(self, root: Path, call: Callable[..., Outcome]) -> None:
        self.root = root
        self.call = call

    def write(self, path: str, text: str) -> None:
        """Put a file in the folder."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def change(self, path: str, key: str, value: object) -> None:
        """Set a key of the first claim of a claim file."""
        record: dict[str, Any] = json.loads((self.root / path).read_text(encoding="utf-8"))
        record["claims"][0][key] = value
        self.write(path, json.dumps(record))


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str]) -> Callable[..., Outcome]:
    """The command, called with these arguments in this process."""

    def act(*argv: str) -> Outcome:
        status = main(argv)
        captured = capsys.readouterr()
        return Outcome(status, captured.out, captured.err)

    return act


@pytest.fixture
def sandbox(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: Callable[..., Outcome]) -> Sandbox:
    """A project with one conflict (CC201, an error), in the current folder and in no repository."""
    made = Sandbox(tmp_path / "news", call)
    for path, text in project_files(TWO_HOLDERS, ConflictingHolders.template).items():
        made.write(path, text)
    monkeypatch.chdir(made.root)
    for name in ("CLAIMCHECK_CONFIG", "CLAIMCHECK_OUTPUT_FORMAT", "GIT_DIR", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)
    return made


def command(*argv: str) -> list[str]:
    """The command line that runs claimcheck as a process of its own."""
    return [sys.executable, "-m", "claimcheck", *argv]


def environment(**more: str) -> dict[str, str]:
    """An environment in which such a process finds this package."""
    return {**os.environ, "PYTHONPATH": str(PACKAGE_ROOT), **more}


def run(cwd: Path, *argv: str, **env: str) -> subprocess.CompletedProcess[bytes]:
    """Run claimcheck as a process of its own."""
    return subprocess.run(
        command(*argv), cwd=cwd, env=environment(**env), capture_output=True, check=False, timeout=60
    )
