"""The published hooks: what the manifest promises, and the hooks installed by pre-commit itself."""

from __future__ import annotations

import shlex
import shutil
import subprocess
import sys
import tomllib
from typing import TYPE_CHECKING, Any

import pytest

from claimcheck.cli import VERBS

from .conftest import BASELINE, CONFIG, MANIFEST, PROJECT, Repository, read_yaml, surroundings
from .test_git import ISHIBA, TAKAICHI, TAKAICHI_EARLY, assert_passed, assert_stopped

if TYPE_CHECKING:
    from pathlib import Path

NEEDS_A_CHECKOUT = "pre-commit installs hooks from a git checkout, and this is none"


@pytest.fixture(scope="module")
def manifest() -> dict[str, dict[str, Any]]:
    """The published hooks by id."""
    return {hook["id"]: hook for hook in read_yaml(PROJECT / MANIFEST)}


@pytest.fixture(scope="module")
def own_hooks() -> dict[str, dict[str, Any]]:
    """The hooks of this repository by id."""
    return {hook["id"]: hook for repo in read_yaml(PROJECT / CONFIG)["repos"] for hook in repo["hooks"]}


@pytest.mark.parametrize(("verb", "file"), [("validate-manifest", MANIFEST), ("validate-config", CONFIG)])
def test_pre_commit_finds_the_file_valid(verb: str, file: str, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pre_commit", verb, str(PROJECT / file)], env=surroundings(tmp_path),
        capture_output=True, check=False, timeout=60,
    )  # fmt: skip
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


def test_the_main_hook_reads_everything_in_one_run(manifest: dict[str, dict[str, Any]]) -> None:
    hook = manifest["claimcheck"]
    assert {key: value for key, value in hook.items() if key not in ("id", "name", "description")} == {
        "entry": "claimcheck lint --tracked",
        "language": "python",
        "args": [],
        "pass_filenames": False,
        "always_run": True,
        "require_serial": True,
    }


def test_the_schema_hook_reads_the_changed_record_files(manifest: dict[str, dict[str, Any]]) -> None:
    hook = manifest["claimcheck-schema"]
    assert hook["files"] == r"^claims/.*\.(json|jsonl|ndjson)$"
    assert "--force-exclude" in shlex.split(hook["entry"]), "a user's own args must not replace it"
    assert hook.get("pass_filenames", True)
    assert not hook.get("always_run")


def test_hooks_run_verbs_that_there_are(
    manifest: dict[str, dict[str, Any]], own_hooks: dict[str, dict[str, Any]]
) -> None:
    entries = [shlex.split(hook["entry"]) for hook in (*manifest.values(), *own_hooks.values())]
    verbs = [entry[1] for entry in entries if entry[0] == "claimcheck"]
    assert len(verbs) == 4
    assert set(verbs) <= set(VERBS)


def test_this_repository_keeps_the_hooks_it_publishes(
    manifest: dict[str, dict[str, Any]], own_hooks: dict[str, dict[str, Any]]
) -> None:
    for name, published in manifest.items():
        own = own_hooks[name]
        assert own["entry"].startswith(published["entry"])
        for key in ("pass_filenames", "always_run", "require_serial", "files"):
            assert own.get(key) == published.get(key), key
    assert own_hooks["claimcheck"]["entry"].endswith(f" --baseline {BASELINE}")
    assert {"ruff-check", "ruff-format", "mypy"} <= own_hooks.keys()


def test_the_shipped_hook_knows_no_baseline_by_itself(manifest: dict[str, dict[str, Any]]) -> None:
    assert not any("baseline" in f"{hook['entry']} {hook['args']}" for hook in manifest.values())


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """This checkout as it stands, changes and new files included, committed to a repository of its own."""
    folder = tmp_path_factory.mktemp("source")
    made = Repository(folder / "claimcheck", surroundings(folder / "pre-commit"))
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"], cwd=PROJECT,
        env=made.environment, capture_output=True, check=False,
    )  # fmt: skip
    if listed.returncode != 0 or not (PROJECT / ".git").exists():
        pytest.skip(NEEDS_A_CHECKOUT)
    for path in listed.stdout.decode("utf-8").split("\0"):
        if (PROJECT / path).is_file():
            (made.root / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(PROJECT / path, made.root / path)
    made.git("add", "-A")
    made.git("commit", "-q", "-m", "as it stands")
    return made


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> None:
    """A package index, without which pre-commit cannot install a hook."""
    folder = tmp_path_factory.mktemp("index")
    (build,) = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["build-system"]["requires"]
    fetch = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--retries", "0", "--timeout", "15"]
    done = subprocess.run(
        [*fetch, "--dest", str(folder), build], env=surroundings(folder), capture_output=True, check=False,
        timeout=120,
    )  # fmt: skip
    if done.returncode != 0:
        last = done.stderr.decode("utf-8", "replace").strip().rpartition("\n")[2]
        pytest.skip(f"pre-commit installs hooks from a package index, and pip reaches none: {last}")


@pytest.fixture(scope="module")
def client(source: Repository, index: None, tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """A newsroom's repository with a sound article, which has the published hooks installed from source."""
    made = Repository(tmp_path_factory.mktemp("client") / "news", dict(source.environment))
    made.record("a", ISHIBA)
    hooks = [{"id": "claimcheck"}, {"id": "claimcheck-schema"}]
    made.guard(*hooks, repo=str(source.root), rev=source.head)
    installed = made.pre_commit("install-hooks")
    assert installed.status == 0, installed.said
    return made


def test_try_repo_finds_the_conflict(source: Repository, index: None, tmp_path: Path) -> None:
    client = Repository(tmp_path / "news", dict(source.environment))
    client.record("a", ISHIBA)
    client.git("add", "-A")
    client.record("b", TAKAICHI_EARLY)
    client.git("add", "-A")
    done = client.pre_commit("try-repo", str(source.root), "claimcheck", "--all-files")
    assert done.status == 1, done.said
    assert "CC201" in done.said
    assert "claims/b.json" in done.said


def test_installed_hooks_guard_a_commit(client: Repository) -> None:
    head = client.head
    client.record("b", TAKAICHI_EARLY)
    client.git("add", "claims/b.json")
    assert_stopped(client, head, client.commit(), "CC201", "claims/b.json")

    client.record("b", TAKAICHI, {**TAKAICHI, "hedging": "sure"})
    client.git("add", "claims/b.json")
    assert_stopped(client, head, client.commit(), "CC002", "claimcheck-schema")

    client.record("b", TAKAICHI)
    client.git("add", "claims/b.json")
    assert_passed(client, head, client.commit())

    head = client.head
    client.git("rm", "-q", "claims/b.json")
    assert_passed(client, head, client.commit())


def test_the_installed_hook_with_staged(source: Repository, index: None, tmp_path: Path) -> None:
    client = Repository(tmp_path / "news", dict(source.environment))
    client.record("a", ISHIBA)
    client.record("b", TAKAICHI_EARLY)
    hook = {"id": "claimcheck", "args": ["--staged"], "verbose": True}
    client.guard(hook, repo=str(source.root), rev=source.head)
    head = client.head
    client.write("notes.txt", "nothing about claims\n")
    client.git("add", "-A")
    done = client.commit()
    assert_passed(client, head, done)
    assert "(1 from before)" in done.said

    head = client.head
    client.record("c", {**TAKAICHI_EARLY, "subject": "trump"})
    client.git("add", "-A")
    assert_stopped(client, head, client.commit(), "CC201", "--> claims/c.json:")
