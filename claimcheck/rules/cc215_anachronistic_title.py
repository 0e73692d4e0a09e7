"""CC215: a title is used for a time at which its holder did not hold the office."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from claimcheck.comparable.statement import ENTITY, Statement
from claimcheck.comparable.terms import Evidence, elected_only, goes_on, span_of_term
from claimcheck.comparable.vocabulary import ACTING, ELECT, HOLDS, TAKES, Term, Vocabulary
from claimcheck.example import Example
from claimcheck.finding import BY_OUTCOME, Outcome, Problem, Severity, Spot, Unchecked
from claimcheck.judging.meeting import DISTINCT, SILENT, Trail, Verdict
from claimcheck.rule import ClaimRule, Context, Suspicion
from claimcheck.values.names import Title, split_title
from claimcheck.values.time import Relation, Span, certainly_before, relation

OFFICE = {"predicate": "holds-office", "object": "us-president"}
DINNER = {"predicate": "hosts", "object": "takaichi", "subject_as": "President Trump", "time": "2024-12-15"}
BIDEN = {"biden": {"type": "person", "name": "Joe Biden"}}
BIDENS = {**OFFICE, "subject": "biden", "time": "2021-01-20/2025-01-20"}
TRUMPS = {**OFFICE, "time": "2025-01-20/.."}
ELECTED = {**OFFICE, "time": "2024-11-06", "scope": {"elect": True}}
SWORN_IN = {**OFFICE, "predicate": "takes-office", "time": "2025-01-20"}
IN_RETROSPECT = "it is the title as of writing, used in retrospect"


class Use(NamedTuple):
    """A title printed before a person's name, and where."""

    person: str
    title: Title
    printed: str
    pointer: str


class Found(NamedTuple):
    """A title that does not fit its time: the office meant, what shows it, the outcome, what is in doubt."""

    office: str
    evidence: Evidence
    outcome: Outcome
    doubts: tuple[str, ...]


