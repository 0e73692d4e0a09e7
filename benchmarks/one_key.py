"""Measures how long claims of one matter take, by how many there are: work must grow as they do, not faster.

usage: python benchmarks/one_key.py [--sizes N,N,...] [--shapes NAMES] [--output FILE]

Everything is said of one key, so one block holds all. Times are processor seconds of a whole run of the local
engine without the cache, reading included; beside it stands how much more a claim takes than at the size
before, and how many findings came of it.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from time import process_time
from typing import Any

from claimcheck.backends.run import Engine
from claimcheck.config.settings import Config
from claimcheck.project import Project

Claims = Iterator[dict[str, Any]]
_DAYS = 1000
_FIRST = date(1800, 1, 1)


def main() -> int:
    """Measure every shape at every size; print a table and write the figures."""
    args = _arguments()
    rows = []
    print(f"{'shape':14}{'claims':>10}{'seconds':>10}{'growth':>9}{'findings':>10}", flush=True)
    for shape in args.shapes:
        before: tuple[int, float] | None = None
        for size in args.sizes:
            seconds, findings = _measured(SHAPES[shape], size)
            growth = (seconds / before[1]) / (size / before[0]) if before else None
            told = f"{growth:.2f}" if growth else ""
            print(f"{shape:14}{size:10,}{seconds:10.2f}{told:>9}{findings:10}", flush=True)
            rows.append({"shape": shape, "claims": size, "seconds": seconds, "growth": growth})
            before = (size, seconds)
    if args.output:
        args.output.write_text(json.dumps(rows, indent=2) + "\n", encoding="utf-8")
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure many claims of one matter.")
    parser.add_argument("--sizes", default="50000,100000,200000", help="how many claims, ascending")
    parser.add_argument("--shapes", default=",".join(SHAPES), help=f"which of {', '.join(SHAPES)}")
    parser.add_argument("--output", type=Path, metavar="FILE", help="write the figures as JSON")
    args = parser.parse_args()
    args.sizes = sorted(map(int, args.sizes.split(",")))
    args.shapes = args.shapes.split(",")
    for name in args.shapes:
        if name not in SHAPES:
            parser.error(f"--shapes: {name} is none of {', '.join(SHAPES)}")
    return args


def _measured(shape: Callable[[int], Claims], size: int) -> tuple[float, int]:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        people = {f"p{n}": {"type": "person"} for n in range(size)}
        office = {
            "chair": {"type": "office", "name": "the chair"},
            "board": {"type": "office", "name": "a seat on the board", "holders": 12},
            "deal": {"type": "agreement"},
            "gala": {"type": "event"},
        }
        days = [str(date(2000, 1, 1) + timedelta(n)) for n in range(_DAYS)]
        articles: dict[str, Any] = {f"dated{n}": {"published": days[n % _DAYS]} for n in range(size)}
        articles |= {f"hedged{n}": {"published": days[n % 200]} for n in range(size)}
        articles |= {f"daily{n}": {"published": str(date(1400, 1, 1) + timedelta(n))} for n in range(size)}
        articles |= {f"undated{n}": {} for n in range(size)}
        _write(root / "claims" / "vocabulary.json", {"entities": people | office, "articles": articles})
        lines = (json.dumps({"hedging": "stated", "id": f"c{n}", **c}) for n, c in enumerate(shape(size)))
        (root / "claims" / "claims.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
        started = process_time()
        report = Project(root, Config()).lint(engine=Engine("local"))
        return process_time() - started, len(report.findings)


def _write(path: Path, value: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(value), encoding="utf-8")


def _holds(who: int, **more: Any) -> dict[str, Any]:
    return {"subject": f"p{who}", "predicate": "holds-office", "object": "chair", **more}


def _terms(size: int) -> Claims:
    """One holder after another, each for a few days of its own; every hundredth overlaps the next."""
    for n in range(size):
        start = _FIRST + timedelta(3 * n)
        end = start + timedelta(5 if n % 100 == 0 else 2)
        yield _holds(n, time=f"{start}/{end}", article=f"undated{n}")


def _overlapping(size: int) -> Claims:
    """Everybody has dates of their own: some ten years, from any day of two centuries on."""
    for n in range(size):
        start = _FIRST + timedelta(n * 7919 % 73_000)
        yield _holds(n, time=f"{start}/{start + timedelta(3000 + n * 104_729 % 1300)}", article=f"undated{n}")


def _seats(size: int) -> Claims:
    """As `_overlapping`, of an office that has room for a dozen."""
    return ({**claim, "object": "board"} for claim in _overlapping(size))


def _rivals(size: int) -> Claims:
    """Nobody says when, and every tenth claim names somebody new."""
    return (_holds(n // 10, article=f"undated{n}") for n in range(size))


def _one_term(size: int) -> Claims:
    """All hold it for one and the same time, every tenth claim somebody new."""
    return (_holds(n // 10, time="2020/2024", article=f"undated{n}") for n in range(size))


def _mentions(size: int) -> Claims:
    """Dated articles name the holder of their day; there are ten in turn."""
    for n in range(size):
        yield _holds(n % _DAYS // (_DAYS // 10), article=f"dated{n}")


def _hedges(size: int) -> Claims:
    """Articles of two hundred days say, more or less surely, that somebody will hold it."""
    for n in range(size):
        hedging = ("stated", "likely", "rumored", "reportedly", "possible")[n % _DAYS // 200]
        yield _holds(1, hedging=hedging, modality="planned", article=f"hedged{n}")


def _certainties(size: int) -> Claims:
    """As `_hedges`, but each article is of a day of its own: no two claims say the same."""
    for n in range(size):
        hedging = ("stated", "likely", "rumored", "reportedly", "possible")[n % 5]
        yield _holds(1, hedging=hedging, modality="planned", article=f"daily{n}")


def _amounts(size: int) -> Claims:
    """The price of one deal: each claim has another figure."""
    for n in range(size):
        figure = {"amount": str(n * 7919 % size + 1), "unit": "USD"}
        yield {"subject": "deal", "predicate": "has-value", "object": figure, "article": f"undated{n}"}


def _dates(size: int) -> Claims:
    """The day of one event: each claim has another of five centuries."""
    for n in range(size):
        day = {"date": str(date(1400, 1, 1) + timedelta(n * 7919 % 182_000))}
        yield {"subject": "gala", "predicate": "takes-place-on", "object": day, "article": f"undated{n}"}


SHAPES: dict[str, Callable[[int], Claims]] = {
    "terms": _terms,
    "overlapping": _overlapping,
    "seats": _seats,
    "rivals": _rivals,
    "one-term": _one_term,
    "mentions": _mentions,
    "hedges": _hedges,
    "certainties": _certainties,
    "amounts": _amounts,
    "dates": _dates,
}

if __name__ == "__main__":
    sys.exit(main())
