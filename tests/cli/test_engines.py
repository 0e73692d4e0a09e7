"""The options about engines, and what is seen while one works."""

from __future__ import annotations

import io
import sys
from time import sleep
from typing import TYPE_CHECKING

import pytest

from claimcheck.backends import choice
from claimcheck.cli.engines import Progress

if TYPE_CHECKING:
    from .conftest import Sandbox

JSON = ("lint", "--output-format", "json", "--no-cache")
LINE = (
    '{"id": "c/1", "article": "a", "subject": "ishiba", "predicate": "attends", "object": "gala",'
    ' "hedging": "stated"}\n'
)


@pytest.mark.parametrize(
    ("argv", "says"),
    [
        (("--engine", "duck"), "duckdb"),
        (("-j", "0"), '"0" should be a number of processors, such as 4'),
        (("--jobs", "many"), '"many" should be a number of processors, such as 4'),
        (("--memory-limit", "lots"), '"lots" should be a size, such as 2GB or 512MiB'),
        (("--memory-limit", "1MB"), "the least memory limit is 64MiB"),
    ],
)
def test_what_is_no_engine_number_or_size_is_refused(
    sandbox: Sandbox, argv: tuple[str, ...], says: str
) -> None:
    done = sandbox.call("lint", *argv)
    assert done.status == 2
    assert says in done.err


def test_every_engine_option_gives_the_same_bytes(sandbox: Sandbox) -> None:
    pytest.importorskip("duckdb", reason="the duckdb engine needs the extra bulk")
    sandbox.write("claims/more.jsonl", LINE)
    local = sandbox.call(*JSON, "--engine", "local")
    assert local.codes
    for options in (("-j", "1"), ("-j", "2", "--memory-limit", "256MB"), ("--memory-limit", "1GiB")):
        assert sandbox.call(*JSON, "--engine", "duckdb", *options).out == local.out


def test_much_to_read_goes_to_duckdb_if_it_is_there(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    sandbox.write("claims/more.jsonl", LINE)
    files = ["claims/a.json", "claims/more.jsonl"]
    assert choice.engine_for(sandbox.root, files, "auto") == "local"
    monkeypatch.setattr(choice, "BULK_BYTES", len(LINE))
    monkeypatch.setattr(choice, "find_spec", lambda name: object())
    assert choice.engine_for(sandbox.root, files, "auto") == "duckdb"
    assert choice.engine_for(sandbox.root, files, "local") == "local"
    monkeypatch.setattr(choice, "find_spec", lambda name: None)
    assert choice.engine_for(sandbox.root, files, "auto") == "local"


@pytest.mark.parametrize("argv", [("--engine", "duckdb"), ()])
def test_without_the_extra_people_are_told_what_to_install(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch, argv: tuple[str, ...]
) -> None:
    monkeypatch.setitem(sys.modules, "duckdb", None)
    monkeypatch.setattr(choice, "find_spec", lambda name: None)
    sandbox.write("claims/more.jsonl.zst", "x")
    done = sandbox.call(*JSON, *argv)
    assert done.status == 2
    assert "pip install 'claimcheck-lint[bulk]'" in done.err


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_progress_is_told_on_a_terminal_after_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = Terminal()
    monkeypatch.setattr(sys, "stderr", shown)
    monkeypatch.setattr("claimcheck.cli.engines._PATIENCE", 0.1)
    progress = Progress()
    progress.tell("reading claims/\x1b[31mred.jsonl")
    assert shown.getvalue() == ""
    while not shown.getvalue():  # however slow the machine is
        sleep(0.01)
    progress.tell("judging")
    progress.tell("")
    assert shown.getvalue() == "\r\x1b[Kreading claims/\\u{1b}[31mred.jsonl\r\x1b[Kjudging\r\x1b[K"


def test_short_work_tells_no_progress(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = Terminal()
    monkeypatch.setattr(sys, "stderr", shown)
    monkeypatch.setattr("claimcheck.cli.engines._PATIENCE", 0.01)
    progress = Progress()
    progress.tell("")
    sleep(0.1)
    progress.tell("")
    assert shown.getvalue() == ""


def test_progress_is_not_told_to_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = io.StringIO()
    monkeypatch.setattr(sys, "stderr", shown)
    monkeypatch.setattr("claimcheck.cli.engines._PATIENCE", 0)
    Progress().tell("reading")
    sleep(0.1)
    assert shown.getvalue() == ""
