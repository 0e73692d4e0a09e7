"""`claimcheck init`: set up a folder for records."""

from __future__ import annotations

import os
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING

from claimcheck.cli.boundary import tell
from claimcheck.storage.escape import plain
from claimcheck.storage.home import absolute
from claimcheck.storage.refusal import Refused

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator

    from claimcheck.cli.parser import Verbs

HOOKS_FILE, GITLAB_FILE = ".pre-commit-config.yaml", ".gitlab-ci.yml"
GITHUB_FILE = ".github/workflows/claimcheck.yml"


def add(verbs: Verbs) -> None:
    """Add the verb and its options."""
    parser = verbs.add_parser(
        "init",
        usage="claimcheck init [DIR]",
        help="set up a folder for records",
        description="Write a configuration, an example article with its records, JSON Schemas for editors, a "
        "pre-commit hook and a CI job into DIR (default: the current folder). What is there stays as it is.",
    )
    parser.set_defaults(main=main)
    parser.add_argument(
        "dir", nargs="?", default=".", metavar="DIR", help="the folder; made if it is not there"
    )


def main(args: Namespace) -> int:
    """Write what is missing, say what was written and what kept, and what there is to add by hand.

    Raises:
        Refused: a file cannot be written, or the folder has a configuration that cannot be read.
    """
    root = _root(args.dir)
    config, claims = _configured(root)
    top = _top_of(root)
    lines, begun = [], False
    for path, text in [*_project_files(root, config, claims), *_repository_files(root, top, claims)]:
        shown = plain(os.path.normpath(os.path.join(args.dir, path)))  # noqa: PTH118 - "." and ".." as given
        written = text is not None and _written(root, path, text, shown)
        begun = begun or (written and path.startswith(f"{claims}/"))
        aside = " (it holds records, so no example is added)" if path == claims else ""
        lines.append(f"{'wrote' if written else 'kept '} {shown}{aside}")
    lines += _to_add(root, top, claims)
    if begun:
        lint = "claimcheck lint" if root == absolute(Path()) else f"claimcheck lint {quote(args.dir)}"
        lines.append(f"Next: `{plain(lint)}`; then your own articles in place of the example")
    tell("".join(f"{line}\n" for line in lines))
    return 0


def _root(given: str) -> Path:
    """The folder to set up.

    Raises:
        Refused: something else has its name, or it has none.
    """
    if not given:
        raise Refused("DIR is empty; name a folder, or leave it out for the current one")
    root = absolute(Path(given))
    if root.is_file():
        raise Refused(f"{plain(given)} is a file; name a folder")
    return root


def _configured(root: Path) -> tuple[str | None, str]:
    """The configuration file that a folder has, None for none, and its folder of records."""
    from claimcheck.config.file import project_of, read_settings

    home = project_of(root)
    if home.root != root or home.file is None:
        return None, "claims"
    return home.file.name, read_settings(root).config.claims


def _project_files(root: Path, config: str | None, claims: str) -> Iterator[tuple[str, str | None]]:
    """Paths of the project, each with what to write there; None for what is there."""
    from claimcheck import starter
    from claimcheck.published import schemas
    from claimcheck.records.schemas import schema_text
    from claimcheck.storage.files import discover

    yield (starter.CONFIG, starter.starter(starter.CONFIG)) if config is None else (config, None)
    if discover(root, claims):
        # Examples among somebody's records would be linted with them.
        yield claims, None
    else:
        yield starter.TEXT, starter.starter(starter.TEXT)
        for name in starter.RECORDS:
            yield f"{claims}/{name}", starter.starter(f"claims/{name}", claims=claims)
    made = schemas()
    for name in starter.SCHEMAS:
        yield f"schemas/{name}.schema.json", schema_text(made[name])


def _repository_files(root: Path, top: Path, claims: str) -> Iterator[tuple[str, str | None]]:
    """As `_project_files`, of what is looked for at the top of a repository alone."""
    from claimcheck import starter

    if root == top:
        yield HOOKS_FILE, starter.starter(starter.HOOKS, claims=claims)
        if not (root / GITLAB_FILE).exists():
            yield GITHUB_FILE, starter.starter(starter.GITHUB)


def _to_add(root: Path, top: Path, claims: str) -> Iterator[str]:
    """What to put into files that are not ours to write."""
    from claimcheck import starter

    folder = root.relative_to(top).as_posix() if root != top else ""
    gitlab = (top / GITLAB_FILE).exists()
    job = (GITLAB_FILE, starter.GITLAB) if gitlab else (GITHUB_FILE, starter.GITHUB)
    for path, name in ((HOOKS_FILE, starter.HOOKS), job):
        if not _speaks_of(folder, top / path):
            text = starter.starter(name, claims=claims, folder=folder)
            where = ", under `repos:`" if name == starter.HOOKS else ""
            yield f"To add to {plain(os.path.relpath(top / path, absolute(Path())))}{where}:"
            yield from text.rstrip("\n").split("\n")[2 if where else 0 :]


def _speaks_of(folder: str, file: Path) -> bool:
    """Whether a file has to do with us, and with our folder."""
    try:
        text = file.read_text("utf-8", "replace")
    except OSError:
        return False
    return "claimcheck" in text and folder in text


def _top_of(root: Path) -> Path:
    """The top of the repository that a folder is in; the folder itself where it is in none."""
    return next((folder for folder in (root, *root.parents) if (folder / ".git").exists()), root)


def _written(root: Path, path: str, text: str, shown: str) -> bool:
    """Write a file of the project, unless something is in its place; `shown` is its path for people."""
    from claimcheck.storage.files import write_atomic

    file = root / path
    if file.exists() or file.is_symlink():
        return False
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        if file.parent.resolve() != file.parent:
            raise Refused(f"{shown} would lie behind a symbolic link, and links are not followed")
        write_atomic(file, text.encode("utf-8"))
    except OSError as error:
        raise Refused(f"{shown} cannot be written ({error.strerror})") from error
    return True
