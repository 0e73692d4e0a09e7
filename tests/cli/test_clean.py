"""`claimcheck clean`, and switching the cache off or putting it elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import Sandbox

CACHE = ".claimcheck_cache"


def test_clean_deletes_the_cache_and_says_what_it_freed(sandbox: Sandbox) -> None:
    assert sandbox.call("clean") == (0, f"There is no cache in {sandbox.root / CACHE}\n", "")
    sandbox.call("lint")
    done = sandbox.call("clean", "claims")
    assert done.status == 0
    assert done.out.startswith(f"Deleted the cache in {sandbox.root / CACHE}: 3 files, ")
    assert done.out.endswith(" KiB freed\n")
    assert not (sandbox.root / CACHE).exists()


def test_clean_leaves_what_is_not_the_caches(sandbox: Sandbox, tmp_path: Path) -> None:
    """Above all where a folder is named that never was a cache."""
    sandbox.write("notes/.gitignore", "mine")
    sandbox.write("notes/1/x.sqlite", "mine")
    assert sandbox.call("clean", "--cache-dir", "notes").status == 0
    assert (sandbox.root / "notes/1/x.sqlite").exists()
    sandbox.call("lint")
    sandbox.write(f"{CACHE}/mine.txt", "mine")
    (sandbox.root / CACHE / "link").symlink_to(sandbox.root / "notes")
    assert sandbox.call("clean").status == 0
    assert sorted(path.name for path in (sandbox.root / CACHE).iterdir()) == ["link", "mine.txt"]
    assert (sandbox.root / "notes/1/x.sqlite").exists()


def test_clean_follows_no_link(sandbox: Sandbox, tmp_path: Path) -> None:
    sandbox.call("lint")
    (sandbox.root / CACHE).rename(tmp_path / "outside")
    (sandbox.root / CACHE).symlink_to(tmp_path / "outside")
    done = sandbox.call("clean")
    assert (done.status, done.out) == (2, "")
    assert "symbolic link" in done.err
    assert len(list((tmp_path / "outside").iterdir())) == 3


def test_without_a_cache_nothing_is_written(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    sandbox.call("lint", "--no-cache")
    monkeypatch.setenv("CLAIMCHECK_NO_CACHE", "1")
    sandbox.call("lint")
    sandbox.call("rule")
    assert not (sandbox.root / CACHE).exists()


@pytest.mark.parametrize("by_option", [True, False])
def test_the_cache_may_lie_elsewhere(
    sandbox: Sandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, by_option: bool
) -> None:
    elsewhere = tmp_path / "deep" / "cache"
    option = ["--cache-dir", str(elsewhere)] if by_option else []
    if not by_option:
        monkeypatch.setenv("CLAIMCHECK_CACHE_DIR", str(elsewhere))
    first, second = sandbox.call("lint", "-q", *option), sandbox.call("lint", "-q", *option)
    assert first.status == second.status == 1
    assert len(list(elsewhere.glob("*/*.sqlite"))) == 1
    assert not (sandbox.root / CACHE).exists()
    assert str(elsewhere) in sandbox.call("clean", *option).out
    assert not elsewhere.exists()
