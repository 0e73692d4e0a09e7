"""The benchmarks' own check: a run that misses something planted, or finds something else, is at fault."""

from __future__ import annotations

import pytest
from cases import fault_of
from measuring import Ran

PLANTED = frozenset({frozenset({"a", "b"}), frozenset({"c", "d"})})


def _ran(*conflicts: str, outcome: str = "conflict") -> Ran:
    findings = [
        {"outcome": outcome, "camps": [{"claims": [claim]} for claim in claims]} for claims in conflicts
    ]
    return Ran(1.0, 1.0, 1.0, {"findings": findings})


def test_the_planted_conflicts_and_nothing_else_are_no_fault() -> None:
    assert fault_of([_ran("ab", "cd"), _ran("dc", "ba")], PLANTED) == ""


@pytest.mark.parametrize(
    ("ran", "words"),
    [
        (_ran("ab"), "1 missed; 0 found"),
        (_ran("ab", "cd", "ef"), "0 missed; 1 found"),
        (_ran("ab", "cd", "cd"), "0 missed; 0 found"),
        (_ran("ab", "ce"), "1 missed; 1 found"),
        (_ran("ab", "cd", outcome="possible"), "2 missed"),
    ],
    ids=["missed", "strange", "twice", "another claim", "only possible"],
)
def test_anything_else_is_a_fault_even_in_one_run_of_several(ran: Ran, words: str) -> None:
    assert words in fault_of([_ran("ab", "cd"), ran], PLANTED)
