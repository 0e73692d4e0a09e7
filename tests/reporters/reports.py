"""Reports made by hand, for tests of the formats."""

from __future__ import annotations

from claimcheck.finding import Camp, Finding, Outcome, Problem, Severity, Spot
from claimcheck.reported import Located, Report, Reported


def located(source: str, value: str, *, claim: str = "a/1", path: str = "claims/a.json", line: int = 7,
            role: str = "primary", label: str = "") -> Located:  # fmt: skip
    """The place of a value in a source line, as placing finds it."""
    start = source.index(value) + 1
    return Located(role, claim, claim.split("/")[0], path, "/claims/0/hedging", label, line, start, line,
                   start + len(value), source, source)  # fmt: skip


def reported(
    *places: Located,
    message: str = "one says fact, one says rumour",
    code: str = "CC301",
    severity: Severity = Severity.WARNING,
    baselined: bool = False,
    **more: object,
) -> Reported:
    """A finding at the given places; `more` goes to its Problem."""
    spots = tuple(Spot(place.claim or place.path, "/hedging", place.label) for place in places)
    problem = Problem(message, spots, ("key",), **more)  # type: ignore[arg-type]
    finding = Finding(code, "certainty-clash", severity, "0123456789abcdef", problem)
    return Reported(finding, places, baselined)


def report(*findings: Reported, claims: int = 2, articles: int = 1, stale: tuple[str, ...] = ()) -> Report:
    """A report of these findings."""
    return Report(findings, articles, claims, ("claims/a.json",), stale)


TWO_SIDES = (
    Camp("as fact", "stated", ("b/1",)),
    Camp("as rumour", "rumored", ("a/1", "a/2")),
)

CLASH = reported(
    located('      "hedging": "rumored",', '"rumored"', line=48, label='"Unconfirmed but rumored guest"'),
    located('      "hedging": "confirmed",', '"confirmed"', claim="b/1", path="claims/b.json", line=22,
            role="proof", label='"Son, who joined the dinner"'),
    outcome=Outcome.POSSIBLE,
    camps=TWO_SIDES,
    proof=("a/1", "b/1"),
    notes=("neither article is dated",),
    settle="date the articles",
)  # fmt: skip
"""A rumour in one file, a fact in another."""
