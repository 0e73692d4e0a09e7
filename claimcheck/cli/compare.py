"""`claimcheck compare`: why two claims do, or do not, contradict each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.cli.boundary import tell
from claimcheck.cli.opening import add_config_options, open_project
from claimcheck.storage.escape import plain
from claimcheck.storage.refusal import Refused
from claimcheck.values.listing import listed

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator, Sequence

    from claimcheck.cli.parser import Verbs
    from claimcheck.comparable.corpus import Corpus
    from claimcheck.explaining.reasoning import Comparison
    from claimcheck.finding import Finding
    from claimcheck.project import Loaded


def add(verbs: Verbs) -> None:
    """Add the verb and its options."""
    parser = verbs.add_parser(
        "compare",
        usage="claimcheck compare [OPTIONS] ID ID",
        help="explain why two claims do, or do not, contradict each other",
        description="Print, for every rule that looks at two claims, each question it asks, the answer, "
        "and what follows. In place of a claim, name an event to compare with the date or place that the "
        "vocabulary gives it.",
    )
    parser.set_defaults(main=main)
    parser.add_argument("one", metavar="ID", help="the id of a claim, or of an event")
    parser.add_argument("other", metavar="ID", help="the id of another claim, or of an event")
    add_config_options(parser)


def main(args: Namespace) -> int:
    """Print each step of the reasoning about two claims.

    Raises:
        Refused: nothing that can be compared has one of the ids, both are the same, or the project cannot be
            read.
    """
    from claimcheck.explaining.reasoning import comparisons, why_not
    from claimcheck.rules import RULES

    project = open_project(args)
    loaded = project.load()
    for word in (args.one, args.other):
        _require(word, loaded)
    if args.one == args.other:
        raise Refused("name two different claims: a claim is not compared with itself")
    options = project.config.options_of
    rules = [RULES[code](**options(RULES[code])) for code in sorted(RULES)]
    corpus = loaded.corpus
    seen = comparisons(corpus, rules, args.one, args.other)
    both = {args.one, args.other}
    found = [r.finding for r in project.judged(loaded).findings if both & _parties(r.finding)]
    lines = [*_sentences(corpus, args.one), *_sentences(corpus, args.other)]
    # What is told comes first, what a rule never judged comes last.
    for comparison in sorted(seen, key=lambda c: (not c.told, c.apart is not None)):
        lines += ["", *_told(comparison)]
        lines += _reported(
            comparison, found, both, selected=comparison.rule.code in project.config.selected()
        )
    lines += _named_together(seen, found, both)
    if all(comparison.apart is not None for comparison in seen):
        lines += ["", why_not(corpus, seen, args.one, args.other)]
    tell("\n".join(map(plain, lines)) + "\n")
    return 0


def _require(word: str, loaded: Loaded) -> None:
    from claimcheck.explaining.reasoning import statements_of
    from claimcheck.values.listing import nearest

    claims, entities = loaded.records.claims, loaded.records.entities
    if word in claims or (
        word in entities and (statements_of(loaded.corpus, word) or entities[word].part_of)
    ):
        return
    if word in entities:
        raise Refused(
            f"{plain(word)} is no claim, and nothing to which the vocabulary gives a date, a place or a whole"
        )
    close = nearest(word, claims)
    advice = f': did you mean "{close}"?' if close else ""
    raise Refused(f'no claim is called "{plain(word, limit=80)}"{advice}')


def _parties(finding: Finding) -> set[str]:
    """The claims, and events of the vocabulary, that take part in a finding."""
    problem = finding.problem
    parties = {claim for camp in problem.camps for claim in camp.claims}
    parties.update(problem.proof or ())
    return parties.union(spot.id for spot in problem.spots if spot.kind in ("claim", "entity"))


def _sentences(corpus: Corpus, name: str) -> Iterator[str]:
    from claimcheck.comparable.proposition import certainty_words, proposition
    from claimcheck.explaining.reasoning import statements_of

    yield name
    for statement in statements_of(corpus, name):
        predicate = corpus.vocabulary.predicates[statement.predicate]
        denied = "" if statement.affirmed else "denied: "
        said = proposition(statement, predicate, corpus.vocabulary)
        how = certainty_words(statement) if statement.record == "claim" else "as the vocabulary has it"
        yield f"  {denied}{said}, {how}"
    known = corpus.vocabulary.entities.get(name)
    if known is not None and known.part_of and not any(s.claim == name for s in corpus.statements):
        whole = corpus.vocabulary.name(known.part_of)
        yield f"  {known.name} is part of {whole}, as the vocabulary has it"


def _told(comparison: Comparison) -> Iterator[str]:
    """A rule's questions and answers, and what follows."""
    yield f"{comparison.rule.code} {comparison.rule.name}"
    for number, (question, answer) in enumerate(comparison.steps, start=1):
        yield f"  {number:>2}. {question} — {answer}"
    yield f"  → {comparison.conclusion}"


def _reported(
    comparison: Comparison, found: Sequence[Finding], both: set[str], *, selected: bool
) -> Iterator[str]:
    """The findings that the rule reports of both claims, or of one of them alone; or why it reports none."""
    own = [finding for finding in found if finding.code == comparison.rule.code]
    together = [finding for finding in own if both <= _parties(finding)]
    for finding in together:
        yield f"     reported as {_short(finding)}"
        if comparison.told and finding.problem.outcome != comparison.outcome:
            yield f"     settled by other records: {'; '.join(finding.problem.notes)}"
        if comparison.apart is not None or (comparison.outcome is not None and not comparison.told):
            others = sorted(_parties(finding) - both)
            if others:
                yield f"     not for these two alone, but together with {listed(others)}"
    for finding in own if not together else ():
        if len(_parties(finding)) == 1:
            yield f"     {min(_parties(finding))} by itself is reported as {_short(finding)}"
    if comparison.told and not selected:
        yield "     not reported: the rule is not selected"
    elif comparison.told and not together:
        yield "     not reported of these two: other records settle it"


def _named_together(seen: Sequence[Comparison], found: Sequence[Finding], both: set[str]) -> Iterator[str]:
    """Findings that name both claims, though their rule does not hold the one against the other."""
    shown = {comparison.rule.code for comparison in seen}
    for finding in found:
        if finding.code not in shown and both <= _parties(finding):
            yield ""
            yield f"{finding.code} {finding.name}"
            yield "  → this rule does not hold the one against the other; both are named in one finding"
            yield f"     reported as {_short(finding)}"


def _short(finding: Finding) -> str:
    return f"{finding.fingerprint[:8]} [{finding.severity}] {finding.problem.message}"
