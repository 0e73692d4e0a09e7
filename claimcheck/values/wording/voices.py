"""Who is reported in a sentence: whose words it passes on, and how far they go.

Verbs of saying: the source-introducing predicates of FactBank (R. Saurí and J. Pustejovsky 2009) that news
English uses with people; The Associated Press Stylebook, entries claim, said.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from claimcheck.values.wording.sentences import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.values.wording.clauses import Clauses

_VERBS: Final = frozenset(
    re.findall(
        r"\w+",
        "said says say told tells stated announced announces added adding adds stressed stresses emphasised"
        " emphasized noted noting claimed claims insisted insists insisting argued argues argue declared"
        " declares explained explains warned warns warning denied denies deny denying wrote writes tweeted"
        " promised vowed pledged reported reports found concluded concludes estimated estimates maintained"
        " maintains acknowledged admitted asserted asserts alleged alleges confirmed confirms believes"
        " believe believed predicts predicted testified conceded replied remarked recalled",
    )
)
_SAYING: Final = re.compile(rf"\b(?:{'|'.join(sorted(_VERBS))})\b")
_WORD: Final = re.compile(r"\w+")
_NAME: Final = r"[A-Z][\w'’.-]*\w(?:\s(?:(?:of|for|de|van|von|al|bin)\s)?[A-Z][\w'’.-]*\w)*"
_AFTER_VERB: Final = re.compile(
    r"\s(?!(?:that|to|in|on|at|of|for|about|he|she|it|they|there|when|if)\s)"
    rf"(?P<name>(?:(?:the|a|an|[a-z-]+|U\.S\.|U\.K\.)\s){{0,5}}{_NAME})"
)
# What is said of somebody in passing: "…, 33, a shopkeeper".
_OF_THEM: Final = re.compile(
    r"(?:,\s(?:\d{1,3}\b|(?:an?|the|one|who|whose|his|her|its|their|former|chief|head|director|president|founder)"
    r"\s[^,;:\"“”]*))*"
)
_ACCORDING: Final = re.compile(r"\baccording to (?P<name>[^,;.:\n\"”“]+)", re.IGNORECASE)
_SIGNED: Final = re.compile(rf"[\"”]\s+[–—-]{{1,2}}\s*(?P<name>{_NAME})\s*\Z")
_DASHED: Final = re.compile(r"[\"”]\s+[–—-]")
_WORDS: Final = r"(?:U\.[SKN]\.|[A-Z][a-z]{0,3}\.|[\w'’&-]+)"
_NEAR: Final = 160
"""How far before its verb a subject may begin, in code points."""
_SUBJECT: Final = re.compile(
    # Where a word begins, or in one an initial with its point: to try at every letter takes much longer.
    r"(?:(?<![\w'’&-])|(?=[A-Z][a-z]{0,3}\.))"
    rf"(?P<name>{_WORDS}(?:\s{_WORDS}){{0,9}})(?:\s\([^()]*\))?(?:,[^,;:\"“”]{{1,90}},)?"
    r"\s(?:(?:also|has|have|had|later|then|\w+ly)\s){0,2}\Z"
)
_LEADING: Final = re.compile(
    r"(?:and|but|while|as|that|because|although|however|when|after|yet|meanwhile|where|which)\s",
    re.IGNORECASE,
)
# "Was said", "to claim", "the claims": no one speaks here.
_NOT_SPOKEN: Final = re.compile(
    r"\b(?:to|not|neither|nor|is|are|was|were|be|been|being|it's|the|a|an|his|her|its|their|these|those|of|(?-i:who|which))\s\Z",
    re.IGNORECASE,
)
# "A man believed to be the thief": he does not speak.
_PASSIVE: Final = re.compile(r"(?<=ed|nd|id)\sto\s(?:be|have)\b")
_TO_SOMEBODY: Final = frozenset({"told", "tells"})
_OF_ONESELF: Final = frozenset({"claimed", "promised", "vowed", "pledged", "admitted", "acknowledged"})
_AT_ONCE: Final = re.compile(r"[,\"”'’)]\s*\Z")
_UNNAMED: Final = frozenset(
    re.findall(
        r"\w+",
        "the a an he she they we i it this that some many most others sources officials analysts experts"
        " insiders observers critics people police investigators prosecutors witnesses reports media one two",
    )
)


class Voice(NamedTuple):
    """Somebody whose words a sentence passes on.

    ``name`` is how the sentence calls them, at the offsets ``start`` to ``end`` in code points; ``verb`` the
    word that says so ("said", "according to", or "" where a quotation is signed); ``reach`` what they say;
    ``about`` what the sentence says of them in passing, the name included ("Ahmad Karimi, 33, a shopkeeper").
    """

    name: str
    start: int
    end: int
    verb: str
    reach: Span
    about: Span

    def moved(self, by: int) -> Voice:
        """The same in a longer text, in which the sentence begins so much further on."""
        reach, about = (Span(part.start + by, part.end + by) for part in (self.reach, self.about))
        return Voice(self.name, self.start + by, self.end + by, self.verb, reach, about)

    @property
    def named(self) -> bool:
        """Whether it is a name, and not "sources", "he" or "officials"."""
        return any(word[:1].isupper() and word.lower() not in _UNNAMED for word in self.name.split())

    @property
    def denies(self) -> bool:
        """Whether they deny what it reaches."""
        return self.verb.startswith(("deny", "deni"))


def may_report(text: str) -> bool:
    """Tell whether anybody may be reported in a text; quick, and True where only find_voices can tell."""
    return (
        not _VERBS.isdisjoint(_WORD.findall(text))
        or ("ccord" in text.lower() and _ACCORDING.search(text) is not None)
        or _DASHED.search(text) is not None
    )


def find_voices(sentence: str, clauses: Clauses) -> tuple[Voice, ...]:
    """Find who is reported in a sentence, in the order of the verbs.

    Args:
        sentence: the sentence as written; names are told by their capitals.
        clauses: the same sentence, taken apart.
    """
    signed = _SIGNED.search(sentence)
    if signed is not None:
        quotation = clauses.group(signed.start() - 1) if signed.start() else Span(0, 0)
        return (Voice(signed["name"], *signed.span("name"), "", quotation, Span(*signed.span("name"))),)
    found = [
        Voice(
            *(m["name"].strip(), *m.span("name"), "according to"),
            clauses.around(*m.span(), "sentence"),
            _about(sentence, *m.span("name")),
        )
        for m in _ACCORDING.finditer(sentence)
    ]
    for verb in _SAYING.finditer(sentence):
        found.extend(_speaker(sentence, verb, clauses, found[-1] if found else None))
    return tuple(found)


def _speaker(sentence: str, verb: re.Match[str], clauses: Clauses, before: Voice | None) -> Iterator[Voice]:
    """The one who speaks with this verb; `before` is the speaker before."""
    start, end = verb.span()
    if _NOT_SPOKEN.search(sentence, max(0, start - 12), start) or (
        verb.group() not in _OF_ONESELF and _PASSIVE.match(sentence, end)
    ):
        return
    clause = clauses.around(start, end, "clause")
    after = _AFTER_VERB.match(sentence, end)
    if (
        after is not None
        and verb.group() not in _TO_SOMEBODY
        and _AT_ONCE.search(sentence, max(clause.start, start - _NEAR), start)
    ):
        name = after.span("name")
        quoted = sentence[:start].rstrip().endswith(('"', "”"))
        reach = clauses.around(start, name[1], "spoken" if quoted else "sentence")
        yield Voice(after["name"], *name, verb.group(), reach, _about(sentence, *name))
        return
    subject = _SUBJECT.search(sentence, max(clause.start, start - _NEAR), start)
    if subject is None:
        if before is not None and verb.group().endswith("ing"):  # "…, adding that"
            yield before._replace(verb=verb.group(), reach=clauses.around(start, end, "complement"))
        return
    low, high = subject.span("name")
    leading = _LEADING.match(sentence, low, high)
    low = leading.end() if leading else low
    reach = clauses.around(low, end, "saying")
    yield Voice(sentence[low:high], low, high, verb.group(), reach, Span(low, start))


def _about(sentence: str, start: int, end: int) -> Span:
    """A name and what follows in passing on who that is."""
    told = _OF_THEM.match(sentence, end)
    return Span(start, told.end() if told else end)