@dataclass(frozen=True)
class AnachronisticTitle(ClaimRule):
    """A title is used for a time at which the person did not hold the office.

    A title printed before a name (`subject_as`, `object_as`) is held against what the claims of all articles
    say of who held the office at the claim's time: somebody else held it, or the person was elected and had
    not yet taken office. Former, late, then- and -elect say so themselves, and so does an acting holder.

    ## Why it matters
    "President Trump hosted her last December" makes a president of a man who was not yet one, and a reader
    takes a private dinner for a state affair. In retrospect people are often called by the title they have at
    the time of writing; that is a note, unless the same article also calls the person -elect for a time.

    ## What to do
    Write the title of that time (then-president-elect, former, a bare name), or correct the claim's `time`.

    Option `within_days` (default 366): a title shortly before its holder is known to have taken the office is
    doubted though nothing says who held it before; longer before, there may have been an earlier term.
    """

    within_days: int = 366

    code = "CC215"
    name = "anachronistic-title"
    question = "a title is used for a time at which it was not held"
    suspicion = Suspicion.TITLED

    def check(self, statement: Statement, context: Context) -> Iterator[Problem | Unchecked]:
        """A problem for each printed title that does not fit the claim's time, once for each article."""
        if not context.vocabulary.titled or _time(statement) is None:
            return
        for use in _uses(statement, context.vocabulary):
            found = self._found(statement, context, use)
            if found is not None:
                yield self._problem(statement, context, use, found)

    def judge_beside(
        self, statement: Statement, other: Statement, context: Context, trail: Trail
    ) -> Verdict | None:
        """The title that a claim uses, beside a claim that says who has an office, or takes or leaves it."""
        known = context.vocabulary
        use = next(_uses(statement, known), None)
        if use is None or other.claim == statement.claim or known.type(other.object) != "office":
            return None
        trail.note(f"Is a title printed before a name in {statement.claim}?", f"yes: {use.printed}")
        found = self._found(statement, context, use, trail)
        if found is None:
            return DISTINCT
        shown = other.claim in {term.claim for term in found.evidence.terms}
        trail.note(f"Does {other.claim} show it?", "yes" if shown else "no, another record does")
        return Verdict(found.outcome, "the title does not fit the time", found.doubts) if shown else DISTINCT

    def _found(self, statement: Statement, context: Context, use: Use, trail: Trail = SILENT) -> Found | None:
        """What a use of a title comes to; None where nothing shows that it does not fit its time."""
        known, time = context.vocabulary, _time(statement)
        if time is None:
            trail.note("Is it told as fact, and is its time known?", "no")
            return None
        own = use.title.prefix or ("-elect" if use.title.elect else "")
        if own:
            trail.note("Is the title given for that very time?", f"no: it says itself “{own}”")
            return None
        offices = known.offices_meant(use.person, use.title)
        ask = "Which office is meant?"
        if len(offices) != 1:
            trail.note(ask, "several may be" if offices else "none that the records give the person")
            return None
        office = offices[0]
        trail.note(ask, known.name(office))
        if _is_no_holder(statement, office):
            trail.note("Does the claim itself say how the office stands?", "yes, so the title is explained")
            return None
        terms = [term for term in known.terms.get(office, ()) if term.claim != statement.claim]
        evidence = self._evidence(terms, use.person, time, known, says_so=statement.object == office)
        ask = f"Did {known.name(use.person)} hold it then ({time.text})?"
        if evidence is None:
            trail.note(ask, "yes, or nothing shows that not")
            return None
        trail.note(ask, f"no: {evidence.why}" if not evidence.doubt else f"perhaps not: {evidence.why}")
        unsure = statement.time_inferred or not all(term.sure for term in evidence.terms)
        inferred = ("a time or a term of office is only inferred or reported",) if unsure else ()
        doubts = (*filter(None, (evidence.doubt,)), *inferred, *statement.doubts)
        outcome = Outcome.POSSIBLE if doubts else Outcome.CONFLICT
        if _in_retrospect(terms, use.person, statement, context):
            outcome, doubts = Outcome.PROGRESSION, (IN_RETROSPECT,)
            trail.note("Is it told in retrospect?", f"yes: {IN_RETROSPECT}")
        return Found(office, evidence, outcome, doubts)

    def _problem(self, statement: Statement, context: Context, use: Use, found: Found) -> Problem:
        known, time = context.vocabulary, statement.time
        assert time is not None
        words = " ".join(filter(None, (use.title.nationality, use.title.title)))
        perhaps = "" if found.outcome is Outcome.CONFLICT else "perhaps "
        terms = found.evidence.terms
        shown = tuple(Spot(t.claim, "/object") for t in terms if t.article == statement.article)
        called = f"{known.name(use.person)} is called “{words}” for {time.words}"
        return Problem(
            f"{called}, and {perhaps}did not hold the office of {known.name(found.office)} then",
            (Spot(statement.claim, use.pointer, f"“{use.printed}”"), *shown),
            (statement.article, use.person, found.office, words, time.text),
            found.outcome,
            _severity(statement, found.outcome),
            proof=(statement.claim, terms[0].claim),
            notes=(found.evidence.why, *found.doubts),
            help="write the title of that time (then-, former, -elect or none), or correct the claim's time",
        )

    def _evidence(
        self, terms: Sequence[Term], person: str, time: Span, known: Vocabulary, *, says_so: bool
    ) -> Evidence | None:
        """What shows best that a person did not hold the office; None where they did, or nothing shows it.

        A claim that itself `says_so` is not held against other holders here: CC201 does that.
        """
        own = [(term, span_of_term(term)) for term in terms if term.person == person and term.time]
        held = [relation(span, time) for term, span in own if term.what in (HOLDS, ACTING)]
        if Relation.OVERLAP in held:
            return None
        office = known.entities.get(terms[0].office) if terms else None
        if office is not None and office.holders == 1 and not says_so:
            for term in terms:
                another = term.person != person and term.what == HOLDS and term.time
                if another and relation(span_of_term(term), time) is Relation.OVERLAP:
                    return Evidence(
                        f"{known.name(term.person)} held it: {span_of_term(term).words} ({term.claim})",
                        (term,),
                    )
        later = [
            (term, span)
            for term, span in own
            if (term.what == TAKES or (term.what == HOLDS and not term.moment))
            and certainly_before(time, span)
        ]
        elected = [(term, span) for term, span in own if term.what == ELECT]
        return elected_only(elected, later, time) or self._too_early(later, time, held)

    def _too_early(
        self, later: Sequence[tuple[Term, Span]], time: Span, held: Sequence[Relation]
    ) -> Evidence | None:
        """The person took the office soon after, and nothing tells of an earlier term."""
        near = [term for term, span in later if span.first_start - time.last_end <= self.within_days]
        if not near or Relation.UNDECIDED in held:
            return None
        first = min(near, key=lambda term: (span_of_term(term).first_start, term.claim))
        why = f"took the office in {first.time.partition('/')[0]} ({first.claim})"
        return Evidence(why, (first,), "an earlier term may not be on record")

    template: ClassVar = {"subject": "trump"}
    valid = (
        Example(
            "he held the office then",
            ({**DINNER, "time": "2025-12-15"}, {**TRUMPS, "article": "b"}, {**BIDENS, "article": "b"}),
            entities=BIDEN,
        ),
        Example(
            "then-, former and late say it themselves",
            (
                {**DINNER, "subject_as": "then-President-elect Trump"},
                {**DINNER, "subject_as": "former President Trump"},
                {**BIDENS, "article": "b"},
                {**TRUMPS, "article": "b"},
            ),
            entities=BIDEN,
        ),
        Example(
            "the one elected is called so",
            ({**DINNER, "subject_as": "President-elect Trump"}, {**BIDENS, "article": "b"}, TRUMPS),
            entities=BIDEN,
        ),
        Example(
            "in retrospect: the title he has as of writing",
            (DINNER, {**OFFICE, "relative": "at"}, {**BIDENS, "article": "b"}),
            entities=BIDEN,
            articles={"a": {"published": "2025-02-05"}},
            outcome="progression",
        ),
        Example(
            "an earlier term: he held the office from 2017 to 2021, too",
            (
                {**DINNER, "time": "2019-06"},
                {**OFFICE, "time": "2017-01-20/2021-01-20", "article": "b"},
                {**SWORN_IN, "article": "b"},
            ),
        ),
        Example(
            "undecided: years before he is known to have taken the office, perhaps in an earlier term",
            ({**DINNER, "time": "2019-06"}, {**SWORN_IN, "article": "b"}),
        ),
        Example(
            "undecided precision: the month of the handover",
            ({**DINNER, "time": "2025-01"}, {**BIDENS, "article": "b"}, {**TRUMPS, "article": "b"}),
            entities=BIDEN,
        ),
        Example(
            "another office: the nationality is not that of this one",
            ({**DINNER, "subject_as": "French President Trump"}, {**BIDENS, "article": "b"}, TRUMPS),
            entities=BIDEN,
        ),
        Example(
            "an office with room for many: that another holds it says nothing",
            (
                {**DINNER, "subject_as": "Senator Trump", "time": "2020-05"},
                {"predicate": "holds-office", "object": "senator", "time": "2025", "article": "b"},
                {"predicate": "holds-office", "object": "senator", "subject": "son", "time": "2019/2021"},
            ),
            entities={
                "senator": {"type": "office", "name": "senator", "holders": "many", "titles": ["Senator"]}
            },
        ),
    )
    invalid = (
        Example(
            "another held the office on that day",
            (DINNER, {**BIDENS, "article": "b"}, {**TRUMPS, "article": "b"}),
            entities=BIDEN,
            outcome="conflict",
            severity="error",
        ),
        Example(
            "elected, and not yet in office",
            (DINNER, {**ELECTED, "article": "b"}, {**SWORN_IN, "article": "b"}),
            outcome="conflict",
            severity="error",
        ),
        Example(
            "in retrospect, but the same article calls him -elect for the month before",
            (DINNER, {**OFFICE, "relative": "at"}, {**ELECTED, "time_basis": "inferred"}, SWORN_IN),
            articles={"a": {"published": "2025-02-05"}},
            outcome="possible",
            severity="warning",
        ),
        Example(
            "the year of the election: perhaps before it, perhaps after it",
            (
                {**OFFICE, "subject_as": "U.S. President Trump", "time": "2024"},
                {**ELECTED, "article": "b"},
                {**SWORN_IN, "article": "b"},
            ),
            outcome="possible",
            severity="warning",
        ),
        Example(
            "a month before he took office, and no earlier term is on record",
            (DINNER, {**SWORN_IN, "article": "b"}),
            outcome="possible",
            severity="warning",
        ),
        Example(
            "the title of the object",
            (
                {
                    "subject": "takaichi",
                    "predicate": "meets",
                    "object": "trump",
                    "time": "2024-12-15",
                    "object_as": "President Trump",
                },
                {**BIDENS, "article": "b"},
                {**TRUMPS, "article": "b"},
            ),
            entities=BIDEN,
            outcome="conflict",
        ),
        Example(
            "hedging: reportedly, one step down",
            ({**DINNER, "hedging": "reportedly"}, {**BIDENS, "article": "b"}, {**TRUMPS, "article": "b"}),
            entities=BIDEN,
            outcome="conflict",
            severity="warning",
        ),
    )


