"""Relations as rules see them: what one declares the other has, values as keys, steps closed."""

from __future__ import annotations

from claimcheck.comparable.relating import relations
from claimcheck.comparable.vocabulary import Implied
from claimcheck.records import Predicate


def test_order_and_exclusion_hold_both_ways() -> None:
    made = relations(
        {
            "births": Predicate(before=("deaths",)),
            "deaths": Predicate(),
            "terms": Predicate(after=("births",), exclusive_with=("deaths",)),
        },
        {},
        {},
    )
    assert made["births"].before == {"deaths", "terms"}
    assert made["deaths"].after == {"births"}
    assert made["deaths"].exclusive_with == {"terms"}


def test_listed_values_are_the_objects_of_statements() -> None:
    record = Predicate(exclusive_values=("In  Force", True, "b-2"), ordered_values=(True, False))
    made = relations({"x": record}, {}, {"b-2": "b-1"})["x"]
    assert made.exclusive_values == {"in force", "true", "b-1"}
    assert made.ordered_values == ("true", "false")
    assert made.lists("true", "false") and not made.lists("b-1", "false")


def test_steps_are_closed_and_rings_end() -> None:
    records = {
        "a": {"implies": "b"},
        "b": {"implies": {"predicate": "c", "object": {"boolean": True}}},
        "c": {"inverse": "a"},
        "d": {"exclusive_with": ["c"]},
        "e": {"implies": "nothing-declared"},
    }
    made = relations({key: Predicate.model_validate(value) for key, value in records.items()}, {}, {})
    assert made["a"].leads_to == {"a", "b", "c"}
    assert made["b"].implies == Implied("c", "boolean", "true")
    assert made["d"].led_to and not made["d"].leads_to
    assert made["e"].implies is None and not made["e"].led_to
