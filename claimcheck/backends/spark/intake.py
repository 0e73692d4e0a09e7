"""What a worker makes of lines: rows, and which lines the driver has to look at."""

from __future__ import annotations

import json
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple, get_type_hints

from claimcheck.backends.columns import VOCABULARY, Row, row_of
from claimcheck.backends.spark.reading import Line, Read
from claimcheck.comparable.corpus import origin_of
from claimcheck.comparable.statement import Article
from claimcheck.comparable.stating import Stating
from claimcheck.comparable.terms import CHANGES
from claimcheck.comparable.vocabulary import LIFE, KnownPredicate
from claimcheck.records import BulkLine
from claimcheck.rule import ClaimRule, Context, RegistryRule
from claimcheck.storage.reader import read_line
from claimcheck.storage.schema_check import Place, validated
from claimcheck.storage.unreadable import Unreadable
from claimcheck.values.listing import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    import pyarrow as pa

    from claimcheck.comparable.corpus import Settings
    from claimcheck.comparable.statement import Statement
    from claimcheck.comparable.vocabulary import Vocabulary
    from claimcheck.records import Claim
    from claimcheck.rule import Rule
    from claimcheck.values.time import Span

_TYPES = {int: "bigint", str: "string", bool: "boolean", bytes: "binary"}
_BATCH = 8192
_NOWHERE = Place("", "")


class Kept(NamedTuple):
    """What is kept of a line beside its rows' own columns.

    Attributes:
        part: which statement of its claim a row is, from 0. SEEN where the driver looks at the line, and
            READ where the row tells what was read of a stretch.
        raw: the line, where the driver looks at it.
        read: what was read, as JSON.
    """

    part: int
    raw: bytes
    read: str


SEEN, READ = -1, -2
_NONE = Row._make(kind() for kind in get_type_hints(Row).values())
_FIELDS: dict[str, type] = {**get_type_hints(Row), **get_type_hints(Kept)}
ROWS = ", ".join(f"`{name}` {_TYPES[kind]}" for name, kind in _FIELDS.items())
"""The columns of what `rows` gives, as Spark declares them."""


class Told(NamedTuple):
    """What workers are told of a run.

    Attributes:
        vocabulary: without `offices_of`, which only all claims together tell.
        articles: with their texts. To these and the relations a worker adds what an open registry lets in.
        registered: what the vocabulary itself says of events.
        settings, as_of, rules: as in a Run.
    """

    vocabulary: Vocabulary
    articles: dict[str, Article]
    registered: Sequence[Statement]
    settings: Settings
    as_of: Span | None
    rules: Sequence[Rule]


class Stater:
    """Makes statements of lines, without knowing of any other line."""

    def __init__(self, told: Told) -> None:
        self._told = told
        settings = told.settings
        self._stating = Stating(
            told.vocabulary,
            units=settings.units,
            approximate_by=settings.approximate_by,
            open_registry=settings.open_registry,
        )

    def claim(self, raw: bytes) -> BulkLine | None:
        """A line as a record, None where it is none."""
        value = read_line(raw, 1)
        return None if isinstance(value, Unreadable) else validated(BulkLine, value, _NOWHERE)[0]

    def statements(self, claim: Claim, article: str, order: int = 0) -> list[Statement]:
        """The statements of a claim whose ids are all declared; none where some are not."""
        articles = self._told.articles
        self.admit(claim.predicate, article)
        if not self._told.settings.open_registry and not articles.keys() >= {article, *claim.cites}:
            return []
        origin = origin_of(claim, articles[article], articles)
        made = self._stating.statements(claim, articles[article], order, origin)
        if self._stating.problems:
            self._stating.problems.clear()
            return []
        return made

    def admit(self, predicate: str, article: str) -> None:
        """Let in what a claim names, where the registry is open."""
        if self._told.settings.open_registry:
            known = KnownPredicate(predicate, predicate, "state", declared=False)
            self._told.vocabulary.predicates.setdefault(predicate, known)
            self._told.articles.setdefault(article, Article(article))


