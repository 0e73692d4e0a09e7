"""`claimcheck init`: a folder that lints cleanly; what is there stays as it is."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tomllib
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from claimcheck.config.check import first_fault

if TYPE_CHECKING:
    from collections.abc import Callable

    from .conftest import Outcome

ALL = (
    "claimcheck.toml", "seeds/example.txt", "claims/example.json", "claims/vocabulary.json",
    "schemas/claim-file.schema.json", "schemas/vocabulary.schema.json", "schemas/waivers.schema.json",
    "schemas/config.schema.json", ".pre-commit-config.yaml", ".github/workflows/claimcheck.yml",
)  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, the current one, in no repository."""
    made = tmp_path / "news desk"
    made.mkdir()
    monkeypatch.chdir(made)
    for name in ("CLAIMCHECK_CONFIG", "CLAIMCHECK_OUTPUT_FORMAT", "GIT_DIR", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)
    return made


def contents(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file() and ".claimcheck_cache" not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_an_empty_folder_then_lints(folder: Path, call: Callable[..., Outcome]) -> None:
    done = call("init")
    assert (done.status, done.err) == (0, "")
    assert done.out.splitlines()[:-1] == [f"wrote {path}" for path in ALL]
    assert set(contents(folder)) == set(ALL)
    linted = call("lint", "--show-notes")
    assert (linted.status, linted.out.startswith("Checked 4 claims in 1 article: no findings in ")) == (
        0,
        True,
    )
    assert call("schema", "--check").out == "Checked 2 record files and 4 schemas: all is well\n"


@pytest.mark.parametrize(
    ("given", "lint"),
    [(".", "claimcheck lint"), ("politics", "claimcheck lint politics"), ("a b", "claimcheck lint 'a b'")],
)
def test_what_to_do_next_can_be_done(
    folder: Path, call: Callable[..., Outcome], given: str, lint: str
) -> None:
    last = call("init", given).out.splitlines()[-1]
    assert last == f"Next: `{lint}`; then your own articles in place of the example"
    assert call(*shlex.split(lint)[1:]).status == 0


def test_again_it_changes_nothing(folder: Path, call: Callable[..., Outcome]) -> None:
    call("init")
    before = contents(folder)
    done = call("init")
    assert (done.status, contents(folder)) == (0, before)
    assert {line.split(" ")[0] for line in done.out.splitlines()} == {"kept"}


@pytest.mark.parametrize(
    ("argv", "says"),
    [
        (("taken",), "taken is a file; name a folder"),
        (("",), "DIR is empty; name a folder, or leave it out for the current one"),
    ],
)
def test_what_is_no_folder_is_refused(
    folder: Path, call: Callable[..., Outcome], argv: tuple[str, ...], says: str
) -> None:
    (folder / "taken").write_text("")
    done = call("init", *argv)
    assert (done.status, done.out, done.err) == (2, "", f"claimcheck: {says}\n")
    assert set(contents(folder)) == {"taken"}


def test_a_folder_that_may_not_be_looked_into(
    folder: Path, call: Callable[..., Outcome], monkeypatch: pytest.MonkeyPatch
) -> None:
    closed, stat = folder / "closed", Path.stat
    closed.mkdir()

    def refusing(path: Path, *, follow_symlinks: bool = True) -> os.stat_result:
        if path.parent == closed:
            raise PermissionError(13, "Permission denied")
        return stat(path, follow_symlinks=follow_symlinks)

    monkeypatch.setattr(Path, "stat", refusing)
    done = call("init", "closed")
    assert (done.status, done.out) == (2, "")
    assert "claimcheck.toml cannot be looked at (Permission denied); check" in done.err


def test_what_is_there_is_kept(folder: Path, call: Callable[..., Outcome]) -> None:
    theirs = {
        "pyproject.toml": '[tool.claimcheck]\nfail-on = "error"\nclaims = "records/checked"\n',
        "seeds/example.txt": "theirs",
        "schemas/vocabulary.schema.json": "{}",
        ".pre-commit-config.yaml": "repos: []\n",
        ".gitlab-ci.yml": "stages: []\n",
    }
    for path, text in theirs.items():
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_text(text)
    done = call("init")
    kept = [line.split()[1] for line in done.out.splitlines() if line.startswith("kept ")]
    assert kept == [
        "pyproject.toml", "seeds/example.txt", "schemas/vocabulary.schema.json", ".pre-commit-config.yaml",
    ]  # fmt: skip
    after = contents(folder)
    assert {path: after[path].decode() for path in theirs} == theirs
    assert "claimcheck.toml" not in after, "it would outrank the one that is there"
    assert (
        '"$schema": "../../schemas/claim-file.schema.json"' in after["records/checked/example.json"].decode()
    )
    assert "\nTo add to .pre-commit-config.yaml, under `repos:`:\n  - repo: local\n" in done.out
    assert "'^records/checked/" in done.out
    assert "\nTo add to .gitlab-ci.yml:\nclaimcheck:\n" in done.out
    assert ".github/workflows/claimcheck.yml" not in after


def test_no_example_among_records(folder: Path, call: Callable[..., Outcome]) -> None:
    (folder / "claims").mkdir()
    (folder / "claims/ours.json").write_text('{"entities": {}}')
    done = call("init")
    assert "kept  claims (it holds records, so no example is added)\n" in done.out
    assert "Next:" not in done.out
    assert set(contents(folder)) == {*ALL, "claims/ours.json"} - {
        path for path in ALL if "example" in path
    } - {"claims/vocabulary.json"}


def test_a_folder_is_made(folder: Path, call: Callable[..., Outcome]) -> None:
    done = call("init", "new/desk")
    assert done.out.startswith("wrote new/desk/claimcheck.toml\n")
    assert call("lint", "new/desk").status == 0


def test_below_the_top_of_a_repository(folder: Path, call: Callable[..., Outcome]) -> None:
    (folder / ".git").mkdir()
    done = call("init", "the desk")
    assert not (folder / "the desk/.pre-commit-config.yaml").exists()
    assert not (folder / ".pre-commit-config.yaml").exists()
    assert "To add to .pre-commit-config.yaml, under `repos:`:\n" in done.out
    assert "entry: claimcheck lint --tracked 'the desk'\n" in done.out
    assert r"files: '^the\ desk/claims/" in done.out
    assert "- run: claimcheck lint --tracked 'the desk' --output-format github\n" in done.out
    assert "- run: claimcheck schema --check 'the desk'\n" in done.out
    call("init")
    assert "the desk" in call("init", "the desk").out, "the hook of the top does not look at this folder"


@pytest.mark.parametrize("path", ["desk", "desk/claimcheck.toml"])
def test_what_cannot_be_written_is_status_2(folder: Path, call: Callable[..., Outcome], path: str) -> None:
    if "/" in path:
        (folder / path).mkdir(parents=True)
    else:
        (folder / path).write_text("a file")
    done = call("init", "desk")
    assert (done.status, done.out) == (2, "")
    assert len(done.err.splitlines()) == 1


def test_links_are_not_written_through(folder: Path, call: Callable[..., Outcome], tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (folder / "schemas").symlink_to(outside)
    (folder / "claimcheck.toml").symlink_to(outside / "c.toml")
    assert call("init").status == 2
    assert list(outside.iterdir()) == []


def test_every_setting_of_the_configuration_can_be_taken_in(
    folder: Path, call: Callable[..., Outcome]
) -> None:
    call("init")
    file = folder / "claimcheck.toml"
    text = re.sub(r"^#(?=[a-zA-Z\[])", "", file.read_text("utf-8"), flags=re.MULTILINE)
    assert {"claims", "select", "ignore", "fail-on", "exclude", "registry", "as-of", "severity"} == set(
        tomllib.loads(text)
    )
    assert first_fault(tomllib.loads(text)) is None
    file.write_text(text)
    assert call("lint", "--show-notes").status == 0


def test_the_hooks_and_jobs_are_what_they_seem(folder: Path, call: Callable[..., Outcome]) -> None:
    call("init")
    yaml = import_module("yaml")
    published = {
        hook["id"]: hook
        for hook in yaml.safe_load((Path(__file__).parents[2] / ".pre-commit-hooks.yaml").read_text("utf-8"))
    }
    (local,) = yaml.safe_load((folder / ".pre-commit-config.yaml").read_text("utf-8"))["repos"]
    for hook in local["hooks"]:
        for key in ("entry", "pass_filenames", "always_run", "require_serial", "files"):
            assert hook.get(key) == published[hook["id"]].get(key), key
    done = subprocess.run(
        [sys.executable, "-m", "pre_commit", "validate-config", ".pre-commit-config.yaml"],
        capture_output=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    job = yaml.safe_load((folder / ".github/workflows/claimcheck.yml").read_text("utf-8"))["jobs"][
        "claimcheck"
    ]
    commands = [step["run"] for step in job["steps"] if "run" in step]
    (folder / ".gitlab-ci.yml").write_text("")
    (folder / ".github/workflows/claimcheck.yml").unlink()
    snippet = call("init").out.partition("To add to .gitlab-ci.yml:\n")[2]
    commands += yaml.safe_load(snippet)["claimcheck"]["script"]
    ours = [command.split()[1:] for command in commands if command.startswith("claimcheck ")]
    assert [argv[0] for argv in ours] == ["schema", "lint", "schema", "lint"]
    subprocess.run(["git", "init", "-q"], check=True)
    subprocess.run(["git", "add", "-A"], check=True)
    for argv in ours:
        assert call(*argv).status == 0, argv
