"""CC212: the parts of one whole come to more than the whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, ClassVar

from claimcheck.comparable.block import Block, Position
from claimcheck.example import Example
from claimcheck.families.parts import Measure, Parts, Sum, at_one_time, measures, sum_of
from claimcheck.finding import Camp, Outcome, Problem, Spot, Unchecked, severity_by
from claimcheck.judging.meeting import DISTINCT, SILENT, Trail, Verdict
from claimcheck.rule import CrossRule, quoted
from claimcheck.values.listing import listed


def _owns(who: str, per_cent: str, **more: object) -> dict[str, object]:
    of_figure: dict[str, object] = {key: more.pop(key) for key in ("bound", "as_of") if key in more}
    return {"subject": who, "object": {"amount": per_cent, "unit": "%", **of_figure}, **more}


def _seats(who: str, number: str) -> dict[str, object]:
    value = {"amount": number, "unit": "1"}
    return {"subject": who, "predicate": "has-seats", "object": value, "scope": {"in": "house"}}


class PartsExceedTotal(CrossRule):
    """The parts of one whole come to more than the whole: stakes of 60 and of 50 per cent in one company.

    It looks at relations that declare `part_of_total` (such as `owns-share`, the whole in `scope.of`). Parts
    count when they are affirmed, told as fact, in one unit and of the same scope, and are of one time: dated
    terms that overlap, one `as_of`, or one article's list. Each part counts with the least that its rounding
    leaves, and each holder once, with the least of its figures. The whole is 100 per cent or, in other units,
    what the same relation says of the whole itself. Parts that may hold each other's share are left out:
    holders of which one lies within the other, claims about several holders together, and groups beside
    their possible members.

    ## Why it matters
    Each share comes from an article of its own, and none of them is wrong to look at. Only the sum shows that
    a stake was sold, counted twice, or misread.

    ## What to do
    Date the shares (`time`, `as_of`); tell votes from capital by `scope`; record stakes held through another
    holder as that holder's. Else correct the wrong figure.
    """

    code = "CC212"
    name = "parts-exceed-total"
    question = "shares come to more than 100 %; the parts are more than the whole"
    block_on = ("predicate", "separators")
    differs_in = ()
    shapes = frozenset({"quantity"})
    wants = ("part_of_total",)
    meets_in = ""

    def check(self, block: Block) -> Iterator[Problem | Unchecked]:
        """For each measure of the whole the largest sum that is too much, a certain one before others."""
        for measure in measures(block):
            chosen = _largest(_too_much(measure))
            if chosen is not None:
                yield self._problem(block, measure, chosen)

    def judge(self, block: Block, a: Position, b: Position, trail: Trail = SILENT) -> Verdict:
        """Two parts among all of their whole: whether a sum that is too much has both in it."""
        both = next((m for m in measures(block) if _has(m.parts, a) and _has(m.parts, b)), None)
        ask = "Are they two parts of one whole, told as fact and in one measure, neither within the other?"
        trail.note(ask, "yes" if both else "no")
        if both is None:
            return DISTINCT
        alone = f"at least {_figure(sum_of(Parts((a, b))).total)} of {_figure(both.whole)}"
        trail.note("What do the two come to?", alone)
        made = _largest([m for m in _too_much(both) if _has(m.parts, a) and _has(m.parts, b)])
        ask = "Do parts of one time, these two among them, come to more than the whole?"
        if made is None:
            trail.note(ask, "no, as far as is known")
            return DISTINCT
        others = [self.label(block, part) for part in made.parts if part is not a and part is not b]
        beside = f", with {listed(others)}" if others else ""
        trail.note(ask, f"yes: at least {_figure(made.total)} of {_figure(both.whole)}{beside}")
        certain = f"perhaps: {listed(made.doubts)}" if made.doubts else "yes, certainly"
        trail.note("Are they of one time, and told by one voice?", certain)
        outcome = Outcome.POSSIBLE if made.doubts else Outcome.CONFLICT
        return Verdict(outcome, "the parts come to more than the whole", made.doubts)

    def label(self, block: Block, position: Position) -> str:
        """The holder and its share."""
        return f"{block.vocabulary.name(position.lead.subject)} ({position.lead.object})"

    def spot(self, position: Position) -> Spot:
        """The share."""
        return Spot(position.lead.claim, "/object", quoted(position.lead))

    def _problem(self, block: Block, measure: Measure, made: Sum) -> Problem:
        """The parts, the greatest first, and what they come to."""
        whole = listed([block.vocabulary.name(value) for _, value in made.parts[0].lead.separators])
        labels = [self.label(block, part) for part in made.parts]
        perhaps = "perhaps " if made.doubts else ""
        outcome = Outcome.POSSIBLE if made.doubts else Outcome.CONFLICT
        leads = [part.lead for part in made.parts]
        claims = [lead.claim for lead in leads]
        return Problem(
            f"the parts of {whole} {perhaps}come to at least {_figure(made.total)}, where the whole is"
            f" {_figure(measure.whole)}: {listed(labels)}",
            tuple(self.spot(part) for part in made.parts),
            (*block.key, *(f"{key}={value}" for key, value in leads[0].qualifiers)),
            outcome=outcome,
            severity=severity_by(outcome, [lead.rank for lead in leads]),
            camps=tuple(
                Camp(label, f"{part.lead.subject}\x1d{part.lead.object}", part.claims)
                for label, part in zip(labels, made.parts, strict=True)
            ),
            proof=(claims[0], claims[1]) if len(claims) > 1 else None,
            settle="give each share its `as_of`, tell different measures apart by `scope`, or correct one",
            notes=made.doubts,
        )

    template: ClassVar[Mapping[str, Any]] = {"predicate": "owns-share", "scope": {"of": "stargate"}}
    valid = (
        Example(
            "rounding: thirds that are printed as 33.4, 33.3 and 33.4 per cent",
            (_owns("son", "33.4"), _owns("trump", "33.3"), _owns("softbank", "33.4")),
        ),
        Example(
            "incomplete: two holders, the others are not named",
            (_owns("son", "30"), _owns("softbank", "45", article="b")),
        ),
        Example(
            "time: a stake was sold between the two articles",
            (_owns("softbank", "60"), _owns("son", "55", article="b")),
            articles={"a": {"published": "2024-01-05"}, "b": {"published": "2025-01-06"}},
        ),
        Example(
            "succession: one term ends where the other begins",
            (
                _owns("softbank", "60", time="2020/2024"),
                _owns("son", "55", time="2024/2026", article="b"),
            ),
        ),
        Example(
            "another whole",
            (_owns("softbank", "90"), _owns("son", "55", scope={"of": "vision"})),
            entities={"vision": {"type": "organisation", "name": "Vision"}},
        ),
        Example(
            "scope: votes are not capital",
            (
                _owns("softbank", "60", scope={"of": "stargate", "measure": "votes"}),
                _owns("son", "55", scope={"of": "stargate", "measure": "capital"}),
            ),
        ),
        Example(
            "overlapping: a unit's share is also its owner's",
            (_owns("softbank", "60"), _owns("fund", "55")),
            entities={"fund": {"type": "organisation", "name": "Fund", "part_of": "softbank"}},
        ),
        Example(
            "overlapping: several holders, named together with one figure",
            ({**_owns("", "60"), "subject": ["son", "softbank"]}, _owns("trump", "30")),
        ),
        Example(
            "one holder, two figures: each holder counts once, with the lower one",
            (_owns("softbank", "60"), _owns("softbank", "30"), _owns("son", "55")),
        ),
        Example(
            "at most: up to 60 may be none at all",
            (_owns("softbank", "60", bound="at_most"), _owns("son", "55")),
        ),
        Example(
            "denied, planned, or an opinion",
            (
                _owns("softbank", "60"),
                _owns("son", "55", polarity="negated"),
                _owns("trump", "70", modality="planned"),
                _owns("police", "80", modality="opinion"),
            ),
        ),
    )
    invalid = (
        Example(
            "one article's list: 60 and 50 per cent",
            (_owns("softbank", "60"), _owns("son", "50")),
            outcome="conflict",
            severity="error",
        ),
        Example(
            "dated terms that overlap, told by three articles",
            (
                _owns("softbank", "60", time="2020/2024"),
                _owns("son", "30", time="2022/2026", article="b"),
                _owns("trump", "20", time="2023-05-01", article="c"),
            ),
            outcome="conflict",
        ),
        Example(
            "two articles, each as of the end of the year",
            (
                _owns("softbank", "60", as_of="2024-12-31"),
                _owns("son", "50", as_of="2024-12-31", article="b"),
            ),
            articles={"a": {"published": "2025-01-05"}, "b": {"published": "2025-02-06"}},
            outcome="conflict",
        ),
        Example(
            "two articles without a date",
            (_owns("softbank", "60"), _owns("son", "50", article="b")),
            outcome="possible",
            severity="warning",
        ),
        Example(
            "two articles of one day",
            (_owns("softbank", "60"), _owns("son", "50", article="b")),
            articles={"a": {"published": "2025-01-05"}, "b": {"published": "2025-01-05"}},
            outcome="possible",
        ),
        Example(
            "one share of more than the whole",
            (_owns("softbank", "120"),),
            outcome="conflict",
            severity="error",
        ),
        Example(
            "hedging: one share is only reported, one step down",
            (_owns("softbank", "60"), _owns("son", "50", hedging="reportedly")),
            outcome="conflict",
            severity="warning",
        ),
        Example(
            "more seats than the house has",
            (
                _seats("ldp", "300"),
                _seats("cdp", "200"),
                _seats("house", "465"),
            ),
            entities={
                "ldp": {"type": "group", "name": "the LDP"},
                "cdp": {"type": "group", "name": "the CDP"},
                "house": {"type": "organisation", "name": "the House of Representatives"},
            },
            predicates={
                "has-seats": {
                    "label": "has seats",
                    "kind": "state",
                    "object_type": ["quantity"],
                    "separators": ["in"],
                    "part_of_total": True,
                }
            },
            outcome="conflict",
        ),
    )


def _has(parts: Sequence[Position], one: Position) -> bool:
    return any(part is one for part in parts)


def _too_much(measure: Measure) -> list[Sum]:
    """The sums of parts of one time that are more than the whole."""
    return [made for parts in at_one_time(measure) if (made := sum_of(parts)).total > measure.whole]


def _largest(sums: Sequence[Sum]) -> Sum | None:
    """The largest of sums, a certain one before others."""
    certain = [made for made in sums if not made.doubts]
    return max(certain or sums, key=lambda made: (made.total, len(made.parts)), default=None)


def _figure(number: Decimal) -> str:
    return format(number.normalize(), "f")
