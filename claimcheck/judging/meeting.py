"""Two positions that meet: what is found out about them step by step, and what is made of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from claimcheck.finding import Outcome
from claimcheck.values.time import Relation


@dataclass(slots=True)
class Trail:
    """The steps of a comparison as (question, answer) pairs, for people who ask why."""

    steps: list[tuple[str, str]] = field(default_factory=list)

    def note(self, question: str, answer: str) -> None:
        """Add a step."""
        self.steps.append((question, answer))


class _Silent(Trail):
    """Keeps nothing: the trail of an ordinary run."""

    def note(self, question: str, answer: str) -> None:
        """Forget the step."""


SILENT = _Silent()


@dataclass(slots=True)
class Meeting:
    """Two comparable positions: how their times stand, what stays in doubt, whether one follows the other.

    `plan`: one is a plan, the other what came of it. `replanned`: both are plans, and the later one replaced
    the earlier. `undated`: only a missing date decides. `voices` is the doubt that the two are not said in
    one voice, "" when they are; `undecided` the one whether their times overlap, "" when that is certain.
    """

    relation: Relation
    doubts: list[str]
    succession: bool = False
    plan: bool = False
    replanned: bool = False
    undated: bool = False
    voices: str = ""
    undecided: str = ""
    interval: str | None = None


class Verdict(NamedTuple):
    """What a rule makes of two positions: the outcome, why, and what is in doubt."""

    outcome: Outcome
    reason: str = ""
    doubts: tuple[str, ...] = ()
    interval: str | None = None
    undated: bool = False


DISTINCT = Verdict(Outcome.DISTINCT)
"""Two that do not exclude each other; the last step of the trail says why."""
OTHER_TIMES = Verdict(Outcome.DISTINCT, "they are of different times")
CAME_OF_PLAN = "one is a plan, the other what came of it"
FOLLOWS = "the one follows the other"


def verdict(meeting: Meeting, reason: str) -> Verdict:
    """The outcome for two positions whose values exclude each other, given how they meet."""
    doubts = tuple(meeting.doubts)
    if meeting.relation is Relation.DISJOINT and not meeting.succession:
        return OTHER_TIMES
    if meeting.plan and meeting.relation is not Relation.DISJOINT:  # else it was a plan for another time
        return Verdict(Outcome.PROGRESSION, CAME_OF_PLAN, doubts)
    if meeting.replanned:
        return Verdict(Outcome.PROGRESSION, "the plan changed between the two", doubts)
    if meeting.succession:
        return Verdict(Outcome.PROGRESSION, FOLLOWS, doubts)
    if meeting.relation is Relation.OVERLAP and not doubts:
        return Verdict(Outcome.CONFLICT, reason, (), meeting.interval)
    return Verdict(Outcome.POSSIBLE, reason, doubts, meeting.interval, meeting.undated)
