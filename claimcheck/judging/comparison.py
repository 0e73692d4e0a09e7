"""What every cross-claim rule shares: whether two positions may be compared, and what stays in doubt.

`claimcheck compare` prints the trail of the functions that the rules call, so it cannot tell another story.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.finding import Outcome
from claimcheck.judging.meeting import SILENT, Meeting, Trail, Verdict
from claimcheck.judging.timing import INFERRED_DATE, LIES_AHEAD, article_order, meet_in_time
from claimcheck.values.listing import listed
from claimcheck.values.time import Relation

if TYPE_CHECKING:
    from collections.abc import Collection, Hashable, Sequence

    from claimcheck.comparable.block import Block, Position
    from claimcheck.comparable.statement import Statement
    from claimcheck.comparable.vocabulary import KnownPredicate, Vocabulary

NEVER_COMPARED = frozenset({"opinion", "hypothetical"})
FORESEEN = frozenset({"conditional", "predicted"})
REPLANNED = "the plan may have been changed between the two"
BACKWARDS = "the later one comes earlier in the order of the values"
NO_BASIS = "one side gives no basis to judge"
_NEEDS_OCCASION = frozenset({"meets", "visits"})


def meet(
    block: Block, a: Position, b: Position, trail: Trail = SILENT, *, certainty: bool = False
) -> Meeting | None:
    """Whether two positions may be compared, and how their times stand.

    `certainty` is for the rules that judge hedging itself: they compare across actual, planned, predicted
    and conditional. Returns None when the two are about different things and nothing can be said.
    """
    x, y = a.lead, b.lead
    relations = (block.relation(a), block.relation(b))
    if x.impossible or y.impossible:
        trail.note("Can it have been then?", "no: a time ends before it starts; correct it first")
        return None
    meeting = _comparable(a, b, trail, certainty=certainty)
    if meeting is None or not _one_matter(block, x, y, relations, meeting, trail):
        return None
    meet_in_time(a, b, {relation.kind for relation in relations}, meeting, trail, certainty=certainty)
    _voices(block, x, y, meeting, trail)
    if not certainty:
        _plans(block, a, b, meeting, trail)
        _basis(x, y, meeting, trail)
    return meeting


def meet_in_order(block: Block, a: Position, b: Position, trail: Trail = SILENT) -> Meeting | None:
    """Whether two positions of two relations may be put in order; the rule itself looks at their times.

    A birth and a term of office share neither occasion nor scope, so only what both say of them counts.
    Returns None when the two are about different things; `relation` and `interval` are left open.
    """
    x, y = a.lead, b.lead
    meeting = _comparable(a, b, trail)
    if meeting is None:
        return None
    if meeting.plan:
        trail.note("Are both plans, or both facts?", "no: a plan may come to nothing")
        return None
    if any(key == "posthumous" for s in (x, y) for key, _ in (*s.separators, *s.qualifiers)):
        trail.note("Is it within a life?", "no: it is said to be posthumous")
        return None
    left, right = ({**dict(s.separators), **dict(s.qualifiers)} for s in (x, y))
    differ = sorted(key for key in left.keys() & right.keys() if left[key] != right[key])
    if differ or (x.event and y.event and x.event != y.event):
        trail.note("Is it one matter?", f"no: they differ in {', '.join(differ) or 'the occasion'}")
        return None
    _voices(block, x, y, meeting, trail)
    _plans(block, a, b, meeting, trail)
    _basis(x, y, meeting, trail)
    return meeting


def _comparable(a: Position, b: Position, trail: Trail, *, certainty: bool = False) -> Meeting | None:
    """Whether two positions are of two claims that both speak of what is or of what is planned."""
    x, y = a.lead, b.lead
    if not a.claim_ids.isdisjoint(b.claim_ids):
        trail.note("Are they two claims?", "no: one claim states both, so they are meant together")
        return None
    meeting = Meeting(Relation.UNDECIDED, [*x.doubts, *(d for d in y.doubts if d not in x.doubts)])
    for doubt in meeting.doubts:
        trail.note("Is anything only inferred?", f"yes: {doubt}")
    return meeting if _modality(x, y, meeting, trail, certainty=certainty) else None


def _basis(x: Statement, y: Statement, meeting: Meeting, trail: Trail) -> None:
    """What stands off the scale gives no basis to judge."""
    if None in (x.rank, y.rank):
        meeting.doubts.append(NO_BASIS)
        trail.note("Can both be judged?", f"no: {NO_BASIS}")


def kind_of_meeting(block: Block, position: Position) -> Hashable | None:
    """All that decides how a position meets another of the block, so that its like need no second look.

    The time of a state is no part of it, for that is compared anyhow. None where `meet` also looks at claims
    or articles: a claim of several subjects, what the article orders by a word, and what lies ahead.
    """
    lead = position.lead
    if lead.relative or lead.as_of or lead.modality in LIES_AHEAD:
        return None
    if any(statement.subject_index >= 0 for statement in position.statements):
        return None
    return (
        lead.predicate, lead.affirmed, lead.rank, lead.modality,
        None if block.relation(position).kind == "state" else lead.time, lead.time_from,
        lead.time_inferred, lead.impossible, lead.event, lead.separators, lead.qualifiers, lead.speaker,
        lead.doubts, lead.record,
    )  # fmt: skip


def _voices(block: Block, x: Statement, y: Statement, meeting: Meeting, trail: Trail) -> None:
    """What somebody says contradicts nothing but what the same voice says."""
    if x.speaker == y.speaker or "entity" in (x.record, y.record):
        return
    named = sorted({block.vocabulary.name(speaker) for speaker in (x.speaker, y.speaker) if speaker})
    meeting.voices = f"it is only reported in the words of {listed(named)}"
    meeting.doubts.append(meeting.voices)
    trail.note("Is it said in one voice?", f"no: {meeting.voices}, so who is right is left open")


def _plans(block: Block, a: Position, b: Position, meeting: Meeting, trail: Trail) -> None:
    """A later plan replaces an earlier one; which one that is, dates or the article's words must tell."""
    if {a.lead.modality, b.lead.modality} != {"planned"}:
        return
    ask = "Did the plan change?"
    in_turn = block.told_in_turn(a, b)
    if in_turn or article_order(a, b):
        meeting.replanned = True
        trail.note(ask, "yes: the one was told before the other")
    elif in_turn is None:
        meeting.doubts.append(REPLANNED)
        trail.note(ask, f"unknown: {REPLANNED}")


