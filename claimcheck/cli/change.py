"""The options that narrow a report to what a change caused."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import Namespace, _ArgumentGroup
    from collections.abc import Callable, Collection, Sequence

    from claimcheck.backends.run import Engine
    from claimcheck.project import Project
    from claimcheck.reported import Report
    from claimcheck.triage.baseline import Baseline


def add_change_options(group: _ArgumentGroup) -> None:
    """Add `--since` and `--staged`."""
    group.add_argument("--since", metavar="REF", help="report only what was not there at this commit of git")
    group.add_argument("--staged", action="store_true", help="lint what is staged, and report only what the "
                       "last commit (or REF) did not have")  # fmt: skip


def is_about_change(args: Namespace) -> bool:
    """Whether only what a change caused is asked for."""
    return args.staged or args.since is not None


def change_linted(
    args: Namespace,
    project: Project,
    engine: Engine,
    only: Callable[[Sequence[str]], Collection[str] | None],
    baseline: Baseline | None,
) -> Report:
    """What the change caused that the options name.

    Args:
        args: the arguments.
        project: the project as it is.
        engine: by which it is linted.
        only: which of the record files to report on, None for all.
        baseline: what it knows is marked.

    Raises:
        Refused: as `claimcheck.change.sides` and `changed`.
    """
    from claimcheck.change import changed, sides  # starts processes, so only where it is wanted

    with sides(project, args.since, staged=args.staged, tracked=args.tracked) as both:
        chosen = only(both.after.reading.files)
        return changed(project, both, engine=engine, baseline=baseline).narrowed(chosen)


def files_after(args: Namespace, project: Project) -> tuple[str, ...]:
    """The record files that a run reads: those of the index where that is asked for."""
    if not args.staged:
        return project.reading(tracked=args.tracked).files
    from claimcheck.change import sides

    with sides(project, args.since, staged=True, tracked=True) as both:
        return both.after.reading.files
