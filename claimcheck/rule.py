"""The contract of rules: a page, an identity, options, a judgement, examples. Nothing else is a rule."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from claimcheck.finding import BY_OUTCOME, Camp, Outcome, Problem, Severity, Spot, Unchecked
from claimcheck.judging.grouping import Group, groups
from claimcheck.judging.meeting import SILENT, Trail, Verdict
from claimcheck.judging.pairing import Pairing, candidates

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence

    from claimcheck.comparable.block import Block, Position
    from claimcheck.comparable.statement import Article, Statement
    from claimcheck.comparable.vocabulary import KnownPredicate, Vocabulary
    from claimcheck.example import Example
    from claimcheck.values.time import Span
    from claimcheck.values.wording.lexicon import Lexicon, OwnCues


@dataclass(frozen=True)
class Rule:
    """What every rule has. A subclass's docstring is its page; its fields (it is then a frozen dataclass
    itself) are its options.

    `question` is what people have in mind who look for it ("two sources name two people"); several are parted
    by semicolons.

    Rules whose fact is known to the loader (CC001 to CC004) stop here: they have a page and examples, and
    their judgement lives where the fact is known.
    """

    code: ClassVar[str]
    name: ClassVar[str]
    question: ClassVar[str] = ""
    severity: ClassVar[Severity] = Severity.ERROR
    template: ClassVar[Mapping[str, Any]] = {}
    valid: ClassVar[Sequence[Example]] = ()
    invalid: ClassVar[Sequence[Example]] = ()


_SETTLES = {
    "dated": "date the claims (`time`) or their articles (`published`)",
    "when": "say when: give both claims a `time`, or the `event` that they belong to",
    "plan": "date the articles (`published`): the later plan holds",
    "at once": "say more precisely when each is so: `time`, from when to when",
    "in turn": "correct the wrong one; where both were so in turn, tell them apart by `scope`",
    "occasion": "give both claims the `event` that they belong to",
    "scope": "give both claims the same `scope`",
    "infer": "find a source that says it outright",
    "predicted": "record what came of it; where the forecast was wrong, let that supersede it",
    "time zone": "look up which day it was where it happened, and correct the other record",
}
"""What a doubt (comparison.py) says -> what would settle it; the first that applies is told."""


class Context(NamedTuple):
    """What a claim rule is handed beside a statement: its article, its siblings there, the vocabulary.

    `as_of` is the day the user calls today, None when nobody said; `cues` are the project's own cues.
    """

    article: Article
    siblings: Sequence[Statement]
    vocabulary: Vocabulary
    as_of: Span | None = None
    cues: OwnCues = ()

    @property
    def lexicon(self) -> Lexicon:
        """The cues by which wording is read: the shipped ones and the project's own."""
        # Imported here: most runs read no wording.
        from claimcheck.values.wording.lexicon import lexicon_with

        return lexicon_with(self.cues)


class Suspicion(StrEnum):
    """What an engine can tell of a statement without judging it; where it holds, a rule has to look.

    It may hold too often, never too rarely.
    """

    MISTYPED = "mistyped"
    """Its subject, object, unit, event or place is not of the kind that the relation is declared for."""
    UNTIMELY = "untimely"
    """A time of it ends before it starts, or it begins after its article came out or after today."""
    UNATTRIBUTED = "unattributed"
    """It is hearsay, and neither evidence nor source nor speaker is given."""
    MISQUOTED = "misquoted"
    """Its article's text does not hold its quote, or holds it more than once."""
    QUOTED = "quoted"
    """It quotes its article, and the text of that is named."""
    TITLED = "titled"
    """It says how a name was printed, or who holds an office, and the vocabulary knows titles."""


@dataclass(frozen=True)
class ClaimRule(Rule):
    """Judges one claim beside its article and that article's other statements.

    `suspicion` is declared so that engines need not hand every statement over: without it the rule is silent.
    None hands over all.
    """

    suspicion: ClassVar[Suspicion | None] = None

    def check(self, statement: Statement, context: Context) -> Iterator[Problem | Unchecked]:
        """Yield what is wrong with the statement; called once per statement, equal problems count once."""
        raise NotImplementedError

    def judge_beside(
        self, statement: Statement, other: Statement, context: Context, trail: Trail
    ) -> Verdict | None:
        """What a rule that holds a statement against other claims makes of it beside one of them.

        Every step goes to the trail. None, the default, where the other claim is no matter of the rule.
        """
        del statement, other, context, trail
        return None


