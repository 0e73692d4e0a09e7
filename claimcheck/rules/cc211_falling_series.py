"""CC211: a count that only grows is lower at a later time, and no correction is noted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from heapq import heappop, heappush
from typing import Any, ClassVar

from claimcheck.comparable.block import Block, Position
from claimcheck.comparable.correction import notes_correction
from claimcheck.comparable.proposition import object_words
from claimcheck.comparable.vocabulary import KnownPredicate
from claimcheck.example import Example
from claimcheck.finding import Outcome, Spot
from claimcheck.judging.comparison import meet
from claimcheck.judging.grouping import Group
from claimcheck.judging.meeting import DISTINCT, SILENT, Trail, Verdict
from claimcheck.judging.pairing import Pairing
from claimcheck.rule import CrossRule, quoted
from claimcheck.values.amount import Amount
from claimcheck.values.listing import listed
from claimcheck.values.time import Span, certainly_before

AS_OF_WRITING = "at least one figure is only dated by its article, and may be an older count"
DATE_INFERRED = "a date is only inferred"


def _count(amount: str, **more: object) -> dict[str, object]:
    return {"object": {"amount": amount, "unit": "1", **more}}


def _as_of(amount: str, day: str, **more: object) -> dict[str, object]:
    of_figure = {key: more.pop(key) for key in ("bound", "approximate") if key in more}
    return {**_count(amount, as_of=day, **of_figure), **more}


class FallingSeries(CrossRule):
    """A count that can only grow is lower at a later time than at an earlier one.

    It looks at relations of the kind `cumulative`, such as the dead and the injured of a disaster. Two
    figures are compared when both say what happened, are in one unit, come from one voice and have the same
    scope, and when the one is certainly of a later time than the other: by `as_of`, by the claim's `time`, or
    by the article's date (then it is only possible, for an article may quote an older count). Rounding,
    "about" and "at least" leave room for the doubt.

    ## Why it matters
    The dead do not come back to life. A lower figure is either a correction, and then it has to be told as
    one, or somebody copied an old count.

    ## What to do
    If the later figure corrects the earlier one, let it supersede that claim, or say so in its `note`. If it
    counts something else (the bodies found, one district only), say so by `scope`. If it is older, give its
    `as_of`.
    """

    code = "CC211"
    name = "falling-series"
    question = "a death toll falls"
    block_on = ("predicate", "subject", "separators")
    differs_in = ("object",)
    shapes = frozenset({"quantity"})
    meets_in = ""
    remedy = "say in the later claim's `note` what was corrected, or let it supersede the earlier one"

    def selects(self, predicate: KnownPredicate) -> bool:
        """Counts that grow over their as-of time."""
        return predicate.kind == "cumulative"

    def pairing(self, block: Block, camps: Sequence[str]) -> Pairing:
        """For every figure that fell, enough of the higher earlier ones to connect it with all of them."""
        found: set[tuple[int, int]] = set()
        for certain in (True, False):
            counters: dict[object, list[int]] = {}
            for index, position in enumerate(block.positions):
                if _counts(position) and not (certain and _doubts(position)):
                    counters.setdefault(_counter(position), []).append(index)
            for members in counters.values():
                found.update(_falls(block.positions, members))
        return Pairing(sorted(found))

    def judge(self, block: Block, a: Position, b: Position, trail: Trail = SILENT) -> Verdict:
        """An earlier figure and a later one."""
        if not (_counts(a) and _counts(b)):
            trail.note("Do both count what happened, and is it known as of when?", "no")
            return DISTINCT
        meeting = meet(block, a, b, trail)
        if meeting is None:
            return DISTINCT
        same = _counter(a) == _counter(b)
        trail.note("Is it one count: one unit, one scope, one voice?", "yes" if same else "no")
        if not same:
            return DISTINCT
        first, second = (a, b) if certainly_before(_time(a), _time(b)) else (b, a)
        one, other = _time(first), _time(second)
        in_order = certainly_before(one, other)
        trail.note(
            "Is one certainly the later figure?",
            f"yes: {one.text}, then {other.text}" if in_order else "no: that is for CC204",
        )
        low, high = _amount(first).low, _amount(second).high
        if not in_order:
            return DISTINCT
        fell = low is not None and high is not None and low >= high
        figures = f"{first.lead.object}, then {second.lead.object}"
        trail.note("Is the later figure certainly the lower one?", f"{'yes' if fell else 'no'}: {figures}")
        if not fell:
            return DISTINCT
        noted = any(notes_correction(statement) for statement in second.statements)
        trail.note("Does the later one say that something was corrected?", "yes" if noted else "no")
        if noted or (trail is not SILENT and _corrected_between(block, first, second, trail)):
            return DISTINCT
        doubts = (*meeting.doubts, *dict.fromkeys([*_doubts(first), *_doubts(second)]))
        return Verdict(
            Outcome.POSSIBLE if doubts else Outcome.CONFLICT,
            "such a count only grows",
            tuple(dict.fromkeys(doubts)),
        )

    def label(self, block: Block, position: Position) -> str:
        """The figure."""
        return object_words(position.lead, block.vocabulary)

    def message(self, block: Block, group: Group, labels: Sequence[str]) -> str:
        """The figures in the order of their times."""
        in_turn = sorted(group.positions, key=lambda p: (_time(p).first_start, p.lead.claim))
        figures = [f"{self.label(block, p)} ({_time(p).text})" for p in in_turn]
        what = f"{block.vocabulary.name(in_turn[0].lead.subject)} {block.predicate.label}"
        falls = "falls" if group.outcome is Outcome.CONFLICT else "perhaps falls"
        return f"{what} {listed(figures, last='then')}: it {falls}, though such a count only grows"

    def settle(self, block: Block, group: Group) -> str | None:
        """As of when the figures hold, else the correction."""
        if AS_OF_WRITING in group.doubts:
            return "say as of when each figure holds (`as_of`)"
        return super().settle(block, group)

    def spot(self, position: Position) -> Spot:
        """The figure."""
        return Spot(position.lead.claim, "/object", quoted(position.lead))

    template: ClassVar[Mapping[str, Any]] = {"subject": "quake", "predicate": "killed"}
    valid = (
        Example(
            "time: the toll rises from day to day",
            (_as_of("12", "2025-01-05"), _as_of("15", "2025-01-06", article="b")),
        ),
        Example(
            "the later article notes the correction",
            (
                _as_of("50", "2025-01-05"),
                _as_of("12", "2025-01-07", article="b", note="the ministry revised its toll: counted twice"),
                _as_of("13", "2025-01-09", article="c"),
            ),
        ),
        Example(
            "the later claim supersedes the earlier one",
            (
                _as_of("50", "2025-01-05", id="a/old"),
                _as_of("12", "2025-01-07", article="b", supersedes=["a/old"]),
            ),
        ),
        Example(
            "scope: another count, of one district only",
            (
                _as_of("50", "2025-01-05"),
                _as_of("12", "2025-01-07", article="b", scope={"region": "osaka"}),
            ),
        ),
        Example(
            "voices: the police and the ministry each have a count of their own",
            (
                _as_of("50", "2025-01-05", attribution={"speaker": "police"}),
                _as_of("12", "2025-01-07", article="b", attribution={"speaker": "ministry"}),
            ),
        ),
        Example(
            "provisional, then final",
            (
                _as_of("15", "2025-01-05", scope={"measure": "provisional"}),
                _as_of("12", "2025-02-05", article="b", scope={"measure": "final"}),
            ),
        ),
        Example(
            "rounding: 1.2 thousand, then 1,180",
            (_as_of("1.2e3", "2025-01-05"), _as_of("1180", "2025-01-07", article="b")),
        ),
        Example(
            "precision: about 50, then 47; up to 90 feared, then 60",
            (
                _as_of("50", "2025-01-05", approximate=True),
                _as_of("47", "2025-01-07", article="b"),
                _as_of("90", "2025-01-04", bound="at_most", article="c"),
                _as_of("60", "2025-01-09", article="b"),
            ),
        ),
        Example(
            "time: of one day, or of no known order, that is not falling",
            (
                _as_of("50", "2025-01"),
                _as_of("12", "2025-01-05", article="b"),
                {**_as_of("9", "2025-01-05", article="c"), "object": {"amount": "9", "unit": "1"}},
            ),
        ),
        Example(
            "two disasters",
            (_as_of("50", "2025-01-05"), _as_of("12", "2025-01-07", article="b", subject="summit")),
        ),
        Example(
            "a forecast of more",
            (
                _as_of("500", "2025-01-05", modality="predicted"),
                _as_of("12", "2025-01-07", article="b"),
            ),
        ),
    )
    invalid = (
        Example(
            "50 dead as of Sunday, 12 as of Tuesday",
            (_as_of("50", "2025-01-05"), _as_of("12", "2025-01-07", article="b")),
            outcome="conflict",
            severity="error",
        ),
        Example(
            "a series that rises, falls and rises again is one finding",
            (
                _as_of("10", "2025-01-04"),
                _as_of("50", "2025-01-05", article="b"),
                _as_of("12", "2025-01-07", article="c"),
                _as_of("60", "2025-01-08", article="d"),
            ),
            outcome="conflict",
        ),
        Example(
            "dated only by the articles: the second may quote an older count",
            (_count("50"), {**_count("12"), "article": "b"}),
            articles={"a": {"published": "2025-01-05"}, "b": {"published": "2025-01-07"}},
            outcome="possible",
            severity="warning",
        ),
        Example(
            "hedging: the first figure was only reported, one step down",
            (_as_of("50", "2025-01-05", hedging="reportedly"), _as_of("12", "2025-01-07", article="b")),
            outcome="conflict",
            severity="warning",
        ),
        Example(
            "at least 50 leaves no room for 12 later on",
            (_as_of("50", "2025-01-05", bound="at_least"), _as_of("12", "2025-01-07", article="b")),
            outcome="conflict",
        ),
        Example(
            "the injured, counted by one speaker both times",
            (
                _as_of("80", "2025-01-05", predicate="injured", attribution={"speaker": "police"}),
                _as_of(
                    "60", "2025-01-07", predicate="injured", article="b", attribution={"speaker": "police"}
                ),
            ),
            outcome="conflict",
        ),
    )


def _counts(position: Position) -> bool:
    """Whether a position gives a figure of what happened, as of a known time."""
    lead = position.lead
    known = lead.as_of or lead.time
    return (
        lead.affirmed
        and lead.modality == "actual"
        and isinstance(lead.value, Amount)
        and known is not None
        and not known.impossible
    )


def _time(position: Position) -> Span:
    """As of when the figure of a position that counts holds."""
    known = position.lead.as_of or position.lead.time
    assert known is not None
    return known


def _amount(position: Position) -> Amount:
    value = position.lead.value
    assert isinstance(value, Amount)
    return value


def _counter(position: Position) -> object:
    """What figures of one count share."""
    lead, amount = position.lead, _amount(position)
    return amount.unit, amount.per, lead.qualifiers, lead.event, lead.speaker


def _corrected_between(block: Block, first: Position, second: Position, trail: Trail) -> bool:
    """Whether a figure of the count, between the two, says that it was corrected; for those who ask why.

    In a run no such pair is judged (see `_falls`), so there it is not asked.
    """
    start, end = _time(first).first_start, _time(second).first_start
    between = [
        position
        for position in block.positions
        if _counts(position) and _counter(position) == _counter(first)
        if start < _time(position).first_start < end and any(map(notes_correction, position.statements))
    ]
    said = [f"{p.lead.claim} ({p.lead.object} as of {_time(p).text})" for p in between]
    trail.note("Was the count corrected between the two?", f"yes, by {listed(said)}" if said else "no")
    return bool(said)


def _doubts(position: Position) -> list[str]:
    """Why the time of a figure is not certain."""
    lead = position.lead
    if lead.as_of is not None:
        return []
    found = [] if lead.time_from == "time" else [AS_OF_WRITING]
    return [*found, DATE_INFERRED] if lead.time_inferred else found


def _falls(positions: Sequence[Position], members: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Pairs that connect every figure with all higher ones before it, at most two a figure on average.

    `earlier` holds figures that are certainly older than the one looked at, the highest on top. Of those that
    a lower figure is connected with, only the highest has to stay: whatever falls below any of them falls
    below it. A correction makes an end of all that came before.
    """
    open_figures: list[tuple[int, int]] = []
    earlier: list[tuple[Any, int]] = []
    for index in sorted(members, key=lambda i: (_time(positions[i]).first_start, i)):
        position = positions[index]
        time, amount = _time(position), _amount(position)
        while open_figures and open_figures[0][0] < time.first_start:
            older = heappop(open_figures)[1]
            low = _amount(positions[older]).low
            if low is not None:
                heappush(earlier, (-low, older))
        if any(notes_correction(statement) for statement in position.statements):
            earlier.clear()
        above = []
        while earlier and amount.high is not None and -earlier[0][0] >= amount.high:
            above.append(heappop(earlier))
            yield min(above[-1][1], index), max(above[-1][1], index)
        if above:
            heappush(earlier, above[0])
        heappush(open_figures, (time.last_end, index))
