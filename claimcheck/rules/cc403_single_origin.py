"""CC403: what looks confirmed by several articles goes back to one origin."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Final

from claimcheck.comparable.block import Block
from claimcheck.comparable.proposition import proposition
from claimcheck.comparable.statement import Statement
from claimcheck.example import Example
from claimcheck.finding import Camp, Problem, Severity, Spot, Unchecked
from claimcheck.rule import CrossRule, quoted

_FIRST_HAND: Final = frozenset({"witnessed", "official_record", "official_statement", "named_source"})
_FROM_OTHERS: Final = frozenset({"other_media", "unnamed_source", "unknown", "inferred"})
_CONFIRMED: Final = "confirmed"
_TOLD: Final = frozenset({"actual", "planned"})


@dataclass(frozen=True)
class SingleOrigin(CrossRule):
    """Several articles tell a thing as confirmed, and all of them go back to one origin.

    An article goes back to the `origin` that it names (a wire service), or to what it cites, step by step
    (`cites`, also of a single claim); one that does neither is an origin itself. At least one article calls
    the thing `confirmed`. Where none does, but `least_articles` or more tell it as fact, it is a note. Any
    record of the thing that rests on a named source, a document or a witness ends the matter: then there is
    a second source.

    ## Why it matters
    Two articles that copy one wire report are one source. Counted as two, they turn a report into a fact.

    ## What to do
    Look for a source of your own and record it in `attribution`, or record the thing as `reportedly`.
    """

    code = "CC403"
    name = "single-origin"
    question = "several sources are one source"
    severity = Severity.WARNING
    block_on = ("predicate", "subject", "object", "separators")
    differs_in = ("article",)
    some = ("traced",)
    meets_in = ""

    least_articles: int = 3

    def check(self, block: Block) -> Iterator[Problem | Unchecked]:
        """One problem for each thing that several articles tell and one origin knows."""
        told: dict[tuple[object, ...], list[Statement]] = {}
        for position in block.positions:
            for s in position.statements:
                if s.modality in _TOLD:
                    when = s.time.text if s.time is not None and s.time_from == "time" else ""
                    told.setdefault((s.event, s.qualifiers, s.affirmed, s.modality, when), []).append(s)
        for key, statements in sorted(told.items(), key=lambda item: repr(item[0])):
            if len({_root(s) for s in statements}) == 1 and not any(map(_has_own_source, statements)):
                yield from self._problem(block, key, sorted(statements, key=lambda s: s.claim))

    def _problem(
        self, block: Block, key: tuple[object, ...], statements: Sequence[Statement]
    ) -> Iterator[Problem]:
        confirmed = [s for s in statements if s.hedging == _CONFIRMED]
        firm = [s for s in statements if s.flat]
        articles = len({s.article for s in statements})
        if articles < 2 or not (confirmed or len({s.article for s in firm}) >= self.least_articles):
            return
        first = (confirmed or firm)[0]
        root = _root(first)
        source = block.articles[root].title or root if root in block.articles else block.vocabulary.name(root)
        what = proposition(first, block.relation(block.positions[0]), block.vocabulary)
        denial = "" if first.affirmed else "the denial that "
        how = "confirmed" if confirmed else "a fact"
        which = "both articles" if articles == 2 else f"all {articles} articles"
        spots = {s.claim: s for s in (*(confirmed or firm), *statements)}
        yield Problem(
            message=f"{denial}{what} is given as {how}, but {which} that tell it go back to "
            f"one origin: {source}",
            spots=tuple(Spot(s.claim, "/hedging", quoted(s)) for s in spots.values()),
            key=(*block.key, *map(repr, key)),
            severity=Severity.WARNING if confirmed else Severity.INFO,
            camps=(Camp(source, root, tuple(sorted({s.claim for s in statements}))),),
            settle="record a second source in `attribution`, or that it is only reported",
        )

    template: ClassVar[Mapping[str, Any]] = {"subject": "son", "predicate": "attends", "object": "gala"}
    valid = (
        Example(
            "a named second source",
            (
                {"hedging": "confirmed"},
                {"article": "b", "attribution": {"evidence": "named_source", "source": "softbank"}},
            ),
            articles={"a": {"origin": "reuters"}, "b": {"origin": "reuters"}},
        ),
        Example(
            "the body itself confirms it",
            (
                {"hedging": "confirmed", "attribution": {"evidence": "official_statement"}},
                {"article": "b", "hedging": "confirmed"},
            ),
            articles={"b": {"cites": ["a"]}},
        ),
        Example(
            "two wire services",
            ({"hedging": "confirmed"}, {"article": "b", "hedging": "confirmed"}),
            articles={"a": {"origin": "reuters"}, "b": {"origin": "kyodo"}},
        ),
        Example(
            "a third article of its own",
            ({"hedging": "confirmed"}, {"article": "b"}, {"article": "c"}),
            articles={"a": {"origin": "reuters"}, "b": {"origin": "reuters"}},
        ),
        Example(
            "both pass it on as reported",
            ({"hedging": "reportedly"}, {"article": "b", "hedging": "reportedly"}),
            articles={"a": {"origin": "reuters"}, "b": {"origin": "reuters"}},
        ),
        Example(
            "two papers print one wire report as fact: nobody says confirmed",
            ({}, {"article": "b"}),
            articles={"a": {"origin": "reuters"}, "b": {"origin": "reuters"}},
        ),
        Example(
            "two visits of different days",
            (
                {"predicate": "visits", "object": "tokyo", "time": "2025-02", "hedging": "confirmed"},
                {"predicate": "visits", "object": "tokyo", "time": "2025-10", "article": "b"},
            ),
            articles={"a": {"origin": "reuters"}, "b": {"origin": "reuters"}},
        ),
        Example(
            "one of the claims cites another article",
            ({"hedging": "confirmed"}, {"article": "b", "cites": ["c"]}),
            articles={"a": {"origin": "reuters"}, "b": {"origin": "reuters"}, "c": {}},
        ),
    )
    invalid = (
        Example(
            "confirmed in two papers, both from one wire",
            ({"hedging": "confirmed"}, {"article": "b", "hedging": "confirmed"}),
            articles={"a": {"origin": "reuters"}, "b": {"origin": "reuters"}},
            severity="warning",
        ),
        Example(
            "a chain: c cites b, b cites a, and c calls it confirmed",
            ({}, {"article": "b"}, {"article": "c", "hedging": "confirmed"}),
            articles={"b": {"cites": ["a"]}, "c": {"cites": ["b"]}},
        ),
        Example(
            "people familiar with the matter are no second source",
            (
                {"hedging": "confirmed"},
                {
                    "article": "b",
                    "hedging": "reportedly",
                    "attribution": {"evidence": "unnamed_source", "source": "people familiar with it"},
                },
            ),
            articles={"a": {"cites": ["b"]}},
        ),
        Example(
            "only the claim says whom it cites",
            ({}, {"article": "b", "hedging": "confirmed", "cites": ["a"]}),
        ),
        Example(
            "a fact in four papers, all from one wire: a note",
            tuple({"article": article} for article in "abcd"),
            articles={article: {"origin": "reuters"} for article in "abcd"},
            severity="info",
        ),
    )


def _root(statement: Statement) -> str:
    """What a statement goes back to: its origin, or else its own article."""
    return statement.origin or statement.article


def _has_own_source(statement: Statement) -> bool:
    """Whether its record names where it has it from, beside other media."""
    said = statement.wording
    if said.evidence in _FIRST_HAND:
        return True
    named = {name for name in (said.source, statement.speaker) if name}
    return said.evidence not in _FROM_OTHERS and not named <= {_root(statement)}
