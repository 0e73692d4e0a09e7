"""`claimcheck lint`: check the records of a project."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.cli.boundary import tell, warn
from claimcheck.cli.caching import add_cache_options, session_of
from claimcheck.cli.change import change_linted, files_after, is_about_change
from claimcheck.cli.engines import add_engine_options, engine_of
from claimcheck.cli.fixing import add_fix_options, fixed, fixes, rewriter, tell_diff
from claimcheck.cli.opening import add_config_options, project_with, settings_of
from claimcheck.cli.outputs import add_output_options, outputs_of, tell_all
from claimcheck.cli.piping import folder_of, is_piped, piped
from claimcheck.cli.rule_options import add_rule_options, changes
from claimcheck.cli.scope import add_scope_options, chosen, left_out
from claimcheck.cli.terminal import about_run, add_terminal_options
from claimcheck.storage.escape import plain
from claimcheck.values.listing import counted

if TYPE_CHECKING:
    from argparse import ArgumentParser
    from collections.abc import Sequence

    from claimcheck.cache.session import Session
    from claimcheck.cli.parser import Verbs
    from claimcheck.config.file import Settings
    from claimcheck.repair.rewriting import Rewriter
    from claimcheck.reported import Report
    from claimcheck.triage.baseline import Baseline


def add(verbs: Verbs) -> None:
    """Add the verb and its options."""
    parser = verbs.add_parser(
        "lint",
        usage="claimcheck lint [OPTIONS] [PATH …]",
        help="check the records of a project",
        description="Check the records of the project that the first PATH lies in (default: the current "
        "folder). All of its records are read; PATHs inside it narrow what is reported.",
        epilog="Exit status: 0 nothing at or above the fail level, 1 findings, 2 could not do it.",
    )
    parser.set_defaults(main=main)
    parser.add_argument("paths", nargs="*", metavar="PATH", help="files or folders to report on")
    add_rule_options(parser)
    add_scope_options(parser)
    add_config_options(parser)
    add_output_options(parser)
    add_terminal_options(parser)
    add_fix_options(parser)
    _add_looking_options(parser)
    add_engine_options(parser)
    add_cache_options(parser)


def _add_looking_options(parser: ArgumentParser) -> None:
    group = parser.add_argument_group("look inside")
    group.add_argument("--show-files", action="store_true", help="list the record files and stop")
    group.add_argument("--show-settings", action="store_true", help="show the settings in force and stop")


def main(args: Namespace) -> int:
    """Lint, tell what came of it, and return the exit status."""
    from time import perf_counter

    began = perf_counter()
    outputs = outputs_of(args)
    if args.show_settings or args.show_files:
        return _show(args)
    asked = fixes(args)
    if args.diff:
        return _diffed(args)
    report, fail_on, root = _fixed(args) if asked else _linted(args)
    # What fails the run is shown, notes too where notes fail it.
    notes = args.show_notes or fail_on == "info"
    tell_all(outputs, report, args, root=root, notes=notes, seconds=perf_counter() - began)
    return _status(report, fail_on, exit_zero=args.exit_zero)


def _show(args: Namespace) -> int:
    settings = _settings(args)
    if args.show_settings:
        from claimcheck.cli.settings import shown

        tell(shown(settings))
        return 0
    project = project_with(settings)
    files = files_after(args, project)
    chosen(args, project.root, files, settings.config.exclude)
    tell("".join(f"{plain(path)}\n" for path in files))
    return 0


class _Linted(NamedTuple):
    """The report, the level from which on the run fails, and the project's folder."""

    report: Report
    fail_on: str
    root: Path


