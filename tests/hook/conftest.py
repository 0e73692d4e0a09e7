"""Real git repositories with a small project in them, and the hooks that guard their commits."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

import pytest

import claimcheck
from claimcheck.example import Example, project_files

PROJECT = Path(__file__).parents[2]
CONFIG, MANIFEST, BASELINE = ".pre-commit-config.yaml", ".pre-commit-hooks.yaml", "claimcheck-baseline.json"
CLAIMCHECK = (sys.executable, "-P", "-m", "claimcheck")


class Outcome(NamedTuple):
    """What a command came to; both streams in one."""

    status: int
    said: str


def read_yaml(path: Path) -> Any:
    """The value in a YAML file, by the reader that pre-commit itself uses."""
    return import_module("yaml").safe_load(path.read_text(encoding="utf-8"))


def surroundings(home: Path) -> dict[str, str]:
    """An environment for git and pre-commit without this machine's configuration.

    Args:
        home: the folder where pre-commit keeps what it installs.
    """
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("GIT_", "CLAIMCHECK_"))}
    kept.pop("PYTHONPATH", None)
    who = {
        f"GIT_{role}_{what}": "desk@example.org"
        for role in ("AUTHOR", "COMMITTER")
        for what in ("NAME", "EMAIL")
    }
    return {
        **kept, **who, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1",
        "PRE_COMMIT_HOME": str(home), "PRE_COMMIT_COLOR": "never", "LC_ALL": "C.UTF-8",
    }  # fmt: skip


class Repository:
    """A git repository that tests change and commit to."""

    def __init__(self, root: Path, environment: dict[str, str]) -> None:
        self.root = root
        self.environment = environment
        root.mkdir(parents=True)
        self.git("init", "-q", "-b", "main")

    def run(self, *argv: str) -> Outcome:
        """Run a command at the top of the repository."""
        done = subprocess.run(
            argv, cwd=self.root, env=self.environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            check=False, timeout=600,
        )  # fmt: skip
        return Outcome(done.returncode, done.stdout.decode("utf-8"))

    def git(self, *argv: str) -> str:
        """Run git, which must succeed."""
        done = self.run("git", *argv)
        assert done.status == 0, done.said
        return done.said

    def pre_commit(self, *argv: str) -> Outcome:
        """Run pre-commit."""
        return self.run(sys.executable, "-m", "pre_commit", *argv)

    def claimcheck(self, *argv: str) -> Outcome:
        """Run claimcheck without any hook."""
        return self.run(*CLAIMCHECK, *argv)

    @property
    def head(self) -> str:
        """The last commit."""
        return self.git("rev-parse", "HEAD").strip()

    def write(self, path: str, text: str) -> None:
        """Put a file in the work tree."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def record(self, article: str, *claims: dict[str, Any], within: str = "") -> None:
        """Write the claim file of an article, and the vocabulary beside it."""
        example = Example("", tuple({**claim, "article": article} for claim in claims))
        for path, text in project_files(example, {}).items():
            self.write(within + path, text)

    def guard(self, *hooks: dict[str, Any], repo: str = "local", **more: str) -> None:
        """Configure hooks, make git run them, and commit all that is there, unchecked."""
        self.write(CONFIG, json.dumps({"repos": [{"repo": repo, **more, "hooks": hooks}]}))
        installed = self.pre_commit("install")
        assert installed.status == 0, installed.said
        self.git("add", "-A")
        self.git("commit", "-q", "--no-verify", "-m", "as it was")

    def commit(self, *argv: str) -> Outcome:
        """Try to commit what is staged; the hooks have their say."""
        return self.run("git", "commit", "-m", "a change", *argv)


def published_hook(hook: str, *args: str) -> dict[str, Any]:
    """A hook as the manifest publishes it, run by this interpreter instead of an installed environment.

    Args:
        hook: its id.
        args: what a user writes under `args`.
    """
    (found,) = [entry for entry in read_yaml(PROJECT / MANIFEST) if entry["id"] == hook]
    name, *rest = shlex.split(found["entry"])
    assert name == "claimcheck"
    return {**found, "language": "system", "entry": shlex.join([*CLAIMCHECK, *rest]), "args": list(args)}


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """An empty repository in which this claimcheck, installed or not, can be run."""
    environment = surroundings(tmp_path / "pre-commit")
    environment["PYTHONPATH"] = str(Path(claimcheck.__file__).parents[1])
    return Repository(tmp_path / "news desk", environment)
