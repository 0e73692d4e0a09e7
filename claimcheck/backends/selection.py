"""Which statements a cross rule has to see: its declared selection as portable SQL over a table of rows.

The queries are plain SQL (grouping, joins, windows), so that DuckDB and Spark run the same text. They may
select too much, never too little: for every block of a rule, either all its statements are selected, or only
those are left out that share no day with any other camp.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.backends.columns import DAY

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from claimcheck.comparable.vocabulary import KnownPredicate
    from claimcheck.rule import CrossRule

_BLOCKED_ON = {
    "predicate": ("predicate",),
    "subject": ("subject",),
    "object": ("object",),
    "end": ("end",),
    "ends": ("least(subject, object)", "greatest(subject, object)"),
    "article": ("article",),
    "separators": ("separators",),
    "spoken_by": ("spoken_by",),
    "origin": ("origin",),
    "quote_key": ("quote_key",),
    "matter": ("matter",),
}
"""Statement field -> what stands for it in a row ("end": its subject, then its object).

A field that no row has makes blocks coarser, no more.
"""
_DIFFERS_IN = {
    name: name for name in ("subject", "predicate", "object", "claim", "article", "spoken_by", "quote_key")
}
_YES_OR_NO = {"flat": "flat", "affirmed": "affirmed"}
_FILLED = {"spoken_by", "origin", "quote_key"}
_SOME = {
    "planned": "planned",
    "traced": "origin <> ''",
    "gives_date": "shape = 'date'",
    "denies": "NOT affirmed",
    "lasts": f"NOT timed OR grain = {DAY}",
}
"""Yes-or-no field of statements -> what stands for it in a row."""


def queries(
    rule: CrossRule,
    predicates: Iterable[KnownPredicate],
    constant: Collection[str],
    table: str,
    digest: str = "",
) -> list[str]:
    """The queries that together select what a rule has to see, as (source, line) pairs.

    Args:
        rule: the rule.
        predicates: the relations that the rows of the table use.
        constant: the columns of yes and no that have one value in the whole table.
        table: the table's name.
        digest: the engine's function that makes one number of several values, so that blocks are gathered by
            numbers; two blocks of one number are one, which selects too much, no more.
    """
    if rule.differs_in and all(name in constant for name in rule.differs_in):
        return []
    seen = [p for p in predicates if rule.selects(p)]
    wanted = sorted((p.kind == "state", p.id) for p in seen)
    sufficing = sorted(p.id for p in seen if rule.suffices(p))
    if rule.differs_in == ("predicate",) and len(wanted) < 2:
        return []
    spanning = "predicate" not in rule.block_on
    by_time = [name for state, name in wanted if state and rule.meets_in == "time" and not spanning]
    whole = [name for _, name in wanted if name not in by_time]
    found = []
    if whole:
        found.append(_whole_blocks(_picked(rule, whole, sufficing, table, digest)))
    if by_time:
        found.append(_meeting_in_time(_picked(rule, by_time, sufficing, table, digest)))
    return found


def blocks_of(rule: CrossRule) -> list[tuple[str, str]]:
    """What stands for a rule's blocks in a row, as one text, and in which rows it does.

    Statements of one block have the text in common. A row may be in two blocks: that of its subject and that
    of its object.
    """
    on = _keys(rule)
    if "end" not in on:
        return [(" || chr(29) || ".join(on) or "''", "0 = 0")]
    ends = (("subject", "0 = 0"), ("object", "shape = 'entity'"))
    return [
        (" || chr(29) || ".join(end if column == "end" else column for column in on), which)
        for end, which in ends
    ]


def end_in(rule: CrossRule, block: str) -> str:
    """Of a block by its text: the end that its statements share; "" where a rule asks for none."""
    on = _keys(rule)
    return block.split(chr(29))[on.index("end")] if "end" in on else ""


def _keys(rule: CrossRule) -> list[str]:
    return [column for name in rule.block_on for column in _BLOCKED_ON.get(name, ())]


def text(value: str) -> str:
    """A string as an SQL literal."""
    return "'" + value.replace("'", "''") + "'"


class _Picked:
    """A rule's share of the table: the query for it, and the names of its key columns."""

    def __init__(self, query: str, keys: Sequence[str], *, differs: bool) -> None:
        self.query = query
        self.differs = "min(camp) <> max(camp)" if differs else "0 = 0"
        self.keys = ", ".join(keys)

    def matching(self, left: str, right: str) -> str:
        return " AND ".join(f"{left}.{key} = {right}.{key}" for key in self.keys.split(", "))