class Registry(NamedTuple):
    """What a registry rule is handed: the vocabulary and the list of articles."""

    vocabulary: Vocabulary
    articles: Mapping[str, Article]


@dataclass(frozen=True)
class RegistryRule(Rule):
    """Judges the vocabulary and the list of articles, which are always in memory."""

    def check(self, registry: Registry) -> Iterator[Problem | Unchecked]:
        """Yield what is wrong with the registry."""
        raise NotImplementedError


@dataclass(frozen=True)
class CrossRule(Rule):
    """Judges one block: positions that share `block_on`; without "predicate" in it blocks span relations.

    Selection is declared, so that any backend can do it: `block_on` and `differs_in` name Statement fields
    ("article", "subject", "predicate", "object", "event", "separators", "hedging", "affirmed"), and "end" in
    `block_on` puts a statement in two blocks, that of its subject and that of its object; a block is handed
    over only when at least one of `differs_in` differs in it; with none named, whatever is in it.
    `filled` names fields that a statement must not leave empty to be seen, `some` yes-or-no fields that must
    hold of one statement at least. `shapes` limits the object shapes, `wants` names predicate flags that must
    be set. With `only_as_of` the rule is silent unless the user says what today is. `with_registered` adds
    what the vocabulary itself says (`Corpus.registered`) to the blocks of claims. `meets_in` says which
    statements of a block are a matter of the rule together: "time", those that may share a day, or of which
    one may follow the other; "position", those that say the same; "", any. With "time", two states whose own
    times have no day in common must not be told of (backends/selection.py counts on it). `remedy` is what
    settles a finding about which nothing is in doubt.
    """

    block_on: ClassVar[tuple[str, ...]]
    differs_in: ClassVar[tuple[str, ...]]
    meets_in: ClassVar[str] = "time"
    shapes: ClassVar[frozenset[str]] = frozenset()
    wants: ClassVar[tuple[str, ...]] = ()
    filled: ClassVar[tuple[str, ...]] = ()
    some: ClassVar[tuple[str, ...]] = ()
    only_as_of: ClassVar[bool] = False
    with_registered: ClassVar[bool] = False
    steps_down: ClassVar[bool] = True
    remedy: ClassVar[str | None] = None

    def selects(self, predicate: KnownPredicate) -> bool:
        """Whether statements of this predicate can ever be in one of the rule's blocks."""
        return all(getattr(predicate, flag) for flag in self.wants)

    def suffices(self, predicate: KnownPredicate) -> bool:
        """Whether one statement of this relation makes up for what `some` asks of a block."""
        del predicate
        return False

    def check(self, block: Block) -> Iterator[Problem | Unchecked]:
        """Yield one problem per maximal group of positions that cannot, or may not, all hold."""
        yield from self.problems(block, self.judge)

    def problems(
        self, block: Block, judge: Callable[[Block, Position, Position], Verdict]
    ) -> Iterator[Problem]:
        """One problem per maximal group of positions that cannot, or may not, all hold, as `judge` has it."""
        camps = [self.camp(position) for position in block.positions]
        if len(set(camps)) < 2:
            return
        pairing = self.pairing(block, camps)
        for group in groups(block.positions, camps, lambda a, b: judge(block, a, b), pairing):
            yield self.problem(block, group)

    def pairing(self, block: Block, camps: Sequence[str]) -> Pairing:
        """The pairs of positions (by index, each position with its camp) that are worth judging."""
        times = [self.when(block, position) for position in block.positions]
        return candidates(times, camps, [self.kind(block, position) for position in block.positions])

    def when(self, block: Block, position: Position) -> Span | None:
        """The time by which a position is selected for comparing; None pairs it with every other."""
        return position.lead.time if block.relation(position).kind == "state" else None

    def kind(self, block: Block, position: Position) -> Hashable | None:
        """All that decides what the rule makes of a position and one of another camp, but for their times.

        Positions of one kind need one look, however many camps they are in: they have one rank, and what is
        made of two kinds is one outcome for all pairs whose times (`when`) stand to each other alike: they
        certainly overlap, the one follows the other, or that is undecided; these last ones are never a
        conflict. What has no time is to all of one kind the same. None, the default, for what may be judged
        by more: by the camp's value, the claims, the articles.
        """
        del block, position
        return None

    def camp(self, position: Position) -> str:
        """The value that puts a position on one side; by default what `differs_in` names."""
        return "\x1d".join(str(getattr(position.lead, name)) for name in self.differs_in)

    def judge(self, block: Block, a: Position, b: Position, trail: Trail = SILENT) -> Verdict:
        """What two positions of different camps are to each other; every step goes to the trail."""
        raise NotImplementedError

    def label(self, block: Block, position: Position) -> str:
        """What to call a position's camp, in the desk's words."""
        raise NotImplementedError

    def message(self, block: Block, group: Group, labels: Sequence[str]) -> str:
        """The finding in one sentence that an editor understands without knowing the rule."""
        raise NotImplementedError

    def settle(self, block: Block, group: Group) -> str | None:
        """The single edit or missing fact that would settle it; None where the one followed the other."""
        del block
        if group.outcome is Outcome.PROGRESSION:
            return None
        found = (advice for word, advice in _SETTLES.items() if any(word in d for d in group.doubts))
        return next(found, self.remedy)

    def spot(self, position: Position) -> Spot:
        """Where to point in a position's lead claim, and what to print beside it."""
        return Spot(position.lead.claim, "/object")

    def severity_of(self, group: Group) -> Severity:
        """Severity follows outcome; one step down when the weaker side is hedged, a note off the scale."""
        severity = BY_OUTCOME[group.outcome]
        if self.steps_down:
            ranks = [position.lead.rank for position in group.pair]
            if None in ranks:
                return Severity.INFO
            a, b = group.pair
            if a.lead.speaker != b.lead.speaker and not a.articles.isdisjoint(b.articles):
                # One article that reports two voices takes neither side.
                return Severity.INFO
            if any(rank is not None and rank <= 2 for rank in ranks):
                severity = severity.lowered()
        return max(severity, self.severity, key=lambda s: s.weight)

    def problem(self, block: Block, group: Group) -> Problem:
        """A group as a problem: camps, proof pair first among the spots, interval, doubts as notes."""
        members: dict[str, list[Position]] = {}
        for position in group.positions:
            members.setdefault(self.camp(position), []).append(position)
        camps = []
        for value, held in sorted(members.items()):
            claims = tuple(sorted(frozenset().union(*(p.claim_ids for p in held))))
            camps.append(Camp(self.label(block, held[0]), value, claims))
        proof = tuple(sorted(group.pair, key=lambda p: (not p.claim_ids, p.lead.claim)))
        rest = [p for p in group.positions if p not in proof]
        return Problem(
            message=self.message(block, group, _apart(camps)),
            spots=tuple(self.spot(position) for position in (*proof, *rest)),
            key=(*block.key, *_qualified(block, group)),
            outcome=group.outcome,
            severity=self.severity_of(group),
            camps=tuple(camps),
            proof=(proof[0].lead.claim, proof[1].lead.claim),
            interval=group.proof.interval,
            settle=self.settle(block, group),
            notes=self.notes(block, group),
        )

    def notes(self, block: Block, group: Group) -> tuple[str, ...]:
        """What stands below the message: why it is only possible, or why it is only a note."""
        del block
        if group.outcome is Outcome.PROGRESSION:
            return (group.proof.reason,)
        return group.doubts


def _apart(camps: Sequence[Camp]) -> list[str]:
    """The camps' labels; what two go by, such as London and London in Ontario, has its id beside it."""
    alike = {label for label, times in Counter(camp.label for camp in camps).items() if times > 1}
    return [
        f"{camp.label} ({camp.value})" if camp.label in alike and "\x1d" not in camp.value else camp.label
        for camp in camps
    ]


def _qualified(block: Block, group: Group) -> list[str]:
    """What tells groups of one block apart beside camps and interval: scope, and of an event the occasion.

    All positions of a certain contradiction share them, so a further article leaves the fingerprint alone.
    """
    leads = [position.lead for position in group.positions]
    scope = {f"{key}={value}" for lead in leads for key, value in lead.qualifiers}
    occasions = {lead.event for lead in leads if lead.event} if block.predicate.kind == "event" else set()
    return sorted(scope) + sorted(occasions)


def quoted(statement: Statement) -> str:
    """The words of the article to print beside a place: the first quote, else the cue, in quotation marks."""
    words = statement.wording.quotes[0].exact if statement.wording.quotes else statement.wording.cue
    return f'"{words}"' if words else ""
