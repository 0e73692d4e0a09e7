"""CC402: one utterance is quoted in nearly the same words that mean something else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Final, NamedTuple

from claimcheck.comparable.block import Block
from claimcheck.comparable.statement import Statement
from claimcheck.comparable.vocabulary import Vocabulary
from claimcheck.example import Example
from claimcheck.finding import Camp, Outcome, Problem, Severity, Spot, Unchecked
from claimcheck.rule import CrossRule
from claimcheck.values.names import name_key, spelt_out
from claimcheck.values.sounding import rendered
from claimcheck.values.time import gap
from claimcheck.values.utterance import is_set_phrase
from claimcheck.values.variants import Difference, Worded, difference, near, worded

_TRANSLATED: Final = re.compile(r"\btranslat|\binterpreter\b", re.IGNORECASE)
_DIFFERENCES: Final = {
    "number": "another number",
    "negation": "and without a “not”",
    "modal": "another degree of certainty",
    "name": "another name",
}
_SAID: Final = "We will invest 500 billion dollars in the data centres of this country"
_FIVE: Final = "We will build 5 data centres in the north of this country before long"


def _quote(article: str, exact: str, **more: object) -> dict[str, object]:
    return {"article": article, "quote": {"exact": exact}, **more}


class _Wording(NamedTuple):
    """A wording and the statements that quote it; the smallest claim id leads."""

    key: str
    words: Worded
    statements: Sequence[Statement]

    @property
    def lead(self) -> Statement:
        return self.statements[0]


class _Pair(NamedTuple):
    one: _Wording
    other: _Wording
    what: Difference


@dataclass(frozen=True)
class QuoteVariants(CrossRule):
    """Two articles quote one speaker in nearly the same words, and the difference matters.

    All but a word or two of the quotes is the same, at least `least_words` words running through it, and what
    differs is a number, a negation, a name, or how certain it is ("will", "may"). It is not told where the
    words are cut or edited by marks (…, [ ]), where a record says that they are translated, where one article
    has both sentences, where the articles came out more than `days_apart` days from each other, or where the
    claims belong to different occasions (`event`). Only languages that put spaces between words are compared.

    ## Why it matters
    Somebody said one of the two. The other is a slip of the pen, or worse, inside quotation marks.

    ## What to do
    Check the quotes against the recording or the source. If both were said, give the claims their `event`.
    """

    code = "CC402"
    name = "quote-variants"
    question = "a quote is worded differently elsewhere"
    severity = Severity.WARNING
    block_on = ("spoken_by",)
    differs_in = ("quote_key",)
    filled = ("spoken_by", "quote_key")
    meets_in = ""

    least_words: int = 8
    days_apart: int = 30

    def check(self, block: Block) -> Iterator[Problem | Unchecked]:
        """One problem for each set of wordings that differ from each other."""
        wordings = self._wordings(block)
        pairs = []
        for left, right in near([wording.words.words for wording in wordings]):
            one, other = wordings[left], wordings[right]
            what = difference(one.words, other.words, self.least_words)
            if what is None or (what.kind == "name" and _one_name(block.vocabulary, what)):
                continue
            if self._one_utterance(block, one, other):
                pairs.append(_Pair(one, other, what))
        for connected in _connected(pairs):
            yield _problem(block, connected)

    def _wordings(self, block: Block) -> list[_Wording]:
        """The wordings of the block that can be compared, by the smallest claim id of each."""
        quoting: dict[str, list[Statement]] = {}
        for position in block.positions:
            for statement in position.statements:
                said = statement.wording
                if not (_TRANSLATED.search(said.note) or _TRANSLATED.search(said.source or "")):
                    quoting.setdefault(statement.quote_key, []).append(statement)
        found = []
        for key, statements in quoting.items():
            statements.sort(key=lambda s: (s.claim, s.subject_index))
            words = worded(statements[0].wording.quotes[0].exact)
            if words is not None and len(words.words) > self.least_words and not is_set_phrase(key):
                found.append(_Wording(key, words, statements))
        return sorted(found, key=lambda wording: (wording.lead.claim, wording.key))

    def _one_utterance(self, block: Block, one: _Wording, other: _Wording) -> bool:
        """Whether two wordings may be of one utterance, as far as occasions, days and articles tell."""
        events = [{s.event for s in wording.statements if s.event} for wording in (one, other)]
        if all(events) and events[0].isdisjoint(events[1]):
            return False
        articles = [sorted({s.article for s in wording.statements}) for wording in (one, other)]
        if not set(articles[0]).isdisjoint(articles[1]):
            return False
        days = [[block.articles[a].published for a in names] for names in articles]
        known = [[day for day in dates if day is not None] for dates in days]
        if all(known) and all(gap(x, y) > self.days_apart for x in known[0] for y in known[1]):
            return False
        quotes = [wording.lead.wording.quotes[0].exact for wording in (one, other)]
        return not any(
            (text := block.articles[article].searchable) is not None and text.find(quote)
            for names, quote in zip(articles, reversed(quotes), strict=True)
            for article in names
        )

    template: ClassVar[Mapping[str, Any]] = {
        "subject": "softbank",
        "predicate": "supports",
        "object": "stargate",
        "attribution": {"evidence": "named_source", "speaker": "son"},
    }
    valid = (
        Example(
            "the same words with other marks and capitals",
            (_quote("a", _SAID), _quote("b", f"“{_SAID.upper()}.”")),
        ),
        Example(
            "a contraction is the same words",
            (
                _quote("a", "We won't sign a deal that hurts the farmers of this country"),
                _quote("b", "We will not sign a deal that hurts the farmers of this country"),
            ),
        ),
        Example(
            "digits and words for one number", (_quote("a", _FIVE), _quote("b", _FIVE.replace("5", "five")))
        ),
        Example(
            "a synonym changes nothing of substance",
            (_quote("a", _SAID), _quote("b", _SAID.replace("country", "nation"))),
        ),
        Example("will, retold as would", (_quote("a", _SAID), _quote("b", _SAID.replace("will", "would")))),
        Example(
            "the one quote begins earlier and ends later",
            (
                _quote("a", _SAID),
                _quote("b", f"Let me say it: no doubt, {_SAID}, and 20 percent more next year"),
            ),
        ),
        Example(
            "words are cut by marks",
            (
                _quote("a", _SAID),
                _quote("b", "We will invest … billion dollars in the data centres of this country"),
            ),
        ),
        Example(
            "the record says that one is translated",
            (
                _quote("a", _SAID),
                _quote("b", _SAID.replace("500", "550"), note="translated from the Japanese"),
            ),
        ),
        Example(
            "two speakers are no business of this rule",
            (_quote("a", _SAID), _quote("b", _SAID.replace("500", "550"), attribution={"speaker": "trump"})),
        ),
        Example(
            "one article has both sentences",
            (_quote("a", _SAID), _quote("a", _SAID.replace("500", "550"))),
        ),
        Example(
            "the other article's text has this sentence, too",
            (_quote("a", _SAID), _quote("b", _SAID.replace("500", "550"))),
            texts={"b": f"“{_SAID},” he said first. Then: “{_SAID.replace('500', '550')}.”"},
        ),
        Example(
            "a year between the articles: said again, and no longer the same",
            (_quote("a", _SAID), _quote("b", _SAID.replace("500", "550"))),
            articles={"a": {"published": "2024-10-20"}, "b": {"published": "2025-10-20"}},
        ),
        Example(
            "two occasions",
            (_quote("a", _SAID, event="gala"), _quote("b", _SAID.replace("500", "550"), event="summit")),
        ),
        Example(
            "a short form of the same name",
            (
                _quote("a", "I look forward to seeing President Trump again in the autumn of this year"),
                _quote("b", "I look forward to seeing Donald Trump again in the autumn of this year"),
            ),
        ),
        Example(
            "an alias of the same entity",
            (
                _quote("a", "The people of all countries know that Nippon will keep its word in this matter"),
                _quote("b", "The people of all countries know that Japan will keep its word in this matter"),
            ),
            entities={"japan": {"type": "place", "name": "Japan", "aliases": ["Nippon"]}},
        ),
        Example(
            "one name in two spellings",
            (
                _quote(
                    "a", "The people of all countries know that Zelensky will keep his word in this matter"
                ),
                _quote(
                    "b", "The people of all countries know that Zelenskyy will keep his word in this matter"
                ),
            ),
        ),
    )
    invalid = (
        Example(
            "500 billion in one article, 550 billion in another",
            (_quote("a", _SAID), _quote("b", _SAID.replace("500", "550"))),
            outcome="possible",
            severity="warning",
        ),
        Example(
            "a not that the other article lacks",
            (_quote("a", _SAID), _quote("b", _SAID.replace("will", "will not"))),
        ),
        Example(
            "what one article says that he said, and what another does",
            tuple(
                {
                    "article": article,
                    "subject": "son",
                    "predicate": "says",
                    "object": {"text": words},
                    "quote": {"exact": words},
                    "attribution": {},
                }
                for article, words in (("a", _SAID), ("b", _SAID.replace("500", "550")))
            ),
        ),
        Example("will and may", (_quote("a", _SAID), _quote("b", _SAID.replace("will", "may")))),
        Example(
            "another name",
            (
                _quote("a", "The people of all countries know that Japan will keep its word in this matter"),
                _quote("b", "The people of all countries know that Oracle will keep its word in this matter"),
            ),
        ),
        Example(
            "three wordings are one finding",
            tuple(_quote(a, _SAID.replace("500", n)) for a, n in (("a", "500"), ("b", "550"), ("c", "600"))),
        ),
        Example(
            "a longer quote holds the same sentence with another number",
            (_quote("a", _SAID), _quote("b", f"Let me say this: {_SAID.replace('500', '550')}, and soon")),
        ),
    )


def _one_name(known: Vocabulary, what: Difference) -> bool:
    """Whether the two names are names of one entity, or one name in two spellings."""
    spellings = [
        {rendered(name_key(form).replace(" ", "")) for form in (text, *spelt_out(text))}
        for text in what.changed
    ]
    if set.intersection(*spellings):
        return True
    keys = {name_key(text) for text in what.changed}
    return any(
        keys <= {name_key(name) for name in (thing.name, *thing.aliases)}
        for thing in known.entities.values() if thing.aliases
    )  # fmt: skip


def _connected(pairs: Sequence[_Pair]) -> list[list[_Pair]]:
    """Pairs gathered so that those that share a wording are together."""
    root: dict[str, str] = {}

    def find(key: str) -> str:
        while root.setdefault(key, key) != key:
            key = root[key]
        return key

    for pair in pairs:
        ends = sorted((find(pair.one.key), find(pair.other.key)))
        root[ends[1]] = ends[0]
    gathered: dict[str, list[_Pair]] = {}
    for pair in pairs:
        gathered.setdefault(find(pair.one.key), []).append(pair)
    return list(gathered.values())


def _problem(block: Block, pairs: Sequence[_Pair]) -> Problem:
    first = pairs[0]
    shown: dict[str, str] = {}
    wordings: dict[str, _Wording] = {}
    for pair in pairs:
        for wording, words in ((pair.one, pair.what.left), (pair.other, pair.what.right)):
            shown.setdefault(wording.key, f"“{words}”")
            wordings.setdefault(wording.key, wording)
    speaker = block.vocabulary.name(first.one.lead.spoken_by)
    kind = _DIFFERENCES[first.what.kind]
    return Problem(
        message=f"{speaker} is quoted with {kind}: “{first.what.left}” or “{first.what.right}”",
        spots=tuple(
            Spot(wording.lead.claim, wording.lead.wording.quote_pointer(0), shown[key])
            for key, wording in wordings.items()
        ),
        key=block.key,
        outcome=Outcome.POSSIBLE,
        severity=Severity.WARNING,
        camps=tuple(
            Camp(shown[key], key, tuple(sorted({s.claim for s in wordings[key].statements})))
            for key in sorted(wordings)
        ),
        proof=(first.one.lead.claim, first.other.lead.claim),
        settle="check both quotes against the recording; if both were said, give the claims their `event`",
        notes=("the speaker may have said both, on two occasions; no record says so",),
    )