def _linted(args: Namespace) -> _Linted:
    """Lint; from the cache where nothing has changed."""
    if is_piped(args):
        return _piped(args)
    # What a change caused is of two states, and not for the cache.
    session = None if is_about_change(args) else session_of(args)
    if session is None:
        return _judged(args)
    try:
        answer = session.answer(_tracked if args.tracked else None)
        if answer is None:
            return _judged(args, session)
    finally:
        session.close()
        warn(session.notes)
    report, terms = answer
    if args.verbose:
        number = counted(len(report.files), "record file")
        warn([f"project folder {session.root}: {number}, all as in the last run"])
    only = chosen(args, session.root, report.files, terms.exclude)
    if (baseline := _baseline(args)) is not None:
        report = baseline.mark(report, reserved=terms.reserved, selected=terms.selected)
    if terms.ignores:
        from claimcheck.triage.sparing import counting

        report = counting(report, terms.ignores, terms.reserved)
    return _Linted(report.narrowed(only), args.fail_on or terms.fail_on, session.root)


def _fixed(args: Namespace) -> _Linted:
    """What comes of the run after the repairs."""
    whole, repairs, only = _repairs(args)
    linted = _linted(whole)
    report = fixed(linted.report, lambda: _linted(whole).report, repairs, quiet=args.quiet)
    return linted._replace(report=report.narrowed(only))


def _diffed(args: Namespace) -> int:
    whole, repairs, _ = _repairs(args)
    changes = tell_diff(repairs.planned(_linted(whole).report), quiet=args.quiet)
    return 1 if changes and not args.exit_zero else 0


def _repairs(args: Namespace) -> tuple[Namespace, Rewriter, frozenset[str] | None]:
    """The arguments for all of the project, what repairs it, and the files that the PATHs narrow it to."""
    project = project_with(_settings(args))
    reading = project.reading(tracked=args.tracked)
    only = chosen(args, project.root, reading.files, project.config.exclude)
    whole = Namespace(**{**vars(args), "paths": [str(project.root)]})
    return whole, rewriter(args, project, reading, sorted(only or reading.files)), only


def _judged(args: Namespace, session: Session | None = None) -> _Linted:
    settings = _settings(args)
    project = project_with(settings)
    engine, baseline = engine_of(args), _baseline(args)

    def only(files: Sequence[str]) -> frozenset[str] | None:
        if args.verbose:
            warn(about_run(settings, files, args.engine))
        return chosen(args, project.root, files, settings.config.exclude)

    try:
        if is_about_change(args):
            report = change_linted(args, project, engine, only, baseline)
        else:
            reading = project.reading(tracked=args.tracked)
            report = project.lint(
                reading, only=only(reading.files), baseline=baseline, session=session, engine=engine
            )
    finally:
        engine.progress("")
    return _Linted(report, settings.config.fail_on, project.root)


def _piped(args: Namespace) -> _Linted:
    """Lint with standard input in place of a file, and tell what touches that file."""
    from claimcheck.storage.reader import is_one_text

    settings = _settings(args)
    project = project_with(settings)
    read, reading, engine = piped(args, project), project.reading(tracked=args.tracked), engine_of(args)
    if args.verbose:
        warn(about_run(settings, reading.files, args.engine))
    try:
        if read is None:
            report = project.lint(reading, only=(), engine=engine)
        else:
            files = tuple(sorted({*reading.files, read.path}))
            # Engines for bulk open files of JSON Lines themselves.
            engine = engine if is_one_text(read.path) else engine._replace(name="local")
            report = project.lint(
                reading._replace(files=files), only=(read.path,), baseline=_baseline(args),
                engine=engine, read=read,
            )  # fmt: skip
    finally:
        engine.progress("")
    return _Linted(report, settings.config.fail_on, project.root)


def _settings(args: Namespace) -> Settings:
    settings = settings_of(args, [folder_of(args)] if is_piped(args) else args.paths)
    laid = {**changes(args, settings.config), **left_out(args, settings.config)}
    return settings.laid("command line", laid)


def _baseline(args: Namespace) -> Baseline | None:
    if args.baseline is None:
        return None
    from claimcheck.triage.baseline import read_baseline

    return read_baseline(Path(args.baseline))


def _tracked(root: Path) -> frozenset[str]:
    from claimcheck.storage.git import tracked  # starts processes, so only where it is wanted

    return tracked(root)


def _status(report: Report, fail_on: str, *, exit_zero: bool) -> int:
    from claimcheck.finding import Severity

    if exit_zero or fail_on == "never":
        return 0
    return 1 if report.reaches(Severity(fail_on)) else 0
