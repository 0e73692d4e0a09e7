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

# What parts clauses. In each alternative what the mark is called tells who stops at it (see _STOPS). Each
# begins with one of few characters, which lets the search leap from one of them to the next.
_SPACE: Final = r"(?:(?<=\s)|(?<=,)\s)"
_MARKS: Final = re.compile(
    r"[;:,—|\s](?:"
    r"(?P<hard>(?<=[;—|])|(?<=:)(?=\s)|(?<=\s)[–—-]{1,2}(?=\s))"
    rf"|(?P<but>{_SPACE}(?:but|yet|whereas)\s|(?<=,)\s(?:while|although|though)\s)"
    rf"|(?P<and>{_SPACE}(?:and|or|nor|so)\s(?={_SUBORDINATE}\s|(?:[\w'’.-]+\s){{0,5}}?{_FINITE}))"
    r"|(?P<aside>(?<=,)\s(?:which|who|whose|whom)\s)"
    r"|(?P<which>(?<=\s)(?<!\bthe\s)(?:which|who|whose|whom)\s)"
    rf"|(?P<when>{_SPACE}(?:(?:because|while|although|though|after|before|when|until|since|as|where)\s"
    rf"(?=(?:[\w'’.-]+\s){{0,5}}?(?:{_FINITE}|\w+ed\b))"
    r"|(?:after|since|despite)\s(?=(?!(?:spring|morning|evening)\b)\w+ing\b)))"
    r"|(?P<that>(?<=\s)that\s)"
    r")"
)
_STOPS: Final = {
    "clause": (frozenset({"hard", "but", "and", "aside", "which", "when", "that", "comma"}),
               frozenset({"hard", "but", "and", "aside", "which", "when", "comma"})),
    "complement": (frozenset[str](), frozenset({"hard", "but", "aside", "comma"})),
    **dict.fromkeys(("sentence", "spoken"), (frozenset({"hard", "but", "comma"}),) * 2),
    "condition": (frozenset({"hard", "but", "and"}), frozenset({"hard", "but"})),
    "noun": (frozenset[str](), frozenset({"hard", "but", "and", "aside", "which", "when", "that", "comma"})),
}  # fmt: skip
_STOPS["reduced"] = _STOPS["clause"]
"""Reach -> marks at which it stops on its left and on its right."""

_BE: Final = re.compile(
    r"\b(?:is|are|was|were|be|been|being|remains?|remained|seems?|'s|'re)\s+(?:(?:\w+ly|not|also|still|now|long|yet)\s+)*\Z"
)
_ASIDE_BEFORE: Final = re.compile(r"[,\"]\s*\Z")
_ASIDE_AFTER: Final = re.compile(
    r"\s*(?:[,.;!?\"]|(?:(?:on|late|early) )?\w+day[,.]|\Z"
    r"|in an? (?:\w+ )?(?:statement|interview|post|speech|letter|report|filing|conference|release|note)\b)"
)
_TOLD: Final = re.compile(
    rf"(?<=\btold)(?:\s(?!(?:that|to|he|she|they|it|we|i|{_FINITE})\b)[\w'’-]+(?:\.[\w'’-]+)*){{1,12}}(?:[.,;!?\"]|\Z)"
)
_AFTER_QUOTATION: Final = re.compile(r"\"\s*\Z")
_COORDINATED: Final = re.compile(r"\b(?:and|or|but)(?:,[^,]*,)?\s(?=(?:\w+ly|perhaps|maybe)\b)")
# After a participle: an auxiliary, or a past tense that is no participle or adjective itself.
_MAIN_VERB: Final = re.compile(
    rf"(?<!\bto\s)\b{_FINITE}|(?<!\bbe\s)(?<!\bbeen\s)(?<!\bbeing\s)(?<!\bhave\s)(?<!ly\s)(?<!\band\s)(?<!\bthe\s)(?<!\ba\s)(?<!\ban\s)"
    r"\b(?!hundred\b|united\b|need\b|speed\b|indeed\b)\w{2,}ed\b"
)
_PHRASE_END: Final = re.compile(
    rf",|\s(?={_FINITE}|(?:in|on|at|to|from|for|by|with|after|before|during|since)\s)"
)
# Between commas, a relative clause, or what is said of a subject in passing ("the deal, worth $5 million, may
# fail"), is passed over as brackets are.
_ASIDE: Final = re.compile(
    r",\s(?:which|who|whose|whom)\s[^,;()\"]*(?=,)"
    r"|,\s(?:worth|aged|born|based|built|held|led|made|known|now|once|an?|the|one|\w+ed)\s"
    r"(?![^,;()\"]*\b(?:sa(?:id|ys?)|told|tells?|believes?d?|reported)\b)"
    rf"[^,;()\"]*(?=,\s(?:\w+ly\s)?(?:{_FINITE}|(?:\w{{2,}}ed|met|won|fell|rose|left|took|went|came|lost)\b))"
)
_PAIRED: Final = re.compile(r"[()\[\]\"]")
_FRONTED: Final = re.compile(rf"\W{{0,4}}(?:(?:and|but)\s)?(?:{_SUBORDINATE}|despite|amid)\s")


