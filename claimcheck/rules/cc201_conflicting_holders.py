"""CC201: several subjects hold what only so many can hold at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import replace
from heapq import heappop, heappush
from itertools import groupby
from typing import Any, ClassVar

from claimcheck.comparable.block import Block, Position
from claimcheck.comparable.vocabulary import MANY
from claimcheck.example import Example
from claimcheck.finding import Outcome, Problem, Spot, Unchecked
from claimcheck.judging.comparison import kind_of_meeting, meet
from claimcheck.judging.grouping import Group
from claimcheck.judging.meeting import CAME_OF_PLAN, DISTINCT, SILENT, Trail, Verdict, verdict
from claimcheck.rule import CrossRule, quoted
from claimcheck.values.listing import listed


class ConflictingHolders(CrossRule):
    """More people hold an office at one time than it has room for.

    Two articles (or two claims of one) give the same office to different people for times that certainly
    overlap. An office has one holder unless its `holders` says more; other relations take part when their
    predicate declares `one_subject_per_object`.

    ## Why it matters
    A reader can check who is prime minister in a second. It is also the place where tools cry wolf most: one
    holder following another is no contradiction, so handover days, open ends, acting and elect holders, and
    holders whose order is known stay silent or become a note.

    ## What to do
    Give the claims the `time` they speak of or the articles their `published` date; mark acting and elect
    holders in `scope`; raise the office's `holders` if it is shared. If both cannot be true, correct one, or
    accept the finding with a reason.
    """

    code = "CC201"
    name = "conflicting-holders"
    question = "two people are named for one office; two sources name two people"
    block_on = ("predicate", "object", "separators")
    differs_in = ("subject",)
    shapes = frozenset({"entity"})
    wants = ("one_subject_per_object",)
    remedy = "correct the wrong holder or term; where several hold it at once, raise the office's `holders`"

    def check(self, block: Block) -> Iterator[Problem | Unchecked]:
        """As every cross rule; where the office has room for several, only those who crowd it are judged."""
        room = _room(block)
        if room == 1:
            yield from super().check(block)
            return
        crowd = _crowd(block.positions, room)
        if crowd:
            yield from self.problems(replace(block, positions=crowd), self._at_once)
        elif _perhaps_crowded(block.positions, room):
            office = block.vocabulary.name(block.positions[0].lead.object)
            yield Unchecked(
                f"more are named as {office} than the {room} it has room for, but not all of them are dated",
                tuple(self.spot(position) for position in block.positions),
                block.key,
                help="date the claims (`time`) or their articles (`published`)",
            )

    def kind(self, block: Block, position: Position) -> Hashable | None:
        """How it meets another; who the holders are matters no further, as long as they are two."""
        return kind_of_meeting(block, position)

    def judge(self, block: Block, a: Position, b: Position, trail: Trail = SILENT) -> Verdict:
        """Two subjects, one office: a conflict when both are affirmed and their times certainly overlap."""
        if not (a.lead.affirmed and b.lead.affirmed):
            trail.note("Do both say that it holds?", "no: one denies it")
            return DISTINCT
        room = _room(block)
        if room > 1 and not self._crowded(block, a, b, room, trail):
            return DISTINCT
        return self._at_once(block, a, b, trail)

    def _at_once(self, block: Block, a: Position, b: Position, trail: Trail = SILENT) -> Verdict:
        """Two subjects who hold an office that has no room for both."""
        meeting = meet(block, a, b, trail)
        if meeting is None:
            return DISTINCT
        return verdict(meeting, "only so many can hold it at once")

    def _crowded(self, block: Block, a: Position, b: Position, room: int, trail: Trail) -> bool:
        """Whether both are among more holders than the office has room for."""
        ask, many = "Is there room for both?", "any number" if room == MANY else str(room)
        crowd = _crowd(block.positions, room)
        claims = {position.lead.claim for position in crowd}
        if not {a.lead.claim, b.lead.claim} <= claims:
            trail.note(ask, f"yes: {many} may hold it at once")
            return False
        names = listed(sorted({self.label(block, position) for position in crowd}))
        trail.note(ask, f"no: {many} may hold it at once, and more are named: {names}")
        return True

    def label(self, block: Block, position: Position) -> str:
        """The holder's name."""
        return block.vocabulary.name(position.lead.subject)

    def message(self, block: Block, group: Group, labels: Sequence[str]) -> str:
        """Who holds what, and whether at one time."""
        question = f"who {block.predicate.label} {block.vocabulary.name(group.positions[0].lead.object)}"
        if group.outcome is Outcome.PROGRESSION:
            if group.proof.reason == CAME_OF_PLAN:
                return f"{question}: {listed(labels)}; one was planned, the other came of it"
            if not all(position.lead.time for position in group.positions):
                return f"{question}: {self._partly_dated(group, block, labels)}"
            # "Will be, some day" is no term where another position says when.
            dated = [p for p in group.positions if p.lead.time_from != "relative"]
            told = dated if len({self.camp(p) for p in dated}) == len(labels) else group.positions
            in_order = [who for who, _ in groupby(self.label(block, position) for position in told)]
            return f"{question}: {listed(in_order, last='then')}, one after the other"
        when = "the same time" if group.all_linked else "overlapping times"
        when = f"for {when}" if group.outcome is Outcome.CONFLICT else f"perhaps for {when}"
        return f"{question}? {listed(labels)} are named {when}"

    def _partly_dated(self, group: Group, block: Block, labels: Sequence[str]) -> str:
        """The holders, of whom not all have a time: a list of all would give an order that is not known."""
        dated = [self.label(block, position) for position in group.positions if position.lead.time]
        in_order = [who for who, _ in groupby(dated)]
        others = [who for who in labels if who not in dated]
        if len(in_order) < 2 or not others:
            return f"{listed([*dict.fromkeys(dated), *others])}, one after the other"
        return f"{listed(in_order, last='then')}, one after the other; {listed(others)} at a time not given"

    def spot(self, position: Position) -> Spot:
        """The holder."""
        return Spot(position.lead.claim, position.lead.subject_pointer, quoted(position.lead))

    template: ClassVar[Mapping[str, Any]] = {"predicate": "holds-office", "object": "prime-minister"}
    valid = (
        Example(
            "succession: the next holder's dated term begins where the first one's ends (handover day)",
            (
                {"subject": "ishiba", "time": "2024-10-01/2025-10-21"},
                {"subject": "takaichi", "time": "2025-10-21/2026-10-01", "article": "b"},
            ),
        ),
        Example(
            "succession: two dated articles, eight months apart, each name the holder of their day",
            ({"subject": "ishiba"}, {"subject": "takaichi", "article": "b"}),
            articles={"a": {"published": "2025-02-05"}, "b": {"published": "2025-10-28"}},
            outcome="progression",
        ),
        Example(
            "time: the earlier term's end is open, the later one starts after it",
            (
                {"subject": "ishiba", "time": "2024-10-01/.."},
                {"subject": "takaichi", "time": "2025-10-21/..", "article": "b"},
            ),
            outcome="progression",
        ),
        Example(
            "precision: terms that share only a year as boundary meet in it",
            (
                {"subject": "ishiba", "time": "2024/2025"},
                {"subject": "takaichi", "time": "2025/2026", "article": "b"},
            ),
        ),
        Example(
            "scope: an acting holder stands beside the holder",
            (
                {"subject": "ishiba", "time": "2025"},
                {"subject": "takaichi", "time": "2025", "scope": {"acting": True}, "article": "b"},
            ),
        ),
        Example(
            "scope: the one elected is not yet in office",
            (
                {"subject": "ishiba", "time": "2025-01/2025-12"},
                {"subject": "takaichi", "time": "2025-02/2025-11", "scope": {"elect": True}},
            ),
        ),
        Example(
            "aliases: two ids declared to be the same person",
            (
                {"subject": "takaichi", "time": "2025-01/2025-12"},
                {"subject": "takaichi-sanae", "time": "2025-02/2025-11", "article": "b"},
            ),
            entities={
                "takaichi-sanae": {"type": "person", "name": "Takaichi Sanae", "same_as": ["takaichi"]}
            },
        ),
        Example(
            "succession: the later term is open, and starts within the month the earlier one ends",
            (
                {"subject": "ishiba", "time": "2024-10-01/2025-10"},
                {"subject": "takaichi", "time": "2025-10-21/..", "article": "b"},
            ),
            outcome="progression",
        ),
        Example(
            "units of two: a third is only planned to join the two who share the office",
            (
                {"subject": "ishiba", "object": "co-chair", "time": "2024/2026"},
                {"subject": "takaichi", "object": "co-chair", "time": "2024/2026-06"},
                {"subject": "son", "object": "co-chair", "time": "2024/2027", "modality": "planned"},
            ),
            entities={"co-chair": {"type": "office", "name": "co-chair", "holders": 2}},
        ),
        Example(
            "units of one: an office with many holders",
            (
                {"subject": "ishiba", "object": "senator", "time": "2024/2027"},
                {"subject": "takaichi", "object": "senator", "time": "2024/2028"},
            ),
        ),
        Example(
            "co-holders named together by one claim",
            (
                {"subject": ["ishiba", "takaichi"], "time": "2024/2027"},
                {"subject": "ishiba", "time": "2024/2027", "article": "b"},
            ),
        ),
        Example(
            "succession: an undated mention of someone whose dated term is known to have been followed",
            (
                {"subject": "ishiba", "time": "2024-10-01/2025-10-21"},
                {"subject": "takaichi", "time": "2025-10-21/2026-10-01", "article": "b"},
                {"subject": "ishiba", "article": "c"},
            ),
            outcome="progression",
        ),
    )
    invalid = (
        Example(
            "two prime ministers for a month",
            (
                {"subject": "ishiba", "time": "2024-10-01/2025-10-21"},
                {"subject": "takaichi", "time": "2025-09-21/2026-10-01", "article": "b"},
            ),
            outcome="conflict",
            severity="error",
        ),
        Example(
            "an overlap of one day counts",
            (
                {"subject": "ishiba", "time": "2024-10-01/2025-10-21"},
                {"subject": "takaichi", "time": "2025-10-20/2026-10-01"},
            ),
            outcome="conflict",
            severity="error",
        ),
        Example(
            "neither article is dated, so one may have followed the other",
            ({"subject": "ishiba"}, {"subject": "takaichi", "article": "b"}),
            outcome="possible",
            severity="warning",
        ),
        Example(
            "one of the two is only said to be likely: one step down",
            (
                {"subject": "ishiba", "time": "2024/2026"},
                {"subject": "takaichi", "time": "2024/2026-06", "hedging": "likely"},
            ),
            outcome="conflict",
            severity="warning",
        ),
        Example(
            "three people in an office that two can share",
            (
                {"subject": "ishiba", "object": "co-chair", "time": "2024/2026"},
                {"subject": "takaichi", "object": "co-chair", "time": "2023/2027"},
                {"subject": "son", "object": "co-chair", "time": "2022/2028"},
            ),
            entities={"co-chair": {"type": "office", "name": "co-chair", "holders": 2}},
            outcome="conflict",
        ),
        Example(
            "two rivals who each call themselves holder, reported by one article: a note",
            (
                {"subject": "ishiba", "time": "2024/2026", "attribution": {"speaker": "ishiba"}},
                {"subject": "takaichi", "time": "2024/2026-06", "attribution": {"speaker": "takaichi"}},
            ),
            outcome="possible",
            severity="info",
        ),
        Example(
            "both hold it on some day of one month, no more is known",
            (
                {"subject": "ishiba", "time": "2025-10"},
                {"subject": "takaichi", "time": "2025-10", "article": "b"},
            ),
            outcome="possible",
        ),
    )


