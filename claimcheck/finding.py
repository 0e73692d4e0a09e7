"""What rules say and what the engine makes of it: spots, camps, problems, findings."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from enum import StrEnum
from typing import Any, NamedTuple


class Outcome(StrEnum):
    """How two positions stand to each other (RULES.md); the last two are silent."""

    CONFLICT = "conflict"
    POSSIBLE = "possible"
    PROGRESSION = "progression"
    REFINEMENT = "refinement"
    DISTINCT = "distinct"


class Severity(StrEnum):
    """How loud a finding is, worst first."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def weight(self) -> int:
        """0 for an error, 1 for a warning, 2 for a note."""
        return _WEIGHTS[self]

    def lowered(self) -> Severity:
        """One step down; a note stays a note."""
        return Severity.WARNING if self is Severity.ERROR else Severity.INFO


_WEIGHTS = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}

BY_OUTCOME = {
    Outcome.CONFLICT: Severity.ERROR,
    Outcome.POSSIBLE: Severity.WARNING,
    Outcome.PROGRESSION: Severity.INFO,
}
"""Severity follows outcome."""


def severity_by(outcome: Outcome, ranks: Collection[int | None]) -> Severity:
    """Severity of a finding on several claims: by outcome, one step down where one is hedged (rank 1 or 2).

    It is a note where the certainty of one (rank None) cannot be judged.
    """
    if None in ranks:
        return Severity.INFO
    hedged = any(rank is not None and rank <= 2 for rank in ranks)
    return BY_OUTCOME[outcome].lowered() if hedged else BY_OUTCOME[outcome]


class Spot(NamedTuple):
    """A place by meaning: a record and a JSON pointer inside it, with the words to print beside it.

    `kind` is "claim", "article", "entity", "predicate" or "file"; for a file `id` is its path, and `line`
    (from 1) and `column` (code points, from 1) are given where a reader stopped. `at_key` points at the key
    itself, not at its value.
    """

    id: str
    pointer: str = ""
    label: str = ""
    kind: str = "claim"
    line: int | None = None
    column: int | None = None
    at_key: bool = False


class Camp(NamedTuple):
    """One side of a disagreement: what it is called, its stable value, and the claims that hold it."""

    label: str
    value: str
    claims: tuple[str, ...]


class Edit(NamedTuple):
    """One change of a record, by meaning: which spot of the problem, and the text that then stands there.

    None takes the record away that is there: only where it differs in nothing but its id from another, which
    stays; `twin` is the spot of that.
    """

    spot: int
    value: str | None
    twin: int = 0


class Repair(NamedTuple):
    """What mends a problem without anybody's judgement; where it is not `safe`, people should look at it."""

    edits: tuple[Edit, ...]
    safe: bool = True


class Problem(NamedTuple):
    """What a rule says. The first spot is the primary one; `key` (with camps and interval) identifies it.

    `severity` overrides what outcome and rule would give. `interval` is EDTF text, None when unknown.
    `repair` is for slips of the pen alone: a contradiction has none.
    """

    message: str
    spots: tuple[Spot, ...]
    key: tuple[str, ...]
    outcome: Outcome | None = None
    severity: Severity | None = None
    camps: tuple[Camp, ...] = ()
    proof: tuple[str, str] | None = None
    interval: str | None = None
    settle: str | None = None
    notes: tuple[str, ...] = ()
    help: str = ""
    repair: Repair | None = None


def problem_of(value: Any) -> Problem:
    """The problem whose `list` went through JSON.

    Raises:
        TypeError, ValueError, IndexError: the value is none of a problem.
    """
    message, spots, key, outcome, severity, camps, proof, interval, settle, notes, advice, repair = value
    return Problem(
        message,
        tuple(Spot(*spot) for spot in spots),
        tuple(key),
        None if outcome is None else Outcome(outcome),
        None if severity is None else Severity(severity),
        tuple(Camp(label, said, tuple(claims)) for label, said, claims in camps),
        None if proof is None else (proof[0], proof[1]),
        interval,
        settle,
        tuple(notes),
        advice,
        None if repair is None else Repair(tuple(Edit(*edit) for edit in repair[0]), repair[1]),
    )


UNCHECKED = "CC901"
"""The code under which is told what could not be judged."""


class Unchecked(NamedTuple):
    """A rule could not judge something: why, what would let it, and where. Becomes a CC901 finding."""

    reason: str
    spots: tuple[Spot, ...]
    key: tuple[str, ...]
    help: str = ""


class Finding(NamedTuple):
    """A problem stamped by the engine with code, name, severity and fingerprint."""

    code: str
    name: str
    severity: Severity
    fingerprint: str
    problem: Problem


def fingerprint(code: str, problem: Problem) -> str:
    """A stable name for a finding: 16 hex digits of SHA-256 over rule, key, camp values and interval.

    Claim ids of a camp do not enter, so a further voice in a camp keeps the name; a new camp changes it.
    """
    parts = [code, *problem.key, "\x1e", *sorted(camp.value for camp in problem.camps), "\x1e",
             problem.interval or ""]  # fmt: skip
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]
