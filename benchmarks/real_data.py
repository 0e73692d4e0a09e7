"""Lints the real data that nobody here wrote, and scores what is found against what was expected.

usage: python benchmarks/real_data.py [--data DIR] [--explain]

The folders are read where they stand; nothing is written there. The scores are those of the data's own
`tools/score.py`. `--explain` lists what a person has to look at: each alarm without a planted fault, each
conflict that was missed and each that was not expected, with the claims and their times.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from installed import bare_environment, command

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
FOLDERS = ("officeholders-us", "officeholders-uk", "tecore-football-10")

Json = dict[str, Any]


def main() -> int:
    """Score every folder; 0, or 1 when the linter or the scorer could not do it."""
    parser = argparse.ArgumentParser(description="Score claimcheck on real data.")
    parser.add_argument(
        "--data", type=Path, default=DATA, help="the folder of data (default: ../shared/data)"
    )
    parser.add_argument("--explain", action="store_true", help="list what a person has to look at")
    args = parser.parse_args()
    data = args.data.resolve()
    if not data.is_dir():
        print("the real data (../shared/data) is not here, so nothing is scored; --data names its folder")
        return 0
    for name in FOLDERS:
        print(f"== {name}")
        try:
            told = _score(data / name, data / "tools" / "score.py")
        except subprocess.CalledProcessError as error:
            print(f"could not be scored: exit status {error.returncode}\n{error.stderr}", file=sys.stderr)
            return 1
        if args.explain:
            for line in _explained(data / name, told):
                print(line)
        print()
    return 0


def _score(folder: Path, scorer: Path) -> list[Json]:
    """Lint a folder, print its score and counts, and return its findings."""
    lint = [*command(), "lint", "--no-cache", "--output-format", "json", "--fail-on", "never", "."]
    linted = _run(lint, folder)
    with TemporaryDirectory() as scratch:
        found = Path(scratch, "findings.json")
        found.write_text(linted, encoding="utf-8")
        print(_run([sys.executable, str(scorer), "expected.json", str(found)], folder), end="")
    told: list[Json] = json.loads(linted)["findings"]
    for (code, outcome), number in sorted(Counter((f["code"], f["outcome"] or "-") for f in told).items()):
        print(f"   {number:6} {code} {outcome}")
    return told


def _run(words: list[str], folder: Path) -> str:
    return subprocess.run(
        words, cwd=folder, env=bare_environment(), check=True, capture_output=True, encoding="utf-8"
    ).stdout


def _explained(folder: Path, told: Iterable[Json]) -> Iterator[str]:
    """What a person has to look at, in lines."""
    expected: Json = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    records = {record["id"]: record for record in _records(folder / "claims")}
    conflicts = [finding for finding in told if finding["outcome"] == "conflict"]
    if "false_facts" in expected:
        yield from _without_fault(set(expected["false_facts"]), conflicts, records)
    else:
        yield from _holders(expected, conflicts, records)
        yield from _dates(expected, conflicts, records)


def _records(claims: Path) -> Iterator[Json]:
    for path in sorted(claims.iterdir()):
        text = path.read_text(encoding="utf-8")
        if path.suffix == ".jsonl":
            yield from map(json.loads, text.splitlines())
        else:
            yield from json.loads(text).get("claims", ())


def _without_fault(planted: set[str], conflicts: Iterable[Json], records: dict[str, Json]) -> Iterator[str]:
    for finding in conflicts:
        ids = _claims(finding)
        if planted.isdisjoint(ids):
            yield f"no planted fault: {finding['code']} {finding['message']}"
            yield from _shown(ids, records)


def _holders(expected: Json, conflicts: Iterable[Json], records: dict[str, Json]) -> Iterator[str]:
    """Holders of an office in certain overlap: missed, or not expected."""
    wanted = {(office, person) for office, people in expected["holders"].items() for person in people}
    found = {
        (_part(claim, 1), _part(claim, 2))
        for finding in conflicts
        if finding["code"] == "CC201"
        for claim in _claims(finding)
    }
    for word, rest in (("missed", wanted - found), ("not expected", found - wanted)):
        for office, person in sorted(rest):
            yield f"{word}: {person} as a holder of {office}; all of its holders:"
            terms = [claim for claim in records if _part(claim, 1) == office and _part(claim, -1) == "holds"]
            yield from _shown(sorted(terms, key=lambda claim: records[claim].get("time", "")), records)


def _dates(expected: Json, conflicts: Iterable[Json], records: dict[str, Json]) -> Iterator[str]:
    """Days on which a term began or ended, told differently: missed, or not expected."""
    keyed = {(date["office"], date["person"], date["kind"]): date for date in expected["dates"]}
    wanted = {key for key, date in keyed.items() if date["conflict"] and not date["near"]}
    # A day's difference counts neither way, as in the scorer.
    near = {key for key, date in keyed.items() if date["near"]}
    found = {
        (_part(claim, 1), _part(claim, 2), _part(claim, -1))
        for finding in conflicts
        for claim in _claims(finding)
        if _part(claim, -1) in ("start", "end")
    }
    for word, rest in (("missed", wanted - found), ("not expected", found - wanted - near)):
        for office, person, kind in sorted(rest):
            yield f"{word}: the {kind} of {person}'s term as {office}"
            same = (office, person, kind)
            ids = [c for c in records if (_part(c, 1), _part(c, 2), _part(c, -1)) == same]
            yield from _shown(ids, records)


def _claims(finding: Json) -> list[str]:
    return [place["id"] for place in finding["claims"] if place["id"]]


def _part(claim: str, index: int) -> str:
    """A part of an id such as `wd/OFFICE/PERSON/0/holds`; empty where there is none."""
    parts = claim.split("/")
    return parts[index] if index < len(parts) else ""


def _shown(ids: Iterable[str], records: dict[str, Json]) -> Iterator[str]:
    for claim in ids:
        record = records[claim]
        value = record["object"]
        said = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        time = record.get("time", "no time")
        yield f"    {claim}: {record['subject']} {record['predicate']} {said} ({time})"


if __name__ == "__main__":
    sys.exit(main())
