"""Where DuckDB says that no two names look alike, the rule on duplicate entities finds none."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.comparable.vocabulary import KnownEntity, Vocabulary
from claimcheck.rule import Registry
from claimcheck.rules.cc501_duplicate_entity import DuplicateEntity

duckdb = pytest.importorskip("duckdb", reason="the duckdb engine needs the extra bulk")

WORDS = (
    "Ada", "ada", "Álvaro", "Alvaro", "Brown", "Mr", "Dr", "The", "the", "Inc", "Co", "Øre", "O’Brien", "J",
    "J.", "D", "(player)", "17", "President", "A&B", "石破", "St.", "Ørsted", "-", "ß", "jr",
    "Лев", "Lev", "Толстой", "Tolstoy", "and", "&", "Saint", "Müller", "Mueller", "Jae-in", "Jaein", "US",
    "United States", "Åse", "Aase",
)  # fmt: skip
NAMES = st.lists(st.sampled_from(WORDS), max_size=4).map(" ".join)
KINDS = st.sampled_from(("person", "organisation", "office"))
INTO = "INSERT INTO registered (kind, id, type, name, proven) VALUES ('entity', ?, ?, ?, true)"
ENTITIES = st.lists(st.tuples(KINDS, NAMES, st.lists(NAMES, max_size=1)), max_size=5)


@settings(max_examples=400, derandomize=True, database=None, deadline=None)
@given(ENTITIES, st.integers(0, 5))
def test_no_lookalike_is_missed(entities: list[tuple[str, str, list[str]]], loaded: int) -> None:
    from claimcheck.backends.duckdb.lookalikes import no_two_alike
    from claimcheck.backends.duckdb.tables import REGISTERED

    titled: dict[str, tuple[str, ...]] = {"President": ("us-president",)}
    known = {
        f"e{number}": KnownEntity(f"e{number}", kind, name, tuple(aliases))
        for number, (kind, name, aliases) in enumerate(entities)
    }
    with duckdb.connect() as connection:
        connection.execute(REGISTERED)
        mine: dict[str, KnownEntity] = {}
        for key, entity in known.items():
            if entity.aliases or len(mine) < loaded:
                mine[key] = entity
            else:
                connection.execute(
                    INTO,
                    [key, entity.type, entity.name],
                )
        silent = no_two_alike(connection, Vocabulary(entities=mine, titled=titled))
    found = list(DuplicateEntity().check(Registry(Vocabulary(entities=known, titled=titled), {})))
    assert not (silent and found)


def test_plain_names_that_differ_are_told_apart() -> None:
    from claimcheck.backends.duckdb.lookalikes import no_two_alike
    from claimcheck.backends.duckdb.tables import REGISTERED

    with duckdb.connect() as connection:
        connection.execute(REGISTERED)
        for number, name in enumerate(
            ("Chloé Ito 17", "Chloé Ito 170", "governor of district 17", "Football Club 17")
        ):
            connection.execute(
                INTO,
                [str(number), "person", name],
            )
        assert no_two_alike(connection, Vocabulary())
        connection.execute(INTO, ["9", "person", "Ito Chloe 17"])
        assert not no_two_alike(connection, Vocabulary())