class Intake:
    """Makes rows of lines."""

    def __init__(self, told: Told) -> None:
        self._told = told
        self._stater = Stater(told)
        self._rules = [rule for rule in told.rules if isinstance(rule, ClaimRule)]
        # A rule without a declared suspicion is to see all that its article says.
        self._all = any(rule.suspicion is None for rule in self._rules)
        known = told.vocabulary
        self._offices = {office for named in known.titled.values() for office in named}
        self._telling = {p.id for p in known.predicates.values() if p.one_subject_per_object} | CHANGES.keys()
        self._lives = any(isinstance(rule, RegistryRule) for rule in told.rules)

    def rows(self, line: Line) -> Iterator[tuple[object, ...]]:
        """A row for each statement of a line; where the driver has to look, one without a statement."""
        claim = self._stater.claim(line.raw)
        if claim is None:
            yield self._seen(line, "")
            return
        statements = self._stater.statements(claim, claim.article)
        alone = not statements or claim.supersedes or self._all or any(map(self._is_told_of, statements))
        if alone or self._is_suspicious(statements):
            yield self._seen(line, claim.id)
            return
        for part, statement in enumerate(statements):
            yield (*row_of(statement, line.source, line.mark), part, b"", "")

    def _is_told_of(self, statement: Statement) -> bool:
        """Whether what a statement says is looked up by rules that judge others: terms of office, and lives.

        Where titles are known, names as they were printed wait for what is known of offices.
        """
        s = statement
        if self._offices and (s.wording.subject_as or s.wording.object_as):
            return True
        if s.object in self._offices and s.predicate in self._telling:
            return True
        return self._lives and s.predicate in LIFE

    def _seen(self, line: Line, claim: str) -> tuple[object, ...]:
        return (*_empty(line.source, line.mark, claim), SEEN, line.raw, "")

    def _is_suspicious(self, statements: Sequence[Statement]) -> bool:
        """Whether a claim rule has anything to say, as far as the line alone tells."""
        article = self._told.articles[statements[0].article]
        context = Context(article, statements, self._told.vocabulary, self._told.as_of)
        said = (rule.check(s, context) for rule in self._rules for s in statements)
        return any(True for _ in chain.from_iterable(said))


def _empty(source: int, line: int, claim: str) -> Row:
    return _NONE._replace(source=source, line=line, claim=claim)


def rows(told: Told, lines: Iterable[Line | Read]) -> Iterator[pa.RecordBatch]:
    """Rows of lines, as ROWS has them."""
    intake = Intake(told)
    made: list[tuple[object, ...]] = []
    for one in lines:
        if isinstance(one, Line):
            made.extend(intake.rows(one))
        else:
            made.append((*_empty(one.source, one.first, ""), READ, b"", json.dumps(one)))
        if len(made) >= _BATCH:
            yield batch_of(made, _FIELDS)
            made = []
    if made:
        yield batch_of(made, _FIELDS)


def rows_of_loaded(
    loaded: Mapping[tuple[int, int, int], Statement], registered: Iterable[Statement]
) -> pa.RecordBatch:
    """Rows of statements that the driver made, by source, mark and part, and of the vocabulary's own."""
    made: list[tuple[object, ...]] = [
        (*row_of(statement, source, mark), part, b"", "")
        for (source, mark, part), statement in loaded.items()
    ]
    made += [(*row_of(statement, VOCABULARY, 0), 0, b"", "") for statement in registered]
    return batch_of(made, _FIELDS)


def batch_of(made: Sequence[tuple[object, ...]], fields: Mapping[str, type]) -> pa.RecordBatch:
    """Rows as a batch of columns."""
    import pyarrow as pa

    kinds = {int: pa.int64(), str: pa.string(), bool: pa.bool_(), bytes: pa.binary()}
    columns = zip(*made, strict=True) if made else ([] for _ in fields)
    arrays = [pa.array(column, kinds[kind]) for column, kind in zip(columns, fields.values(), strict=True)]
    return pa.RecordBatch.from_arrays(arrays, list(fields))


def lines_only(lines: Iterable[Line | Read]) -> Iterator[pa.RecordBatch]:
    """Lines as they are: source, line (its mark) and raw."""
    made: list[tuple[object, ...]] = []
    for one in lines:
        if isinstance(one, Line):
            made.append(one)
        if len(made) >= _BATCH:
            yield batch_of(made, _LINE_FIELDS)
            made = []
    if made:
        yield batch_of(made, _LINE_FIELDS)


_LINE_FIELDS: dict[str, type] = {"source": int, "line": int, "raw": bytes}
LINES = ", ".join(f"`{name}` {_TYPES[kind]}" for name, kind in _LINE_FIELDS.items())
"""The columns of what `lines_only` gives, as Spark declares them."""


def nearest_ids(words: Sequence[str], batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Of batches of ids, those nearest to each word: the nearest of all is among them."""
    for batch in batches:
        known = batch.column(0).to_pylist()
        near = {close for word in words if (close := nearest(word, known)) is not None}
        yield batch_of([(one,) for one in sorted(near)], {"claim": str})
