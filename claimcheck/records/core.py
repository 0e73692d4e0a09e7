"""The core vocabulary that the package ships (MODELING.md's table)."""

from typing import Any, cast

from jiter import from_json

from claimcheck.records.objects import Boolean
from claimcheck.records.vocabulary import Implication, Predicate
from claimcheck.values.shipped import shipped


def core_vocabulary_text() -> bytes:
    """The shipped vocabulary file, a `VocabularyFile` of predicates.

    Returns:
        The JSON text, UTF-8.
    """
    return shipped(__spec__, "core-vocabulary.json")


def core_predicates() -> dict[str, Predicate]:
    """The predicates of the core vocabulary by id.

    They are ours and a test validates them, so a run does not build the validator of predicates for them.
    """
    predicates = cast(dict[str, dict[str, Any]], from_json(core_vocabulary_text())["predicates"])
    return {key: Predicate.model_construct(**_frozen(value)) for key, value in predicates.items()}


def _frozen(value: dict[str, Any]) -> dict[str, Any]:
    made = {key: tuple(held) if isinstance(held, list) else held for key, held in value.items()}
    if isinstance(implied := made.get("implies"), dict):
        wanted = implied["object"]
        truth = Boolean.model_construct(boolean=wanted["boolean"]) if isinstance(wanted, dict) else wanted
        made["implies"] = Implication.model_construct(predicate=implied["predicate"], object=truth)
    return made
