"""Terms of office: what claims say of who holds the offices whose holders have titles, and when."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from claimcheck.comparable.vocabulary import ACTING, ELECT, HOLDS, LEAVES, TAKES, Term
from claimcheck.values.time import Relation, certainly_before, parse, relation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from claimcheck.comparable.statement import Statement
    from claimcheck.comparable.vocabulary import Vocabulary
    from claimcheck.values.time import Span

CHANGES = {"takes-office": TAKES, "leaves-office": LEAVES}
"""The relations of the core vocabulary that say when a term begins and when it ends."""


def terms_said(statements: Iterable[Statement], known: Vocabulary) -> Iterator[Term]:
    """What statements say of who holds, held or is to hold the offices that have titles, and when."""
    offices = {office for named in known.titled.values() for office in named}
    if not offices:
        return
    for s in statements:
        if (
            s.object not in offices
            or not (s.live and s.affirmed)
            or s.modality in ("opinion", "hypothetical")
        ):
            continue
        what = CHANGES.get(s.predicate) or _kind_of_holding(s, known)
        if what:
            timed = s.time is not None and s.time_from in ("time", "event", "published")
            yield Term(
                s.subject,
                s.object,
                what,
                s.time.text if s.time is not None and timed else "",
                s.time is not None and s.time.moment,
                what == HOLDS
                and (s.relative == "at" or (not s.relative and s.time_from in ("", "published"))),
                s.modality == "actual" and s.flat and not s.doubts and not s.time_inferred and not s.speaker,
                s.claim,
                s.article,
            )


def _kind_of_holding(statement: Statement, known: Vocabulary) -> str:
    relation = known.predicates[statement.predicate]
    if not relation.one_subject_per_object:
        return ""
    scope = dict((*statement.separators, *statement.qualifiers))
    return next((kind for kind in (ELECT, ACTING) if kind in scope), HOLDS)


class Evidence(NamedTuple):
    """Why somebody did not hold an office at a time: the terms that show it, in words, and what is unsure."""

    why: str
    terms: tuple[Term, ...]
    doubt: str = ""


def span_of_term(term: Term) -> Span:
    """When it is, for a term whose time is known."""
    return parse(term.time)._replace(moment=term.moment)


def elected_only(
    elected: Sequence[tuple[Term, Span]], later: Sequence[tuple[Term, Span]], time: Span
) -> Evidence | None:
    """The person was elected and took office only after the time; doubtful where it may be before that."""
    perhaps = None
    for election, day in elected:
        if relation(day, time) is Relation.OVERLAP:
            return Evidence(f"only elected: {span_of_term(election).words} ({election.claim})", (election,))
        for start, span in later:
            if certainly_before(time, day) or not certainly_before(day, span):
                continue
            begun = parse(start.time.partition("/")[0]).words
            why = f"elected in {day.words} ({election.claim}), took the office in {begun} ({start.claim})"
            if certainly_before(day, time):
                return Evidence(why, (election, start))
            perhaps = perhaps or Evidence(why, (election, start), f"{time.words} may be before the election")
    return perhaps


def goes_on(term: Term, day: Span) -> bool:
    """Whether a term holds on a day, as far as is known."""
    if not term.time:
        return False
    span = span_of_term(term)
    still = span.open_end and span.last_start < day.first_start
    return still or relation(span, day) is Relation.OVERLAP
