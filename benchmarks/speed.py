"""Measures how long claimcheck takes, each time against a yardstick run beside it.

usage: python benchmarks/speed.py [--data DIR] [--runs N] [--output FILE]

Run with an interpreter that has the built wheel and the extra `bench`. Whole processes are measured, turn
about (A B A B …), so that a busy moment of the machine meets both sides; a ratio is that of one turn.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable
from importlib.metadata import version
from itertools import islice
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any, NamedTuple

from football import corpus
from installed import bare_environment, command

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT.parent / "shared" / "data"
FACTS = 20_000
LEAST_RUNS = 7
IMPORTS = "from pydantic import BaseModel; import rapidfuzz.fuzz"
LOADS = """
import sys, time, orjson
lines = open(sys.argv[1], "rb").read().splitlines()
wall, cpu = time.perf_counter(), time.process_time()
for line in lines:
    orjson.loads(line)
print(time.perf_counter() - wall, time.process_time() - cpu)
"""


class Cost(NamedTuple):
    """What a run took: seconds on the clock, and seconds of processor time (user and system)."""

    wall: float
    cpu: float


class Ratio(NamedTuple):
    """A wanted ratio: `of` makes it of the costs of one turn, by name."""

    name: str
    wanted: float
    of: Callable[[dict[str, float]], float]


class Case(NamedTuple):
    """Commands measured turn about, by name, and the ratios made of them."""

    name: str
    claims: int
    steps: dict[str, Callable[[], Cost]]
    ratios: tuple[Ratio, ...]


def main() -> int:
    """Measure, print a table, and write the figures; 2 when something that is needed is not installed."""
    args = _arguments()
    missing = [name for name in ("claimcheck", "orjson") if not _has(name)]
    if missing:
        print(
            f"{' and '.join(missing)} not installed for this Python: see benchmarks/README.md",
            file=sys.stderr,
        )
        return 2
    with TemporaryDirectory() as scratch:
        articles, football = Path(scratch, "articles"), Path(scratch, "football")
        for folder in ("claims", "seeds"):
            shutil.copytree(ROOT / folder, articles / folder)
        source = _lay_football(football, args.data / "tecore-football-10" / "claims")
        cases = (_version(), _articles(articles), _football(football))
        figures = [_measured(case, args.runs) for case in cases]
    print(f"facts: {source}\n")
    for figure in figures:
        print("\n".join(_table(figure)))
    if args.output:
        args.output.parent.mkdir(parents=True, exist_ok=True)
        report = {"runs": args.runs, "facts": source, **_machine(), "cases": figures}
        args.output.write_text(json.dumps(report, indent=2) + "\n", encoding="utf-8")
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure claimcheck against yardsticks.")
    parser.add_argument(
        "--data", type=Path, default=DATA, help="the folder of data (default: ../shared/data)"
    )
    parser.add_argument("--runs", type=int, default=LEAST_RUNS, help=f"turns, at least {LEAST_RUNS}")
    parser.add_argument("--output", type=Path, metavar="FILE", help="write the figures as JSON")
    args = parser.parse_args()
    if args.runs < LEAST_RUNS:
        parser.error(f"--runs: at least {LEAST_RUNS}")
    return args


def _has(package: str) -> bool:
    """Whether the package is installed for the measured processes, which do not see the working tree."""
    words = [sys.executable, "-P", "-c", f"import {package}"]
    return subprocess.run(words, env=bare_environment(), stderr=subprocess.DEVNULL).returncode == 0


def _lay_football(folder: Path, source: Path) -> str:
    """Put the first facts and the vocabulary into a project of their own; returns where they come from."""
    claims = folder / "claims"
    claims.mkdir(parents=True)
    if source.is_dir():
        with (source / "facts.jsonl").open(encoding="utf-8") as facts:
            lines = list(islice(facts, FACTS))
        shutil.copyfile(source / "vocabulary.json", claims / "vocabulary.json")
        name = "TeCoRe"
    else:
        made, vocabulary = corpus(FACTS)
        lines = [line + "\n" for line in made]
        (claims / "vocabulary.json").write_text(vocabulary, encoding="utf-8")
        name = "generated"
    (claims / "facts.jsonl").write_text("".join(lines), encoding="utf-8")
    return name


def _version() -> Case:
    steps = {"claimcheck --version": _process([*command(), "--version"]), "python": _process(_python("pass"))}
    ratio = Ratio(
        "claimcheck --version / python", 3, lambda cost: cost["claimcheck --version"] / cost["python"]
    )
    return Case("start-up", 0, steps, (ratio,))


def _articles(project: Path) -> Case:
    steps = {"lint": _process(_lint(), project), "imports": _process(_python(IMPORTS))}
    ratio = Ratio("lint / imports", 2, lambda cost: cost["lint"] / cost["imports"])
    return Case("the four articles", _claims_in(project), steps, (ratio,))


def _football(project: Path) -> Case:
    facts = str(project / "claims" / "facts.jsonl")
    steps = {
        "lint": _process(_lint(), project),
        "orjson": _loop(_python(LOADS, facts)),
        "imports": _process(_python(IMPORTS)),
    }
    ratios = (
        Ratio(
            "lint / (orjson + imports)", 10, lambda cost: cost["lint"] / (cost["orjson"] + cost["imports"])
        ),
        Ratio(
            "lint / (10 orjson + imports)",
            1,
            lambda cost: cost["lint"] / (10 * cost["orjson"] + cost["imports"]),
        ),
    )
    return Case("football facts", _claims_in(project), steps, ratios)


def _lint() -> list[str]:
    return [*command(), "lint", "--no-cache", "--fail-on", "never"]


def _python(program: str, *words: str) -> list[str]:
    return [sys.executable, "-P", "-c", program, *words]


def _claims_in(project: Path) -> int:
    """How many claims the linter says it read: a run that read none would be fast."""
    told = _output([*_lint(), "--output-format", "json"], project)
    claims: int = json.loads(told)["summary"]["claims"]
    return claims


def _output(words: list[str], folder: Path | None = None) -> str:
    return subprocess.run(
        words, cwd=folder, env=bare_environment(), check=True, stdout=subprocess.PIPE, encoding="utf-8"
    ).stdout


def _process(words: list[str], folder: Path | None = None) -> Callable[[], Cost]:
    """Run a command to its end, its output read as a pipe would, and say what the whole process took."""

    def run() -> Cost:
        before, began = _children_seconds(), perf_counter()
        _output(words, folder)
        return Cost(perf_counter() - began, _children_seconds() - before)

    return run


def _children_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _loop(words: list[str]) -> Callable[[], Cost]:
    """Run a command that measures itself and prints wall and CPU seconds."""
    return lambda: Cost(*map(float, _output(words).split()))


def _measured(case: Case, runs: int) -> dict[str, Any]:
    """Run a case: once to warm up (byte code, file cache), then turn about."""
    for step in case.steps.values():
        step()
    turns = [{name: step() for name, step in case.steps.items()} for _ in range(runs)]
    seconds = {
        name: {
            "wall": _spread([turn[name].wall for turn in turns]),
            "cpu": _spread([turn[name].cpu for turn in turns]),
        }
        for name in case.steps
    }
    ratios = {}
    for ratio in case.ratios:
        wall = _spread([ratio.of({name: cost.wall for name, cost in turn.items()}) for turn in turns])
        cpu = _spread([ratio.of({name: cost.cpu for name, cost in turn.items()}) for turn in turns])
        met = wall["median"] <= ratio.wanted
        ratios[ratio.name] = {"wanted": ratio.wanted, "met": met, "wall": wall, "cpu": cpu}
    return {"case": case.name, "claims": case.claims, "seconds": seconds, "ratios": ratios}


def _spread(values: list[float]) -> dict[str, float]:
    return {"median": round(median(values), 5), "min": round(min(values), 5), "max": round(max(values), 5)}


def _table(figure: dict[str, Any]) -> list[str]:
    claims = f" ({figure['claims']} claims)" if figure["claims"] else ""
    lines = [f"{figure['case']}{claims}", f"  {'':32}{'wall: median (min-max)':28}cpu: median (min-max)"]
    for name, costs in figure["seconds"].items():
        lines.append(f"  {name + ', s':32}{_cell(costs['wall'], 4):28}{_cell(costs['cpu'], 4)}")
    for name, ratio in figure["ratios"].items():
        verdict = "met" if ratio["met"] else "NOT MET"
        wanted = f"   wanted <= {ratio['wanted']}: {verdict}"
        lines.append(f"  {name:32}{_cell(ratio['wall'], 2):28}{_cell(ratio['cpu'], 2):22}{wanted}")
    return [*lines, ""]


def _cell(spread: dict[str, float], digits: int) -> str:
    return f"{spread['median']:.{digits}f} ({spread['min']:.{digits}f}-{spread['max']:.{digits}f})"


def _machine() -> dict[str, Any]:
    packages = ("claimcheck-lint", "pydantic", "rapidfuzz", "jiter", "orjson")
    return {
        "python": platform.python_version(),
        "system": f"{platform.system()} {platform.machine()}",
        "processors": os.cpu_count(),
        "packages": {name: version(name) for name in packages},
    }


if __name__ == "__main__":
    sys.exit(main())
