"""CC107: hearsay on nobody's word."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from claimcheck.comparable.statement import Statement
from claimcheck.example import Example
from claimcheck.finding import Problem, Severity, Spot, Unchecked
from claimcheck.rule import ClaimRule, Context, Suspicion
from claimcheck.values.hedging import phrase


class MissingAttribution(ClaimRule):
    """A claim is recorded as reported, alleged or rumoured, and nobody says on whose word.

    `attribution` names neither the evidence nor the source. Where the article itself does not tell, that is
    worth recording too: `"evidence": "unknown"`.

    ## Why it matters
    Hearsay is only as good as whoever said it. Without a source nobody can tell two independent reports from
    one rumour told twice, and nobody can ask.

    ## What to do
    Write what the article says about its source: `unnamed_source` for "people familiar with the matter",
    `other_media` for another paper, `named_source` with the `source`; `unknown` where it says nothing.
    """

    code = "CC107"
    name = "missing-attribution"
    question = "hearsay, and nobody knows whose"
    severity = Severity.WARNING
    suspicion = Suspicion.UNATTRIBUTED

    def check(self, statement: Statement, context: Context) -> Iterator[Problem | Unchecked]:
        """One problem when the claim is hearsay and no attribution tells whose."""
        del context
        said = statement.wording
        if not (statement.live and statement.hearsay) or said.evidence or said.source or statement.speaker:
            return
        message = f"this is recorded {phrase(statement.hedging)}, but not on whose word"
        advice = 'add "attribution": {"evidence": …, "source": …}; where the article does not tell, "unknown"'
        spot = Spot(statement.claim, "/hedging")
        yield Problem(message, (spot,), (statement.claim, statement.hedging), help=advice)

    template: ClassVar = {"subject": "son", "predicate": "attends", "object": "gala", "hedging": "rumored"}
    valid = (
        Example("the kind of source is given", ({"attribution": {"evidence": "unnamed_source"}},)),
        Example("the source is given in free words", ({"attribution": {"source": "people close to him"}},)),
        Example("the speaker is given", ({"hedging": "alleged", "attribution": {"speaker": "police"}},)),
        Example("unknown is written on purpose", ({"attribution": {"evidence": "unknown"}},)),
        Example("likely is the article's own judgement", ({"hedging": "likely"},)),
    )
    invalid = (
        Example("a rumour on nobody's word", ({},), severity="warning"),
        Example("reportedly, and no more", ({"hedging": "reportedly"},), severity="warning"),
        Example(
            "who did not confirm it is not who said it",
            ({"hedging": "alleged", "attribution": {"unconfirmed_by": ["softbank"]}},),
        ),
    )
