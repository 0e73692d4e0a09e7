"""What a rule's declared selection makes of two statements: what keeps them out of one block, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.comparable.proposition import certainty_words, object_words, proposition
from claimcheck.values.listing import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.comparable.corpus import Corpus
    from claimcheck.comparable.statement import Statement
    from claimcheck.judging.meeting import Trail
    from claimcheck.rule import CrossRule

_NOUNS = {
    "predicate": "relation",
    "separators": "scope that the relation keeps apart",
    "event": "occasion",
    "ends": "pair of subject and object",
    "affirmed": "answer (it is so, it is not so)",
    "rank": "certainty",
    "hedging": "certainty",
    "flat": "firmness",
    "claim": "record",
    "quote_key": "quote",
}
_SOME = {
    "planned": "Is one of them told as a plan?",
    "traced": "Is one of them from an article of which it is known what it goes back to?",
    "lasts": "Does one of them tell of a stay from one day to another?",
    "gives_date": "Does one of them give a date of a life or of an event?",
    "denies": "Does one of them deny something, or say yes or no?",
}
"""What one side at least has to be, where a rule asks for it."""


def selects(corpus: Corpus, rule: CrossRule, statement: Statement) -> bool:
    """Whether a rule looks at statements of this relation and shape."""
    predicate = corpus.vocabulary.predicates[statement.predicate]
    filled = all(getattr(statement, name) for name in rule.filled)
    of_kind = statement.record == "claim" or rule.with_registered
    return (
        of_kind and filled and rule.selects(predicate) and (not rule.shapes or statement.shape in rule.shapes)
    )


def apart(corpus: Corpus, rule: CrossRule, s: Statement, t: Statement, trail: Trail) -> Iterator[str]:
    """Ask what the rule's selection asks; yields what keeps the two out of one block, or out of sight."""
    if not (s.live and t.live):
        gone = s.claim if not s.live else t.claim
        trail.note("Do both records stand?", f"no: {gone} is retracted or superseded")
        yield f"{gone} is retracted or superseded"
    for name in rule.block_on:
        if name == "end":
            shared = [corpus.vocabulary.name(end) for end in s.ends if end in t.ends]
            ask = "Do they speak of one person or thing?"
            trail.note(ask, f"yes: {listed(shared)}" if shared else "no")
            if not shared:
                yield "they speak of different people or things"
            continue
        noun = _NOUNS.get(name, name)
        here, there = word_for(corpus, name, s), word_for(corpus, name, t)
        if getattr(s, name) == getattr(t, name):
            trail.note(f"Is the {noun} the same?", f"yes: {here}")
        else:
            trail.note(f"Is the {noun} the same?", f"no: {here} here, {there} there")
            yield f"the {noun} differs ({here}, {there})"
    yield from _differing(corpus, rule, s, t, trail)
    for name in rule.some:
        found = sufficient(corpus, rule, name, s, t)
        trail.note(_SOME.get(name, name), "yes" if found else "no")
        if not found:
            yield "neither says what this rule needs at least of one"
    if rule.only_as_of and corpus.as_of is None:
        trail.note("Is it said what today is?", "no: neither `--as-of` nor the configuration says so")
        yield "nobody says what today is"


def sufficient(corpus: Corpus, rule: CrossRule, name: str, s: Statement, t: Statement) -> bool:
    """Whether one of two statements is what a rule's `some` asks of a block."""
    known = corpus.vocabulary.predicates
    return any(getattr(u, name) or rule.suffices(known[u.predicate]) for u in (s, t))


def _differing(corpus: Corpus, rule: CrossRule, s: Statement, t: Statement, trail: Trail) -> Iterator[str]:
    """The fields that tell the sides apart: at least one has to differ, and only those that do are named."""
    differing = [name for name in rule.differs_in if getattr(s, name) != getattr(t, name)]
    for name in differing:
        here, there = word_for(corpus, name, s), word_for(corpus, name, t)
        trail.note(f"Does the {_NOUNS.get(name, name)} differ?", f"yes: {here} here, {there} there")
    if rule.differs_in and not differing:
        nouns = listed([_NOUNS.get(name, name) for name in rule.differs_in], last="or")
        trail.note(f"Does the {nouns} differ?", f"no: {word_for(corpus, rule.differs_in[-1], s)} in both")
        yield f"the {nouns} is the same"


def word_for(corpus: Corpus, name: str, statement: Statement) -> str:
    """The value of a statement's field, in words."""
    value, vocabulary = getattr(statement, name), corpus.vocabulary
    if name == "predicate":
        return vocabulary.predicates[statement.predicate].label
    if name == "object":
        return object_words(statement, vocabulary)
    if name == "matter" and not statement.occasion:
        return proposition(statement, vocabulary.predicates[statement.predicate], vocabulary)
    if name in ("rank", "hedging"):
        return certainty_words(statement)
    if name == "flat":
        return "given as fact" if value else "hedged"
    if name == "affirmed":
        return "it is so" if value else "it is not so"
    if name == "ends":
        return listed(sorted((vocabulary.name(statement.subject), object_words(statement, vocabulary))))
    if isinstance(value, tuple):
        return ", ".join(f"{key}: {vocabulary.name(str(word))}" for key, word in value) or "none given"
    return vocabulary.name(str(value)) if value != "" else "none given"
