"""The cases of scale.py: what is generated, what is run turn about, and which ratios are made of it."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from functools import cached_property, partial
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import rdf
from corpora import Conflicts, News, write_folder, write_lines
from installed import bare_environment, command
from measuring import Ran, Step, turns
from quoted import write_quotes

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[1]
PEERS = Path(__file__).with_name("peers.py")
CACHE = ".claimcheck_cache"
PYDANTIC = "from pydantic import BaseModel"
IMPORTS = "from pydantic import BaseModel; import rapidfuzz.fuzz"


class Figure(NamedTuple):
    """A figure of the table: one value a turn, and what is wanted of their median.

    `wanted` is None for what is told for information only; `at_least` turns the comparison round. `planted`
    counts what was to be found; `fault` says what was wrong with an answer, ours or the peer's.
    """

    name: str
    wanted: float | None
    values: list[float]
    runs: dict[str, list[Ran]]
    planted: int = 0
    fault: str = ""
    at_least: bool = False
    unit: str = "x"


class NotMeasured(Exception):  # noqa: N818 - a row without figures is a result
    """Why a case cannot be measured with what is installed."""


class Bench:
    """What the cases share: a scratch folder, how far sizes are scaled down, how many turns."""

    def __init__(self, scratch: Path, scale: float, runs: int) -> None:
        self.scratch = scratch
        self.runs = runs
        self._scale = scale

    def claims(self, size: int, least: int = 200) -> int:
        """A number of claims, scaled down, that fills the keys of a corpus."""
        return max(least, round(size * self._scale / 20) * 20)

    def folder(self, name: str) -> Path:
        """A place in the scratch folder."""
        return self.scratch / name

    def need(self, option: str) -> None:
        """Raises NotMeasured when the installed `claimcheck lint` has no such option."""
        if option not in self._help:
            raise NotMeasured(f"the installed claimcheck lint has no {option}")

    @cached_property
    def _help(self) -> str:
        words = [*command(), "lint", "--help"]
        return subprocess.run(
            words, env=bare_environment(), check=True, capture_output=True, text=True
        ).stdout


def need_package(name: str) -> None:
    """Raises NotMeasured when a peer's package is not installed."""
    if find_spec(name) is None:
        raise NotMeasured(f"{name} is not installed: it is in the extra `bench`")


def warm(bench: Bench) -> Iterator[Figure]:
    """A corpus in a folder: unchanged, with one file edited, and cold."""
    news = News(bench.claims(100_000), bench.claims(8_000, least=20))
    root = bench.folder("warm")
    planted = write_folder(root, news)
    cold = _lint(root, before=partial(_forget, root))
    taken = turns({"claimcheck": cold, "peer": _python(PYDANTIC)}, bench.runs)
    yield _ratio("cold: folder / import pydantic", None, taken, planted)
    bench.need("--no-cache")
    taken = turns({"claimcheck": _lint(root), "peer": _python("pass")}, bench.runs)
    yield _ratio("no change / python -c pass", 8, taken, planted)
    edited = _lint(root, before=_Editor(root / "claims" / "a0000001.json"))
    taken = turns({"claimcheck": edited, "peer": _python(PYDANTIC)}, bench.runs)
    yield _ratio("one file edited / import pydantic", 5, taken, planted)


def articles(bench: Bench) -> Iterator[Figure]:
    """The four shipped articles, cold and warm."""
    root = bench.folder("articles")
    for name in ("claims", "seeds"):
        shutil.copytree(ROOT / name, root / name)
    cold = _lint(root, before=partial(_forget, root))
    runs = max(bench.runs, 7)
    yield _ratio("cold / imports", 2, turns({"claimcheck": cold, "peer": _python(IMPORTS)}, runs))
    bench.need("--no-cache")
    yield _ratio(
        "warm / python -c pass", 5, turns({"claimcheck": _lint(root), "peer": _python("pass")}, runs)
    )


