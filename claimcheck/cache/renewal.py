"""The last answer brought up to date: what still stands of it, and what was found anew, in one report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from claimcheck.cache.facts import file_entry, gathered
from claimcheck.cache.report_form import packed, unpacked
from claimcheck.cache.session import REPORT, Renewed
from claimcheck.cache.snapshot import INDEX, UNITS, Index, dangling_of, index_line, units_of
from claimcheck.cache.trouble import Damaged, Unsuited
from claimcheck.cache.units import WAIVERS, said_of_waivers, unit_of, wide_rules
from claimcheck.reported import Report
from claimcheck.storage.placing import Placing, in_order

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from claimcheck.cache.facts import Facts
    from claimcheck.cache.partial import Part, Scope
    from claimcheck.cache.session import Base
    from claimcheck.cache.units import Judging, Told
    from claimcheck.reported import Reported
    from claimcheck.storage.watch import Watch

    Line = tuple[Reported, tuple[str, int]]


def renewed(scope: Scope, judging: Judging, base: Base, watch: Watch, part: Part) -> Renewed:
    """The report as a run over the whole project would give it, and what to keep of it.

    Args:
        scope: what the run reads.
        judging: how it judges.
        base: the last answer.
        watch: what the run reads its files with.
        part: what was judged anew.

    Raises:
        Unsuited: a finding was told twice, so that only a run over the whole project tells which one counts.
        Damaged: the cache is not what was written.
    """
    old = unpacked(base.store.get(REPORT), scope.files)
    findings, units = _merged(base, judging, part, old, Placing(scope.root, part.records, watch))
    index = _index(scope, part)
    claims, articles = (
        _more(part, counted) for counted in (lambda facts: len(facts.claims), lambda facts: 1)
    )
    report = Report(findings, old.articles + articles, old.claims + claims, scope.files)
    texts = dict.fromkeys(text for _, text, _ in index.files.values() if text is not None)
    texts |= dict.fromkeys(r.text for r, _ in part.records.articles.values() if r.text is not None)
    return Renewed(
        report,
        tuple(path for path in texts if scope.tracked is None or path in scope.tracked),
        {
            INDEX: index,
            UNITS: units,
            REPORT: packed(report),
            **{file_entry(path): facts.as_value() for path, facts in part.after.items()},
            **_places(base, part),
        },
        tuple(file_entry(path) for path in part.before if path not in part.after),
    )


def _merged(
    base: Base, judging: Judging, part: Part, old: Report, placing: Placing
) -> tuple[tuple[Reported, ...], list[tuple[str, int]]]:
    """The findings that stand and those that are new, in order, each with its unit and number."""
    units = base.store.get(UNITS)
    if not isinstance(units, list) or len(units) != len(old.findings):
        raise Damaged
    edited = {*part.before, *part.after}
    dropped = {WAIVERS, *(unit_of("", path) for path in edited)}
    dropped |= {unit_of(rule.code, block) for rule in wide_rules(judging.rules) for block in part.touched}
    lines: list[Line] = [
        (_placed(reported, edited, placing), (unit, number))
        for reported, (unit, number) in zip(old.findings, units, strict=True)
        if unit not in dropped
    ]
    lines += _fresh(judging, part.told, placing)
    known = [reported.finding for reported, _ in lines]
    lines += _fresh(judging, list(said_of_waivers(judging, part.records, known)), placing)
    marked = judging.decisions(part.records).mark(reported for reported, _ in lines)
    lines = [(reported, unit) for reported, (_, unit) in zip(marked, lines, strict=True)]
    owner: dict[tuple[str, str], str] = {}
    if any(owner.setdefault(_mark(reported), unit) != unit for reported, (unit, _) in lines):
        raise Unsuited
    lines.sort(key=lambda line: (_mark(line[0]), line[1][1]))
    said = {id(reported): mark for reported, mark in lines}
    findings = in_order(reported for reported, _ in lines)
    return findings, [said[id(reported)] for reported in findings]


def _fresh(judging: Judging, told: Sequence[Told], placing: Placing) -> list[Line]:
    """What is told, as findings with their places and units."""
    placed = placing.place(judging.stamped((code, problem) for _, code, problem in told))
    units = units_of(told, (reported.finding for reported in placed))
    if units is None:
        raise Unsuited
    return list(zip(placed, units, strict=True))


def _mark(reported: Reported) -> tuple[str, str]:
    return reported.finding.code, reported.finding.fingerprint


def _placed(reported: Reported, edited: Collection[str], placing: Placing) -> Reported:
    """A finding that stands, its places in edited files found anew."""
    if not any(place.path in edited for place in reported.places):
        return reported
    spots = zip(reported.finding.problem.spots, reported.places, strict=True)
    places = (placing.locate(spot, old.role) if old.path in edited else old for spot, old in spots)
    return reported._replace(places=tuple(places))


def _index(scope: Scope, part: Part) -> Index:
    files = {path: line for path, line in part.project.files.items() if path not in part.before}
    files |= {path: index_line(facts) for path, facts in part.after.items()}
    mine = {unit_of("", path) for path in part.before}
    dangling = (*(unit for unit in part.project.dangling if unit not in mine), *dangling_of(part.told))
    in_order_of_files = {path: files[path] for path in scope.files if path in files}
    return part.project._replace(files=in_order_of_files, dangling=tuple(dict.fromkeys(dangling)))


def _more(part: Part, counted: Callable[[Facts], int]) -> int:
    """How many more there are of something than before."""
    return sum(counted(f) for f in part.after.values()) - sum(counted(f) for f in part.before.values())


def _places(base: Base, part: Part) -> dict[str, Any]:
    """The values that say where blocks and claims are, as far as the edit changes them."""
    old, new = gathered(part.before.items()), gathered(part.after.items())
    values = {}
    for name in sorted(old.keys() | new.keys()):
        entry: dict[str, Any] = base.store.get(name) or {}
        for key in sorted(old.get(name, {}).keys() | new.get(name, {}).keys()):
            was, now = entry.pop(key, ()), new.get(name, {}).get(key)
            if not isinstance(was, str) and not isinstance(now, str):
                now = sorted({*(path for path in was if path not in part.before), *(now or ())})
            if now:
                entry[key] = now
        values[name] = entry
    return values
