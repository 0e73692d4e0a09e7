"""How far a cue reaches within its sentence.

No parser: clauses are told apart by punctuation, conjunctions and relative pronouns, brackets and quotation
marks by their pairs. Scope follows the guidelines of the CoNLL-2010 shared task: modal words take their
clause, verbs of saying and thinking their complement, adjectives their noun phrase, conditions both halves.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from claimcheck.values.wording.cues import lowered
from claimcheck.values.wording.sentences import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from claimcheck.values.wording.cues import Cue

_FINITE: Final = (
    r"(?:is|are|was|were|has|have|had|will|would|may|might|can|could|shall|should|must|does|did|do|says|said|isn't"
    r"|aren't|wasn't|weren't|hasn't|haven't|won't|wouldn't|can't|couldn't|cannot|didn't|doesn't|don't)\b"
)
_SUBORDINATE: Final = (
    r"(?:while|although|though|whereas|because|since|as|after|before|when|until|if|unless|where)"
)

FINITE_VERB: Final = re.compile(rf"\b{_FINITE}")
"""An auxiliary or a form of "to say"; other verbs cannot be told without a parser."""

# What parts clauses. In each alternative what the mark is called tells who stops at it (see _STOPS).
_MARKS: Final = re.compile(
    r"(?P<hard>;|:(?=\s)|\s[–—-]{1,2}(?=\s)|—|\|)"
    r"|(?P<but>,?\s(?:but|yet|whereas)\s|,\s(?:while|although|though)\s)"
    rf"|(?P<and>,?\s(?:and|or|nor|so)\s(?={_SUBORDINATE}\s|(?:[\w'’.-]+\s){{0,5}}?{_FINITE}))"
    r"|(?P<which>,?\s(?:which|who|whose|whom)\s)"
    rf"|(?P<when>,?\s(?:because|while|although|though|after|before|when|until|since|as|where)\s"
    rf"(?=(?:[\w'’.-]+\s){{0,5}}?(?:{_FINITE}|\w+ed\b)))"
    r"|(?P<that>\sthat\s)"
)
_STOPS: Final = {
    "clause": (frozenset({"hard", "but", "and", "which", "when", "that", "comma"}),
               frozenset({"hard", "but", "and", "which", "when", "comma"})),
    "complement": (frozenset[str](), frozenset({"hard", "but", "comma"})),
    "sentence": (frozenset({"hard", "but", "comma"}), frozenset({"hard", "but", "comma"})),
    "condition": (frozenset({"hard", "but", "and"}), frozenset({"hard", "but"})),
    "noun": (frozenset[str](), frozenset({"hard", "but", "and", "which", "when", "that", "comma"})),
}  # fmt: skip
"""Reach -> marks at which it stops on its left and on its right."""

_BE: Final = re.compile(
    r"\b(?:is|are|was|were|be|been|being|remains?|remained|seems?|'s|'re)\s+(?:\w+ly\s+|not\s+|also\s+|still\s+)*\Z"
)
_ASIDE_BEFORE: Final = re.compile(r"[,\"]\s*\Z")
_ASIDE_AFTER: Final = re.compile(
    r"\s*(?:[,.;!?\"]|on \w+[,.]|\Z"
    r"|in an? (?:\w+ )?(?:statement|interview|post|speech|letter|report|filing|conference|release|note)\b)"
)
_AFTER_QUOTATION: Final = re.compile(r"\"\s*\Z")
_PHRASE_END: Final = re.compile(
    rf",|\s(?={_FINITE}|(?:in|on|at|to|from|for|by|with|after|before|during|since)\s)"
)
# A relative clause between commas is passed over as brackets are.
_ASIDE: Final = re.compile(r",\s(?:which|who|whose|whom)\s[^,;()\"]*(?=,)")
_PAIRED: Final = re.compile(r"[()\[\]\"]")
_FRONTED: Final = re.compile(rf"\W{{0,4}}(?:(?:and|but)\s)?(?:{_SUBORDINATE}|despite|amid)\s")


class _Mark(NamedTuple):
    start: int
    end: int
    kind: str


class Clauses:
    """A sentence taken apart, for asking how far its cues reach."""

    def __init__(self, small: str) -> None:
        """Take apart a sentence in small letters with straight quotation marks (`cues.lowered`)."""
        self._small = small
        self._asides = tuple(Span(*aside.span()) for aside in _ASIDE.finditer(small))
        self._groups = (*self._asides, *_pairs(small))
        marks = [_Mark(m.start(), m.end(), str(m.lastgroup)) for m in _MARKS.finditer(small)]
        self._marks = sorted([*marks, *self._after_fronted(marks)])

    def _after_fronted(self, marks: Iterable[_Mark]) -> Iterator[_Mark]:
        """The commas that end a subordinate clause which stands before its main clause."""
        begins = [0, *(mark.start if mark.kind == "when" else mark.end for mark in marks)]
        begins += [group.start + 1 for group in self._groups]
        for begin in begins:
            fronted = _FRONTED.match(self._small, begin)
            if fronted is not None:
                around = self.group(begin)
                comma = self._small.find(",", fronted.end())
                while comma >= 0 and self.group(comma) != around:
                    comma = self._small.find(",", comma + 1)
                if comma >= 0:
                    yield _Mark(comma, comma + 1, "comma")

    def group(self, at: int) -> Span:
        """The innermost brackets, quotation or relative clause around a place, else the whole sentence."""
        inner = [group for group in self._groups if group.start <= at < group.end]
        return max(inner, default=Span(0, len(self._small)))

    def reach(self, cue: Cue) -> tuple[Span, ...]:
        """The stretches of the sentence that a cue says something about, itself included, in order.

        A relative clause between commas ("the bid, which he blocked, may return") parts them, but for what
        somebody says or thinks as a whole.
        """
        low, high = self.around(cue.start, cue.end, cue.reach)
        stretches = []
        if cue.reach in ("clause", "noun", "adjective"):
            for aside in self._asides:
                if low < aside.start and aside.end <= high and not aside.start <= cue.start < aside.end:
                    stretches.append(Span(low, aside.start))
                    low = aside.end
        return (*stretches, Span(low, high))

    def around(self, start: int, end: int, reach: str) -> Span:
        """What words from `start` to `end` reach.

        Args:
            start: where they begin.
            end: where they end.
            reach: "clause"; "complement", what follows; "sentence", all but what a semicolon or "but" parts;
                "condition", both halves of it; "noun", the phrase that follows; "adjective", a clause after a
                form of "to be", else a noun phrase; "saying", a sentence where it is an aside ("…, sources
                said."), else a complement.
        """
        small = self._small
        if reach == "adjective":
            reach = "clause" if _BE.search(small, max(0, start - 30), start) else "noun"
        elif reach == "saying":
            near = max(0, start - 30)
            aside = _ASIDE_BEFORE.search(small, near, start) and _ASIDE_AFTER.match(small, end)
            reach = "sentence" if aside or _AFTER_QUOTATION.search(small, near, start) else "complement"
        left, right = _STOPS[reach]
        around = self.group(start)
        low = around.start if left else start
        high = around.end
        for mark in self._marks:
            if self.group(mark.start) != around:
                continue
            if mark.kind in left and mark.end <= start + 1:
                low = max(low, mark.end)
            elif mark.kind in right and mark.start >= end:
                high = min(high, mark.start)
        if reach == "noun":
            phrase_end = _PHRASE_END.search(small, end, high)
            high = phrase_end.start() if phrase_end else high
        return Span(low, high)


def quotations(text: str) -> tuple[Span, ...]:
    """What stands between double quotation marks, straight or curly, the marks included."""
    return tuple(group for group in _pairs(lowered(text)) if text[group.start] in '"“”')


def _pairs(small: str) -> Iterator[Span]:
    """What stands between brackets and between quotation marks; marks without a partner are passed over."""
    brackets: list[int] = []
    quote: int | None = None
    for mark in _PAIRED.finditer(small):
        at, character = mark.start(), mark.group()
        if character in "([":
            brackets.append(at)
        elif character in ")]":
            if brackets:
                yield Span(brackets.pop(), at + 1)
        elif quote is None:
            quote = at
        else:
            yield Span(quote, at + 1)
            quote = None
