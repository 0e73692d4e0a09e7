"""Workers read the lines that the strict reader reads, with its numbers, however a file is cut."""

from __future__ import annotations

import gzip
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st
from laws.drafts import LAW

from claimcheck.backends.parquet_lines import json_line
from claimcheck.backends.spark.reading import Line, Read, plain_path, read_stretch, stretches_of
from claimcheck.storage.reader import read_lines

from .lines import lay


@LAW
@given(
    st.lists(st.sampled_from([b"\n", b"{}", b"[1]", b" ", b"\r", b"xy" * 9])).map(b"".join),
    st.integers(1, 12),
)
def test_stretches_have_the_lines_of_the_file(content: bytes, size: int) -> None:
    with TemporaryDirectory() as folder:
        root = lay(Path(folder), {"a.jsonl": content, "a.jsonl.gz": gzip.compress(content)})
        wanted = [number for number, _ in read_lines(content)] if content.strip(b" \t\r\n") else []
        cut = stretches_of(root, "a.jsonl", 0, size)
        whole = stretches_of(root, "a.jsonl.gz", 0, size)
        for stretches in (cut, whole):
            found, marks, before = [], [], 0
            for stretch in stretches:
                *lines, read = read_stretch(root, stretch)
                assert isinstance(read, Read)
                for line in lines:
                    assert isinstance(line, Line)
                    marks.append(line.mark)
                    found.append(before + line.mark - read.first + 1)
                before += read.lines
            assert found == wanted
            assert marks == sorted(set(marks))


def test_a_row_of_parquet_is_its_json_without_nulls() -> None:
    row = {
        "id": "é\u2028\"", "none": None, "scope": {"acting": True, "role": None}, "tags": ["a", "b"],
        "object": {"amount": Decimal("500.00"), "unit": b"USD"}, "likelihood": "[5e-1, 1, null]",
        "note": "{}", "subject": "[no JSON",
    }  # fmt: skip
    assert json_line(row).decode() == (
        '{"id":"é\u2028\\"","scope":{"acting":true},"tags":["a","b"],'
        '"object":{"amount":500.00,"unit":"USD"},"likelihood":[5e-1,1,null],'
        '"note":"{}","subject":"[no JSON"}'
    )


def test_local_addresses_are_written_in_one_way() -> None:
    assert plain_path("file:/far%20away/a.jsonl") == plain_path("file:///far%20away/a.jsonl")
    assert plain_path("s3a://bucket/a.parquet") == "s3a://bucket/a.parquet"
