"""Asking git about a project: what it tracks, who works here; nothing that a repository sets is run."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import NoReturn

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
    listed = asked(root, "--tracked", "ls-files", "--cached", "-z")
    return frozenset(os.fsdecode(path) for path in listed.split(b"\0") if path)


def user_name(root: Path) -> str:
    """The name that git's configuration gives the user; "" where it gives none, or git is not there."""
    try:
        done = answer(root, "config", "--get", "user.name")
    except OSError:
        return ""
    return done.stdout.decode("utf-8", "replace").strip() if done.returncode == 0 else ""


def asked(root: Path, option: str, *argv: str, own: bool = True) -> bytes:
    """What git prints, asked in a folder.

    Args:
        root: the folder, absolute.
        option: the option of ours that makes us ask; for the words of a refusal.
        argv: git's arguments.
        own: whether the folder is in the repository that the environment may name, as in a hook.

    Raises:
        Refused: git is not installed, the folder is in no repository, or git fails.
    """
    try:
        done = answer(root, *argv, own=own)
    except FileNotFoundError as error:
        refuse_without_git(option, error)
    if done.returncode == 0:
        return done.stdout
    said = done.stderr.decode("utf-8", "replace").strip().partition("\n")[0]
    if "not a git repository" in said:
        raise Refused(
            f"{option} needs a git repository, and {plain(str(root))} is not in one; leave {option} out"
        )
    raise Refused(f"{option}: git fails: {plain(said, limit=_SHOWN)}")


def answer(root: Path, *argv: str, own: bool = True) -> subprocess.CompletedProcess[bytes]:
    """What git does when asked in a folder, whatever comes of it; as `asked`.

    Raises:
        OSError: git cannot be started.
    """
    return subprocess.run(
        command(*argv), cwd=root, env=environment(own=own), stdin=subprocess.DEVNULL, capture_output=True,
        check=False,
    )  # fmt: skip


def refuse_without_git(option: str, error: OSError) -> NoReturn:
    """Say that git cannot be asked."""
    raise Refused(f"{option} asks git, and git is not installed; install it or leave {option} out") from error


def command(*argv: str) -> list[str]:
    """A command of git that runs nothing else."""
    # core.fsmonitor names a program to run: a stranger's repository must not choose it.
    return ["git", "-c", "core.fsmonitor=false", *argv]


def environment(*, own: bool = True) -> dict[str, str]:
    """The environment for git: English, no locks, no network; what a hook sets holds in every folder.

    Args:
        own: whether what a hook sets is for the repository that is asked.
    """
    made = {**os.environ, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"}
    # A partial clone would fetch what it lacks: no protocol is called so.
    made |= {"GIT_NO_LAZY_FETCH": "1", "GIT_ALLOW_PROTOCOL": "none"}
    for name in ("GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE"):
        if name in made and own:
            made[name] = str(Path(made[name]).absolute())
        elif name in made:
            del made[name]
    if "GIT_DIR" in made:
        # git itself then takes the current folder for the top of the work tree, and ours may lie below.
        made.setdefault("GIT_WORK_TREE", str(Path.cwd()))
    return made
