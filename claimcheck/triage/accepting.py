"""Accepting a finding: which one is meant, and the waivers file that keeps the decision."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from claimcheck.records.kinds import kind_of
from claimcheck.reported import SHORTEST_FINGERPRINT
from claimcheck.storage.appending import with_item
from claimcheck.storage.escape import plain
from claimcheck.storage.files import read_inside, write_atomic
from claimcheck.storage.reader import MAX_FILE_BYTES, Unreadable, is_one_text, read_json
from claimcheck.storage.refusal import Refused
from claimcheck.triage.waivers import waivable
from claimcheck.values.listing import listed, nearest

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from pathlib import Path

    from claimcheck.finding import Finding
    from claimcheck.reported import Report, Reported

KEY = "waivers"
_SHOWN = 80


def decidable(report: Report, word: str, reserved: Collection[str]) -> Finding:
    """The finding that somebody decides about.

    Args:
        report: of the whole project.
        word: its fingerprint, or the first digits of it that no other finding has.
        reserved: codes that no waiver covers.

    Raises:
        Refused: there is no such finding, or several; nothing waives it; somebody has decided already.
    """
    met = {told.finding.fingerprint: told for told in report.named(word)}
    if len(met) != 1:
        raise Refused(_unknown(report, word) if not met else _several(word, list(met.values())))
    ((mark, told),) = met.items()
    code = told.finding.code
    if not waivable(code, reserved):
        what = "repair the record" if code in reserved else "take the waiver out that it tells of"
        raise Refused(f"{mark} is a finding of {code}, which nothing waives; {what}")
    if (decision := told.waived) is not None:
        by = f" by {plain(decision.by)}" if decision.by else ""
        raise Refused(
            f'{mark} is waived already{by} ({decision.kind}: "{plain(decision.reason, limit=_SHOWN)}"); '
            "take that waiver out to decide anew"
        )
    return told.finding


def waivers_file(root: Path, files: Iterable[str], folder: str) -> str:
    """The file for a new decision: the last of the project's waivers files, else `waivers.json` in a folder.

    Packed files and such as cannot be read are passed over.

    Args:
        root: the project's folder.
        files: its record files, in order.
        folder: the folder of records.
    """
    found = f"{folder}/waivers.json"
    for path in files:
        if path.lower().endswith(".json") and is_one_text(path):
            try:
                data = read_inside(root, path, MAX_FILE_BYTES)
                # Most files hold claims, which need not be parsed to know that they are no waivers.
                if b'"waivers"' in data and kind_of(read_json(data)) == KEY:
                    found = path
            except Unreadable:
                continue  # `lint` tells of it; it cannot be added to
    return found


def add_waiver(root: Path, path: str, waiver: Mapping[str, str]) -> None:
    """Add a decision to a waivers file, which is made where there is none; what stands in it stays as it is.

    Args:
        root: the project's folder, without links on the way.
        path: the file, relative to the root.
        waiver: the waiver's keys and texts.

    Raises:
        Refused: the file is there and no waivers file, or it cannot be read or written.
    """
    file = root / path
    if file.parent.resolve() != file.parent:
        raise Refused(f"{plain(path)} lies behind a symbolic link, and links are not followed")
    try:
        if file.exists() or file.is_symlink():
            data = _with_waiver(path, read_inside(root, path, MAX_FILE_BYTES), waiver)
        else:
            data = (json.dumps({KEY: [waiver]}, indent=2, ensure_ascii=False) + "\n").encode("utf-8")
        file.parent.mkdir(parents=True, exist_ok=True)
        write_atomic(file, data)
    except Unreadable as unreadable:
        raise Refused(f"{plain(path)} cannot be added to: {unreadable.message}") from unreadable
    except OSError as error:
        raise Refused(f"{plain(path)} cannot be written ({error.strerror})") from error


def _with_waiver(path: str, data: bytes, waiver: Mapping[str, str]) -> bytes:
    value = read_json(data)
    if not isinstance(value, dict) or kind_of(value) != KEY or not isinstance(value[KEY], list):
        raise Refused(f'{plain(path)} is no waivers file: that is an object with a list of "{KEY}"')
    return with_item(data, KEY, waiver)


def _unknown(report: Report, word: str) -> str:
    if len(word) < SHORTEST_FINGERPRINT:
        enough = f"give the first {SHORTEST_FINGERPRINT} or more digits of a fingerprint"
        return f'"{plain(word)}" is too short: {enough}'
    # As many digits as were written: what follows them speaks against no finding.
    marks = {told.finding.fingerprint[: len(word)] for told in report.findings}
    close = nearest(word, marks)
    advice = f'did you mean "{close}"?' if close else "`claimcheck lint --output-format json` has them all"
    return f'no finding has the fingerprint "{plain(word, limit=_SHOWN)}": {advice}'


def _several(word: str, met: list[Reported]) -> str:
    marks = sorted(told.finding.fingerprint for told in met)
    return f'"{plain(word)}" may be {listed(marks, last="or")}: give more digits'
