"""CC203: the same thing is said to be so and denied."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from claimcheck.comparable.block import Block, Position
from claimcheck.comparable.proposition import proposition
from claimcheck.example import Example
from claimcheck.finding import Outcome, Problem, Severity, Spot
from claimcheck.judging.comparison import meet
from claimcheck.judging.grouping import Group
from claimcheck.judging.meeting import SILENT, Trail, Verdict, verdict
from claimcheck.rule import CrossRule, quoted

AT_GALA = {"event": "gala", "object": "gala", "predicate": "attends"}
AT_SUMMIT = {"object": "summit", "predicate": "attends"}
DENIED = {"polarity": "negated"}
PLANNED = {"modality": "planned", "event": "gala"}
_OF_TIME = ("at once", "dated", "when", "occasion")


OPEN = 1
"""The rank up to which a claim only says that something may be so."""


class AffirmedAndDenied(CrossRule):
    """One says that something is so, another that it is not.

    Two claims have the same subject, relation and object, for the same time and occasion; the one affirms it,
    the other denies it (`polarity: negated`). It is a contradiction where both articles speak in their own
    voice, or where one speaker says both at one time. A denial that an article only reports from a speaker
    is news and no contradiction: it becomes a note.

    ## Why it matters
    The desk prints that the deal is signed, and next to it that it is not. A reported denial is different:
    the article is right that the minister denies it, whatever the truth.

    ## What to do
    Correct the claim that is wrong. If the words are somebody's, name the speaker in `attribution`. If the
    claims speak of different days or occasions, give them their `time` or `event`.
    """

    code = "CC203"
    name = "affirmed-and-denied"
    question = "one says it, another denies it"
    block_on = ("predicate", "ends", "separators")
    differs_in = ("affirmed",)
    remedy = "correct the wrong one; where somebody only says so, record whose words they are (`attribution`)"

    def judge(self, block: Block, a: Position, b: Position, trail: Trail = SILENT) -> Verdict:
        """Whether what one affirms is what the other denies, and in whose voice."""
        if a.lead.subject != b.lead.subject and not block.predicate.symmetric:
            trail.note("Is it the same relation?", "no: it holds the other way round")
            return Verdict(Outcome.DISTINCT)
        if all(position.lead.rank is not None and position.lead.rank <= OPEN for position in (a, b)):
            trail.note("Does either side say so?", "no: both leave it open, so both can be right")
            return Verdict(Outcome.DISTINCT)
        meeting = meet(block, a, b, trail)
        if meeting is None:
            return Verdict(Outcome.DISTINCT)
        made = verdict(meeting, "it cannot be so and not be so")
        if made.outcome not in (Outcome.CONFLICT, Outcome.POSSIBLE):
            return made
        if meeting.voices or not a.lead.speaker:
            return made
        return _one_speaker(block, a, b, made, trail)

    def label(self, block: Block, position: Position) -> str:
        """What the side says."""
        return "says it is so" if position.lead.affirmed else "denies it"

    def message(self, block: Block, group: Group, labels: Sequence[str]) -> str:
        """What is said and denied, and by whom."""
        said, denied = sorted(group.pair, key=lambda p: not p.lead.affirmed)
        what = proposition(said.lead, block.predicate, block.vocabulary)
        if group.outcome is Outcome.PROGRESSION:
            return f"that {what} is said first one way, then the other"
        speaker, denier = (block.vocabulary.name(p.lead.speaker) for p in (said, denied))
        if denier and denier == speaker:
            return f"that {what} is both said and denied by {denier}"
        if speaker and denier:
            return f"that {what} is said by {speaker} and denied by {denier}"
        if speaker or denier:
            voice = "the article itself" if len(said.articles | denied.articles) == 1 else "the other article"
            return f"that {what} is said by {speaker or voice} and denied by {denier or voice}"
        when = (
            ", perhaps of another time"
            if any(word in doubt for word in _OF_TIME for doubt in group.doubts)
            else ""
        )
        return f"one says that {what}, another denies it{when}"

    def settle(self, block: Block, group: Group) -> str | None:
        """What two voices say of one thing, only a source beside them decides."""
        if group.outcome is Outcome.POSSIBLE and _reported(group.pair):
            return "both may stay where both are only quoted; else find a source of its own for one of them"
        return super().settle(block, group)

    def spot(self, position: Position) -> Spot:
        """The denial, or what is said to be so."""
        pointer = "/object" if position.lead.affirmed else "/polarity"
        return Spot(position.lead.claim, pointer, quoted(position.lead))

    def severity_of(self, group: Group) -> Severity:
        """As every cross rule; what is only reported in somebody's words is a note."""
        if group.outcome is Outcome.POSSIBLE and _reported(group.pair):
            return Severity.INFO
        return super().severity_of(group)

    def problem(self, block: Block, group: Group) -> Problem:
        """As every cross rule, but two articles' own voices prove it better than somebody's words."""
        if group.outcome is Outcome.POSSIBLE and _reported(group.pair):
            own = [pair for pair in group.pairs if not _reported(pair)]
            if own:
                pair = min(own, key=lambda p: (p[0].lead.claim, p[1].lead.claim))
                group = group._replace(pair=pair, proof=self.judge(block, *pair))
        return super().problem(block, group)

    template: ClassVar[Mapping[str, Any]] = {"subject": "trump", "predicate": "signs", "object": "deal"}
    valid = (
        Example(
            "time: at the summit on its first day, gone on its last",
            (
                {**AT_SUMMIT, "time": "2025-06-15"},
                {**AT_SUMMIT, "time": "2025-06-17", "article": "b", **DENIED},
            ),
            entities={"summit": {"type": "event", "name": "the summit", "time": "2025-06-15/2025-06-17"}},
        ),
        Example(
            "both leave it open: he may sign, he may not sign",
            ({"hedging": "possible"}, {"hedging": "possible", "article": "b", **DENIED}),
        ),
        Example(
            "a change of plan told by one article: he had planned to sign, and will not",
            (
                {"modality": "planned", "relative": "before"},
                {"modality": "planned", **DENIED},
            ),
        ),
        Example(
            "succession: a plan of September is called off in October",
            ({"modality": "planned"}, {"modality": "planned", "polarity": "negated", "article": "b"}),
            articles={"a": {"published": "2025-09-10"}, "b": {"published": "2025-10-10"}},
            outcome="progression",
        ),
        Example(
            "scope: what is denied is his acting term",
            (
                {"predicate": "holds-office", "object": "us-president", "time": "2025"},
                {
                    "predicate": "holds-office",
                    "object": "us-president",
                    "time": "2025",
                    "scope": {"acting": True},
                    **DENIED,
                },
            ),
        ),
        Example(
            "time: not signed by June, signed in July",
            ({"time": "2025-07-04"}, {"time": "2025-01/2025-06", "article": "b", **DENIED}),
        ),
        Example(
            "succession: alive when the one article came out, not when the later one did",
            (
                {"predicate": "is-alive", "object": {"boolean": True}},
                {"predicate": "is-alive", "object": {"boolean": True}, "article": "b", **DENIED},
            ),
            articles={"a": {"published": "2025-01-05"}, "b": {"published": "2025-03-05"}},
            outcome="progression",
        ),
        Example(
            "succession: the same speaker says otherwise a month later",
            (
                {"time": "2025-01-04", "attribution": {"speaker": "trump"}},
                {"time": "2025-01-04", "attribution": {"speaker": "trump"}, "article": "b", **DENIED},
            ),
            articles={"a": {"published": "2025-01-05"}, "b": {"published": "2025-02-05"}},
            outcome="progression",
        ),
        Example(
            "planned and actual: he was to attend, and did not",
            ({**AT_GALA, "modality": "planned"}, {**AT_GALA, "article": "b", **DENIED}),
            outcome="progression",
        ),
        Example(
            "occasion: he met the prime minister at the summit, not at the gala",
            (
                {"predicate": "meets", "object": "ishiba", "event": "summit"},
                {"predicate": "meets", "object": "ishiba", "event": "gala", "article": "b", **DENIED},
            ),
        ),
        Example(
            "other object: denying Osaka as birthplace does not deny Tokyo",
            (
                {"predicate": "born-in", "object": "tokyo"},
                {"predicate": "born-in", "object": "osaka", "article": "b", **DENIED},
            ),
        ),
        Example(
            "direction: the one owns the other, not the other way round",
            (
                {"subject": "softbank", "predicate": "owns", "object": "openai", "time": "2025"},
                {"subject": "openai", "predicate": "owns", "object": "softbank", "time": "2025", **DENIED},
            ),
            entities={"openai": {"type": "organisation", "name": "OpenAI"}},
        ),
        Example(
            "opinion: somebody's view that it will never be so",
            ({"time": "2025-07-04"}, {"time": "2025-07-04", "modality": "opinion", **DENIED}),
        ),
    )
    invalid = (
        Example(
            "planned here, called off there, and neither article is dated",
            (
                {"modality": "planned", "event": "gala"},
                {"modality": "planned", "event": "gala", "article": "b", **DENIED},
            ),
            outcome="possible",
            severity="warning",
        ),
        Example(
            "two articles, each in its own voice, on one occasion",
            (AT_GALA, {**AT_GALA, "article": "b", **DENIED}),
            outcome="conflict",
            severity="error",
        ),
        Example(
            "a denied event covers its whole month",
            ({"time": "2025-10-27"}, {"time": "2025-10", "article": "b", **DENIED}),
            outcome="conflict",
            severity="error",
        ),
        Example(
            "hedging: he is only likely to have been there, one step down",
            ({**AT_GALA, "hedging": "likely"}, {**AT_GALA, "article": "b", **DENIED}),
            outcome="conflict",
            severity="warning",
        ),
        Example(
            "aliases and direction: two ids of one person, in a relation that holds both ways",
            (
                {"predicate": "meets", "object": "ishiba", "event": "summit"},
                {"subject": "ishiba-s", "predicate": "meets", "object": "trump", "event": "summit", **DENIED},
            ),
            entities={"ishiba-s": {"type": "person", "name": "Ishiba", "same_as": ["ishiba"]}},
            outcome="conflict",
            severity="error",
        ),
        Example(
            "undated: perhaps signed on another day than the one denied",
            ({}, {"article": "b", **DENIED}),
            outcome="possible",
            severity="warning",
        ),
        Example(
            "reported: the ministry denies what the article says",
            (AT_GALA, {**AT_GALA, "attribution": {"speaker": "ministry"}, **DENIED}),
            outcome="possible",
            severity="info",
        ),
        Example(
            "reported: one article has two speakers against each other",
            (
                {**AT_GALA, "attribution": {"speaker": "police"}},
                {**AT_GALA, "attribution": {"speaker": "ministry"}, **DENIED},
            ),
            outcome="possible",
            severity="info",
        ),
        Example(
            "one speaker says both on one day",
            (
                {**AT_GALA, "attribution": {"speaker": "ministry"}},
                {**AT_GALA, "attribution": {"speaker": "ministry"}, "article": "b", **DENIED},
            ),
            articles={"a": {"published": "2025-01-05"}, "b": {"published": "2025-01-05"}},
            outcome="conflict",
            severity="error",
        ),
        Example(
            "one speaker says both, and nothing tells which came first",
            (
                {**AT_GALA, "attribution": {"speaker": "ministry"}},
                {**AT_GALA, "attribution": {"speaker": "ministry"}, "article": "b", **DENIED},
            ),
            outcome="possible",
            severity="warning",
        ),
    )


def _one_speaker(block: Block, a: Position, b: Position, made: Verdict, trail: Trail) -> Verdict:
    """One speaker said both: a change of mind if the articles came out one after the other."""
    in_turn = block.told_in_turn(a, b)
    if in_turn:
        trail.note("Who speaks?", "one speaker, who said otherwise later")
        return Verdict(Outcome.PROGRESSION, "the same speaker said otherwise later")
    if in_turn is None:
        trail.note("Who speaks?", "one speaker; which words came first is not known")
        doubt = "the articles are not so dated that one could tell which words came first"
        return made._replace(outcome=Outcome.POSSIBLE, doubts=(*made.doubts, doubt))
    trail.note("Who speaks?", "one speaker, at one time")
    return made


def _reported(pair: tuple[Position, Position]) -> bool:
    """Whether two voices differ, so that who is right is left open."""
    return pair[0].lead.speaker != pair[1].lead.speaker
