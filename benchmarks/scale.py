"""Measures how claimcheck fares with much to read, each figure against a peer that runs beside it.

usage: python benchmarks/scale.py [--rows NAMES] [--scale FACTOR] [--runs N] [--scratch DIR] [--output FILE]

Run with an interpreter that has the built wheel and the extra `bench`. Corpora are generated from a seed;
what is planted in them must be found, and nothing else. A row that the installed build cannot do says why.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from cases import CASES, Bench, Figure, NotMeasured
from measuring import Failed, spread

PACKAGES = ("claimcheck-lint", "pydantic", "rapidfuzz", "orjson", "duckdb", "pyshacl")


def main() -> int:
    """Measure, print a table, and write the figures; 1 when an answer was wrong."""
    args = _arguments()
    rows: list[dict[str, Any]] = []
    print(f"{'':44}{'median (min-max)':26}{'wanted':>8}   lint s  peer s  lint MiB  planted", flush=True)
    for case in args.rows:
        print(case, flush=True)
        with TemporaryDirectory(dir=args.scratch) as scratch:
            try:
                for figure in CASES[case](Bench(Path(scratch), args.scale, args.runs)):
                    rows.append(_row(case, figure))
                    print(_told(rows[-1]), flush=True)
            except (NotMeasured, Failed) as why:
                rows.append({"case": case, "figure": "", "not_measured": str(why)})
                print(f"  not measured: {why}", flush=True)
    if args.output:
        args.output.parent.mkdir(parents=True, exist_ok=True)
        report = {"scale": args.scale, "runs": args.runs, **_machine(), "rows": rows}
        args.output.write_text(json.dumps(report, indent=2) + "\n", encoding="utf-8")
    return 1 if any(row.get("fault") for row in rows) else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure claimcheck on large corpora, beside its peers.")
    parser.add_argument("--rows", default=",".join(CASES), help=f"which of {', '.join(CASES)} (default: all)")
    parser.add_argument("--scale", type=float, default=1, help="scale the sizes down, as in 0.01")
    parser.add_argument("--runs", type=int, default=5, help="turns (default: 5)")
    parser.add_argument("--scratch", type=Path, help="where corpora are put (about 6 GB at full size)")
    parser.add_argument("--output", type=Path, metavar="FILE", help="write the figures as JSON")
    args = parser.parse_args()
    args.rows = args.rows.split(",")
    for name in args.rows:
        if name not in CASES:
            parser.error(f"--rows: {name} is none of {', '.join(CASES)}")
    if not 0 < args.scale <= 1 or args.runs < 1:
        parser.error("--scale is above 0 and at most 1, --runs at least 1")
    return args


def _row(case: str, figure: Figure) -> dict[str, Any]:
    """A figure as it is written; `met` is None where nothing is wanted."""
    value = spread(figure.values)
    met = None
    if figure.wanted is not None:
        median = value["median"]
        met = median >= figure.wanted if figure.at_least else median <= figure.wanted
    costs = {
        name: {
            "wall": spread([ran.wall for ran in runs]),
            "cpu": spread([ran.cpu for ran in runs]),
            "mib": spread([ran.mib for ran in runs]),
        }
        for name, runs in figure.runs.items()
    }
    return {
        "case": case, "figure": figure.name, "value": value, "unit": figure.unit, "wanted": figure.wanted,
        "at_least": figure.at_least, "met": met, "planted": figure.planted, "fault": figure.fault,
        "costs": costs,
    }  # fmt: skip


def _told(row: dict[str, Any]) -> str:
    value, costs = row["value"], row["costs"]
    ratio = f"{value['median']:.2f}{row['unit']} ({value['min']:.2f}-{value['max']:.2f})"
    wanted = "" if row["wanted"] is None else f"{'>=' if row['at_least'] else '<='} {row['wanted']:g}"
    verdict = {True: "met", False: "NOT MET", None: ""}[row["met"]]
    ours, peer = costs["claimcheck"], costs["peer"]
    seconds = f"{ours['wall']['median']:8.3f}{peer['wall']['median']:8.3f}{ours['mib']['max']:10.0f}"
    found = row["fault"] or (f"{row['planted']} found exactly" if row["planted"] else "")
    return f"  {row['figure']:42}{ratio:26}{wanted:>8} {seconds}  {verdict:8}{found}"


def _machine() -> dict[str, Any]:
    packages: dict[str, str | None] = {}
    for name in PACKAGES:
        try:
            packages[name] = version(name)
        except PackageNotFoundError:
            packages[name] = None
    return {
        "python": platform.python_version(),
        "system": f"{platform.system()} {platform.machine()}",
        "processors": os.cpu_count(),
        "packages": packages,
    }


if __name__ == "__main__":
    sys.exit(main())
