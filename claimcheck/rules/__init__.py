"""The registry: one line a rule. Everything that lists rules reads RULES."""

from claimcheck.rule import Rule
from claimcheck.rules.cc201_conflicting_holders import ConflictingHolders
from claimcheck.rules.cc301_certainty_clash import CertaintyClash
from claimcheck.rules.cc304_hedge_dropped import HedgeDropped

RULES: dict[str, type[Rule]] = {
    rule.code: rule
    for rule in (
        ConflictingHolders,
        CertaintyClash,
        HedgeDropped,
    )
}
