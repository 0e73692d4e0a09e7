"""Why two claims do, or do not, contradict each other: what each rule asks about them, step by step."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.backends.local import LocalBackend
from claimcheck.comparable.block import key_texts, keys_of
from claimcheck.explaining.apart import apart, selects, sufficient, word_for
from claimcheck.finding import Outcome, Problem
from claimcheck.judging.meeting import Trail
from claimcheck.rule import ClaimRule, CrossRule
from claimcheck.values.listing import listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.comparable.block import Block
    from claimcheck.comparable.corpus import Corpus
    from claimcheck.comparable.statement import Statement
    from claimcheck.judging.meeting import Verdict
    from claimcheck.rule import Rule

_OUTCOMES = {
    Outcome.CONFLICT: "they contradict each other",
    Outcome.POSSIBLE: "they may contradict each other",
    Outcome.PROGRESSION: "no contradiction, a note",
    Outcome.REFINEMENT: "no contradiction, one is only less precise than the other",
    Outcome.DISTINCT: "no contradiction",
}
_SILENT = (Outcome.REFINEMENT, Outcome.DISTINCT)


@dataclass(frozen=True, slots=True)
class Comparison:
    """How one rule sees two claims: its questions with their answers, and what it concludes, in words.

    `outcome` is the rule's; None where it judged nothing. `apart` names what keeps the claims out of the
    rule's sight, None where the rule judged them; `told` says whether the conclusion is one that is reported.
    """

    rule: Rule
    steps: tuple[tuple[str, str], ...]
    conclusion: str
    outcome: Outcome | None = None
    apart: str | None = None

    @property
    def told(self) -> bool:
        """Whether the conclusion is one that is reported."""
        return self.outcome is not None and self.outcome not in _SILENT


def comparisons(corpus: Corpus, rules: Sequence[Rule], one: str, other: str) -> list[Comparison]:
    """How each rule sees two claims, given by their ids; rules that never look at such claims are left out.

    In place of a claim, an event may be given of which the vocabulary itself says where or when it is. Each
    rule judges the two as it does in a run: among all the records of their block. A claim with several
    subjects is compared subject by subject: every pair that a rule judges is shown, or else the pair that
    comes closest. A rule that asks for what neither claim says (a plan, a denial) is shown only where no
    other rule judges them, and nothing else keeps them apart.
    """
    backend = LocalBackend(corpus)
    pairs = [(s, t) for s in statements_of(corpus, one) for t in statements_of(corpus, other)]
    shown: list[Comparison] = []
    wanting: list[Comparison] = []
    for rule in rules:
        if isinstance(rule, ClaimRule):
            shown += _beside(corpus, rule, pairs, backend)
        if not isinstance(rule, CrossRule):
            continue
        seen: list[Comparison] = []
        lacking: list[Comparison] = []
        for s, t in pairs:
            if not (selects(corpus, rule, s) and selects(corpus, rule, t)):
                continue
            if s.predicate == t.predicate or "predicate" not in rule.block_on:
                enough = all(sufficient(corpus, rule, name, s, t) for name in rule.some)
                known = corpus.as_of is not None or not rule.only_as_of
                (seen if enough and known else lacking).extend(_comparisons(corpus, rule, s, t, backend))
        judged = [comparison for comparison in seen if comparison.apart is None]
        shown += judged or _closest(seen)
        wanting += [comparison for comparison in lacking if _kept_apart_by(comparison) == 1]
    return shown if any(comparison.apart is None for comparison in shown) else [*shown, *wanting]


def why_not(corpus: Corpus, seen: Sequence[Comparison], one: str, other: str) -> str:
    """Why no rule compares two claims, in one sentence; `seen` is what `comparisons` gave for them."""
    for claim in (one, other):
        statements = statements_of(corpus, claim)
        if not statements and claim in corpus.vocabulary.entities:
            return f"no rule compares them by themselves: {claim} is no claim"
        if not statements:
            return f"{claim} cannot be compared: correct first what `claimcheck lint` says of it"
        if not statements[0].live:
            return f"{claim} is retracted or superseded, so nothing is compared with it"
    here, there = (statements_of(corpus, claim)[0] for claim in (one, other))
    if here.predicate != there.predicate:
        labels = [word_for(corpus, "predicate", s) for s in (here, there)]
        return f"no rule compares them: they say different things, {labels[0]} and {labels[1]}"
    if seen:
        return f"no rule compares them: {_closest(seen)[0].apart}"
    return f"no rule looks at this relation: {word_for(corpus, 'predicate', here)}"


def statements_of(corpus: Corpus, name: str) -> list[Statement]:
    """What a claim states; of an event, what the vocabulary itself says of it."""
    said = [statement for statement in corpus.statements if statement.claim == name]
    return said or [statement for statement in corpus.registered if statement.claim == name]


def _closest(seen: Sequence[Comparison]) -> list[Comparison]:
    """Of comparisons the one with the fewest answers that keep the two apart, none of none."""
    return [min(seen, key=_kept_apart_by)] if seen else []


def _kept_apart_by(comparison: Comparison) -> int:
    return sum(answer.startswith("no") for _, answer in comparison.steps)


def _beside(
    corpus: Corpus, rule: ClaimRule, pairs: Sequence[tuple[Statement, Statement]], backend: LocalBackend
) -> Iterator[Comparison]:
    """What a rule that judges one claim beside others makes of each of the two beside the other one."""
    if type(rule).judge_beside is ClaimRule.judge_beside:
        return
    contexts = {s.claim: context for s, context in backend.map() if any(s in pair for pair in pairs)}
    for pair in pairs:
        for statement, other in (pair, pair[::-1]):
            if statement.claim not in contexts:
                continue
            trail = Trail()
            verdict = rule.judge_beside(statement, other, contexts[statement.claim], trail)
            if verdict is not None:
                yield _concluded(rule, trail, verdict)


def _comparisons(
    corpus: Corpus, rule: CrossRule, s: Statement, t: Statement, backend: LocalBackend
) -> Iterator[Comparison]:
    """What the declared selection makes of two statements and, where they meet in a block, the judgement.

    Two that meet in two blocks, that of the one end and that of the other, are looked at in both; if the
    answers are the same, once.
    """
    trail = Trail()
    kept_apart = list(apart(corpus, rule, s, t, trail))
    if kept_apart:
        yield Comparison(
            rule, tuple(trail.steps), "so this rule does not compare them", None, listed(kept_apart)
        )
        return
    keys = keys_of(rule.block_on)
    there = set(keys(t))
    made: dict[Comparison, None] = {}
    for key in keys(s):
        block = backend.block(rule, key_texts(key)) if key in there else None
        if block is not None:
            made[_judged(rule, block, s, t, Trail([*trail.steps]))] = None
    told = [comparison for comparison in made if comparison.told]
    yield from told or list(made)[:1]


def _judged(rule: CrossRule, block: Block, s: Statement, t: Statement, trail: Trail) -> Comparison:
    a, b = (next(p for p in block.positions if any(u is v for v in p.statements)) for u in (s, t))
    if type(rule).judge is CrossRule.judge:
        # Such a rule looks at the block as a whole.
        problems = [
            p for p in rule.check(block) if isinstance(p, Problem) and {s.claim, t.claim} <= _parties(p)
        ]
        conclusion = problems[0].message if problems else "nothing to report"
        return Comparison(rule, tuple(trail.steps), conclusion, problems[0].outcome if problems else None)
    if a is b or (rule.differs_in and rule.camp(a) == rule.camp(b)):
        trail.note("Are they on different sides?", "no: here both say the same")
        return Comparison(rule, tuple(trail.steps), _OUTCOMES[Outcome.DISTINCT], Outcome.DISTINCT)
    for position, statement in ((a, s), (b, t)):
        alike = sorted(position.claim_ids - {statement.claim})
        if alike:
            ask = f"Do other records say just what {statement.claim} says?"
            trail.note(ask, f"yes, and they count with it: {listed(alike, most=4)}")
    return _concluded(rule, trail, rule.judge(block, a, b, trail))


def _parties(problem: Problem) -> set[str]:
    return {claim for camp in problem.camps for claim in camp.claims} | {spot.id for spot in problem.spots}


def _concluded(rule: Rule, trail: Trail, verdict: Verdict) -> Comparison:
    told = _OUTCOMES[verdict.outcome]
    if verdict.reason:
        told += f": {verdict.reason}"
    elif verdict.outcome in _SILENT and trail.steps:
        told += f": step {len(trail.steps)} decides"
    if verdict.interval:
        told += f" ({verdict.interval})"
    if verdict.outcome is Outcome.POSSIBLE and verdict.doubts:
        told += f" (not certain: {'; '.join(verdict.doubts)})"
    return Comparison(rule, tuple(trail.steps), told, verdict.outcome)
