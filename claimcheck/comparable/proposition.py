"""Statements in words: who does what, for messages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.comparable.statement import BOOLEAN, ENTITY, QUANTITY
from claimcheck.values.hedging import phrase
from claimcheck.values.time import Span

if TYPE_CHECKING:
    from claimcheck.comparable.statement import Statement
    from claimcheck.comparable.vocabulary import KnownPredicate, Vocabulary


def object_words(statement: Statement, vocabulary: Vocabulary) -> str:
    """The object in words: a name, a quantity, a date, the literal in quotation marks, or yes/no."""
    if statement.shape == ENTITY:
        return vocabulary.name(statement.object)
    if isinstance(statement.value, Span):
        return statement.value.words
    if statement.shape == QUANTITY:
        return statement.object
    if statement.shape == BOOLEAN:
        return "yes" if statement.object == "true" else "no"
    return f'"{statement.value}"'


def proposition(statement: Statement, predicate: KnownPredicate, vocabulary: Vocabulary) -> str:
    """The statement in words, without its certainty: "Masayoshi Son attends the Tokyo gala"."""
    subject = f"{vocabulary.name(statement.subject)} {predicate.label}"
    if statement.shape == BOOLEAN:
        return subject if statement.object == "true" else f"it is untrue that {subject}"
    return f"{subject} {object_words(statement, vocabulary)}"


_OF_A_PLAN = {
    "confirmed": "a confirmed",
    "stated": "a firm",
    "likely": "a likely",
    "reportedly": "a reported",
    "alleged": "an alleged",
    "possible": "a possible",
    "rumored": "a rumoured",
    "unconfirmed": "an unconfirmed",
    "disputed": "a disputed",
}
_AHEAD = {"planned": "plan", "predicted": "forecast"}


def certainty_words(statement: Statement) -> str:
    """How firmly it is said, completing "given ...": "as fact", "as a rumoured plan", "under a condition"."""
    if statement.modality == "conditional":
        return "under a condition"
    if noun := _AHEAD.get(statement.modality):
        return f"as {_OF_A_PLAN[statement.hedging]} {noun}"
    return phrase(statement.hedging)
