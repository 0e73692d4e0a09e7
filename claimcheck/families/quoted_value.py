"""What CC102 asks: whether the words that a record quotes give its object."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from claimcheck.comparable.statement import DATE, ENTITY, QUANTITY
from claimcheck.families.quoted_wording import in_english, paragraphs, rest_of_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.comparable.statement import Statement
    from claimcheck.rule import Context
    from claimcheck.values.amount import Amount
    from claimcheck.values.searchable import Searchable
    from claimcheck.values.time import Span

_NOT_NAMED: Final = frozenset({"event", "agreement", "topic", ""})
"""What is described rather than named, so that its name is the record's own."""
_OFFICE_WORDS: Final = (
    "premier", "leader", "head", "boss", "chief", "chair", "chairman", "chairwoman", "chairperson",
    "incumbent", "post", "job", "office", "role", "power", "term", "inauguration", "elected", "appointed",
    "sworn", "cabinet",
)  # fmt: skip
_COMES_OR_GOES: Final = re.compile(
    r"\b(?:step(?:s|ped|ping)?\s(?:down|aside)|st(?:and|ands|anding|ood)\sdown|resign\w*|quit\w*|oust\w*|toppled"
    r"|succeed\w*|t(?:ake|akes|aking|ook)\sover|inaugurated|re-?elect\w*|r(?:un|uns|an|unning)\s(?:again|for)|candida\w+|nomin\w+|sack(?:s|ed)|replac\w*)\b",
    re.IGNORECASE,
)
"""Words by which an office is told without its title."""

_ENOUGH: Final = 20_000
"""So much of a text tells which language it is in, in code points."""


class Surroundings(NamedTuple):
    """A place where a quote stands: the quote as it stands there, its sentence, and what is around.

    `around` is the paragraph and the one before; `before` is that up to the end of the quote.
    """

    quote: str
    sentence: str
    before: str
    around: str


class Passages(NamedTuple):
    """What stands where a statement quotes, and the text that it stands in."""

    places: tuple[Surroundings, ...]
    text: Searchable

    def holds(self, printed: str) -> bool:
        """Whether words stand, but for typography, in the sentences or around them."""
        words = [self.text.text[start:end] for start, end, _ in self.text.find(printed)]
        return any(word in place.around or word in place.sentence for word in words for place in self.places)


def passages_of(statement: Statement, context: Context) -> Passages | None:
    """What stands where a statement quotes; None where there is no text or no quote stands in it."""
    searchable = context.article.searchable
    if searchable is None:
        return None
    from claimcheck.values.wording.span import passages

    text = searchable.text
    found = []
    for quote in statement.wording.quotes:
        for start, end, _ in searchable.find(quote.exact, quote.prefix, quote.suffix):
            sentence = "\n".join(text[low:high] for low, high in passages(text, start, end))
            around = paragraphs(text, start, end)
            before = around.removesuffix(rest_of_line(text, end))
            found.append(Surroundings(text[start:end], sentence, before, around))
    return Passages(tuple(found), searchable) if found else None


def told_by_value(statement: Statement, context: Context) -> bool:
    """Whether an object is a number, a date or somebody's or something's name."""
    if statement.shape == ENTITY:
        return context.vocabulary.type(statement.object) not in _NOT_NAMED
    return statement.shape in (QUANTITY, DATE) and statement.value is not None


def stands(statement: Statement, context: Context, passages: Passages) -> bool:
    """Whether some passage gives the object."""
    if statement.shape == QUANTITY:
        return _figure_stands(statement, passages)
    if statement.shape == DATE:
        return _date_stands(statement, context, passages)
    return _name_stands(statement, context, passages)


def _figure_stands(statement: Statement, passages: Passages) -> bool:
    from claimcheck.values.figures import figures
    from claimcheck.values.measured import given_by

    amount: Amount = statement.value  # type: ignore[assignment]
    printed = statement.wording.object_as
    exact = [figure for figure in figures(printed) if figure.kind or not figure.bare]
    if printed and passages.holds(printed) and (given_by(amount, printed) or len(exact) != 1):
        return True
    return any(given_by(amount, place.sentence, place.quote) for place in passages.places)


