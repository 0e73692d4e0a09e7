"""Files over a limit are told; no file that could not be read is parsed to find its places."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import pytest

from claimcheck.config.settings import Config
from claimcheck.engine import findings
from claimcheck.project import Project
from claimcheck.rules import RULES
from claimcheck.storage import locate
from claimcheck.storage.conformance import Conformance
from claimcheck.storage.files import read_inside
from claimcheck.storage.placing import Placing
from claimcheck.storage.reader import MAX_FILE_BYTES, Unreadable

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def claims(tmp_path: Path) -> Path:
    """The empty folder of records of a project."""
    folder = tmp_path / "claims"
    folder.mkdir()
    return folder


@pytest.fixture
def no_parser_of_places(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is handed to tree-sitter fails the test."""

    def refused() -> None:
        raise AssertionError("an unreadable file was handed to tree-sitter")

    monkeypatch.setattr(locate, "_parser", refused)


@pytest.mark.usefixtures("no_parser_of_places")
def test_a_small_file_that_unpacks_to_more_than_the_limit_is_a_finding(claims: Path) -> None:
    (claims / "x.json.gz").write_bytes(gzip.compress(b"[" * (MAX_FILE_BYTES + 1), compresslevel=1))
    (finding,) = Project(claims.parent, Config()).lint().findings
    assert finding.finding.code == "CC001"
    assert finding.finding.problem.message == "the file unpacks to more than 64 MiB"
    assert Conformance(claims.parent).faults("claims/x.json.gz") == [
        "claims/x.json.gz: The file unpacks to more than 64 MiB; split it into smaller files."
    ]


@pytest.mark.usefixtures("no_parser_of_places")
def test_a_file_over_the_limit_is_a_finding_and_never_read(claims: Path) -> None:
    with (claims / "x.json").open("wb") as file:
        file.truncate(MAX_FILE_BYTES + 1)
    (finding,) = Project(claims.parent, Config()).lint().findings
    assert finding.finding.problem.message == "the file is larger than 64 MiB"
    assert finding.places[0].line is None


@pytest.mark.usefixtures("no_parser_of_places")
def test_a_file_that_could_not_be_read_is_not_searched_for_places_when_it_can_be_later(claims: Path) -> None:
    (claims / "a.json").write_bytes(b"[" * 100_000)
    first = True

    def read(root: Path, path: str, limit: int) -> bytes:
        nonlocal first
        if path == "claims/a.json" and first:
            first = False
            raise Unreadable("The file changed while it was being read; run the check again.")
        return read_inside(root, path, limit)

    project = Project(claims.parent, Config(select=("CC00",)))
    records = project.load(read=read).records
    stamped = findings(records.problems, RULES, frozenset({"CC001"}), {})
    (finding,) = Placing(claims.parent, records, read).place(stamped)
    assert (finding.finding.code, finding.places[0].line) == ("CC001", None)
