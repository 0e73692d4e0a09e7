"""One answer: the spark engine tells what the local engine tells, to the byte.

A session takes seconds to start, and every project some more, so all share one and each project is many.
"""

from __future__ import annotations

import gzip
import json
import os
import re
import shutil
from contextlib import contextmanager
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from corpora import News, write_lines

from claimcheck.backends.parquet_lines import json_line
from claimcheck.backends.run import Engine, Run
from claimcheck.backends.spark import engine as spark_engine
from claimcheck.backends.spark import java, sources
from claimcheck.backends.spark.session import started

from .agreement import agree, answer
from .lines import all_examples, as_lines, four_articles, in_lines, lay, shared_data

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from pyspark.sql import SparkSession

for needed in ("pyspark", "pyarrow", "pandas", "zstandard"):
    pytest.importorskip(needed, reason="the spark engine needs the extra spark")
_home = os.environ.get("JAVA_HOME")
_java = f"{_home}/bin/java" if _home else shutil.which("java")
if _java is None or (java.release_of(_java) or 0) < java.OLDEST:
    pytest.skip(f"the spark engine needs Java {java.OLDEST} or newer", allow_module_level=True)

TWO = Engine("spark", jobs=2)
SMALL = 20_000
"""Bytes of a stretch here, so that small files have many."""


@pytest.fixture(scope="module")
def session() -> Iterator[SparkSession]:
    with pytest.MonkeyPatch.context() as patch:
        # Nothing runs long enough here for the second compiler to pay.
        patch.setenv("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")
        run: Any = None
        run = Run(None, (), None, frozenset(), run, None, (), TWO)  # type: ignore[arg-type]
        with started(run) as spark:
            yield spark


@pytest.fixture(autouse=True)
def shared(session: SparkSession, monkeypatch: pytest.MonkeyPatch) -> None:
    @contextmanager
    def at_hand(run: Run) -> Iterator[SparkSession]:
        yield session

    monkeypatch.setattr(spark_engine, "started", at_hand)
    monkeypatch.setattr(sources, "STRETCH_BYTES", SMALL)


def test_on_all_there_is(tmp_path: Path) -> None:
    """Examples, articles, planted conflicts, random terms and hostile lines, in files of every plain kind."""
    news = News(4000, 40)
    planted = write_lines(tmp_path, news, lines_per_file=1500)
    examples = all_examples()
    lay(tmp_path, {path.replace("claims/", "claims/examples/"): text for path, text in examples.items()})
    shipped = four_articles()
    lined = {path: shipped.pop(path) for path in sorted(shipped) if path[:10] in ("claims/002", "claims/003")}
    lay(tmp_path, shipped)
    lay(tmp_path, {path.replace("claims/", "claims/lined/"): text for path, text in as_lines(lined).items()})
    lay(tmp_path, in_claims({**terms(Random(3), 40), **HOSTILE}))
    packed = tmp_path / "claims" / "claims-01.jsonl"
    (tmp_path / "claims" / "packed.JSONL.GZ").write_bytes(gzip.compress(packed.read_bytes()))
    packed.unlink()
    told = answer(tmp_path, TWO)
    assert told == answer(tmp_path, Engine("local"))
    findings = json.loads(told)["findings"]
    assert len(findings) > len(planted) + len(HOSTILE) + 200
    assert planted <= {frozenset(c for camp in one["camps"] for c in camp["claims"]) for one in findings}


@pytest.mark.parametrize("name", ["officeholders-us", "officeholders-uk", "tecore-football-10"])
def test_on_real_data(name: str, tmp_path: Path) -> None:
    assert agree(lay(tmp_path, as_lines(shared_data(name))), TWO) > 5


def test_in_an_open_registry(tmp_path: Path) -> None:
    lay(tmp_path, in_claims({**terms(Random(4), 20), **HOSTILE}))
    (tmp_path / "claims" / "registry" / "entities.jsonl").unlink()
    assert agree(tmp_path, TWO, registry="open") > len(HOSTILE)