def instead_of(statement: Statement, passages: Passages) -> tuple[str, bool]:
    """The figure that a quote has instead, "" where none can be told; and whether it is of the same sort.

    Of the same sort is money beside money, a percentage, the same unit. Of a count it can only be told what
    the one figure of the quote is.
    """
    from claimcheck.values.figures import figures
    from claimcheck.values.measured import rival

    if statement.shape != QUANTITY:
        return "", False
    amount: Amount = statement.value  # type: ignore[assignment]
    quotes = [place.quote for place in passages.places]
    of_same_sort = next((found for quote in quotes if (found := rival(amount, quote))), "")
    if of_same_sort or amount.unit != "1":
        return of_same_sort, bool(of_same_sort)
    counted = {figure.text for quote in quotes for figure in figures(quote) if figure.counts}
    return (counted.pop() if len(counted) == 1 else ""), False


def _date_stands(statement: Statement, context: Context, passages: Passages) -> bool:
    from claimcheck.values.datings import can_give, datings

    date: Span = statement.value  # type: ignore[assignment]
    published = context.article.published
    for printed in (statement.wording.object_as, statement.wording.time_as):
        if (
            printed
            and passages.holds(printed)
            and (can_give(printed, date, published) or not datings(printed))
        ):
            return True
    # The calendar before the year 1 is not read.
    return date.last_end < 1 or any(can_give(place.sentence, date, published) for place in passages.places)


def _name_stands(statement: Statement, context: Context, passages: Passages) -> bool:
    from claimcheck.values.naming import Passage

    said = statement.wording
    kind = context.vocabulary.type(statement.object)
    # "The Japanese capital" is some place in Japan.
    names = [*_names(statement.object, context)]
    if (said.object_as and passages.holds(said.object_as)) or (
        said.subject_as and Passage(said.subject_as).names(names)
    ):
        return True
    around = [Passage(place.sentence) for place in passages.places]
    if any(passage.names(names) for passage in around):
        return True
    beyond = [context.vocabulary.name(outer) for outer in [*context.vocabulary.around(statement.object)][1:]]
    titles = [*_titles(statement.object, context)]
    for place, passage in zip(passages.places, around, strict=True):
        if any(passage.has_title(title, country, beside_name=kind == "office") for title, country in titles):
            return True
        if passage.points_back(kind) and Passage(place.before).names(names):
            return True
        if kind == "office" and _COMES_OR_GOES.search(place.sentence):
            return True
        if kind == "place" and passage.describes_place() and passage.names(beyond):
            return True
    return False


def _names(entity: str, context: Context) -> Iterator[str]:
    """What an entity is called; an office also by what it is of, a place by what lies within it."""
    known = context.vocabulary.entities
    within = context.vocabulary.places_in(entity)
    of = known[entity].of if entity in known and known[entity].type == "office" else ""
    for key in (entity, of, *within):
        if key in known:
            yield from (known[key].name, *known[key].aliases)


def _titles(entity: str, context: Context) -> Iterator[tuple[str, str]]:
    """The titles of an office, or of the offices that somebody holds, each with the country it is of."""
    from claimcheck.values.names import country_of

    vocabulary, known = context.vocabulary, context.vocabulary.entities
    is_office = vocabulary.type(entity) == "office"
    held = (
        (entity,) if is_office else sorted(vocabulary.offices_of.get(entity, ())) if vocabulary.titled else ()
    )
    for office in held:
        if office in known:
            country = country_of(vocabulary.name(known[office].of))
            yield from ((title, country) for title in known[office].titles)
            if is_office:
                yield from ((word, country) for word in _OFFICE_WORDS)


def reads_english(context: Context) -> bool:
    """Whether an article is in English, by what its record says, or else by its words."""
    from claimcheck.values.wording.english import is_english

    said = context.article.language
    return in_english(context) and (bool(said) or is_english((context.article.text or "")[:_ENOUGH]))
