"""An unchanged project is answered from the cache; whatever changes, the answer is that of a cold run."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import claimcheck
from claimcheck.cache import folder as folder_module
from claimcheck.cache import stamp as stamp_module

from .conftest import Desk

if TYPE_CHECKING:
    from collections.abc import Callable

HEAVY = "pydantic jsonschema rapidfuzz rich jiter tree_sitter claimcheck.rules claimcheck.config dataclasses"
SCRIPT = """
import sys
from claimcheck.cli import main
status = main(["lint", "--output-format", "json"])
print(" ".join(sys.modules), file=sys.stderr)
sys.exit(status)
"""


def test_an_unchanged_project_is_answered_alike_and_without_judging(desk: Desk) -> None:
    first, second = desk.lint("--show-notes"), desk.lint("--show-notes")
    assert "CC201" in first.out
    assert second[:3] == first[:3] == (1, first.out, "")
    assert (first.judged, second.judged) == (True, False)


def test_an_unchanged_project_is_answered_without_the_heavy_imports(desk: Desk) -> None:
    desk.lint()
    env = {**os.environ, "PYTHONPATH": str(Path(claimcheck.__file__).parents[1])}
    words = [sys.executable, "-c", SCRIPT]
    done = subprocess.run(words, cwd=desk.root, env=env, capture_output=True, text=True, timeout=60)
    assert done.returncode == 1
    assert done.stdout == desk.cold("--output-format", "json").out
    assert not set(HEAVY.split()) & set(done.stderr.split())


@pytest.mark.parametrize(
    "argv",
    [
        ("--output-format", "json", "--show-notes"),
        ("--output-format", "concise"),
        ("--statistics",),
        ("--fail-on", "never"),
        ("-e", "-q"),
        ("claims/vocabulary.json",),
        ("claims/a.json", "--output-format", "json"),
        ("--baseline", "known.json"),
    ],
)
def test_what_only_chooses_from_an_answer_is_no_new_question(desk: Desk, argv: tuple[str, ...]) -> None:
    from claimcheck.cli import main

    main(("baseline", "write", "known.json"))
    desk.lint()
    warm = desk.same_as_cold(*argv)
    assert not warm.judged


def gone(desk: Desk) -> None:
    (desk.root / "claims/b.json").unlink()


def touched_back(desk: Desk) -> None:
    """Another content of one size, with the old modification time."""
    file = desk.root / "claims/b.json"
    before = file.stat()
    desk.write("claims/b.json", file.read_text().replace('"takaichi"', '"ishiba"  '))
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert (file.stat().st_size, file.stat().st_mtime_ns) == (before.st_size, before.st_mtime_ns)


def replaced(desk: Desk) -> None:
    """Another file of one size and modification time in its place."""
    file = desk.root / "claims/b.json"
    before = file.stat()
    other = desk.root / "other.json"
    other.write_text(file.read_text().replace('"takaichi"', '"ishiba"  '))
    os.utime(other, ns=(before.st_atime_ns, before.st_mtime_ns))
    other.replace(file)


def a_link_to_the_same(desk: Desk) -> None:
    (desk.root / "seeds").rename(desk.root / "texts")
    (desk.root / "seeds").symlink_to("texts")


def a_link_in_place(desk: Desk) -> None:
    (desk.root / "claims/b.json").rename(desk.root / "b.json")
    (desk.root / "claims/b.json").symlink_to("../b.json")


CHANGES: dict[str, Callable[[Desk], object]] = {
    "a claim says something else": lambda desk: desk.change("claims/b.json", hedging="rumored"),
    "a claim file more": lambda desk: shutil.copy(desk.root / "claims/b.json", desk.root / "claims/c.json"),
    "a claim file less": gone,
    "no JSON any more": lambda desk: desk.write("claims/b.json", "{"),
    "the vocabulary": lambda desk: desk.write("claims/vocabulary.json", "{}"),
    "the text no longer has the quote": lambda desk: desk.write("seeds/a.txt", "Nobody is."),
    "the text is gone": lambda desk: (desk.root / "seeds/a.txt").unlink(),
    "the text's folder is a link to the same folder": a_link_to_the_same,
    "a claim file is a link to the same file": a_link_in_place,
    "a configuration": lambda desk: desk.write("claimcheck.toml", 'ignore = ["CC2"]'),
    "a broken configuration": lambda desk: desk.write("claimcheck.toml", "ignore = 3"),
    "a pyproject.toml that speaks to us": lambda desk: desk.write(
        "pyproject.toml", '[tool.claimcheck.severity]\nCC201 = "info"'
    ),
    "a pyproject.toml that is broken": lambda desk: desk.write("pyproject.toml", "["),
    "a packed file that is not read": lambda desk: desk.write("claims/z.jsonl.zst", ""),
    "other content, old time and size": touched_back,
    "another file of equal time and size": replaced,
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_a_change_is_noticed(desk: Desk, change: Callable[[Desk], object]) -> None:
    before = desk.lint("--show-notes", "--fail-on", "info")
    change(desk)
    after = desk.same_as_cold("--show-notes", "--fail-on", "info")
    assert after.judged
    assert after[:3] != before[:3]
    desk.same_as_cold("--show-notes", "--fail-on", "info")


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_a_change_right_after_the_run_is_noticed(young: Desk, change: Callable[[Desk], object]) -> None:
    """No signature is trusted here: the files may have changed twice within one tick."""
    before = young.lint("--show-notes", "--fail-on", "info")
    assert not young.lint("--show-notes", "--fail-on", "info").judged
    change(young)
    after = young.same_as_cold("--show-notes", "--fail-on", "info")
    assert after[:3] != before[:3]


def test_a_change_that_leaves_no_trace_in_the_signature_is_noticed(
    young: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two writes within one tick of a coarse clock: size, times and inode are equal."""
    from claimcheck.cache import tree
    from claimcheck.storage import watch

    now = young.root.stat().st_mtime_ns
    same = f"100 {now} {now} 1"
    monkeypatch.setattr(watch, "signature", lambda status: same)
    monkeypatch.setattr(tree, "signature", lambda status: same)
    young.lint()
    young.change("claims/b.json", hedging="rumored")
    assert young.same_as_cold().judged


