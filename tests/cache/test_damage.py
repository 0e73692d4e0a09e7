"""Whatever becomes of the cache, a run says what it would say without one."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from claimcheck.cache import store as store_module
from claimcheck.cache.store import Store

from .conftest import Desk

if TYPE_CHECKING:
    from collections.abc import Callable

ANEW = "claimcheck: the cache is damaged; it is made anew\n"


def noise(file: Path) -> None:
    file.write_bytes(bytes(range(256)) * 20)


def half(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def other_table(file: Path) -> None:
    file.unlink()
    with sqlite3.connect(file) as connection:
        connection.execute("CREATE TABLE entry (something)")
    connection.close()


def other_values(file: Path) -> None:
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE entry SET body = x'5b5d'")
    connection.close()


@pytest.mark.parametrize("damage", [noise, half, other_table, other_values])
def test_a_damaged_file_is_said_once_and_made_anew(desk: Desk, damage: Callable[[Path], None]) -> None:
    desk.lint()
    damage(desk.databases()[0])
    after = desk.same_as_cold("--show-notes")
    assert (after.err, after.judged) == (ANEW, True)
    again = desk.same_as_cold("--show-notes")
    assert (again.err, again.judged) == ("", False)


def test_an_empty_file_is_what_another_run_has_begun(desk: Desk) -> None:
    desk.lint()
    desk.databases()[0].write_bytes(b"")
    assert desk.same_as_cold().err == ""
    assert not desk.same_as_cold().judged


def test_no_damaged_byte_changes_an_answer(desk: Desk) -> None:
    """Bytes all over the file, one at a time; then the project changes, so that all of it is used."""
    desk.lint()
    file = desk.databases()[0]
    whole = file.read_bytes()
    cold = [desk.cold("--show-notes")]
    claims = (desk.root / "claims/b.json").read_text()
    desk.change("claims/b.json", time="2025-11")
    changed = (desk.root / "claims/b.json").read_text()
    cold.append(desk.cold("--show-notes"))
    for place in range(0, len(whole), len(whole) // 60):
        file.write_bytes(whole[:place] + bytes([whole[place] ^ 0x55]) + whole[place + 1 :])
        for text, expected in zip((claims, changed), cold, strict=True):
            desk.write("claims/b.json", text)
            told = desk.lint("--show-notes")
            assert told[:2] == expected[:2], f"byte {place}"
            assert told.err in ("", ANEW)


def test_a_file_that_another_run_has_is_left_to_it(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store_module, "WAIT_SECONDS", 0.05)
    desk.lint()
    other = sqlite3.connect(desk.databases()[0], isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    told = desk.same_as_cold()
    assert told.err == "claimcheck: this run does without the cache: database is locked\n"
    other.close()
    assert desk.same_as_cold()[2:] == ("", False)


def test_a_full_disk_is_said_once(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = Store.__init__

    def small(self: Store, file: Path) -> None:
        opened(self, file)
        self._connection.execute("PRAGMA max_page_count = 1")

    with monkeypatch.context() as patched:
        patched.setattr(Store, "__init__", small)
        told = desk.same_as_cold()
        assert told.err == "claimcheck: this run does without the cache: database or disk is full\n"
    assert desk.same_as_cold()[2:] == ("", True)
    assert desk.same_as_cold()[2:] == ("", False)


def test_a_folder_that_cannot_be_written_is_said_once(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path, *args: object, **more: object) -> None:
        raise OSError(30, "Read-only file system")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "mkdir", refuse)
        told = desk.same_as_cold()
        assert (
            told.err
            == "claimcheck: this run does without the cache: .claimcheck_cache: Read-only file system\n"
        )
    assert not desk.cache.exists()
    desk.lint()
    with monkeypatch.context() as patched:
        patched.setattr(Path, "mkdir", refuse)
        assert desk.same_as_cold()[2:] == ("", False)


@pytest.mark.skipif(os.geteuid() != 0 or shutil.which("unshare") is None, reason="needs to mount")
def test_a_disk_that_is_read_only_and_one_that_is_full(desk: Desk) -> None:
    """Real ones, in a mount namespace of their own."""
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    cold = desk.cold("--output-format", "json")
    claimcheck = f"{sys.executable} -m claimcheck lint --output-format json"
    for options in ("size=4k", "ro"):
        mount = f"mount -t tmpfs -o {options} none .claimcheck_cache"
        script = f"mkdir -p .claimcheck_cache && {mount} && {claimcheck}"
        words = ["unshare", "--mount", "sh", "-c", script]
        done = subprocess.run(words, cwd=desk.root, env=env, capture_output=True, text=True, timeout=60)
        if "unshare" in done.stderr or "mount:" in done.stderr:
            pytest.skip("mounting is not permitted")
        assert (done.returncode, done.stdout) == cold[:2]
        assert done.stderr.count("does without the cache") == 1
        assert "Traceback" not in done.stderr


@pytest.mark.parametrize("level", ["the folder", "the version's folder", "the file"])
def test_a_link_is_not_followed(desk: Desk, tmp_path: Path, level: str) -> None:
    desk.lint()
    place = {
        "the folder": desk.cache, "the version's folder": desk.databases()[0].parent,
        "the file": desk.databases()[0],
    }[level]  # fmt: skip
    outside = tmp_path / "outside"
    place.rename(outside)
    place.symlink_to(outside)
    before = sorted((path, path.lstat().st_mtime_ns) for path in [outside, *outside.rglob("*")])
    told = desk.same_as_cold()
    assert told.judged
    assert told.err.startswith("claimcheck: this run does without the cache: .claimcheck_cache")
    assert sorted((path, path.lstat().st_mtime_ns) for path in [outside, *outside.rglob("*")]) == before


def test_a_file_in_the_place_of_the_folder(desk: Desk) -> None:
    desk.write(".claimcheck_cache", "mine")
    told = desk.same_as_cold()
    assert told.err == "claimcheck: this run does without the cache: .claimcheck_cache is not a folder\n"
    assert desk.cache.read_text() == "mine"


def test_a_cache_that_came_with_the_repository_is_never_opened(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A stranger's pull request brings the answers of a project that is well, under every name it likes."""
    desk.lint()
    elsewhere = desk.root.parent / "elsewhere"
    shutil.copytree(desk.cache, elsewhere)
    shutil.rmtree(desk.cache)
    shutil.copytree(elsewhere, desk.cache)
    opened: list[Path] = []
    begin = Store.__init__

    def watched(self: Store, file: Path) -> None:
        if file.exists():
            opened.append(file)
        begin(self, file)

    monkeypatch.setattr(Store, "__init__", watched)
    assert desk.same_as_cold().judged
    assert opened == []


def test_runs_at_once_say_the_same(desk: Desk) -> None:
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    words = [sys.executable, "-m", "claimcheck", "lint", "--output-format", "json"]
    for hedging in ("stated", "rumored"):
        desk.change("claims/b.json", hedging=hedging)
        runs = [
            subprocess.Popen(words, cwd=desk.root, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            for _ in range(4)
        ]
        told = {run.communicate(timeout=60) for run in runs}
        assert {out.decode() for out, _ in told} == {desk.cold("--output-format", "json").out}
        assert {err for _, err in told} == {b""}


def test_the_folder_ignores_itself_and_is_closed_to_others(desk: Desk) -> None:
    desk.lint()
    assert (desk.cache / ".gitignore").read_text() == "*\n"
    assert (
        (desk.cache / "CACHEDIR.TAG").read_text().startswith("Signature: 8a477f597d28d172789f06886806bc55\n")
    )
    assert desk.cache.stat().st_mode & 0o777 == 0o700


def test_few_files_of_answers_are_kept(desk: Desk) -> None:
    for number in range(10):
        desk.lint("--ignore", f"CC{101 + 5 * (number % 2)}", "--severity", f"CC20{number % 5 + 1}=info")
    assert len(desk.databases()) == 6
