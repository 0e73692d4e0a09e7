"""All that touches one claim, article, entity, relation or finding, as lines for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.comparable.proposition import certainty_words, proposition
from claimcheck.config.settings import RESERVED
from claimcheck.explaining.record_words import article_rows, claim_rows, entity_rows, predicate_rows
from claimcheck.finding import Spot
from claimcheck.reporters.frame import place_text
from claimcheck.reporters.full import accept_command, finding_lines, headline
from claimcheck.reporters.look import PLAIN
from claimcheck.storage.escape import plain
from claimcheck.storage.placing import Placing
from claimcheck.triage.waivers import waivable

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from claimcheck.comparable.statement import Statement
    from claimcheck.project import Loaded, Project
    from claimcheck.reported import Reported
    from claimcheck.reporters.look import Look

_LISTED = 40


class Dossiers:
    """Looks things up in a project that was loaded and judged; each answer is a list of lines."""

    def __init__(self, project: Project, loaded: Loaded, look: Look = PLAIN) -> None:
        self._records, self._corpus = loaded.records, loaded.corpus
        self._report = project.counting(project.judged(loaded))
        self._placing = Placing(project.root, loaded.records)
        self._look = look

    def about(self, word: str) -> list[str]:
        """What there is to say of an id, or of the first digits of a fingerprint; nothing when it is unknown.

        An id may name things of several kinds, such as an article and an event: all are told.
        """
        kinds: tuple[tuple[Collection[str], Callable[[str], Iterable[str]]], ...] = (
            (self._records.claims, self._claim),
            (self._records.articles, self._article),
            (self._records.entities, self._entity),
            (self._records.predicates, self._predicate),
        )
        told: list[str] = []
        for known, tell in kinds:
            if word in known:
                told += [*([""] if told else []), *tell(word)]
        for reported in () if told else self._report.named(word):
            told += [*([""] if told else []), *self._finding(reported)]
        return told

    def known(self) -> list[str]:
        """Every id that can be asked for."""
        records = self._records
        return [*records.claims, *records.articles, *records.entities, *records.predicates]

    def _claim(self, key: str) -> Iterator[str]:
        record, article = self._records.claims[key]
        own = [s for s in self._corpus.statements if s.claim == key]
        yield self._header("claim", key)
        for statement in own:
            yield f"  {self._sentence(statement)}"
        yield from claim_rows(record, article, self._corpus)
        links = {*record.supersedes}
        links.update(other for other, (said, _) in self._records.claims.items() if key in said.supersedes)
        others = (s for s in self._corpus.statements if s.claim != key)
        near = [s for s in others if s.claim in links or self._near(s, own)]
        yield from self._findings_of({key}, "claim", key)
        yield from self._claims("Claims on the same matter", near)

    def _near(self, other: Statement, own: Iterable[Statement]) -> bool:
        """Whether a statement says the same, or gives another value where only one can hold."""
        predicate = self._corpus.vocabulary.predicates[other.predicate]
        return any(
            s.predicate == other.predicate
            and (
                s.subject == other.subject or (predicate.one_subject_per_object and s.object == other.object)
            )
            and (
                s.object == other.object or (predicate.one_object_per_subject and s.subject == other.subject)
            )
            for s in own
        )

    def _article(self, key: str) -> Iterator[str]:
        record, text = self._records.articles[key]
        yield self._header("article", key)
        citing = [other for other, (entry, _) in self._records.articles.items() if key in entry.cites]
        yield from article_rows(record, text, citing)
        own = [s for s in self._corpus.statements if s.article == key]
        yield from self._findings_of({s.claim for s in own}, "article", key)
        yield from self._claims("Its claims", own)

    def _entity(self, key: str) -> Iterator[str]:
        yield self._header("entity", key)
        yield from entity_rows(self._records.entities[key], self._corpus.vocabulary)
        canonical = self._corpus.vocabulary.canonical
        one = canonical.get(key, key)
        own = [
            s for s in self._corpus.statements if one in (s.subject, s.object, s.event, s.place, s.speaker)
        ]
        yield from self._findings_of({s.claim for s in own}, "entity", key)
        yield from self._claims("Claims that speak of it", own)

    def _predicate(self, key: str) -> Iterator[str]:
        yield self._header("predicate", key)
        yield from predicate_rows(self._records.predicates[key])
        own = [s for s in self._corpus.statements if s.predicate == key]
        yield from self._findings_of({s.claim for s in own}, "predicate", key)
        yield from self._claims("Claims that use it", own)

    def _finding(self, reported: Reported) -> Iterator[str]:
        """A finding as `full` tells it, then each side with its claims."""
        problem = reported.finding.problem
        yield from finding_lines(reported, self._look, pointer=False)
        yield f"fingerprint: {reported.finding.fingerprint}"
        yield f"rule: `claimcheck rule {reported.finding.code}`"
        if problem.proof:
            yield f"reasoning: `claimcheck compare {plain(' '.join(problem.proof))}`"
        if reported.open and waivable(reported.finding.code, RESERVED):
            yield f"accept: {accept_command(reported.finding)}"
        for camp in problem.camps:
            own = [s for s in self._corpus.statements if s.claim in camp.claims]
            yield from self._claims(plain(camp.label), own)

    def _header(self, kind: str, key: str) -> str:
        if (kind, key) not in self._records.places:
            return f"{kind} {plain(key)}{'  (built in)' if kind == 'predicate' else ''}"
        return f"{kind} {plain(key)}  {place_text(self._placing.locate(Spot(key, kind=kind)))}"

    def _sentence(self, statement: Statement) -> str:
        """A statement in words, with its certainty."""
        vocabulary = self._corpus.vocabulary
        said = proposition(statement, vocabulary.predicates[statement.predicate], vocabulary)
        denied = "" if statement.affirmed else "denied: "
        gone = "" if statement.live else " (retracted or superseded)"
        return plain(f"{denied}{said}, {certainty_words(statement)}{gone}")

    def _claims(self, title: str, statements: Iterable[Statement]) -> Iterator[str]:
        """Claims, each with its place, sentence and first quote."""
        listed = list({s.claim: s for s in reversed(list(statements))}.values())[::-1]
        if not listed:
            return
        yield ""
        yield f"{title} ({len(listed)})"
        for statement in listed[:_LISTED]:
            place = place_text(self._placing.locate(Spot(statement.claim)))
            yield f"  {plain(statement.claim)}  {place}"
            yield f"    {self._sentence(statement)}"
            for quote in statement.wording.quotes[:1]:
                yield f'    "{plain(quote.exact)}"'
        if len(listed) > _LISTED:
            yield f"  … and {len(listed) - _LISTED} more"

    def _findings_of(self, claims: Collection[str], kind: str, key: str) -> Iterator[str]:
        """The findings that one of the claims takes part in, or that point at a record."""
        told = []
        for reported in self._report.findings:
            problem = reported.finding.problem
            parties = {claim for camp in problem.camps for claim in camp.claims}
            parties.update(spot.id for spot in problem.spots if spot.kind == "claim")
            if not parties.isdisjoint(claims) or any((s.kind, s.id) == (kind, key) for s in problem.spots):
                told.append(f"  {reported.finding.fingerprint[:8]}  {headline(reported.finding)}")
        yield ""
        yield f"Findings that touch it ({len(told)})" if told else "No finding touches it"
        yield from told
