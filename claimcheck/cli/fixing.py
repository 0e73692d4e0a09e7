"""The options about repairs, and telling what came of them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from claimcheck.cli.boundary import tell, warn
from claimcheck.cli.change import is_about_change
from claimcheck.storage.escape import plain
from claimcheck.storage.refusal import Refused

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from claimcheck.project import Project, Reading
    from claimcheck.repair.repairing import Repaired
    from claimcheck.repair.rewriting import Rewriter
    from claimcheck.reported import Report


def add_fix_options(parser: ArgumentParser) -> None:
    """Add `--fix`, `--unsafe-fixes` and `--diff`."""
    group = parser.add_argument_group("repairs", "mechanical ones only: a contradiction is never repaired")
    group.add_argument("--fix", action="store_true", help="repair what a machine can put right, in place")
    group.add_argument(
        "--unsafe-fixes",
        action="store_true",
        help="with --fix or --diff: also what people should look at, and key order",
    )
    group.add_argument(
        "--diff",
        action="store_true",
        help="show what --fix would change, and write nothing; exit 1 for changes",
    )


def fixes(args: Namespace) -> bool:
    """Whether the options ask for repairs.

    Raises:
        Refused: `--unsafe-fixes` is given alone; or only what a change caused is asked for.
    """
    asked = bool(args.fix or args.diff)
    if args.unsafe_fixes and not asked:
        raise Refused("--unsafe-fixes says how far --fix or --diff may go: add one of them")
    if asked and is_about_change(args):
        raise Refused("--fix and --diff look at all of the project, and not only at a change of it")
    return asked


def rewriter(args: Namespace, project: Project, reading: Reading, only: Sequence[str]) -> Rewriter:
    """What repairs a project as the options say."""
    from claimcheck.repair.rewriting import Rewriter

    return Rewriter(project, reading, only, unsafe=args.unsafe_fixes, engine=args.engine)


def tell_diff(planned: Iterable[Repaired], *, quiet: bool) -> bool:
    """Print what would change as a unified diff; whether there is anything."""
    files: dict[str, Counter[str]] = {}
    for one in planned:
        files[one.path] = one.made
        for lines in _diff(one):
            tell(lines)
    if files and not quiet:
        warn([f"would fix {_sum(files.values())}"])
    return bool(files)


def fixed(report: Report, lint: Callable[[], Report], repairs: Rewriter, *, quiet: bool) -> Report:
    """Repair files and tell what came of it; what is then found."""
    report, done = repairs.written(report, lint)
    if done.files and not quiet:
        warn([f"fixed {_sum(done.files.values())}"])
    warn(done.left.values())
    return report


def _sum(made: Iterable[Counter[str]]) -> str:
    """What was made in how many files: "3 findings and 1 quote in 2 files"."""
    from claimcheck.values.listing import counted, listed

    files = [*made]
    total = sum(files, Counter[str]())
    kinds = [counted(total[kind], kind) + more for kind, more in _KINDS.items() if total[kind]]
    return f"{listed(kinds)} in {counted(len(files), 'file')}"


_KINDS = {"finding": "", "quote": "", "digest": "", "record": " put in order"}
"""What is repaired, each with what else to say of it, in the order in which it is told."""


def _diff(one: Repaired) -> Iterator[str]:
    """A file's changes as a unified diff; what could act on a screen is shown escaped."""
    from difflib import unified_diff

    old, new = (_lines(data) for data in (one.old, one.new))
    name = plain(one.path)
    for line in unified_diff(old, new, name, name):
        yield _shown(line)


def _lines(data: bytes) -> list[str]:
    # Only the line feed ends a line: other separators may stand in texts.
    *whole, last = data.decode().split("\n")
    return [*(f"{line}\n" for line in whole), *([last] if last else [])]


def _shown(line: str) -> str:
    """A line of a diff; tabs and the carriage return before a line feed lay out, and stay."""
    body = line.removesuffix("\n")
    end = "\r" if body.endswith("\r") else ""
    shown = "\t".join(plain(part) for part in body.removesuffix("\r").split("\t")) + end + "\n"
    return shown if line.endswith("\n") else shown + "\\ No newline at end of file\n"
