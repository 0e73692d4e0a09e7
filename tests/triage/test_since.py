"""What a change caused, of two reports made by hand; and that it does not depend on the order of findings."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.config.settings import RESERVED
from claimcheck.finding import Camp, Finding, Problem, Severity, Spot, fingerprint
from claimcheck.reported import Located, Report, Reported, Waived
from claimcheck.triage.since import caused

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

E, W, I = Severity.ERROR, Severity.WARNING, Severity.INFO  # noqa: E741 - as in the words of the tests


def told(
    matter: str = "m", sides: str = "ab", severity: Severity = W, *, code: str = "CC201",
    waived: bool = False, baselined: bool = False, path: str = "x",
) -> Reported:  # fmt: skip
    """A finding about a matter; its sides are letters, and each is held by the claim of its name."""
    spots = tuple(Spot(side) for side in sides)
    camps = tuple(Camp(side, side, (side,)) for side in sides)
    problem = Problem(f"{matter} {sides}", spots, (matter,), camps=camps, proof=(sides[0], sides[-1]))
    places = tuple(
        Located("proof" if n else "primary", side, f"article-{side}", path, "", "", n + 1, 1, n + 1, 2, "")
        for n, side in enumerate(sides)
    )
    mark = fingerprint(code, problem)
    return Reported(Finding(code, "name", severity, mark, problem), places, baselined,
                    Waived("todo", "-", "", None) if waived else None)  # fmt: skip


def report(findings: Iterable[Reported]) -> Report:
    return Report(tuple(findings), 1, 1, ("x",))


def made(
    before: Iterable[Reported], after: Iterable[Reported], *touched: str, kind: str = "claim"
) -> tuple[list[str], int, int | None]:
    """The messages of what was caused, and how many are known and settled."""
    keys: Collection[tuple[str, str]] = {(kind, name) for name in touched}
    done = caused(report(before), report(after), RESERVED, lambda: keys)
    assert done.change is not None
    return [r.finding.problem.message for r in done.findings], *done.change


def test_what_was_there_is_known() -> None:
    assert made([told()], [told()]) == ([], 1, 0)
    assert made([told()], [told(severity=I)]) == ([], 0, 0), "notes are not counted"
    assert made([told(severity=E)], [told(severity=W)]) == ([], 1, 0)


def test_what_is_new_or_worse_is_caused() -> None:
    assert made([], [told()]) == (["m ab"], 0, 0)
    assert made([told(severity=W)], [told(severity=E)]) == (["m ab"], 0, 0)
    assert made([told("n")], [told("m")]) == (["m ab"], 0, 1)


def test_each_finding_stands_for_one() -> None:
    assert made([told(severity=E)], [told(severity=E), told(severity=W)]) == (["m ab"], 1, 0)
    assert made([told(severity=E), told(severity=W)], [told(severity=E), told(severity=W)]) == ([], 2, 0)
    assert made([told(severity=E), told(severity=W)], [told(severity=W)]) == ([], 1, 1)


def test_decisions() -> None:
    assert made([told(waived=True)], [told()]) == (["m ab"], 0, 0)
    assert made([told()], [told(waived=True)]) == ([], 0, 0)
    assert made([told(waived=True)], [told(waived=True)]) == ([], 0, 0)
    assert made([told(waived=True)], []) == ([], 0, 0)
    assert made([told()], [told(baselined=True)]) == ([], 0, 0)


def test_sides_that_are_gone_leave_what_was_there() -> None:
    assert made([told(sides="abc")], [told(sides="ab")], "c") == ([], 1, 0)
    assert made([told(sides="abc")], [told(sides="ab")], "b", "c") == (["m ab"], 0, 0)
    assert made([told(sides="abc")], [told(sides="ab")], "c", kind="entity") == (["m ab"], 0, 0)
    assert made([told(sides="ab")], [told(sides="abc")], "c") == (["m abc"], 0, 0)
    assert made([told(sides="abcd")], [told(sides="ab"), told(sides="cd")]) == ([], 2, 0)


def test_reserved_codes_are_always_told() -> None:
    broken = told(code="CC001")
    assert made([broken, told("n")], [broken]) == (["m ab"], 0, None)
    again = told(code="CC003", severity=I)
    assert made([again, told("n")], [again]) == (["m ab"], 0, 1), "a re-delivered record hides nothing"


def test_a_finding_stands_at_what_was_touched() -> None:
    def places(*touched: tuple[str, str]) -> list[tuple[str | None, str]]:
        [done] = caused(report([]), report([told(sides="abc")]), RESERVED, lambda: touched).findings
        assert [spot.id for spot in done.finding.problem.spots] == [place.claim for place in done.places]
        return [(place.claim, place.role) for place in done.places]

    assert places() == [("a", "primary"), ("b", "proof"), ("c", "proof")]
    assert places(("claim", "a"), ("claim", "b")) == [("a", "primary"), ("b", "proof"), ("c", "proof")]
    assert places(("claim", "c")) == [("c", "primary"), ("a", "proof"), ("b", "proof")]
    assert places(("claim", "b")) == [("b", "primary"), ("a", "proof"), ("c", "proof")]
    assert places(("article", "article-b"), ("claim", "c"))[0] == ("c", "primary")
    assert places(("article", "article-b"), ("article", "article-c"))[0] == ("b", "primary")
    assert places(("entity", "b"))[0] == ("a", "primary")


def test_what_was_touched_is_asked_only_where_it_matters() -> None:
    def never() -> Collection[tuple[str, str]]:
        raise AssertionError

    assert caused(report([told()]), report([told()]), RESERVED, never).findings == ()


FINDINGS = st.lists(
    st.builds(
        told,
        st.sampled_from("mn"),
        st.sampled_from(["ab", "abc", "bc"]),
        st.sampled_from([E, W, I]),
        waived=st.booleans(),
        path=st.sampled_from("xyz"),
    ),
    max_size=6,
)


@given(FINDINGS, FINDINGS, st.sets(st.sampled_from("abc")), st.randoms())
def test_order_and_places_decide_nothing(
    before: list[Reported], after: list[Reported], touched: set[str], chance: Random
) -> None:
    once = made(before, after, *touched)
    shuffled, moved = list(before), list(after)
    chance.shuffle(shuffled)
    chance.shuffle(moved)
    again = made([r._replace(places=told().places) for r in shuffled], moved, *touched)
    assert sorted(once[0]) == sorted(again[0])
    assert once[1:] == again[1:]


@given(FINDINGS)
def test_no_change_causes_nothing(findings: list[Reported]) -> None:
    assert made(findings, findings)[0] == []