def million(bench: Bench) -> Iterator[Figure]:
    """A million claims of JSON Lines, against parsing alone and against one query."""
    need_package("orjson")
    need_package("duckdb")
    news = News(bench.claims(1_000_000), bench.claims(10_000, least=20))
    root = bench.folder("million")
    planted = write_lines(root, news)
    files = sorted(str(path) for path in (root / "claims").glob("claims-*.jsonl"))
    holders = len(news.planted(offices=True))
    steps = {
        "claimcheck": _lint(root, before=partial(_forget, root)),
        "orjson": _peer("orjson", *files)._replace(times_itself=True),
        "duckdb": _peer("duckdb", str(root / "claims" / "claims-*.jsonl")),
    }
    taken = turns(steps, bench.runs)
    told = {ran.told for ran in taken["duckdb"]}
    astray = "" if told == {str(holders)} else f"the query finds {told}, not {holders}"
    for peer, wanted in (("orjson", 4), ("duckdb", 5)):
        pair = {"claimcheck": taken["claimcheck"], "peer": taken[peer]}
        figure = _ratio(f"cold lint / {peer}", wanted, pair, planted)
        yield figure._replace(fault=figure.fault or astray)


def ten_million(bench: Bench) -> Iterator[Figure]:
    """Ten million claims within bounded memory, and how time grows from one million."""
    bench.need("--memory-limit")
    big, small = bench.folder("ten-million"), bench.folder("one-million")
    planted = write_lines(big, News(bench.claims(10_000_000), bench.claims(100_000, least=20)))
    planted_small = write_lines(small, News(bench.claims(1_000_000), bench.claims(10_000, least=20)))
    bound = ("--memory-limit", "2GB")
    steps = {
        "claimcheck": _lint(big, *bound, before=partial(_forget, big)),
        "peer": _lint(small, *bound, before=partial(_forget, small)),
    }
    taken = turns(steps, min(bench.runs, 2), warm_up=False)
    memory = [ran.mib / 1024 for ran in taken["claimcheck"]]
    fault = fault_of(taken["claimcheck"], planted) or fault_of(taken["peer"], planted_small)
    yield Figure("peak memory under 2GB", 2.5, memory, taken, len(planted), fault, unit=" GiB")
    yield _ratio("time at 10 M / at 1 M", 12, taken, planted)