def _room(block: Block) -> int:
    """How many may hold it at once."""
    held = block.vocabulary.entities.get(block.positions[0].lead.object)
    return held.holders if held else 1


def _crowd(positions: Sequence[Position], room: int) -> tuple[Position, ...]:
    """The positions that on some day hold it, certainly and together, though there is no room for all."""
    if room == MANY:
        return ()
    dated = [
        p for p in positions
        if p.lead.affirmed and p.lead.modality == "actual" and not p.lead.doubts
        and p.lead.time is not None and p.lead.time.last_start < p.lead.time.first_end
    ]  # fmt: skip
    crowd: set[str] = set()
    ends: list[tuple[int, int]] = []
    holding: Counter[str] = Counter()
    alone: list[Position] = []
    """Those who came since there last was a crowd."""
    in_order = sorted(dated, key=lambda p: (_core(p)[0], p.lead.claim))
    for number, position in enumerate(in_order):
        start, end = _core(position)
        while ends and ends[0][0] <= start:
            who = in_order[heappop(ends)[1]].lead.subject
            holding[who] -= 1
            if not holding[who]:
                del holding[who]
        heappush(ends, (end, number))
        holding[position.lead.subject] += 1
        alone.append(position)
        if len(holding) > room:
            crowd.update(p.lead.claim for p in alone if _core(p)[1] > start)
            alone.clear()
    return tuple(p for p in dated if p.lead.claim in crowd)


def _core(position: Position) -> tuple[int, int]:
    """The days between which a dated position certainly holds it: from the first on, until the last."""
    time = position.lead.time
    assert time is not None
    return time.last_start, time.first_end


def _perhaps_crowded(positions: Sequence[Position], room: int) -> bool:
    """Whether more are named than there is room for, and some of them without a time."""
    if room == MANY:
        return False
    held = [p.lead for p in positions if p.lead.affirmed and p.lead.modality == "actual"]
    return len({lead.subject for lead in held}) > room and any(lead.time is None for lead in held)
