"""CC303: an article states flatly what the article it cites only called rumoured or reported."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from claimcheck.comparable.block import Block, Position
from claimcheck.comparable.proposition import certainty_words, proposition
from claimcheck.comparable.statement import Statement
from claimcheck.example import Example
from claimcheck.families.certainty import (
    DAY_OF_WRITING,
    CertaintyRule,
    only_by_date_of_writing,
    passed_on,
    passes_on,
    stands_on_more,
)
from claimcheck.finding import Outcome, Severity
from claimcheck.judging.comparison import meet
from claimcheck.judging.grouping import Group
from claimcheck.judging.meeting import DISTINCT, OTHER_TIMES, SILENT, Trail, Verdict
from claimcheck.judging.pairing import Pairing
from claimcheck.values.listing import listed
from claimcheck.values.time import Relation

OTHER_ARTICLES = "the article cites others too, and may have it from there"
OTHER_MEDIUM = "the medium that the claim names may be another one"
CONFIRMED_BY_WHOM = "it is given as confirmed, though by whom is not recorded"
RESTS_ON_IT = "Does the flat one cite the other, and rest on nothing else?"
CAME_TO_PASS = "one speaks of what was to come, the other of what came of it"


class HedgeLaundered(CertaintyRule):
    """An article states flatly what the article that it cites only called rumoured or reported.

    The citing article is known by the claim's own `cites` or, without these, by its article's. It must have
    nothing else to stand on: a claim that cites a second article, names a source or a speaker, or rests on
    documents or witnesses, does not fire; nor does one where the cited article also states it flatly.

    ## Why it matters
    This is how a rumour becomes a fact without anybody finding it out: each desk cites the one before it,
    and the "reportedly" is lost on the way.

    ## What to do
    Hedge as the cited article does ("reportedly", "according to ..."). If there is a source of one's own,
    record it in `attribution`, or cite the article that has it.
    """

    code = "CC303"
    name = "hedge-laundered"
    question = "an article states as fact what it cites as a rumour"
    remedy = "hedge as the cited article does, or record the source (`attribution`) that makes it certain"

    def pairing(self, block: Block, camps: Sequence[str]) -> Pairing:
        """Every fact beside the hedges in the articles that it cites, whenever they are of."""
        del camps
        hedged: dict[str, list[int]] = {}
        for index, position in enumerate(block.positions):
            if not position.lead.flat:
                for article in position.articles:
                    hedged.setdefault(article, []).append(index)
        pairs = {
            (min(index, other), max(index, other))
            for index, position in enumerate(block.positions)
            if position.lead.flat
            for statement in position.statements
            for article in statement.cites or block.articles[statement.article].cites
            for other in hedged.get(article, ())
        }
        return Pairing(sorted(pairs))

    def judge(self, block: Block, a: Position, b: Position, trail: Trail = SILENT) -> Verdict:
        """A flat statement, and the hearsay that its article cites."""
        flat, hedged = (a, b) if a.lead.flat else (b, a)
        ask = "Is it flat in one article, and hearsay in the other?"
        how = f"{certainty_words(flat.lead)}, {certainty_words(hedged.lead)}"
        if a.lead.flat == b.lead.flat or a.lead.affirmed != b.lead.affirmed:
            trail.note(ask, f"no: {how}")
            return DISTINCT
        trail.note(ask, f"yes: {how}" if passes_on(hedged) else f"no: {how}")
        told = passed_on(block, flat, hedged)
        if passes_on(hedged):
            trail.note(RESTS_ON_IT, _rests_on(block, flat, hedged))
        if not told:
            return DISTINCT
        cited = {key for s in told for key in s.cites or block.articles[s.article].cites} & hedged.articles
        ask, stated = "Does the cited article also state it flatly?", _stating(block, cited, flat)
        trail.note(ask, f"yes, in {listed(stated)}: that is for CC304" if stated else "no")
        if stated:
            return DISTINCT
        meeting = meet(block, a, b, trail, certainty=True)
        if meeting is None:
            return DISTINCT
        apart = meeting.relation is Relation.DISJOINT
        if apart and not only_by_date_of_writing(a, b):
            return OTHER_TIMES
        came_of_it = flat.lead.modality == "actual" != hedged.lead.modality
        if came_of_it and not any(statement.cites for statement in told):
            trail.note("Is the other cited for this?", f"the article as a whole cites it; {CAME_TO_PASS}")
            return DISTINCT
        doubts = [d for d in meeting.doubts if d != meeting.voices]
        doubts += [DAY_OF_WRITING] * apart + [CAME_TO_PASS] * came_of_it
        for doubt in _further(block, told, hedged):
            doubts.append(doubt)
            trail.note("Is it certain that it has no second source?", f"no: {doubt}")
        self._basis_of(hedged, trail)
        certain = meeting.relation is Relation.OVERLAP and not doubts and hedged.lead.rank is not None
        outcome = Outcome.CONFLICT if certain else Outcome.POSSIBLE
        return Verdict(
            outcome, "hearsay there, fact here, and no other source", tuple(doubts), meeting.interval
        )

    def severity_of(self, group: Group) -> Severity:
        """As every rule, but not lowered for hedging; what gives no basis to judge is a note."""
        if all(None in (a.lead.rank, b.lead.rank) for a, b in group.pairs):
            return Severity.INFO
        return super().severity_of(group)

    def message(self, block: Block, group: Group, labels: Sequence[str]) -> str:
        """What is said, and what became of the hedge."""
        what = proposition(group.positions[0].lead, block.predicate, block.vocabulary)
        flat = list(dict.fromkeys(certainty_words(p.lead) for p in group.positions if p.lead.flat))
        weak = list(dict.fromkeys(certainty_words(p.lead) for p in group.positions if not p.lead.flat))
        return f"{what}: given {listed(flat)}, but the article cited for it gives it only {listed(weak)}"

    template: ClassVar[Mapping[str, Any]] = {"subject": "son", "predicate": "attends", "object": "gala"}
    valid = (
        Example(
            "a named source of its own",
            (
                {"hedging": "rumored"},
                {
                    "article": "b",
                    "cites": ["a"],
                    "attribution": {"evidence": "named_source", "source": "softbank"},
                },
            ),
        ),
        Example(
            "it cites a second article too",
            ({"hedging": "rumored"}, {"article": "b", "cites": ["a", "c"]}),
            articles={"c": {}},
        ),
        Example(
            "it cites the rumour and keeps the hedge",
            ({"hedging": "rumored"}, {"article": "b", "hedging": "reportedly", "cites": ["a"]}),
        ),
        Example(
            "no citation: two articles that know nothing of each other",
            ({"hedging": "rumored"}, {"article": "b"}),
        ),
        Example(
            "the claim cites an article that states it, its article cites the rumour for something else",
            ({"hedging": "rumored"}, {"article": "b", "cites": ["c"]}, {"article": "c"}),
            articles={"b": {"cites": ["a"]}},
        ),
        Example(
            "the cited article states it flatly further on",
            ({"hedging": "reportedly"}, {"hedging": "stated"}, {"article": "b", "cites": ["a"]}),
        ),
        Example(
            "another event: rumoured for the gala, stated of the summit",
            ({"hedging": "rumored"}, {"object": "summit", "article": "b", "cites": ["a"]}),
        ),
        Example(
            "time: the rumour was of a plan; the article that cites it reports what came of it",
            ({"hedging": "rumored", "modality": "planned"}, {"article": "b"}),
            articles={"a": {"published": "2025-10-20"}, "b": {"published": "2025-10-29", "cites": ["a"]}},
        ),
        Example(
            "scope: rumoured as speaker, stated as guest",
            (
                {"hedging": "rumored", "scope": {"role": "speaker"}},
                {"scope": {"role": "guest"}, "article": "b", "cites": ["a"]},
            ),
        ),
        Example(
            "no hearsay: the cited article itself thinks it likely",
            ({"hedging": "likely"}, {"article": "b", "cites": ["a"]}),
        ),
    )
    invalid = (
        Example(
            "rumoured there, stated here, and the rumour is all that is cited",
            ({"hedging": "rumored"}, {"article": "b", "cites": ["a"]}),
            outcome="conflict",
            severity="error",
        ),
        Example(
            "the article as a whole cites the one that has only heard it",
            ({"hedging": "reportedly"}, {"article": "b"}),
            articles={"a": {"published": "2025-10-20"}, "b": {"published": "2025-10-21", "cites": ["a"]}},
            outcome="conflict",
            severity="error",
        ),
        Example(
            "the article cites others too, which say nothing of it in the records",
            ({"hedging": "reportedly"}, {"article": "b"}),
            articles={"b": {"cites": ["a", "c"]}, "c": {}},
            outcome="possible",
            severity="warning",
        ),
        Example(
            "given as confirmed, though nobody is named who confirmed it",
            ({"hedging": "rumored"}, {"article": "b", "hedging": "confirmed", "cites": ["a"]}),
            outcome="possible",
            severity="warning",
        ),
        Example(
            "two articles have heard it, and both are cited",
            (
                {"hedging": "rumored"},
                {"hedging": "rumored", "article": "c"},
                {"article": "b", "cites": ["a", "c"]},
            ),
            outcome="conflict",
        ),
        Example(
            "rests on other media: that is no source of one's own",
            (
                {"hedging": "alleged"},
                {"article": "b", "cites": ["a"], "attribution": {"evidence": "other_media"}},
            ),
            outcome="conflict",
        ),
        Example(
            "a state, rumoured on one day and stated on the next",
            (
                {"predicate": "leads", "object": "stargate", "hedging": "rumored"},
                {"predicate": "leads", "object": "stargate", "article": "b", "cites": ["a"]},
            ),
            articles={"a": {"published": "2025-10-20"}, "b": {"published": "2025-10-21"}},
            outcome="possible",
            severity="warning",
        ),
        Example(
            "a state, stated long after the rumour that is cited; others told of it in between",
            (
                {"predicate": "leads", "object": "stargate", "hedging": "rumored"},
                {"predicate": "leads", "object": "stargate", "hedging": "likely", "article": "c"},
                {"predicate": "leads", "object": "stargate", "article": "b", "cites": ["a"]},
            ),
            articles={
                "a": {"published": "2025-10-20"},
                "b": {"published": "2025-11-21"},
                "c": {"published": "2025-11-01"},
            },
            outcome="possible",
        ),
        Example(
            "cited as unconfirmed, stated flatly: a note",
            ({"hedging": "unconfirmed"}, {"article": "b", "cites": ["a"]}),
            outcome="possible",
            severity="info",
        ),
    )


def _rests_on(block: Block, flat: Position, hedged: Position) -> str:
    """Whether each flat statement cites what is hedged, and why it does not rest on that alone, in words."""
    if flat.lead.speaker:
        return f"no: it is said by {block.vocabulary.name(flat.lead.speaker)}"
    passed: list[str] = []
    others: list[str] = []
    for s in flat.statements:
        more = stands_on_more(s, hedged, block.articles)
        whole = "" if s.cites else f"its article {s.article} as a whole "
        cited = sorted(hedged.articles & {*(s.cites or block.articles[s.article].cites)})
        (others if more else passed).append(f"{s.claim}: {more or f'{whole}cites {listed(cited)}'}")
    return f"yes; {listed(passed)}" if passed else f"no; {listed(others)}"


def _stating(block: Block, cited: set[str], flat: Position) -> list[str]:
    """The claims in which one of the cited articles gives it as fact in some other place."""
    return sorted(
        statement.claim
        for position in block.positions
        if position.lead.flat and position.lead.affirmed == flat.lead.affirmed
        for statement in position.statements
        if statement.article in cited
    )


def _further(block: Block, told: Sequence[Statement], hedged: Position) -> list[str]:
    """Why there may be a second source after all; each reason must hold of every statement."""
    found = []
    if all(not s.cites and not hedged.articles.issuperset(block.articles[s.article].cites) for s in told):
        found.append(OTHER_ARTICLES)
    if all(s.wording.source for s in told):
        found.append(OTHER_MEDIUM)
    if told[0].hedging == "confirmed":
        found.append(CONFIRMED_BY_WHOM)
    return found
