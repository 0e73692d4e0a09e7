"""What the conflict report holds, whichever way it is told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar

from claimcheck.config.settings import RESERVED
from claimcheck.finding import Severity
from claimcheck.pages import summary
from claimcheck.report.cards import Cards
from claimcheck.report.matrix import matrix
from claimcheck.report.sections import article_sections, entity_sections
from claimcheck.report.timeline import timeline
from claimcheck.report.voices import Voices
from claimcheck.rules import RULES
from claimcheck.storage.placing import Placing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.project import Loaded, Project
    from claimcheck.report.cards import Card
    from claimcheck.report.matrix import Matrix
    from claimcheck.report.sections import ArticleSection, EntitySection
    from claimcheck.report.timeline import Timeline
    from claimcheck.reported import Report


MOST_CHOICES: Final = 200
"""A list to choose from holds no more articles or names than this; the search finds the others."""
Section = TypeVar("Section", "ArticleSection", "EntitySection")


class RuleCount(NamedTuple):
    """A rule that found something, in one sentence, and how often."""

    code: str
    name: str
    summary: str
    number: int


class Contents(NamedTuple):
    """The report: findings that are open, those that somebody decided about, and what they are about.

    `unchecked` counts what could not be judged, `baselined` the findings that a baseline knew and that are
    left out, `faults` those of records that cannot be read or compared.
    """

    articles_checked: int
    claims_checked: int
    errors: int
    warnings: int
    notes: int
    unchecked: int
    baselined: int
    faults: int
    open: tuple[Card, ...]
    decided: tuple[Card, ...]
    rules: tuple[RuleCount, ...]
    timeline: Timeline
    matrix: Matrix
    articles: tuple[ArticleSection, ...]
    entities: tuple[EntitySection, ...]

    def often_named(self, sections: Sequence[Section]) -> list[Section]:
        """The articles or entities to filter by: those with most findings, in their order."""
        most = sorted((s for s in sections if s.findings), key=lambda s: -len(s.findings))[:MOST_CHOICES]
        chosen = {s.id for s in most}
        return [s for s in sections if s.id in chosen]


def contents(project: Project, loaded: Loaded, report: Report) -> Contents:
    """Put the report together from what was loaded and what was found in it."""
    records, corpus, locators = loaded
    voices = Voices(corpus, Placing(project.root, records, locators=locators))
    told = Cards(corpus, voices).cards([told for told in report.findings if not told.baselined])
    cards = [card for card in told if card.waived is None]
    decided = [card for card in told if card.waived is not None]
    entries = {key: record for key, (record, _) in records.articles.items()}
    return Contents(
        report.articles,
        report.claims,
        report.number(Severity.ERROR),
        report.number(Severity.WARNING),
        report.number(Severity.INFO),
        report.unchecked,
        report.baselined,
        report.faults(RESERVED),
        tuple(cards),
        tuple(decided),
        tuple(_counted(cards)),
        timeline(corpus, cards),
        matrix(corpus),
        tuple(article_sections(corpus, entries, cards, voices)),
        tuple(entity_sections(corpus, cards, voices)),
    )


def _counted(cards: Sequence[Card]) -> list[RuleCount]:
    numbers: dict[str, int] = {}
    for card in cards:
        numbers[card.code] = numbers.get(card.code, 0) + 1
    return [
        RuleCount(code, RULES[code].name, summary(RULES[code]), number)
        for code, number in sorted(numbers.items())
    ]
