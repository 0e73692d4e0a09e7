"""Why two claims do, or do not, contradict each other: what each rule asks about them, step by step."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.block import Block, key_texts, keys_of, positions
from claimcheck.finding import Outcome, Problem
from claimcheck.meeting import Trail
from claimcheck.proposition import certainty_words, object_words, proposition
from claimcheck.rule import CrossRule
from claimcheck.values.listing import listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.corpus import Corpus
    from claimcheck.meeting import Verdict
    from claimcheck.statement import Statement

_NOUNS = {
    "predicate": "relation",
    "separators": "scope that the relation keeps apart",
    "event": "occasion",
    "ends": "pair of subject and object",
    "affirmed": "side (it is so, it is not so)",
    "rank": "certainty",
    "hedging": "certainty",
    "flat": "firmness",
    "claim": "record",
    "quote_key": "quote",
}
_SOME = {
    "planned": "told as a plan",
    "traced": "from an article of which it is known what it goes back to",
}
"""What one side at least has to be, where a rule asks for it."""
_OUTCOMES = {
    Outcome.CONFLICT: "they contradict each other",
    Outcome.POSSIBLE: "they may contradict each other",
    Outcome.PROGRESSION: "no contradiction, one follows the other",
    Outcome.REFINEMENT: "no contradiction, one is only less precise than the other",
    Outcome.DISTINCT: "no contradiction",
}


@dataclass(frozen=True, slots=True)
class Comparison:
    """How one rule sees two claims: its questions with their answers, and what it concludes, in words.

    `apart` names what keeps the claims out of the rule's sight, None where the rule judged them; `told` says
    whether the conclusion is one that is reported.
    """

    rule: CrossRule
    steps: tuple[tuple[str, str], ...]
    conclusion: str
    apart: str | None = None
    told: bool = False


def comparisons(corpus: Corpus, rules: Sequence[CrossRule], one: str, other: str) -> list[Comparison]:
    """How each rule sees two claims, given by their ids; rules that never look at such claims are left out.

    A claim with several subjects is compared subject by subject: every pair that a rule judges is shown, or
    else the pair that comes closest.
    """
    shown: list[Comparison] = []
    for rule in rules:
        if rule.only_as_of and corpus.as_of is None:
            continue
        seen = [
            _comparison(corpus, rule, s, t)
            for s in _statements(corpus, one)
            for t in _statements(corpus, other)
            if _selects(corpus, rule, s) and _selects(corpus, rule, t)
            if s.predicate == t.predicate or "predicate" not in rule.block_on
            if all(getattr(s, name) or getattr(t, name) for name in rule.some)
        ]
        judged = [comparison for comparison in seen if comparison.apart is None]
        shown += judged or [min(seen, key=lambda c: _answered_no(c.steps))] if seen else []
    return shown


def why_not(corpus: Corpus, seen: Sequence[Comparison], one: str, other: str) -> str:
    """Why no rule compares two claims, in one sentence; `seen` is what `comparisons` gave for them."""
    for claim in (one, other):
        statements = _statements(corpus, claim)
        if not statements:
            return f"{claim} cannot be compared: correct first what `claimcheck lint` says of it"
        if not statements[0].live:
            return f"{claim} is retracted or superseded, so nothing is compared with it"
    here, there = (_statements(corpus, claim)[0] for claim in (one, other))
    if here.predicate != there.predicate:
        labels = [_word(corpus, "predicate", s) for s in (here, there)]
        return f"no rule compares them: they say different things, {labels[0]} and {labels[1]}"
    if seen:
        return f"no rule compares them: {min(seen, key=lambda c: _answered_no(c.steps)).apart}"
    return f"no rule looks at this relation: {_word(corpus, 'predicate', here)}"


def _statements(corpus: Corpus, claim: str) -> list[Statement]:
    return [statement for statement in corpus.statements if statement.claim == claim]


def _selects(corpus: Corpus, rule: CrossRule, statement: Statement) -> bool:
    predicate = corpus.vocabulary.predicates[statement.predicate]
    filled = all(getattr(statement, name) for name in rule.filled)
    return filled and rule.selects(predicate) and (not rule.shapes or statement.shape in rule.shapes)


def _answered_no(steps: Sequence[tuple[str, str]]) -> int:
    return sum(answer.startswith("no") for _, answer in steps)


def _comparison(corpus: Corpus, rule: CrossRule, s: Statement, t: Statement) -> Comparison:
    """What the declared selection makes of two statements and, where they meet in a block, the judgement."""
    trail = Trail()
    apart = list(_selected(corpus, rule, s, t, trail))
    if apart:
        return Comparison(rule, tuple(trail.steps), "so this rule does not compare them", listed(apart))
    met = positions((s, t))
    key = next(key_texts(k) for k in keys_of(rule.block_on)(s) if k in keys_of(rule.block_on)(t))
    predicate = corpus.vocabulary.predicates[s.predicate]
    block = Block(key, predicate, met, corpus.vocabulary, corpus.articles, corpus.as_of)
    if type(rule).judge is CrossRule.judge:
        # Such a rule looks at the block as a whole.
        problems = [problem for problem in rule.check(block) if isinstance(problem, Problem)]
        conclusion = problems[0].message if problems else "nothing to report"
        return Comparison(rule, tuple(trail.steps), conclusion, told=bool(problems))
    if len(met) < 2 or (rule.differs_in and rule.camp(met[0]) == rule.camp(met[1])):
        trail.note("Are they on different sides?", "no: here both say the same")
        return Comparison(rule, tuple(trail.steps), _OUTCOMES[Outcome.DISTINCT])
    verdict = rule.judge(block, met[0], met[1], trail)
    told = verdict.outcome not in (Outcome.REFINEMENT, Outcome.DISTINCT)
    return Comparison(rule, tuple(trail.steps), _conclusion(verdict), told=told)


def _selected(corpus: Corpus, rule: CrossRule, s: Statement, t: Statement, trail: Trail) -> Iterator[str]:
    """Ask what the rule's selection asks; yields what keeps the two out of one block."""
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
        here, there = _word(corpus, name, s), _word(corpus, name, t)
        if getattr(s, name) == getattr(t, name):
            trail.note(f"Is the {noun} the same?", f"yes: {here}")
        else:
            trail.note(f"Is the {noun} the same?", f"no: {here} here, {there} there")
            yield f"the {noun} differs ({here}, {there})"
    if rule.differs_in and all(getattr(s, name) == getattr(t, name) for name in rule.differs_in):
        nouns = listed([_NOUNS.get(name, name) for name in rule.differs_in], last="or")
        trail.note(f"Does the {nouns} differ?", f"no: {_word(corpus, rule.differs_in[0], s)} in both")
        yield f"the {nouns} is the same"
    else:
        for name in rule.differs_in:
            here, there = _word(corpus, name, s), _word(corpus, name, t)
            trail.note(f"Does the {_NOUNS.get(name, name)} differ?", f"yes: {here} here, {there} there")
    for name in rule.some:
        ask, found = _SOME.get(name, name), getattr(s, name) or getattr(t, name)
        trail.note(f"Is one of them {ask}?", "yes" if found else "no")
        if not found:
            yield f"neither is {ask}"


def _word(corpus: Corpus, name: str, statement: Statement) -> str:
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
        return listed([vocabulary.name(end) for end in statement.ends])
    if isinstance(value, tuple):
        return ", ".join(f"{key}: {vocabulary.name(str(word))}" for key, word in value) or "none given"
    return vocabulary.name(str(value)) if value != "" else "none given"


def _conclusion(verdict: Verdict) -> str:
    told = _OUTCOMES[verdict.outcome]
    if verdict.reason:
        told += f": {verdict.reason}"
    if verdict.interval:
        told += f" ({verdict.interval})"
    if verdict.outcome is Outcome.POSSIBLE and verdict.doubts:
        told += f" (not certain: {'; '.join(verdict.doubts)})"
    return told
