"""`claimcheck compare`: why two claims do, or do not, contradict each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.cli.boundary import tell
from claimcheck.cli.opening import add_config_options, open_project
from claimcheck.storage.escape import plain
from claimcheck.storage.refusal import Refused

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Collection, Iterator, Sequence

    from claimcheck.cli.parser import Verbs
    from claimcheck.corpus import Corpus
    from claimcheck.reasoning import Comparison
    from claimcheck.reported import Reported


def add(verbs: Verbs) -> None:
    """Add the verb and its options."""
    parser = verbs.add_parser(
        "compare",
        usage="claimcheck compare [OPTIONS] ID ID",
        help="explain why two claims do, or do not, contradict each other",
        description="Print, for every rule that looks at two claims, each question it asks, the answer, "
        "and what follows.",
    )
    parser.set_defaults(main=main)
    parser.add_argument("one", metavar="ID", help="the id of a claim")
    parser.add_argument("other", metavar="ID", help="the id of another claim")
    add_config_options(parser)


def main(args: Namespace) -> int:
    """Print each step of the reasoning about two claims.

    Raises:
        Refused: no claim has one of the ids, both are the same, or the project cannot be read.
    """
    from claimcheck.reasoning import comparisons, why_not
    from claimcheck.rule import CrossRule
    from claimcheck.rules import RULES

    project = open_project(args)
    loaded = project.load()
    for word in (args.one, args.other):
        _require(word, loaded.records.claims)
    if args.one == args.other:
        raise Refused("name two different claims: a claim is not compared with itself")
    options = project.config.options_of
    rules = [RULES[code](**options(RULES[code])) for code in sorted(RULES)]
    cross = [rule for rule in rules if isinstance(rule, CrossRule)]
    corpus = loaded.corpus
    seen = comparisons(corpus, cross, args.one, args.other)
    both = {args.one, args.other}
    found = [r for r in project.judged(loaded).findings if both <= _parties(r)]
    lines = [*_sentences(corpus, args.one), *_sentences(corpus, args.other)]
    for comparison in seen:
        lines += ["", *_told(comparison, found)]
    if all(comparison.apart is not None for comparison in seen):
        lines += ["", why_not(corpus, seen, args.one, args.other)]
    tell("\n".join(map(plain, lines)) + "\n")
    return 0


def _require(word: str, claims: Collection[str]) -> None:
    from claimcheck.values.listing import nearest

    if word in claims:
        return
    close = nearest(word, claims)
    advice = f': did you mean "{close}"?' if close else ""
    raise Refused(f'no claim is called "{plain(word, limit=80)}"{advice}')


def _parties(reported: Reported) -> set[str]:
    """The claims that take part in a finding."""
    problem = reported.finding.problem
    parties = {claim for camp in problem.camps for claim in camp.claims}
    return parties.union(spot.id for spot in problem.spots if spot.kind == "claim")


def _sentences(corpus: Corpus, claim: str) -> Iterator[str]:
    from claimcheck.proposition import certainty_words, proposition

    yield claim
    for statement in corpus.statements:
        if statement.claim == claim:
            predicate = corpus.vocabulary.predicates[statement.predicate]
            denied = "" if statement.affirmed else "denied: "
            said = proposition(statement, predicate, corpus.vocabulary)
            yield f"  {denied}{said}, {certainty_words(statement)}"


def _told(comparison: Comparison, found: Sequence[Reported]) -> Iterator[str]:
    """A rule's questions and answers, what follows, and the findings it reports of both claims."""
    rule = comparison.rule
    yield f"{rule.code} {rule.name}"
    for number, (question, answer) in enumerate(comparison.steps, start=1):
        yield f"  {number:>2}. {question} — {answer}"
    yield f"  → {comparison.conclusion}"
    reported = [r.finding for r in found if r.finding.code == rule.code]
    for finding in reported:
        yield f"     reported as {finding.fingerprint[:8]} [{finding.severity}] {finding.problem.message}"
    if comparison.told and not reported:
        yield "     not reported of these two: other records settle it, or the rule is not selected"
