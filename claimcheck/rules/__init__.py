"""The registry: one line a rule. Everything that lists rules reads RULES."""

from claimcheck.rule import Rule
from claimcheck.rules.cc001_unreadable_record import UnreadableRecord
from claimcheck.rules.cc002_schema_violation import SchemaViolation
from claimcheck.rules.cc003_duplicate_id import DuplicateId
from claimcheck.rules.cc004_unknown_reference import UnknownReference
from claimcheck.rules.cc005_type_mismatch import TypeMismatch
from claimcheck.rules.cc006_impossible_time import ImpossibleTime
from claimcheck.rules.cc101_quote_not_in_article import QuoteNotInArticle
from claimcheck.rules.cc102_value_not_in_quote import ValueNotInQuote
from claimcheck.rules.cc103_hedge_overstated import HedgeOverstated
from claimcheck.rules.cc104_hedge_understated import HedgeUnderstated
from claimcheck.rules.cc105_voice_lost import VoiceLost
from claimcheck.rules.cc106_ambiguous_quote import AmbiguousQuote
from claimcheck.rules.cc107_missing_attribution import MissingAttribution
from claimcheck.rules.cc108_article_changed import ArticleChanged
from claimcheck.rules.cc201_conflicting_holders import ConflictingHolders
from claimcheck.rules.cc202_conflicting_values import ConflictingValues
from claimcheck.rules.cc203_affirmed_and_denied import AffirmedAndDenied
from claimcheck.rules.cc204_conflicting_amounts import ConflictingAmounts
from claimcheck.rules.cc205_conflicting_dates import ConflictingDates
from claimcheck.rules.cc206_conflicting_places import ConflictingPlaces
from claimcheck.rules.cc207_two_places_at_once import TwoPlacesAtOnce
from claimcheck.rules.cc208_exclusive_values import ExclusiveValues
from claimcheck.rules.cc209_order_violated import OrderViolated
from claimcheck.rules.cc210_outside_lifetime import OutsideLifetime
from claimcheck.rules.cc211_falling_series import FallingSeries
from claimcheck.rules.cc212_parts_exceed_total import PartsExceedTotal
from claimcheck.rules.cc213_exclusive_roles import ExclusiveRoles
from claimcheck.rules.cc214_implied_contradiction import ImpliedContradiction
from claimcheck.rules.cc215_anachronistic_title import AnachronisticTitle
from claimcheck.rules.cc216_circular_relation import CircularRelation
from claimcheck.rules.cc301_certainty_clash import CertaintyClash
from claimcheck.rules.cc302_certainty_lowered import CertaintyLowered
from claimcheck.rules.cc303_hedge_laundered import HedgeLaundered
from claimcheck.rules.cc304_hedge_dropped import HedgeDropped
from claimcheck.rules.cc305_overdue_plan import OverduePlan
from claimcheck.rules.cc401_misattributed_quote import MisattributedQuote
from claimcheck.rules.cc402_quote_variants import QuoteVariants
from claimcheck.rules.cc403_single_origin import SingleOrigin
from claimcheck.rules.cc404_circular_citation import CircularCitation
from claimcheck.rules.cc501_duplicate_entity import DuplicateEntity
from claimcheck.rules.cc502_one_id_two_entities import OneIdTwoEntities
from claimcheck.rules.cc901_unchecked import Unchecked
from claimcheck.rules.cc902_stale_waiver import StaleWaiver
from claimcheck.rules.cc903_duplicate_claim import DuplicateClaim

RULES: dict[str, type[Rule]] = {
    rule.code: rule
    for rule in (
        UnreadableRecord,
        SchemaViolation,
        DuplicateId,
        UnknownReference,
        TypeMismatch,
        ImpossibleTime,
        QuoteNotInArticle,
        ValueNotInQuote,
        HedgeOverstated,
        HedgeUnderstated,
        VoiceLost,
        AmbiguousQuote,
        MissingAttribution,
        ArticleChanged,
        ConflictingHolders,
        ConflictingValues,
        AffirmedAndDenied,
        ConflictingAmounts,
        ConflictingDates,
        ConflictingPlaces,
        TwoPlacesAtOnce,
        ExclusiveValues,
        OrderViolated,
        OutsideLifetime,
        FallingSeries,
        PartsExceedTotal,
        ExclusiveRoles,
        ImpliedContradiction,
        AnachronisticTitle,
        CircularRelation,
        CertaintyClash,
        CertaintyLowered,
        HedgeLaundered,
        HedgeDropped,
        OverduePlan,
        MisattributedQuote,
        QuoteVariants,
        SingleOrigin,
        CircularCitation,
        DuplicateEntity,
        OneIdTwoEntities,
        Unchecked,
        StaleWaiver,
        DuplicateClaim,
    )
}
