"""The baseline: findings that were there before, known by their fingerprints, so that only new ones block."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from claimcheck.storage.escape import plain
from claimcheck.storage.files import read_inside, write_atomic
from claimcheck.storage.reader import Unreadable, read_json
from claimcheck.storage.refusal import Refused

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from pathlib import Path

    from claimcheck.finding import Finding
    from claimcheck.reported import Report

VERSION = 1
_MAX_BYTES = 64 * 1024**2
_TEXTS = ("fingerprint", "code", "message")


@dataclass(frozen=True, slots=True)
class Entry:
    """A known finding. The fingerprint identifies it; code, message and claims tell people what it was."""

    fingerprint: str
    code: str
    message: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Baseline:
    """The known findings, sorted by fingerprint, each once."""

    entries: tuple[Entry, ...]

    def mark(self, report: Report, *, reserved: Collection[str], selected: Collection[str]) -> Report:
        """A report with the known findings marked, and the entries named that nothing matched any more.

        While records cannot be read or compared it is not known what would match: no entry is then stale.

        Args:
            report: of the whole project: in part of it, entries would only seem to be stale.
            reserved: codes that no baseline covers.
            selected: codes of the rules that ran; entries of other rules are not judged.
        """
        known = {entry.fingerprint for entry in self.entries if entry.code not in reserved}
        findings = tuple(
            told._replace(baselined=told.finding.code not in reserved and told.finding.fingerprint in known)
            for told in report.findings
        )
        met = {told.finding.fingerprint for told in findings if told.baselined}
        stale = tuple(
            entry.fingerprint for entry in self.entries
            if entry.fingerprint not in met and (entry.code in selected or entry.code in reserved)
            and not report.faults(reserved)
        )  # fmt: skip
        return report._replace(findings=findings, stale=stale)

    def without(self, fingerprints: Collection[str]) -> Baseline:
        """The baseline less some entries."""
        return Baseline(tuple(entry for entry in self.entries if entry.fingerprint not in fingerprints))


def baseline_of(findings: Iterable[Finding]) -> Baseline:
    """A baseline that knows these findings."""
    entries = {finding.fingerprint: _entry(finding) for finding in findings}
    return Baseline(tuple(entries[mark] for mark in sorted(entries)))


def read_baseline(path: Path) -> Baseline:
    """Read a baseline file.

    Args:
        path: the file; a symbolic link is not followed.

    Raises:
        Refused: there is no such file, or it is no baseline.
    """
    if not path.exists() and not path.is_symlink():
        raise Refused(f"there is no baseline {_shown(path)}; `claimcheck baseline write` makes one")
    try:
        value = read_json(read_inside(path.parent, path.name, _MAX_BYTES))
    except Unreadable as unreadable:
        raise Refused(f"the baseline {_shown(path)} cannot be read: {unreadable.message}") from unreadable
    listed = value.get("findings") if isinstance(value, dict) and value.get("version") == VERSION else None
    entries = [_read_entry(item) for item in listed] if isinstance(listed, list) else [None]
    sound = {entry.fingerprint: entry for entry in entries if entry is not None}
    if len(sound) < len(entries):
        raise Refused(
            f"{_shown(path)} is no baseline of this version; write it anew with `claimcheck baseline write`"
        )
    return Baseline(tuple(sound[mark] for mark in sorted(sound)))


def write_baseline(path: Path, baseline: Baseline) -> None:
    """Write a baseline file whole; equal baselines give equal bytes.

    Raises:
        Refused: the file cannot be written, or is there and was never a baseline.
    """
    if _is_another(path):
        raise Refused(f"{_shown(path)} is there and is no baseline; name another file, or delete it")
    findings = [
        {"fingerprint": e.fingerprint, "code": e.code, "message": e.message, "claims": list(e.claims)}
        for e in baseline.entries
    ]
    text = json.dumps({"version": VERSION, "findings": findings}, indent=2, ensure_ascii=False) + "\n"
    try:
        write_atomic(path, text.encode("utf-8"))
    except OSError as error:
        raise Refused(f"{_shown(path)} cannot be written ({error.strerror})") from error


def _is_another(path: Path) -> bool:
    """Whether something stands in a place that is not to be overwritten by a baseline."""
    if not path.is_file():
        return False  # writing says why it cannot be done
    try:
        value = read_json(read_inside(path.parent, path.name, _MAX_BYTES))
    except Unreadable:
        # A baseline over which two branches quarrel is no JSON.
        return path.suffix != ".json"
    return not (isinstance(value, dict) and {"version", "findings"} <= value.keys())


def _entry(finding: Finding) -> Entry:
    problem = finding.problem
    claims = {spot.id for spot in problem.spots if spot.kind == "claim"}
    claims.update(claim for camp in problem.camps for claim in camp.claims)
    return Entry(finding.fingerprint, finding.code, problem.message, tuple(sorted(claims)))


def _read_entry(item: Any) -> Entry | None:
    """An entry as written in a file, None where it is none."""
    if not isinstance(item, dict) or item.keys() != {*_TEXTS, "claims"}:
        return None
    claims = item["claims"]
    if not isinstance(claims, list):
        return None
    if not all(isinstance(text, str) for text in (*claims, *(item[key] for key in _TEXTS))):
        return None
    return Entry(item["fingerprint"], item["code"], item["message"], tuple(claims))


def _shown(path: Path) -> str:
    return plain(str(path), limit=200)
