"""CC902: a waiver ended, matches nothing, or is for what nothing waives."""

from __future__ import annotations

from claimcheck.example import Example
from claimcheck.finding import Severity
from claimcheck.rule import Rule

_MISTYPED = ({"subject": "tokyo", "predicate": "holds-office", "object": "senator"},)


def _waivers(*written: str) -> dict[str, str]:
    return {"claims/waivers.json": f'{{"waivers": [{", ".join(written)}]}}'}


def _waiver(finding: str, more: str = "") -> str:
    return f'{{"finding": "{finding}", "kind": "intended", "reason": "the desk knows"{more}}}'


class StaleWaiver(Rule):
    """A waiver decides about nothing: it has ended, or no finding has its fingerprint.

    A waiver names a finding by its whole fingerprint. The finding is then counted as waived, shown only with
    `--show-waived`, and never fails a run. A changed value or a new side changes the fingerprint, and the
    finding comes back. CC001 to CC006 cannot be waived.

    The linter never asks the clock: that a waiver is past its `until` is known only with `--as-of` (or
    `as-of` in the configuration); without it every waiver holds. Where some rules do not run, a waiver that
    matches nothing may be for one of their findings: that is a note (CC901) and no more.

    ## Why it matters
    A list of exceptions that nobody tidies hides the next real contradiction, and nobody dares to touch it.

    ## What to do
    Take the waiver out. If its finding changed, look at it again and decide anew.
    """

    code = "CC902"
    name = "stale-waiver"
    question = "a waiver has run out or is for nothing"
    severity = Severity.WARNING

    valid = (
        Example(
            "its last day is today",
            files=_waivers(_waiver("0123456789abcdef", ', "until": "2025-10-27"')),
            config='as-of = "2025-10-27"',
        ),
        Example(
            "without a day to call today no waiver has ended",
            files=_waivers(_waiver("0123456789abcdef", ', "until": "2020-01-01"')),
        ),
        Example(
            "where rules do not run, what matches nothing may be for one of theirs",
            files=_waivers(_waiver("0123456789abcdef")),
        ),
    )
    invalid = (
        Example(
            "it ended yesterday",
            files=_waivers(_waiver("0123456789abcdef", ', "until": "2025-10-26"')),
            config='as-of = "2025-10-27"',
            severity="warning",
        ),
        Example(
            "it ended, and another one without an end is there",
            files=_waivers(
                _waiver("0123456789abcdef", ', "until": "2025-01-01"'), _waiver("fedcba9876543210")
            ),
            config='as-of = "2025-10-27"',
        ),
        Example(
            "a place that holds an office is a mistake in the record, which nothing waives",
            _MISTYPED,
            files=_waivers(_waiver("c54d1a78fd565f6d")),
            severity="warning",
        ),
    )
