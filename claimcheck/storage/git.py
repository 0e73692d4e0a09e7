"""Asking git about a project: what it tracks, who works here; nothing that a repository sets is run."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from claimcheck.storage.escape import plain
from claimcheck.storage.refusal import Refused

_SHOWN = 200


def tracked(root: Path) -> frozenset[str]:
    """The files below a folder that git tracks, staged new ones among them.

    Args:
        root: the project's folder, absolute, anywhere in a repository.

    Returns:
        Paths relative to the root, POSIX style.

    Raises:
        Refused: git is not installed, the folder is in no repository, or git cannot read it.
    """
    # core.fsmonitor names a program to run: a stranger's repository must not choose it.
    command = ["git", "-c", "core.fsmonitor=false", "ls-files", "--cached", "-z"]
    try:
        done = subprocess.run(command, cwd=root, env=_environment(), capture_output=True, check=False)
    except FileNotFoundError as error:
        raise Refused(
            "--tracked asks git, and git is not installed; install it or leave --tracked out"
        ) from error
    if done.returncode == 0:
        return frozenset(os.fsdecode(path) for path in done.stdout.split(b"\0") if path)
    said = done.stderr.decode("utf-8", "replace").strip().partition("\n")[0]
    if "not a git repository" in said:
        raise Refused(
            f"--tracked needs a git repository, and {plain(str(root))} is not in one; leave --tracked out"
        )
    raise Refused(f"git cannot list the tracked files: {plain(said, limit=_SHOWN)}")


def user_name(root: Path) -> str:
    """The name that git's configuration gives the user; "" where it gives none, or git is not there."""
    try:
        done = subprocess.run(
            ["git", "config", "--get", "user.name"], cwd=root, env=_environment(), capture_output=True,
            check=False,
        )  # fmt: skip
    except OSError:
        return ""
    return done.stdout.decode("utf-8", "replace").strip() if done.returncode == 0 else ""


def _environment() -> dict[str, str]:
    """The environment for git: English, no locks, and what a hook sets made independent of the folder."""
    environment = {**os.environ, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"}
    for name in ("GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE"):
        if name in environment:
            environment[name] = str(Path(environment[name]).absolute())
    if "GIT_DIR" in environment:
        # git itself then takes the current folder for the top of the work tree, and ours may lie below.
        environment.setdefault("GIT_WORK_TREE", str(Path.cwd()))
    return environment
