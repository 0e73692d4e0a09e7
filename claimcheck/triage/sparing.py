"""Findings that do not count in the files that they stand in: `per-file-ignores`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.storage.exclude import without

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from claimcheck.reported import Report, Reported


def counting(
    report: Report, ignores: Sequence[tuple[str, Sequence[str]]], reserved: Collection[str]
) -> Report:
    """The report without findings that count in none of the files they stand in.

    A contradiction between a file that ignores its rule and one that does not concerns the second one, too,
    and so it stays.

    Args:
        report: all that was found, marked by waivers and baseline: what these decide about is not stale.
        ignores: patterns of files (as in `storage.exclude`), each with codes or their beginnings.
        reserved: codes that count everywhere.
    """
    if not ignores:
        return report
    spared = {path: _spared(path, ignores) for path in {p.path for r in report.findings for p in r.places}}

    def counts(told: Reported) -> bool:
        code, files = told.finding.code, {place.path for place in told.places}
        return code in reserved or not files or not all(code.startswith(spared[file]) for file in files)

    return report._replace(findings=tuple(told for told in report.findings if counts(told)))


def _spared(path: str, ignores: Sequence[tuple[str, Sequence[str]]]) -> tuple[str, ...]:
    """The codes and prefixes that do not count in a file."""
    return tuple(code for pattern, codes in ignores if not without([path], [pattern]) for code in codes)
