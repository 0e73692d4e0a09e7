"""`claimcheck schema`: the JSON Schemas of all files, and checking files against them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimcheck.cli.boundary import tell
from claimcheck.cli.opening import add_config_options, project_with, settings_of
from claimcheck.storage.escape import plain
from claimcheck.storage.refusal import Refused, unknown

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator

    from claimcheck.cli.parser import Verbs
    from claimcheck.project import Project

SUFFIX = ".schema.json"
_MAX_BYTES = 16 * 1024**2


def add(verbs: Verbs) -> None:
    """Add the verb and its options."""
    parser = verbs.add_parser(
        "schema",
        usage="claimcheck schema [OPTIONS] [NAME | --all --output DIR | --check [PATH …]]",
        help="print the JSON Schemas, or check record files against them",
        description="Print a JSON Schema; without NAME, list them. With --check, check record files "
        "(default: all of the project's) against the schemas, and copies of schemas against these.",
        epilog="Exit status: 0 all is well, 1 a file does not fit its schema or differs, 2 could not do it.",
    )
    parser.set_defaults(main=main)
    parser.add_argument("names", nargs="*", metavar="NAME", help="a schema; with --check, files or folders")
    parser.add_argument("--all", action="store_true", help="write all schemas to the folder --output names")
    parser.add_argument("--output", metavar="DIR", help="the folder to write to")
    parser.add_argument("--check", action="store_true", help="check files instead of printing")
    parser.add_argument(
        "--force-exclude", action="store_true", help="apply the configuration's `exclude` to given PATHs too"
    )
    add_config_options(parser)


def main(args: Namespace) -> int:
    """Print, write, list or check, and return the exit status.

    Raises:
        Refused: there is no such schema or path, options do not go together, or a file cannot be written.
    """
    if args.check and (args.all or args.output):
        raise Refused("--check does not go with --all or --output")
    if args.force_exclude and not args.check:
        raise Refused("--force-exclude goes with --check")
    if args.check:
        return _check(args)
    from claimcheck.published import schemas

    made = schemas()
    if args.all or args.output:
        if not (args.all and args.output) or args.names:
            raise Refused("to write all schemas, give --all and --output DIR, and no names")
        return _write(Path(args.output), made)
    if len(args.names) > 1:
        raise Refused("name one schema, or give --check to check files")
    if not args.names:
        width = max(map(len, made))
        tell("".join(f"{name:<{width}}  {schema['title']}\n" for name, schema in made.items()))
        return 0
    name = args.names[0].removesuffix(SUFFIX)
    if name not in made:
        raise Refused(unknown("schema", name, list(made)))
    tell(_text(made[name]))
    return 0


def _text(schema: dict[str, Any]) -> str:
    from claimcheck.records.schemas import schema_text

    return schema_text(schema)


def _write(folder: Path, made: dict[str, dict[str, Any]]) -> int:
    from claimcheck.storage.files import write_atomic

    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, schema in made.items():
            write_atomic(folder / f"{name}{SUFFIX}", _text(schema).encode())
    except OSError as error:
        raise Refused(f"{plain(str(folder))} cannot be written to ({error.strerror})") from error
    tell(f"Wrote {len(made)} schemas to {plain(str(folder))}\n")
    return 0


def _check(args: Namespace) -> int:
    """Check record files against the schemas, and copies of the schemas against what is published."""
    from claimcheck.storage.conformance import Conformance

    project = project_with(settings_of(args, args.names))
    files, copies = _chosen(args, project)
    conformance = Conformance(project.root)
    lines = [fault for path in files for fault in conformance.faults(path)]
    lines += _outdated(project.root, copies)
    if lines:
        tell("".join(f"{line}\n" for line in [*lines, ""]))
    checked = f"{len(files)} record file{'' if len(files) == 1 else 's'}"
    if copies:
        checked += f" and {len(copies)} schema{'' if len(copies) == 1 else 's'}"
    told = f"{len(lines)} fault{'' if len(lines) == 1 else 's'}" if lines else "all is well"
    tell(f"Checked {checked}: {told}\n")
    return 1 if lines else 0


def _chosen(args: Namespace, project: Project) -> tuple[list[str], list[str]]:
    """The record files and the copies of schemas that the arguments choose, relative to the project."""
    from claimcheck.published import schemas

    ours = {f"{name}{SUFFIX}" for name in schemas()}
    if not args.names:
        return project.files(), _copies(project.root, "schemas", ours)
    files: dict[str, None] = {}
    copies: list[str] = []
    for word in args.names:
        given = Path(word)
        # A link is not followed: reading it says why.
        path = given.resolve() if given.is_dir() else given.parent.resolve() / given.name
        if not path.is_relative_to(project.root):
            raise Refused(f"{plain(word)} is not in the project {plain(str(project.root))}")
        inside = path.relative_to(project.root).as_posix()
        found = _below(inside, project) if path.is_dir() else [inside]
        if path.is_dir():
            there = _copies(project.root, inside, ours)
            if not (found or there or args.force_exclude):
                raise Refused(f"no claim files found in {plain(word)}")
            copies += there
        elif path.name in ours:
            copies.append(inside)
            continue
        elif not path.name.lower().removesuffix(".gz").endswith((".json", ".jsonl", ".ndjson")):
            raise Refused(f"{plain(word)} is no record file: they end in .json, .jsonl or .ndjson")
        files.update(dict.fromkeys(found))
    if args.force_exclude:
        from claimcheck.storage.exclude import without

        return without(files, project.config.exclude), copies
    return list(files), copies


def _below(folder: str, project: Project) -> list[str]:
    """The project's record files in a folder of it."""
    return [path for path in project.files() if folder == "." or path.startswith(folder + "/")]


def _copies(root: Path, folder: str, ours: set[str]) -> list[str]:
    """The copies of published schemas in a folder; others in it are not ours to judge."""
    inside = "" if folder == "." else f"{folder}/"
    return sorted(f"{inside}{name}" for name in ours if (root / folder / name).is_file())


def _outdated(root: Path, copies: list[str]) -> Iterator[str]:
    """The copies that differ from what this version publishes."""
    from claimcheck.published import schemas
    from claimcheck.storage.files import read_inside
    from claimcheck.storage.reader import Unreadable

    made = schemas()
    for copy in copies:
        folder, _, name = copy.rpartition("/")
        try:
            same = read_inside(root, copy, _MAX_BYTES) == _text(made[name.removesuffix(SUFFIX)]).encode()
        except Unreadable as unreadable:
            yield f"{plain(copy)}: {plain(unreadable.message)}"
            continue
        if not same:
            renew = f"`claimcheck schema --all --output {folder or '.'}` renews it"
            yield f"{plain(copy)}: differs from the schema of this version; {plain(renew)}"