def _uses(statement: Statement, known: Vocabulary) -> Iterator[Use]:
    """The titles that a claim prints before the names of people."""
    said = statement.wording
    named = [(statement.subject, said.subject_as, "/subject_as")]
    if statement.shape == ENTITY:
        named.append((statement.object, said.object_as, "/object_as"))
    for person, printed, pointer in named:
        title = split_title(printed, known.titled) if known.type(person) == "person" else None
        if title is not None:
            yield Use(person, title, printed, pointer)


def _time(statement: Statement) -> Span | None:
    """When it is that a claim tells of as a fact; None where it does not, or that is unknown."""
    time = statement.time if statement.time_from in ("time", "event", "published") else None
    told = statement.live and statement.affirmed and statement.modality == "actual"
    return time if told and time is not None and not time.impossible else None


def _is_no_holder(statement: Statement, office: str) -> bool:
    """Whether the claim itself says that the person was only elected, was acting, or took or left office."""
    if statement.object != office:
        return False
    scope = dict((*statement.separators, *statement.qualifiers))
    return statement.predicate in ("takes-office", "leaves-office") or ELECT in scope or ACTING in scope


def _in_retrospect(terms: Sequence[Term], person: str, statement: Statement, context: Context) -> bool:
    """Whether the person holds the office when the article is written, which is after the claim's time.

    Not where the article also calls the person -elect: then it tells the times apart itself.
    """
    published, time = context.article.published, statement.time
    assert time is not None
    past = statement.relative == "before" or (published is not None and certainly_before(time, published))
    own = [term for term in terms if term.person == person]
    here = [term for term in own if term.article == statement.article]
    if not past or any(term.what == ELECT for term in here):
        return False
    return any(term.at_writing for term in here) or (
        published is not None and any(goes_on(term, published) for term in own if term.what == HOLDS)
    )


def _severity(statement: Statement, outcome: Outcome) -> Severity:
    """Severity follows outcome; one step down where the claim is hedged."""
    if statement.rank is None:
        return Severity.INFO
    severity = BY_OUTCOME[outcome]
    return severity.lowered() if statement.rank <= 2 else severity
