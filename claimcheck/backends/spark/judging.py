"""What a worker makes of the statements of a block: problems, as JSON, and the lines that they point at."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.backends.local import LocalBackend
from claimcheck.backends.selection import end_in
from claimcheck.backends.spark.intake import Stater, Told, batch_of
from claimcheck.comparable.corpus import Corpus
from claimcheck.engine import said_of_block
from claimcheck.rule import CrossRule

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pyarrow as pa

    from claimcheck.comparable.statement import Statement

Loaded = dict[tuple[int, int, int], "Statement"]
"""Statements that the driver made, by source, mark and part."""
_FIELDS: dict[str, type] = {
    "code": str, "rank": str, "problem": str, "source": int, "line": int, "raw": bytes,
}  # fmt: skip
PROBLEMS = "code string, rank string, problem string, source bigint, line bigint, raw binary"
"""The columns of what `problems` gives; rows with a `code` are problems, the others lines."""


class Rank(NamedTuple):
    """Where a problem comes among all that cross rules say: as if one backend had asked rule by rule.

    `predicate` is "" where the rule's blocks span relations.
    """

    rule: int
    predicate: str
    key: tuple[str, ...]
    place: int

    @classmethod
    def of(cls, text: str) -> Rank:
        """A rank from its JSON."""
        rule, predicate, key, place = json.loads(text)
        return cls(rule, predicate, tuple(key), place)


def problems(told: Told, loaded: Loaded, rule: int, block: str, table: pa.Table) -> pa.Table:
    """What a rule says of the statements of one block.

    Args:
        told: what the run is about.
        loaded: the statements that are not made of their lines.
        rule: which of the run's rules.
        block: the block, as selection.blocks_of names it.
        table: the statements' source, line (their mark), part and raw.
    """
    import pyarrow as pa

    judge = told.rules[rule]
    assert isinstance(judge, CrossRule)
    columns = (table.column(name).to_pylist() for name in ("source", "line", "part", "raw"))
    picked = sorted(zip(*columns, strict=True), key=lambda one: one[:3])
    stater = Stater(told)
    statements: list[Statement] = []
    lines: dict[str, tuple[int, int, bytes]] = {}
    made: dict[tuple[int, int], list[Statement]] = {}
    orders: dict[tuple[int, int], int] = {}
    for source, mark, part, raw in picked:
        order = orders.setdefault((source, mark), len(orders))
        known = loaded.get((source, mark, part))
        if known is not None:
            stater.admit(known.predicate, known.article)
            statements.append(replace(known, order=order))
            continue
        if (source, mark) not in made:
            claim = stater.claim(raw)
            assert claim is not None, "a line that was a claim is none"
            made[source, mark] = stater.statements(claim, claim.article, order)
            lines[claim.id] = (source, mark, raw)
        statements.append(made[source, mark][part])
    registered = told.registered
    if "subject" in judge.block_on:
        subjects = {statement.subject for statement in statements}
        registered = [statement for statement in registered if statement.subject in subjects]
    corpus = Corpus(told.vocabulary, told.articles, statements, [*registered], as_of=told.as_of)
    return pa.Table.from_batches([batch_of(_said(judge, rule, end_in(judge, block), corpus, lines), _FIELDS)])


def _said(
    judge: CrossRule, rule: int, end: str, corpus: Corpus, lines: Mapping[str, tuple[int, int, bytes]]
) -> list[tuple[object, ...]]:
    made: list[tuple[object, ...]] = []
    pointed: set[str] = set()
    for block in LocalBackend(corpus).blocks(judge):
        # A statement is in the block of its other end, too, but here not with all others that are.
        if end and block.key[judge.block_on.index("end")] != end:
            continue
        for place, (code, problem) in enumerate(said_of_block(judge, block)):
            predicate = block.predicate.id if "predicate" in judge.block_on else ""
            rank = Rank(rule, predicate, block.key, place)
            made.append((code, json.dumps(rank), json.dumps(problem), -1, -1, b""))
            pointed.update(spot.id for spot in problem.spots if spot.kind == "claim")
    made += [("", "", "", *lines[claim]) for claim in sorted(pointed & lines.keys())]
    return made
