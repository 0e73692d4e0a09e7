"""CC901: something could not be judged, and why."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from claimcheck import finding
from claimcheck.comparable.statement import ENTITY, Statement
from claimcheck.example import Example
from claimcheck.rule import ClaimRule, Context, Suspicion
from claimcheck.values.names import split_title

_OFFICE = {"predicate": "holds-office", "object": "us-president"}


class Unchecked(ClaimRule):
    """Something could not be judged.

    Any rule may say that it could not: amounts in units that do not convert into each other, say. So are
    titles that stand before a name ("President Trump") when no claim says which office the person holds. A
    title counts when an office in the vocabulary lists it among its `titles`; a nationality before it must be
    that of the office (`of`). Former, late, then- and -elect holders hold nothing, so nothing is missing.

    ## Why it matters
    Not evaluated is not passed. A check that quietly leaves things out looks like a clean bill of health.

    ## What to do
    The note says what is missing. For a title, add a claim that the person holds the office
    (`"evidence": "inferred"` where the article only implies it), or declare the office.
    """

    code = "CC901"
    name = "unchecked"
    question = "something was not checked, and why"
    severity = finding.Severity.INFO
    suspicion = Suspicion.TITLED

    def check(self, statement: Statement, context: Context) -> Iterator[finding.Problem | finding.Unchecked]:
        """A note for each printed title that no office is known for, once for each article."""
        known = context.vocabulary
        if not known.titled or not statement.live:
            return
        said = statement.wording
        named = [(statement.subject, said.subject_as, "/subject_as")]
        if statement.shape == ENTITY:
            named.append((statement.object, said.object_as, "/object_as"))
        for person, printed, pointer in named:
            if not printed or known.type(person) != "person":
                continue
            title = split_title(printed, known.titled)
            if title is None or title.prefix or title.elect or known.offices_meant(person, title):
                continue
            words = " ".join(filter(None, (title.nationality, title.title)))
            message = (
                f"the title in “{printed}” is not checked: no claim gives {known.name(person)} such an office"
            )
            advice = (
                'add a "holds-office" claim for it; where the title only implies it, "evidence": "inferred"'
            )
            key = (statement.article, person, words)
            yield finding.Problem(message, (finding.Spot(statement.claim, pointer),), key, help=advice)

    template: ClassVar = {"subject": "trump", "predicate": "visits", "object": "tokyo"}
    valid = (
        Example(
            "the article itself says what office it is",
            ({"subject_as": "President Trump"}, {**_OFFICE}),
        ),
        Example(
            "another article says it, and the nationality fits",
            ({"subject_as": "U.S. President Donald Trump"}, {**_OFFICE, "article": "b"}),
        ),
        Example(
            "former, late and then- holders",
            ({"subject_as": "former President Trump"}, {"subject_as": "then-President Trump"}),
        ),
        Example("the one elected is not yet in office", ({"subject_as": "President-elect Trump"},)),
        Example("no office in the vocabulary has the title", ({"subject_as": "Chairman Trump"},)),
        Example("a name without a title", ({"subject_as": "Donald Trump, president"},)),
    )
    invalid = (
        Example(
            "a bare title, and no claim says of what", ({"subject_as": "President Trump"},), severity="info"
        ),
        Example(
            "the title of the object",
            ({"predicate": "meets", "object": "ishiba", "object_as": "Prime Minister Ishiba"},),
            severity="info",
        ),
        Example(
            "the nationality is not that of the office",
            ({"subject_as": "French President Trump"}, {**_OFFICE}),
        ),
        Example(
            "he holds another office",
            ({"subject_as": "Prime Minister Trump"}, {**_OFFICE}),
        ),
        Example(
            "that he holds it is only denied",
            ({"subject_as": "President Trump"}, {**_OFFICE, "polarity": "negated"}),
        ),
    )