class _Mark(NamedTuple):
    start: int
    end: int
    kind: str
    opens: int = 0  # of a comma, where the clause begins that it ends


class Clauses:
    """A sentence taken apart, for asking how far its cues reach."""

    def __init__(self, small: str) -> None:
        """Take apart a sentence in small letters with straight quotation marks (`cues.lowered`)."""
        self._small = small
        self.asides = tuple(Span(*aside.span()) for aside in _ASIDE.finditer(small))
        self._groups = (*self.asides, *_pairs(small))
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
                    yield _Mark(comma, comma + 1, "comma", begin)

    def group(self, at: int) -> Span:
        """The innermost brackets, quotation or relative clause around a place, else the whole sentence."""
        inner = [group for group in self._groups if group.start <= at < group.end]
        return max(inner, default=Span(0, len(self._small)))

    def reach(self, cue: Cue) -> tuple[Span, ...]:
        """The stretches of the sentence that a cue says something about, itself included, in order.

        What is said in passing between commas ("the bid, which he blocked, may return") parts them, but for
        what somebody says or thinks as a whole. An adverb after "and" leaves alone what stands before.
        """
        low, high = self.around(cue.start, cue.end, cue.reach)
        stretches = []
        if cue.reach in ("clause", "participle", "noun", "adjective"):
            for begins in _COORDINATED.finditer(self._small, low, cue.end):
                low = begins.end() if begins.end() == cue.start else low
            for aside in self.asides:
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
                form of "to be", else a noun phrase; "participle", a clause, which ends before a verb that
                follows where no form of "to be" stands before ("a man accused of theft was freed");
                "saying", a sentence where it is an aside ("…, sources said."), else a complement; "spoken",
                a sentence, but nothing that follows outside quotation marks.
        """
        plain = self._plain(start, end, reach)
        left, right = _STOPS[plain]
        around = self.group(start)
        low = around.start if left else start
        high = around.end
        for mark in self._marks:
            if self.group(mark.start) != around:
                continue
            if mark.kind in left and mark.end <= start + 1:
                # The comma right before "…, sources said" parts nothing.
                low = low if reach == "saying" and mark.end >= start - 1 else max(low, mark.end)
            elif mark.kind in right and mark.start >= end and mark.opens <= start:
                high = min(high, mark.start)
        if plain in ("noun", "reduced"):
            ending = (_PHRASE_END if plain == "noun" else _MAIN_VERB).search(self._small, end, high)
            high = ending.start() if ending else high
        elif plain == "spoken":
            spoken = (g.end for g in self._groups if end <= g.start and g.end <= high and self._is_spoken(g))
            high = max(spoken, default=end)
        return Span(low, high)

    def _plain(self, start: int, end: int, reach: str) -> str:
        """What a reach is where words stand that have another one elsewhere."""
        small, near = self._small, max(0, start - 30)
        if reach in ("adjective", "participle"):
            after_be = _BE.search(small, near, start) is not None
            return "clause" if after_be else "noun" if reach == "adjective" else "reduced"
        if reach != "saying":
            return reach
        if _AFTER_QUOTATION.search(small, near, start):
            return "spoken"
        aside = _ASIDE_BEFORE.search(small, near, start) and (
            _ASIDE_AFTER.match(small, end) or _TOLD.match(small, end)
        )
        return "sentence" if aside else "complement"

    def _is_spoken(self, group: Span) -> bool:
        return self._small[group.start] == '"'


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
