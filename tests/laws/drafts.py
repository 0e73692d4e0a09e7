"""Random small projects to try laws on; the same ones each time."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType
from typing import Any, NamedTuple

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from claimcheck.config.settings import Config
from claimcheck.example import Example, project_files
from claimcheck.finding import Finding
from claimcheck.project import Project, Reading
from claimcheck.reported import Report
from claimcheck.values.hedging import SCALE

LAW = settings(
    derandomize=True, database=None, deadline=None, max_examples=100,
    suppress_health_check=[HealthCheck.too_slow],
)  # fmt: skip
Claims = list[dict[str, Any]]

DATES = (
    "2025-10-27",
    "2025-10-29",
    "2025-10",
    "2025-11-03",
    "2026-01~",
    "[2025-11..2025-12]",
    "2025",
    "2025-24",
)
TERMS = ("2024/2026", "2024-10-01/2025-10-21", "2025-10-21/2026-10-01", "2025-09/..", "../2025-10", "/2025")
TEXT = "Son comes to the gala. Trump is said to come. Son comes to the gala."
PEOPLE = ("ishiba", "takaichi", "son", "trump")
PEOPLE = ("ishiba", "takaichi", "son", "trump")
HEDGES = tuple(SCALE)

_PLACES = ("tokyo", "osaka", "akasaka")
_DATED = tuple({"date": written} for written in DATES[:6])
_AMOUNTS = tuple(
    {"amount": amount, "unit": unit, **more}
    for amount, unit, more in (
        ("500e9", "USD", {}), ("500000000001", "USD", {}), ("550e9", "USD", {"approximate": True}),
        ("600e9", "USD", {"bound": "at_least"}), ("9.8", "EUR", {}), ("9.79", "EUR", {}), (80, "1", {}),
        (90, "1", {"as_of": "2025-10"}), (70, "1", {"as_of": "2025-11"}),
    )
)  # fmt: skip
_STATUS = tuple({"text": words} for words in ("proposed", "signed", "in force", "cancelled"))
_MATTERS: tuple[tuple[str, tuple[Any, ...], tuple[Any, ...]], ...] = (
    ("holds-office", (*PEOPLE[:3], ["ishiba", "takaichi"]), ("prime-minister",)),
    ("holds-office", PEOPLE, ("prime-minister", "us-president", "senator")),
    ("leads", ("son", "trump", ["son", "trump"]), ("stargate",)),
    ("attends", ("son", "trump"), ("gala",)),
    ("meets", ("son", "trump"), ("trump", "son")),
    ("visits", ("trump",), _PLACES),
    ("born-on", ("son",), _DATED),
    ("is-alive", ("son", "trump"), ({"boolean": True}, {"boolean": False})),
    ("takes-place-on", ("gala", "summit"), _DATED),
    ("takes-place-at", ("gala", "summit"), _PLACES),
    ("has-status", ("deal",), _STATUS),
    ("has-value", ("stargate",), _AMOUNTS),
    ("valued-at", ("softbank",), _AMOUNTS),
    ("killed", ("quake",), _AMOUNTS),
)
"""Relations of every kind, each with the few subjects and objects between which it is said to hold."""

_WAYS: tuple[tuple[str, Any], ...] = (
    *(("time", time) for time in DATES + TERMS),
    ("polarity", "negated"),
    *(("modality", way) for way in ("planned", "predicted", "conditional", "hypothetical", "opinion")),
    ("time_basis", "inferred"),
    *(("relative", way) for way in ("before", "at", "after")),
    *(("event", event) for event in ("gala", "summit")),
    *(("scope", scope) for scope in ({"acting": True}, {"elect": True}, {"role": "guest"}, {"role": "host"})),
    ("attribution", {"evidence": "inferred"}),
    ("attribution", {"evidence": "named_source", "source": "police"}),
    ("attribution", {"speaker": "ministry"}),
    ("retracted", True),
    *(("quote", {"exact": exact}) for exact in ("Son comes", "Trump is said to come", "Nobody comes")),
    *(("subject_as", name) for name in ("President Trump", "Prime Minister", "Mr Son")),
)


@st.composite
def _claims(draw: st.DrawFn) -> Claims:
    """A few claims about one or two matters, so that they meet."""
    matters = draw(st.lists(st.sampled_from(_MATTERS), min_size=1, max_size=2))
    claims = []
    for number in range(draw(st.integers(3, 7))):
        predicate, subjects, objects = draw(st.sampled_from(matters))
        ways = dict(draw(st.lists(st.sampled_from(_WAYS), max_size=2)))
        claims.append({
            "id": f"claim-{number}", "article": draw(st.sampled_from("abc")),
            "subject": draw(st.sampled_from(subjects)), "predicate": predicate,
            "object": draw(st.sampled_from(objects)), "hedging": draw(st.sampled_from(_OFTEN)), **ways,
        })  # fmt: skip
    return claims


_OFTEN = ("stated", "stated", "stated", "confirmed", *HEDGES)


class Draft(NamedTuple):
    """A project to be: its claims in order, its articles, and the texts at hand."""

    claims: Claims
    articles: dict[str, dict[str, Any]]
    texts: Mapping[str, str] = MappingProxyType({})

    def files(self, **more: Any) -> dict[str, str]:
        """The files of the project; `more` are entities to add."""
        entities = {"gala": {"type": "event", "name": "the gala", "time": "2025-10-27"}, **more}
        made = Example("", tuple(self.claims), articles=self.articles, texts=self.texts, entities=entities)
        return project_files(made, {})


DRAFTS = st.builds(
    Draft,
    _claims(),
    st.fixed_dictionaries(
        {
            article: st.fixed_dictionaries(
                {},
                optional={
                    "published": st.sampled_from(["2025-10-20", "2025-10-28", "2025-11", "2026"]),
                    "published_basis": st.sampled_from(["printed", "inferred"]),
                },
            )
            for article in "abc"
        }
    ),
    st.just({"a": TEXT}),
)  # fmt: skip


def linted(
    files: Mapping[str, str | bytes],
    check: Callable[[Path, Report], None] | None = None,
    *,
    order: Sequence[str] | None = None,
    **config: Any,
) -> Report:
    """The report on a project of these files; `check(root, report)` is called while they are there."""
    with TemporaryDirectory() as folder:
        root = Path(folder).resolve()
        for path, content in files.items():
            file = root / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content.encode() if isinstance(content, str) else content)
        reading = None if order is None else Reading(tuple(order))
        report = Project(root, Config(**config)).lint(reading)
        if check is not None:
            check(root, report)
        return report


def found(files: Mapping[str, str], **more: Any) -> set[Finding]:
    """The findings on a project of these files, without their places."""
    return {told.finding for told in linted(files, **more).findings}