def _modality(x: Statement, y: Statement, meeting: Meeting, trail: Trail, *, certainty: bool) -> bool:
    # The vocabulary tells neither a plan from what came of it, so it is compared with either.
    pair = {x.modality, y.modality} - {""}
    ask = "Do both speak of what is, or of what is planned?"
    if pair & NEVER_COMPARED:
        trail.note(ask, "no: an opinion or a scenario is never compared")
        return False
    if certainty or (len(pair) == 1 and not pair & FORESEEN):
        trail.note(ask, f"yes ({' and '.join(sorted(pair))})")
        return True
    if pair == {"planned", "actual"}:
        meeting.plan = True
        trail.note(ask, "one is a plan, the other what came of it: progress, no contradiction")
        return True
    if pair & FORESEEN and "actual" in pair:
        foreseen = min(pair & FORESEEN)
        meeting.doubts.append(f"one side is only {foreseen}")
        trail.note(ask, f"one side is only {foreseen}: at most possible")
        return True
    trail.note(ask, "no: forecasts and plans of different people may differ")
    return False


def _one_matter(
    block: Block,
    x: Statement,
    y: Statement,
    relations: Collection[KnownPredicate],
    meeting: Meeting,
    trail: Trail,
) -> bool:
    """Whether the two are of one occasion and of one scope, as far as they say so."""
    known = block.vocabulary
    return _occasion(x, y, relations, meeting, known, trail) and _scope(x, y, meeting, known, trail)


def _occasion(
    x: Statement,
    y: Statement,
    relations: Collection[KnownPredicate],
    meeting: Meeting,
    known: Vocabulary,
    trail: Trail,
) -> bool:
    ask = "Is it one occasion?"
    if x.event and y.event and x.event != y.event:
        trail.note(ask, f"no: {known.name(x.event)} and {known.name(y.event)}")
        return False
    if any(relation.kind == "event" for relation in relations):
        if x.event and x.event == y.event:
            trail.note(ask, f"yes: {known.name(x.event)}")
        elif any(relation.id in _NEEDS_OCCASION for relation in relations):
            meeting.doubts.append("whether it is one and the same occasion is not recorded")
            trail.note(ask, "not recorded: at most possible (give both claims the same `event`)")
        elif x.event or y.event:
            meeting.doubts.append("only one side says which occasion it belongs to")
            trail.note(ask, "only one side says: at most possible")
    return True


def _scope(x: Statement, y: Statement, meeting: Meeting, known: Vocabulary, trail: Trail) -> bool:
    ask = "Is it the same scope?"
    if x.separators != y.separators:
        trail.note(ask, "no: they differ in what the relation keeps apart")
        return False
    if x.qualifiers == y.qualifiers:
        trail.note(ask, "yes")
        return True
    left, right = dict(x.qualifiers), dict(y.qualifiers)
    for key in sorted(left.keys() | right.keys()):
        if key in left and key in right and left[key] != right[key]:
            here, there = known.name(left[key]), known.name(right[key])
            trail.note(ask, f"no: {key} is {here} here, {there} there")
            return False
    missing = ", ".join(sorted(left.keys() ^ right.keys()))
    meeting.doubts.append(f"only one side gives the scope ({missing})")
    trail.note(ask, f"only one side gives {missing}: at most possible")
    return True


def backwards(order: Sequence[str], a: Position, b: Position) -> bool:
    """Whether the value that certainly came later stands earlier in the order."""
    x, y = a.lead, b.lead
    if not {x.object, y.object} <= {*order}:
        return False
    said = article_order(a, b, "at")
    if not said and x.time is not None and y.time is not None:
        if x.time.last_start < y.time.first_start:
            said = "before"
        elif y.time.last_start < x.time.first_start:
            said = "after"
    one, other = order.index(x.object), order.index(y.object)
    return one > other if said == "before" else one < other if said == "after" else False


def out_of_order(a: Position, b: Position, meeting: Meeting) -> Verdict:
    """Two values of which the later one comes earlier in the order, whether or not their times overlap."""
    doubts = [doubt for doubt in meeting.doubts if doubt not in (meeting.undecided, INFERRED_DATE)]
    if a.lead.time_inferred or b.lead.time_inferred:
        doubts.append(INFERRED_DATE)
    if doubts:
        return Verdict(Outcome.POSSIBLE, BACKWARDS, tuple(doubts))
    return Verdict(Outcome.CONFLICT, BACKWARDS, (), meeting.interval)