def test_on_other_kinds_of_files_and_claims_from_elsewhere(tmp_path: Path) -> None:
    """They tell what the same lines tell in plain files of the project; `--bulk` comes behind its files."""
    import pyarrow as pa
    import zstandard
    from pyarrow import parquet

    files, claims = terms_as_columns(Random(5))
    claims[7]["object"], claims[9]["hedging"], claims[-1]["object"] = "nobody", "perhaps", "nothing"
    parts = [claims[at::5] for at in range(5)]
    parts[1] += parts[0][:3]
    lines = [b"".join(json_line(claim) + b"\n" for claim in part) for part in parts]
    lines[2] += b"\n\xff\n \nno\n"
    names = in_claims(files)
    shown = ["claims/a.jsonl", "claims/b.jsonl", *(f"claims/z-{at}.jsonl" for at in (2, 3, 4))]
    plain = lay(tmp_path / "plain", {**names, **dict(zip(shown, lines, strict=True))})

    root = lay(tmp_path / "project", {**names, "claims/b.jsonl.zst": zstandard.compress(lines[1])})
    packed = gzip.compress(lines[3])
    far = lay(tmp_path / "far é", {"2 2.jsonl": lines[2], "3.jsonl.gz": packed})
    for part, file in ((parts[0], root / "claims" / "a.parquet"), (parts[4], far / "4.parquet")):
        table = pa.Table.from_pylist([{key: claim.get(key) for key in KEYS} for claim in part])
        parquet.write_table(table, file, row_group_size=20)
    told = answer(root, TWO._replace(bulk=(f"{far}/*.jsonl*", f"{far}/*.parquet")))
    addresses = [f"file://{far}/{name}" for name in ("2 2.jsonl", "3.jsonl.gz", "4.parquet")]
    for name, path in zip(("claims/a.parquet", "claims/b.jsonl.zst", *addresses), shown, strict=True):
        told = told.replace(f'"{name}"', f'"{path}"')
    assert nameless(told) == nameless(answer(plain, Engine("local")))


def nameless(told: str) -> str:
    """An answer without fingerprints: what is wrong with a file is known by the file's name."""
    return re.sub(r'"fingerprint": "[0-9a-f]+"', "", told)


def in_claims(files: Mapping[str, str | bytes]) -> dict[str, str | bytes]:
    return {f"claims/{path}": content for path, content in files.items()}


def terms(random: Random, matters: int) -> dict[str, str | bytes]:
    """Claims on many offices and players, a few on each: times of all kinds that meet, hand over, or not."""
    claims: list[dict[str, Any]] = []
    days = (
        "2020-01-01",
        "2020-06-30",
        "2020-06",
        "2020",
        "2021",
        "2021-01-01",
        "2020~",
        "2020-24",
        "0000-12-31",
    )
    ends = (*days[:6], "..", "")
    times = [*days, *(f"{a}/{b}" for a in ends for b in ends if a or b)]
    ways: list[dict[str, Any]] = [
        {"polarity": "negated"}, {"modality": "planned"}, {"attribution": {"evidence": "inferred"}},
        {"scope": {"acting": True}}, {"retracted": True}, {"subject_as": "Governor Nobody"}, {}, {}, {}, {},
    ]  # fmt: skip
    for matter in range(matters):
        people = [f"p{matter}-{number}" for number in range(4)]
        for number in range(random.randint(2, 9)):
            claim: dict[str, Any] = {"id": f"m{matter}/{number}", "article": random.choice("abc")}
            if matter % 2:
                subject: Any = random.sample(people, 2) if random.random() < 0.2 else random.choice(people)
                claim |= {"subject": subject, "predicate": "holds-office", "object": f"office-{matter}"}
            else:
                club = random.choice(("lions", "giants", "bears"))
                claim |= {"subject": people[0], "predicate": "belongs", "object": club}
            claim |= {"hedging": random.choice(("stated", "stated", "confirmed", "likely", "rumored"))}
            if random.random() < 0.8:
                claim["time"] = random.choice(times)
            claims.append(claim | random.choice(ways))
    entities: list[dict[str, Any]] = [
        *({"id": f"p{m}-{n}", "type": "person", "name": f"P {n}"} for m in range(matters) for n in range(3)),
        *({"id": f"p{m}-3", "type": "person", "name": "Q", "same_as": [f"p{m}-0"]} for m in range(matters)),
        *({"id": f"office-{m}", "type": "office", "name": f"office {m}", "titles": ["Governor"]}
          for m in range(matters)),
        *({"id": key, "type": "organisation", "name": key} for key in ("lions", "giants", "bears")),
    ]  # fmt: skip
    articles = [{"id": "a", "published": "2020-03-01"}, {"id": "b", "published": "2021"}, {"id": "c"}]
    belongs = {"belongs": {"kind": "state", "one_object_per_subject": True}}
    return {
        "terms.jsonl": in_lines(claims),
        "registry/entities.jsonl": in_lines(entities),
        "registry/articles.jsonl": in_lines(articles),
        "registry/vocabulary.json": json.dumps({"predicates": belongs}),
    }