def _picked(
    rule: CrossRule, predicates: Sequence[str], sufficing: Sequence[str], table: str, digest: str
) -> _Picked:
    on = _keys(rule)
    keys = ["k0"] if digest else [f"k{index}" for index in range(len(on))]
    where = ["live", f"predicate IN ({', '.join(map(text, predicates))})"]
    if rule.shapes:
        where.append(f"shape IN ({', '.join(map(text, sorted(rule.shapes)))})")
    if not rule.with_registered:
        where.append("source >= 0")
    where += [f"{name} <> ''" for name in rule.filled if name in _FILLED]
    some = _some(rule, sufficing)
    parts = []
    for end in ("subject", "object") if "end" in rule.block_on else ("",):
        columns = [end if column == "end" else column for column in on]
        if digest:
            columns = [f"{digest}({', '.join(columns)})"]
        chosen = ", ".join(f"{column} AS {key}" for column, key in zip(columns, keys, strict=True))
        only = [*where, "shape = 'entity'"] if end == "object" else where
        parts.append(
            f"SELECT {chosen}, {_camp(rule)} AS camp, {some} AS wanted, timed, first_day, last_day,"
            f" inner_day, grain, source, line FROM {table} WHERE {' AND '.join(only)}"
        )
    return _Picked(" UNION ALL ".join(parts), keys, differs=bool(rule.differs_in))


def _camp(rule: CrossRule) -> str:
    """What puts a statement on a side; where a row cannot tell, every claim is a side of its own."""
    parts = []
    for name in rule.differs_in:
        if name in _YES_OR_NO:
            parts.append(f"CASE WHEN {_YES_OR_NO[name]} THEN 'yes' ELSE 'no' END")
        else:
            parts.append(_DIFFERS_IN.get(name, "claim"))
    return " || chr(29) || ".join(parts) or "''"


def _some(rule: CrossRule, sufficing: Sequence[str]) -> str:
    """1 where what must hold of one statement of a block holds of this one, or its relation suffices."""
    named = [_SOME[name] for name in rule.some if name in _SOME]
    if named and sufficing:
        named.append(f"predicate IN ({', '.join(map(text, sufficing))})")
    return f"CASE WHEN {' OR '.join(named)} THEN 1 ELSE 0 END" if named else "1"


def _blocks(picked: _Picked) -> str:
    """The blocks in which something differs: whether all of it is timed, and its one grain or 0."""
    return (
        f"picked AS ({picked.query}), blocks AS (SELECT {picked.keys}, min(timed) AS timed,"
        " CASE WHEN min(grain) = max(grain) THEN min(grain) ELSE 0 END AS grain"
        f" FROM picked GROUP BY {picked.keys} HAVING max(wanted) = 1 AND {picked.differs})"
    )


def _whole_blocks(picked: _Picked) -> str:
    return (
        f"WITH {_blocks(picked)} SELECT DISTINCT p.source, p.line FROM picked p"
        f" JOIN blocks b ON {picked.matching('p', 'b')} WHERE p.source >= 0"
    )


def _meeting_in_time(picked: _Picked) -> str:
    """Of blocks that are all timed: the statements that share a day with another camp; the others whole.

    Tellings of one camp and time are one piece. Pieces that touch no other are dropped by a sweep over their
    starts; those of one camp that overlap are joined into stretches, so that a second sweep finds stretches
    that touch another camp's.
    """
    keys = picked.keys
    inside = "CASE WHEN b.grain > 0 THEN 2 * p.{} {} 1 ELSE 2 * p.{} END"
    first, last = inside.format("first_day", "+", "first_day"), inside.format("inner_day", "-", "last_day")
    in_turn = "ORDER BY low, high DESC, camp"
    before = f"{in_turn} ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING"

    def near(what: str) -> str:
        swept = (
            f"SELECT *, max(high) OVER (PARTITION BY {keys} {before}) AS reach,"
            f" lead(low) OVER (PARTITION BY {keys} {in_turn}) AS next FROM {what}"
        )
        return f"SELECT {keys}, camp, low, high FROM ({swept}) swept WHERE reach >= low OR next <= high"

    by_key = ", ".join(f"p.{key}" for key in keys.split(", "))
    same = f"{keys}, camp"
    return f"""WITH {_blocks(picked)},
told AS (SELECT {by_key}, p.camp, {first} AS low, {last} AS high, p.source, p.line, b.timed
  FROM picked p JOIN blocks b ON {picked.matching("p", "b")}),
pieces AS (SELECT DISTINCT {same}, low, high FROM told WHERE timed),
touching AS ({near("pieces")}),
begun AS (SELECT *, CASE WHEN low <= max(high) OVER (PARTITION BY {same} {before}) THEN 0 ELSE 1 END AS begins
  FROM touching),
counted AS (SELECT *, sum(begins) OVER (PARTITION BY {same} {in_turn} ROWS UNBOUNDED PRECEDING) AS stretch
  FROM begun),
stretches AS (SELECT {same}, min(low) AS low, max(high) AS high FROM counted GROUP BY {same}, stretch),
shared AS ({near("stretches")})
SELECT p.source, p.line FROM told p WHERE NOT timed AND source >= 0
UNION SELECT p.source, p.line FROM told p
  JOIN shared s ON {picked.matching("p", "s")} AND p.camp = s.camp AND p.low >= s.low AND p.high <= s.high
  WHERE p.timed AND p.source >= 0"""
