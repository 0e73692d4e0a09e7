"""JSON Lines, packed or not, and Parquet: the same claims, the same findings."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING, Any

import pytest

from claimcheck.backends.run import Engine

from .agreement import answer
from .lines import in_lines, lay

if TYPE_CHECKING:
    from pathlib import Path

duckdb = pytest.importorskip("duckdb", reason="the duckdb engine needs the extra bulk")

ENTITIES: list[dict[str, Any]] = [
    {"id": "ishiba", "type": "person", "name": "Shigeru Ishiba"},
    {"id": "takaichi", "type": "person", "name": "Sanae Takaichi", "aliases": ["高市早苗"]},
    {"id": "prime-minister", "type": "office", "name": "prime minister"},
    {"id": "stargate", "type": "work", "name": "Stargate"},
]
ARTICLES: list[dict[str, Any]] = [{"id": "a", "published": "2025-10-28"}, {"id": "b"}]
OFFICE: dict[str, Any] = {"predicate": "holds-office", "object": "prime-minister", "hedging": "stated"}
CLAIMS: list[dict[str, Any]] = [
    {"id": "a/1", "article": "a", "subject": "ishiba", **OFFICE, "time": "2025-01-01/2025-10-01"},
    {"id": "b/1", "article": "b", "subject": "takaichi", **OFFICE, "time": "2025-09-01/2026-01-01"},
    {"id": "a/2", "article": "a", "subject": "stargate", "predicate": "has-value", "hedging": "confirmed",
     "object": {"amount": "500e9", "unit": "USD"}, "tags": ["money", "it's “big”"]},
    {"id": "b/2", "article": "b", "subject": "stargate", "predicate": "has-value", "hedging": "rumored",
     "object": {"amount": "700e9", "unit": "USD"}, "note": 'a "quoted" note \\ with a backslash'},
    {"id": "b/3", "article": "b", "subject": "nobody", **OFFICE},
]  # fmt: skip


@pytest.fixture
def told(tmp_path: Path) -> list[dict[str, Any]]:
    """What the local engine says of the claims as plain JSON Lines."""
    written = {"claims": CLAIMS, "entities": ENTITIES, "articles": ARTICLES}
    root = lay(tmp_path / "plain", {f"claims/{name}.jsonl": in_lines(v) for name, v in written.items()})
    found = without_places(answer(root, Engine("local")))
    assert {finding["code"] for finding in found} == {"CC004", "CC107", "CC201", "CC204"}
    return found


def without_places(told: str) -> list[dict[str, Any]]:
    findings = json.loads(told)["findings"]
    for finding in findings:
        for claim in finding["claims"]:
            for key in ("path", "column", "end_column"):
                del claim[key]
    return sorted(findings, key=lambda finding: str(finding["fingerprint"]))


@pytest.mark.parametrize("ending", ["jsonl", "ndjson", "jsonl.gz", "jsonl.zst", "parquet", "PARQUET"])
def test_every_kind_of_file(ending: str, told: list[dict[str, Any]], tmp_path: Path) -> None:
    for name, values in (("claims", CLAIMS), ("entities", ENTITIES), ("articles", ARTICLES)):
        write(tmp_path / "claims" / f"{name}.{ending}", values)
    assert without_places(answer(tmp_path, Engine("duckdb"))) == told


def write(path: Path, values: list[dict[str, Any]]) -> None:
    path.parent.mkdir(exist_ok=True)
    lines = in_lines(values).encode()
    if path.name.lower().endswith(".parquet"):
        keys = dict.fromkeys(key for value in values for key in value)
        rows = [
            tuple(json.dumps(v) if isinstance(v := value.get(key), dict) else v for key in keys)
            for value in values
        ]
        kinds = {"tags": "VARCHAR[]", "aliases": "VARCHAR[]"}
        with duckdb.connect() as connection:
            columns = ", ".join(f'"{key}" {kinds.get(key, "VARCHAR")}' for key in keys)
            connection.execute(f"CREATE TABLE made ({columns})")
            connection.executemany(f"INSERT INTO made VALUES ({', '.join('?' * len(keys))})", rows)
            connection.execute(f"COPY made TO '{path}' (FORMAT parquet)")
        return
    if path.name.endswith(".gz"):
        lines = gzip.compress(lines)
    if path.name.endswith(".zst"):
        zstandard = pytest.importorskip("zstandard", reason="the extra bulk is not installed")
        lines = zstandard.compress(lines)
    path.write_bytes(lines)


def test_structs_of_parquet_are_objects(tmp_path: Path) -> None:
    lay(tmp_path, {"claims/entities.jsonl": in_lines(ENTITIES), "claims/articles.jsonl": in_lines(ARTICLES)})
    path = tmp_path / "claims" / "claims.parquet"
    with duckdb.connect() as connection:
        connection.execute(
            "COPY (SELECT id, 'a' AS article, 'stargate' AS subject, 'has-value' AS predicate,"
            " 'stated' AS hedging, {'amount': amount, 'unit': 'USD', 'per': NULL} AS object,"
            " DATE '2025-01-01' AS time, NULL::VARCHAR AS note"
            f" FROM (VALUES ('a/1', '500e9'), ('a/2', '700e9')) t(id, amount)) TO '{path}'"
        )
    found = json.loads(answer(tmp_path, Engine("auto")))
    assert found["summary"]["claims"] == 2
    assert [finding["code"] for finding in found["findings"]] == ["CC204"]
    places = found["findings"][0]["claims"]
    assert [(place["path"], place["line"]) for place in places] == [
        ("claims/claims.parquet", 1),
        ("claims/claims.parquet", 2),
    ]


@pytest.mark.parametrize("name", ["claims.parquet", "claims.jsonl.zst", "claims.jsonl.gz"])
def test_a_damaged_file_is_a_finding(name: str, tmp_path: Path) -> None:
    lay(tmp_path, {f"claims/{name}": b"damaged", "claims/entities.jsonl": in_lines(ENTITIES)})
    found = json.loads(answer(tmp_path, Engine("duckdb")))
    assert [finding["code"] for finding in found["findings"]] == ["CC001"]
    assert found["findings"][0]["claims"][0]["path"] == f"claims/{name}"
