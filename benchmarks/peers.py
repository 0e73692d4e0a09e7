"""The peers that claimcheck is measured against; each runs as a process of its own.

usage: python benchmarks/peers.py orjson FILE …      seconds of the loop alone, the lines already in memory
       python benchmarks/peers.py duckdb GLOB        how many pairs of holders overlap
       python benchmarks/peers.py pyshacl FILE FORM  ids of claims in violation (FORM: a name in rdf.SHAPES)
       python benchmarks/peers.py nfc FOLDER         seconds of reading and NFC-folding all texts, once
"""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

HOLDERS = """
WITH terms AS (
  SELECT object, subject, split_part(time, '/', 1)::DATE AS first, split_part(time, '/', 2)::DATE AS last
  FROM read_ndjson(
    ?, columns = {predicate: 'VARCHAR', subject: 'VARCHAR', object: 'VARCHAR', time: 'VARCHAR'})
  WHERE predicate = 'holds-office')
SELECT count(*) FROM (
  SELECT DISTINCT object, a.subject, b.subject FROM terms a JOIN terms b USING (object)
  WHERE a.subject < b.subject AND a.first < b.last AND b.first < a.last)
"""


def orjson_loop(*files: str) -> str:
    """Parse every line with orjson.loads."""
    import orjson

    lines = [line for file in files for line in Path(file).read_bytes().splitlines()]
    began = perf_counter()
    for line in lines:
        orjson.loads(line)
    return f"{perf_counter() - began} {len(lines)}"


def holder_overlaps(glob: str) -> str:
    """Ask DuckDB for the pairs of holders of one office whose terms overlap."""
    import duckdb

    row = duckdb.connect().execute(HOLDERS, [glob]).fetchone()
    assert row is not None
    return str(row[0])


def shacl_violations(file: str, form: str) -> str:
    """Validate terms in Turtle against the overlap constraint with pySHACL."""
    from pyshacl import validate
    from rdf import PREFIX, SHAPES
    from rdflib import Graph, Namespace
    from rdflib.namespace import SH

    terms = Graph().parse(file, format="turtle")
    _, report, _ = validate(terms, shacl_graph=Graph().parse(data=SHAPES[form], format="turtle"))
    found = {terms.value(term, Namespace(PREFIX).id) for term in report.objects(None, SH.value)}
    return " ".join(sorted(map(str, found)))


def nfc_fold(folder: str) -> str:
    """Read every text and bring it into NFC."""
    began = perf_counter()
    characters = 0
    for path in Path(folder).iterdir():
        characters += len(unicodedata.normalize("NFC", path.read_bytes().decode("utf-8")))
    return f"{perf_counter() - began} {characters}"


PEERS: dict[str, Callable[..., str]] = {
    "orjson": orjson_loop,
    "duckdb": holder_overlaps,
    "pyshacl": shacl_violations,
    "nfc": nfc_fold,
}

if __name__ == "__main__":
    print(PEERS[sys.argv[1]](*sys.argv[2:]))