KEYS = ("id", "article", "subject", "predicate", "object", "hedging", "time", "polarity", "modality",
        "attribution", "scope", "retracted", "subject_as")  # fmt: skip


def terms_as_columns(random: Random) -> tuple[dict[str, str | bytes], list[dict[str, Any]]]:
    """As `terms`: the files of the registry, and claims whose keys are of one kind and in one order."""
    files = terms(random, 24)
    claims = []
    for claim in map(json.loads, str(files.pop("terms.jsonl")).splitlines()):
        claim["subject"] = claim["subject"] if isinstance(claim["subject"], list) else [claim["subject"]]
        claims.append({key: claim[key] for key in KEYS if key in claim})
    return files, claims


def _claim(key: str, **more: Any) -> bytes:
    claim = {"id": key, "article": "a", "subject": "p0-0", "predicate": "belongs", "object": "bears"}
    return json.dumps({**claim, "hedging": "stated", **more}, ensure_ascii=False).encode() + b"\n"


HOSTILE: dict[str, str | bytes] = {
    "blank.jsonl": b"\n \n\t\r\n" + _claim("h/1") + b"\n\n" + _claim("h/2", note="\u2028"),
    "mark.jsonl": b"\xef\xbb\xbf" + _claim("h/3") + b"\xff\xfe\n" + b"{\n[]\n1e5\n" + _claim("h/4")[:-1],
    "long.jsonl": _claim("h/5", note="x" * 2**20) + _claim("h/6", note="y" * 3 * SMALL) + _claim("h/7"),
    "twice.jsonl": _claim("h/8") + _claim("h/8") + _claim("h/1") + _claim("m1/0", hedging="likely"),
    "replaced.jsonl": (
        _claim("h/9", supersedes=["m1/1", "m2/0"])
        + _claim("h/10", supersedes=["h/11"])
        + _claim("h/11", supersedes=["h/10"])
        + _claim("h/12", supersedes=["m3/nothing", "h/9"])
    ),
    "strange.jsonl": (
        _claim("h/13", subject="nobody")
        + _claim("h/14", article="nowhere")
        + _claim("h/15", cites=["nowhere"])
        + _claim("h/16", predicate="belong")
        + _claim("h/17", object={"amount": "1", "unit": "furlongs"})
        + _claim("h/18", object="office-1", predicate="holds-office", time="2021/2020")
        + _claim("h/19", subjekt="p0-1")
        + _claim("h/20", hedging="alleged", subject_as="Governor P")
        + b'{"id": "h/21", "id": "h/22"}\n'
    ),
    "empty.jsonl": b"",
    "white.jsonl": b" \n\n",
    "broken.jsonl.gz": gzip.compress(_claim("h/23") * 50)[:-9],
    "no-gzip.jsonl.gz": _claim("h/24"),
    "a-file.json": json.dumps(
        {
            "article": {"id": "file", "published": "2020-05-05"},
            "defaults": {"hedging": "stated", "time": "2020-02/2020-03"},
            "claims": [
                {"id": "f/1", "subject": "p0-0", "predicate": "belongs", "object": "lions"},
                {"id": "f/2", "subject": "p1-1", "predicate": "holds-office", "object": "office-1"},
                {"id": "h/2", "subject": "p1-1", "predicate": "holds-office", "object": "office-1"},
            ],
        }
    ),
}
