"""Positions and blocks: statements that say the same, and positions that a rule compares."""

from __future__ import annotations

from dataclasses import dataclass, field
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.comparable.statement import ENTITY
from claimcheck.values.time import certainly_before

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from claimcheck.comparable.statement import Article, Statement
    from claimcheck.comparable.vocabulary import KnownPredicate, Vocabulary
    from claimcheck.values.time import Span


@dataclass(slots=True)
class Position:
    """The statements of a block that say the same; `lead` (smallest claim id) stands for all of them.

    What the vocabulary itself says is a position without claims and articles.
    """

    lead: Statement
    statements: tuple[Statement, ...]
    claim_ids: frozenset[str]
    articles: frozenset[str]

    @property
    def claims(self) -> tuple[str, ...]:
        """Ids of the claims that hold the position, sorted."""
        return tuple(sorted(self.claim_ids))


class Publication(NamedTuple):
    """When the articles of a position came out.

    Of their dates the one that ends first and that ends last, and the one that starts first and that starts
    last; None where no article is dated. `undated`: one article at least is not.
    """

    undated: bool
    ends_first: Span | None = None
    ends_last: Span | None = None
    starts_first: Span | None = None
    starts_last: Span | None = None

    @property
    def day(self) -> int | None:
        """The one day on which all of them came out; None where it was not one, or is not known."""
        first, last = self.starts_first, self.ends_last
        if self.undated or first is None or last is None or first.first_start != last.last_end:
            return None
        return first.first_start


@dataclass(slots=True)
class Block:
    """Positions that share a rule's blocking key, sorted by time, with what is needed to judge them.

    `predicate` is the relation of all of them; of the first, where a rule's blocks span relations. `as_of` is
    the day that the user calls today, None when nobody said.
    """

    key: tuple[str, ...]
    predicate: KnownPredicate
    positions: tuple[Position, ...]
    vocabulary: Vocabulary
    articles: Mapping[str, Article]
    as_of: Span | None = None
    _publications: dict[int, tuple[Position, Publication]] = field(
        default_factory=dict, repr=False, compare=False
    )
    _citing: dict[int, tuple[Position, tuple[Statement, ...]]] = field(
        default_factory=dict, repr=False, compare=False
    )

    def relation(self, position: Position) -> KnownPredicate:
        """The relation of one position."""
        return self.vocabulary.predicates[position.lead.predicate]

    def publication(self, position: Position) -> Publication:
        """When the articles of a position came out; found out once."""
        if id(position) not in self._publications:
            # The position is kept as well, so that its id stays its own.
            self._publications[id(position)] = position, self._published(position)
        return self._publications[id(position)][1]

    def _published(self, position: Position) -> Publication:
        dates = {self.articles[key].published for key in position.articles}
        dated = [date for date in dates if date is not None]
        if not dated:
            return Publication(bool(dates))
        by_end, by_start = attrgetter("last_end"), attrgetter("first_start")
        return Publication(
            len(dated) < len(dates), min(dated, key=by_end), max(dated, key=by_end),
            min(dated, key=by_start), max(dated, key=by_start),
        )  # fmt: skip

    def citing(self, position: Position) -> tuple[Statement, ...]:
        """The statements of a position that cite an article, or whose article does; found out once."""
        if id(position) not in self._citing:
            cites = (s for s in position.statements if s.cites or self.articles[s.article].cites)
            self._citing[id(position)] = position, tuple(cites)
        return self._citing[id(position)][1]

    def told_in_turn(self, a: Position, b: Position) -> bool | None:
        """Whether the articles of one position all came out before those of the other.

        False when they share an article or came out on one day; None when a date is missing or only
        inferred, or when the articles come in no such order.
        """
        if not a.articles.isdisjoint(b.articles):
            return False
        dates: list[list[Span]] = []
        for position in (a, b):
            known = [self.articles[key] for key in position.articles]
            dates.append([k.published for k in known if k.published and k.published_basis != "inferred"])
            if not known or len(dates[-1]) < len(known):
                return None
        one, other = dates
        if all(certainly_before(x, y) for x in one for y in other):
            return True
        if all(certainly_before(y, x) for x in one for y in other):
            return True
        days = {(date.first_start, date.last_end) for date in (*one, *other)}
        return False if len(days) == 1 and all(first == last for first, last in days) else None


def keys_of(names: tuple[str, ...]) -> Callable[[Statement], Iterable[tuple[object, ...]]]:
    """What tells the keys of the blocks that a statement is in, by the fields that a block shares.

    The field "end" puts it in two blocks: that of its subject and that of its object.
    """
    if "end" in names:
        place, rest = names.index("end"), [name for name in names if name != "end"]

        def keys(statement: Statement) -> Iterable[tuple[object, ...]]:
            shared = [getattr(statement, name) for name in rest]
            ends = dict.fromkeys((statement.subject, statement.object if statement.shape == ENTITY else ""))
            return [(*shared[:place], end, *shared[place:]) for end in ends if end]

        return keys
    if len(names) == 1:
        get = attrgetter(names[0])
        return lambda statement: ((get(statement),),)
    fields = attrgetter(*names)
    return lambda statement: (fields(statement),)


def key_texts(key: Iterable[object]) -> tuple[str, ...]:
    """The fields that the statements of a block share, as its key has them: texts as they are."""
    return tuple(part if isinstance(part, str) else repr(part) for part in key)


def _same(statement: Statement) -> tuple[object, ...]:
    """What makes two statements one position: value, certainty, polarity, modality, interval, scope, place.

    A time's words, where they come from, `relative` and modality fix its days. Undated statements with a
    `relative` word stay apart by article, for only there does the word order them.
    """
    s = statement
    return (
        s.predicate, s.subject, s.shape, s.object, s.affirmed, s.hedging, s.modality, s.time and s.time.text,
        s.time_from, s.time_inferred, s.as_of and s.as_of.text, s.event, s.separators, s.qualifiers,
        s.speaker, s.place, s.doubts, s.relative, s.article if s.relative and s.time is None else "",
    )  # fmt: skip


def _when(position: Position) -> tuple[int, int, str]:
    time = position.lead.time
    if time is None:
        return (0, 0, position.lead.claim)
    return (time.first_start, time.last_end, position.lead.claim)


def positions(statements: Iterable[Statement]) -> tuple[Position, ...]:
    """Collapse statements into positions, sorted by time (undated ones as if at day 0), then claim id."""
    groups: dict[tuple[object, ...], list[Statement]] = {}
    for statement in statements:
        groups.setdefault(_same(statement), []).append(statement)
    made = []
    for group in groups.values():
        if len(group) == 1 and group[0].record == "claim":
            lead = group[0]
            made.append(Position(lead, (lead,), frozenset((lead.claim,)), frozenset((lead.article,))))
            continue
        group.sort(key=lambda s: (s.claim, s.subject_index))
        said = [s for s in group if s.record == "claim"]
        claims, articles = frozenset(s.claim for s in said), frozenset(s.article for s in said)
        made.append(Position(group[0], tuple(group), claims, articles))
    made.sort(key=_when)
    return tuple(made)