def test_a_clock_that_went_back_makes_nothing_stale(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder_module.Folder, "now", lambda self: 1)
    desk.lint()
    assert not desk.lint().judged
    desk.change("claims/b.json", hedging="rumored")
    assert desk.same_as_cold().judged


def test_a_touched_file_is_read_again_once(desk: Desk) -> None:
    desk.lint()
    os.utime(desk.root / "claims/b.json")
    before = desk.databases()[0].read_bytes()
    assert not desk.same_as_cold().judged
    after = desk.databases()[0].read_bytes()
    assert after != before
    assert not desk.same_as_cold().judged
    assert desk.databases()[0].read_bytes() == after


def test_a_file_that_a_configuration_extends_is_watched(desk: Desk) -> None:
    desk.write("claimcheck.toml", 'extend = "shared.toml"')
    desk.write("shared.toml", 'ignore = ["CC2"]')
    desk.lint()
    assert not desk.lint().judged
    desk.write("shared.toml", "ignore = []")
    assert "CC201" in desk.same_as_cold().out


@pytest.mark.parametrize(
    "argv",
    [
        ("--select", "CC1"), ("--ignore", "CC2"), ("--extend-select", "CC"), ("--severity", "CC201=info"),
        ("--exclude", "b.json"), ("--as-of", "2024-01-01"), ("--isolated",),
        ("--config", "severity.CC2='info'"),
    ],
)  # fmt: skip
def test_other_options_are_another_question(desk: Desk, argv: tuple[str, ...]) -> None:
    desk.write("claimcheck.toml", 'select = ["CC"]')
    desk.lint()
    assert desk.same_as_cold(*argv).judged
    assert not desk.same_as_cold(*argv).judged
    assert not desk.same_as_cold().judged


def test_another_program_judges_anew(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.lint()
    monkeypatch.setattr(stamp_module, "__version__", "9.9")
    assert desk.lint().judged


def test_what_is_refused_is_refused_again(desk: Desk) -> None:
    desk.lint()
    assert desk.lint("--baseline", "none.json").status == 2
    assert desk.lint("claims/none.json").status == 2
    assert desk.lint("--select", "CC9999").status == desk.lint("--select", "CC9999").status == 2


def test_only_what_git_tracks(desk: Desk) -> None:
    for words in (("init", "-q"), ("add", "claims", "seeds")):
        subprocess.run(["git", *words], check=True, capture_output=True)
    desk.lint("--tracked")
    assert not desk.same_as_cold("--tracked").judged
    subprocess.run(["git", "rm", "-q", "--cached", "seeds/a.txt"], check=True)
    assert "git does not track it" in desk.same_as_cold("--tracked").out
    status = subprocess.run(["git", "status", "--porcelain"], check=True, capture_output=True, text=True)
    assert ".claimcheck_cache" not in status.stdout


def test_a_file_that_changes_while_the_project_is_judged_is_not_kept(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    from claimcheck.project import Project

    judged = Project._report

    def disturbed(self: Project, *args: object) -> object:
        desk.change("claims/a.json", hedging="rumored")
        return judged(self, *args)  # type: ignore[arg-type]

    with monkeypatch.context() as patched:
        patched.setattr(Project, "_report", disturbed)
        desk.lint()
    assert desk.same_as_cold().judged
