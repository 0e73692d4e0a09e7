"""From the records of predicates to relations as rules see them: values as keys, orders and steps closed."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from claimcheck.comparable.stating import Stating
from claimcheck.comparable.vocabulary import PLACE_OF_OBJECT, Implied, KnownPredicate, Vocabulary
from claimcheck.values.amount import canonical_unit
from claimcheck.values.text import fold_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from claimcheck.records import Predicate


def relations(
    records: Mapping[str, Predicate],
    units: Mapping[str, tuple[Decimal, str]],
    canonical: Mapping[str, str],
) -> dict[str, KnownPredicate]:
    """All declared relations by id.

    Args:
        records: id -> record.
        units: declared unit -> (factor, canonical unit).
        canonical: an entity's id -> the id that stands for all its `same_as`.
    """
    known = {key: _relation(key, record, units, canonical) for key, record in records.items()}
    for key, record in records.items():
        after = {other for other, named in records.items() if key in named.before}
        before = {other for other, named in records.items() if key in named.after}
        known[key] = known[key]._replace(
            before=frozenset(before.union(record.before)),
            after=frozenset(after.union(record.after)),
            exclusive_with=frozenset(
                {*record.exclusive_with, *(o for o, named in records.items() if key in named.exclusive_with)}
            ),
            implies=_implied(record, known, units, canonical),
        )
    leading = {key: _led_to(key, known) for key in known}
    reached = frozenset().union(*leading.values())
    return {
        key: one._replace(
            leads_to=leading[key], led_to=key in reached or not one.exclusive_with.isdisjoint(reached)
        )
        for key, one in known.items()
    }


def _relation(
    key: str,
    record: Predicate,
    units: Mapping[str, tuple[Decimal, str]],
    canonical: Mapping[str, str],
) -> KnownPredicate:
    return KnownPredicate(
        key,
        record.label or key.replace("-", " "),
        record.kind,
        frozenset(record.subject_type),
        frozenset(record.object_type),
        canonical_unit(record.unit, units) if record.unit else "",
        record.one_object_per_subject,
        record.one_subject_per_object,
        frozenset(record.separators),
        record.symmetric,
        record.acyclic,
        record.reschedulable,
        record.part_of_total,
        Decimal(str(record.tolerance or 0)),
        exclusive_values=frozenset(_keys(record.exclusive_values, canonical)),
        ordered_values=tuple(_keys(record.ordered_values, canonical)),
        inverse=record.inverse or "",
        exceptions=frozenset(canonical.get(entity, entity) for entity in record.exceptions),
    )


def _keys(values: Iterable[str | bool], canonical: Mapping[str, str]) -> Iterable[str]:
    """Listed values as the `object` of a Statement has them; an id is its own folded text."""
    for value in values:
        if isinstance(value, bool):
            yield "true" if value else "false"
        else:
            yield canonical.get(value) or fold_key(value)


def _implied(
    record: Predicate,
    known: Mapping[str, KnownPredicate],
    units: Mapping[str, tuple[Decimal, str]],
    canonical: Mapping[str, str],
) -> Implied | None:
    """The next step, None where there is none that can be made comparable."""
    named: Any = record.implies
    if isinstance(named, str):
        return Implied(named) if named in known else None
    if named is None or named.predicate not in known:
        return None
    if named.object == PLACE_OF_OBJECT:
        return Implied(named.predicate, PLACE_OF_OBJECT)
    stating = Stating(Vocabulary(canonical=dict(canonical)), units=units)
    shape, key, _, _ = stating.object_of("", named.object, known[named.predicate])
    return None if stating.problems else Implied(named.predicate, shape, key)


def _led_to(start: str, known: Mapping[str, KnownPredicate]) -> frozenset[str]:
    """All relations that one implies, or is the inverse of, over any steps; itself only in a ring."""
    seen: set[str] = set()
    waiting = [start]
    while waiting:
        one = known[waiting.pop()]
        for step in (one.implies.predicate if one.implies else "", one.inverse):
            if step in known and step not in seen:
                seen.add(step)
                waiting.append(step)
    return frozenset(seen)
