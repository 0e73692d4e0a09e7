"""Chosen lines are read with their true numbers, whatever the lengths of lines and pieces."""

from __future__ import annotations

import gzip
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.storage import picking
from claimcheck.storage.picking import picked_lines
from claimcheck.storage.unreadable import Unreadable

LINES = st.lists(
    st.one_of(st.binary(max_size=12), st.sampled_from([b"", b" ", b"\r", b"x" * 40])), max_size=12
)


@given(LINES, st.booleans(), st.integers(1, 50), st.data())
def test_the_chosen_lines_and_no_others(
    lines: list[bytes], ended: bool, piece: int, data: st.DataObject
) -> None:
    content = b"\n".join(lines) + (b"\n" if ended else b"")
    split = content.split(b"\n")
    written = [(number, line) for number, line in enumerate(split, start=1) if line.strip(b" \t\r\n")]
    wanted = data.draw(st.sets(st.sampled_from(range(len(written))))) if written else set()
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patched:
        patched.setattr(picking, "_PIECE_BYTES", piece)
        (Path(folder) / "a.jsonl").write_bytes(content)
        found = picked_lines(Path(folder), "a.jsonl", wanted, len(written))
        if b"\v" in content or b"\f" in content:  # laxer readers pass over these, so nobody knows
            assert found is None
        else:
            chosen = {number: line for index, (number, line) in enumerate(written) if index in wanted}
            assert found == chosen


def test_another_number_of_lines_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b"1\n2\n\n3")
    assert picked_lines(tmp_path, "a.jsonl", [2], 3) == {4: b"3"}
    assert picked_lines(tmp_path, "a.jsonl", [2], 7) is None


def test_packed_files(tmp_path: Path) -> None:
    content = b"".join(b'{"n": %d}\n' % n for n in range(100_000))
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(content, 1))
    assert picked_lines(tmp_path, "a.jsonl.gz", [0, 77_777], 100_000) == {
        1: b'{"n": 0}',
        77_778: b'{"n": 77777}',
    }
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(content, 1)[:-20])
    with pytest.raises(Unreadable, match="cut short"):
        picked_lines(tmp_path, "b.jsonl.gz", [0], 100_000)


def test_zstandard(tmp_path: Path) -> None:
    zstandard = pytest.importorskip("zstandard", reason="the extra bulk is not installed")
    packed = zstandard.compress(b"1\n2\n") + zstandard.compress(b"3\n")
    (tmp_path / "a.jsonl.zst").write_bytes(packed)
    assert picked_lines(tmp_path, "a.jsonl.zst", [1, 2], 3) == {2: b"2", 3: b"3"}
    (tmp_path / "b.jsonl.zst").write_bytes(packed[:-3])
    with pytest.raises(Unreadable, match="cut short"):
        picked_lines(tmp_path, "b.jsonl.zst", [2], 3)
    (tmp_path / "c.jsonl.zst").write_bytes(b"no frame")
    with pytest.raises(Unreadable, match="damaged"):
        picked_lines(tmp_path, "c.jsonl.zst", [2], 3)