def skew(bench: Bench) -> Iterator[Figure]:
    """All claims on one key, against the same claims and times spread evenly."""
    claims, files = bench.claims(1_000_000), bench.claims(10_000, least=20)
    one = News(claims, files, terms_per_key=claims // 2, players=False, ages=True)
    even = News(claims, files, players=False, ages=True)
    roots = {"claimcheck": bench.folder("one-key"), "peer": bench.folder("many-keys")}
    planted = write_lines(roots["claimcheck"], one)
    planted_evenly = write_lines(roots["peer"], even)
    steps = {name: _lint(root, before=partial(_forget, root)) for name, root in roots.items()}
    taken = turns(steps, bench.runs)
    figure = _ratio("one key / spread evenly", 2, taken, planted)
    yield figure._replace(fault=figure.fault or fault_of(taken["peer"], planted_evenly))


def pyshacl(bench: Bench) -> Iterator[Figure]:
    """2,000 dated claims on offices, against pySHACL with a SPARQL constraint on the same facts."""
    need_package("pyshacl")
    news = News(bench.claims(2_000), 100, players=False)
    root = bench.folder("offices")
    planted = write_lines(root, news)
    turtle = bench.folder("offices.ttl")
    rdf.write_turtle(turtle, news)
    ids = " ".join(sorted(frozenset().union(*planted)))
    for form, wanted in (("term", 100.0), ("office", None)):
        steps = {
            "claimcheck": _lint(root, before=partial(_forget, root)),
            "peer": _peer("pyshacl", str(turtle), form),
        }
        taken = turns(steps, min(bench.runs, 3))
        agrees = all(ran.told == ids for ran in taken["peer"])
        figure = _ratio(f"pySHACL, a query per {form} / lint", wanted, taken, planted)
        values = [1 / value for value in figure.values]
        fault = figure.fault or ("" if agrees else "pySHACL finds others")
        yield figure._replace(values=values, fault=fault, at_least=True)


def quotes(bench: Bench) -> Iterator[Figure]:
    """100,000 quotes in 10,000 articles of 5 kB, against reading and NFC-folding those once."""
    news = News(bench.claims(100_000), bench.claims(10_000, least=20))
    root, bare = bench.folder("quotes"), bench.folder("no-quotes")
    planted, false = write_quotes(root, news)
    write_lines(bare, news)
    # The rules that ask whether quotes stand in their texts; those that read wordings read random prose here.
    rules = ("--select", "CC101,CC106,CC201,CC202")
    steps = {
        "claimcheck": _lint(root, *rules, before=partial(_forget, root)),
        "peer": _peer("nfc", str(root / "seeds"))._replace(times_itself=True),
        "no quotes": _lint(bare, *rules, before=partial(_forget, bare)),
    }
    taken = turns(steps, bench.runs)
    exact = all(_false_quotes(ran) == false for ran in taken["claimcheck"])
    whole = _ratio("lint / reading and folding", 3, taken, planted)
    fault = whole.fault or ("" if exact else f"not just the {len(false)} false quotes are found")
    yield whole._replace(planted=len(planted) + len(false), fault=fault)
    turn = zip(taken["claimcheck"], taken["no quotes"], taken["peer"], strict=True)
    extra = [(ours.wall - without.wall) / peer.wall for ours, without, peer in turn]
    yield Figure("the same, less a lint without quotes", None, extra, taken)


CASES: dict[str, Callable[[Bench], Iterator[Figure]]] = {
    "warm": warm,
    "articles": articles,
    "million": million,
    "ten-million": ten_million,
    "skew": skew,
    "pyshacl": pyshacl,
    "quotes": quotes,
}


class _Editor:
    """Changes a claim file each time it is called, as an editor does: another note, saved."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._times = 0

    def __call__(self) -> None:
        self._times += 1
        value = json.loads(self._path.read_text(encoding="utf-8"))
        value["claims"][0]["note"] = f"edited {self._times} times"
        self._path.write_text(json.dumps(value, ensure_ascii=False, indent=1), encoding="utf-8")


def _forget(root: Path) -> None:
    """Take a project's cache away, so that the next run is cold."""
    shutil.rmtree(root / CACHE, ignore_errors=True)


def _lint(root: Path, *options: str, before: Callable[[], None] | None = None) -> Step:
    words = [*command(), "lint", "--fail-on", "never", "--output-format", "json", *options]
    return Step(words, root, before, json.loads)


def _python(program: str) -> Step:
    return Step([sys.executable, "-P", "-c", program])


def _peer(name: str, *words: str) -> Step:
    return Step([sys.executable, str(PEERS), name, *words])


def _ratio(
    name: str, wanted: float | None, taken: dict[str, list[Ran]], planted: Conflicts | None = None
) -> Figure:
    pairs = zip(taken["claimcheck"], taken["peer"], strict=True)
    values = [ours.wall / peer.wall for ours, peer in pairs]
    if planted is None:
        return Figure(name, wanted, values, taken)
    return Figure(name, wanted, values, taken, len(planted), fault_of(taken["claimcheck"], planted))


def fault_of(runs: list[Ran], planted: Conflicts) -> str:
    """What is wrong where a run did not find the planted conflicts, each once and no other; else "".

    Args:
        runs: what claimcheck told, as parsed json output.
        planted: the contradictions, each as the ids of its claims.
    """
    for ran in runs:
        told: Any = ran.told
        conflicts = [finding for finding in told["findings"] if finding["outcome"] == "conflict"]
        found = [frozenset(claim for camp in f["camps"] for claim in camp["claims"]) for f in conflicts]
        if len(found) != len(planted) or set(found) != planted:
            missed, strange = len(planted - set(found)), len(set(found) - planted)
            return f"of {len(planted)} planted {missed} missed; {strange} found that are not planted"
    return ""


def _false_quotes(ran: Ran) -> frozenset[str]:
    told: Any = ran.told
    return frozenset(f["claims"][0]["id"] for f in told["findings"] if f["code"] == "CC101")
