"""`--tracked`: what git does not track is not read."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from .conftest import Sandbox

JSON = ("lint", "--tracked", "--output-format", "json")


def git(folder: Path, *argv: str) -> None:
    subprocess.run(["git", *argv], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def repository(sandbox: Sandbox) -> Sandbox:
    """The project as a repository that tracks article a and the vocabulary, and not article b."""
    git(sandbox.root, "init", "-q")
    git(sandbox.root, "add", "claims/a.json", "claims/vocabulary.json")
    return sandbox


def test_an_untracked_file_is_not_read(repository: Sandbox) -> None:
    assert repository.call(*JSON).codes == []
    shown = repository.call("lint", "--tracked", "--show-files").out
    assert shown == "claims/a.json\nclaims/vocabulary.json\n"


def test_a_staged_file_is_read(repository: Sandbox) -> None:
    git(repository.root, "add", "claims/b.json")
    assert repository.call(*JSON).codes == ["CC201"]


def test_a_deleted_file_is_not_missed(repository: Sandbox) -> None:
    git(repository.root, "add", "claims/b.json")
    (repository.root / "claims" / "b.json").unlink()
    assert repository.call(*JSON).codes == []


def test_names_that_git_would_quote(repository: Sandbox) -> None:
    (repository.root / "claims" / "b.json").rename(repository.root / "claims" / "東京\n 1.json")
    git(repository.root, "add", "claims")
    assert repository.call(*JSON).codes == ["CC201"]


def test_a_project_below_the_top_of_its_repository(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    top = sandbox.root.parent
    git(top, "init", "-q")
    git(top, "add", "news/claims/a.json", "news/claims/vocabulary.json")
    assert sandbox.call(*JSON).codes == []
    # As in a hook, which runs at the top and is told where the index is.
    monkeypatch.chdir(top)
    monkeypatch.setenv("GIT_DIR", ".git")
    monkeypatch.setenv("GIT_INDEX_FILE", os.path.join(".git", "index"))  # noqa: PTH118 - relative on purpose
    shown = sandbox.call("lint", "--tracked", "--show-files", "news").out
    assert shown == "claims/a.json\nclaims/vocabulary.json\n"


def test_nothing_tracked(sandbox: Sandbox) -> None:
    git(sandbox.root, "init", "-q")
    done = sandbox.call("lint", "--tracked")
    assert (done.status, done.out) == (2, "")
    assert "no claim files found: git tracks none" in done.err


def test_outside_a_repository(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(sandbox.root.parent))
    done = sandbox.call("lint", "--tracked")
    assert (done.status, done.out) == (2, "")
    assert "--tracked needs a git repository" in done.err
    assert len(done.err.splitlines()) == 1


def test_without_git(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(sandbox.root))
    done = sandbox.call("lint", "--tracked")
    assert done.status == 2
    assert "git is not installed" in done.err


def test_the_repository_runs_nothing(repository: Sandbox) -> None:
    program = repository.root / "monitor.sh"
    program.write_text("#!/bin/sh\ntouch ran\n", encoding="utf-8")
    program.chmod(0o755)
    git(repository.root, "config", "core.fsmonitor", str(program))
    assert repository.call("lint", "--tracked").status == 0
    assert not (repository.root / "ran").exists()
