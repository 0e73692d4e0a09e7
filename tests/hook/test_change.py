"""`lint --staged` and `--since`: what a change caused is told, where the change touched it."""

from __future__ import annotations

import gzip
import json
import os
from copy import copy
from pathlib import Path
from typing import Any

import pytest

import claimcheck
from claimcheck.cli import main

from .conftest import BASELINE, CLAIMCHECK, Outcome, Repository, published_hook, surroundings
from .test_git import ISHIBA, SON, TAKAICHI, TAKAICHI_EARLY, TRUMP, assert_passed, assert_stopped, attends

STAGED, SINCE = ("--staged",), ("--since", "HEAD")
BOTH = pytest.mark.parametrize("options", [STAGED, SINCE], ids=["staged", "since"])


class InProcess(Repository):
    """A repository that this process lints."""

    def __init__(
        self,
        root: Path,
        environment: dict[str, str],
        patch: pytest.MonkeyPatch,
        said: pytest.CaptureFixture[str],
    ) -> None:
        self._patch, self._said = patch, said
        super().__init__(root, environment)

    def claimcheck(self, *argv: str) -> Outcome:
        for key, value in self.environment.items():
            self._patch.setenv(key, value)
        self._patch.chdir(self.root)
        self._said.readouterr()
        status = main(argv)
        return Outcome(status, "".join(self._said.readouterr()))


@pytest.fixture
def repository(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Repository:
    """An empty repository."""
    environment = surroundings(tmp_path / "pre-commit")
    environment["PYTHONPATH"] = str(Path(claimcheck.__file__).parents[1])
    return InProcess(tmp_path / "news desk", environment, monkeypatch, capsys)


def lint(repository: Repository, *options: str) -> dict[str, Any]:
    """What `lint` says of a change, as JSON; notes too."""
    done = repository.claimcheck("lint", "--output-format", "json", "--show-notes", *options)
    assert done.status in (0, 1), done.said
    said: dict[str, Any] = json.loads(done.said)
    return said


def codes(repository: Repository, *options: str) -> list[str]:
    return [finding["code"] for finding in lint(repository, *options)["findings"]]


def commit(repository: Repository, words: str = "so far") -> None:
    repository.git("add", "-A")
    repository.git("commit", "-q", "--no-verify", "-m", words)


@pytest.fixture
def indebted(repository: Repository) -> Repository:
    """Two prime ministers at once, committed."""
    repository.record("a", ISHIBA)
    repository.record("b", TAKAICHI_EARLY)
    commit(repository)
    return repository


@BOTH
def test_what_was_there_is_counted_and_does_not_fail(indebted: Repository, options: tuple[str, ...]) -> None:
    assert indebted.claimcheck("lint").status == 1
    done = indebted.claimcheck("lint", *options)
    assert done.status == 0
    assert ": no new findings (1 from before) in " in done.said
    assert ": 3 record files, read by " in indebted.claimcheck("lint", "-v", *options).said


@BOTH
def test_what_the_change_adds_is_told_where_it_was_added(
    indebted: Repository, options: tuple[str, ...]
) -> None:
    # The committed claim comes first by its id, so it would be the primary place.
    indebted.record("c", TRUMP)
    commit(indebted)
    indebted.record("d", SON)
    indebted.git("add", "-A")
    said = lint(indebted, *options)
    assert [finding["code"] for finding in said["findings"]] == ["CC201"]
    first, second = said["findings"][0]["claims"]
    assert (first["path"], first["role"]) == ("claims/d.json", "primary")
    assert (second["path"], second["role"]) == ("claims/c.json", "proof")
    assert (said["summary"]["known"], said["summary"]["settled"]) == (1, 0)
    shown = indebted.claimcheck("lint", *options)
    assert shown.status == 1
    assert "--> claims/d.json:" in shown.said
    assert "::: claims/c.json:" in shown.said


@BOTH
def test_a_line_that_the_change_did_not_touch(indebted: Repository, options: tuple[str, ...]) -> None:
    indebted.record("c", attends("rumored"))
    commit(indebted)
    vocabulary = json.loads((indebted.root / "claims/vocabulary.json").read_text("utf-8"))
    vocabulary["entities"]["gala"]["type"] = "place"
    indebted.write("claims/vocabulary.json", json.dumps(vocabulary))
    indebted.git("add", "-A")
    told = [finding["claims"][0]["path"] for finding in lint(indebted, *options)["findings"]]
    assert "claims/c.json" in told


@BOTH
def test_what_is_gone_is_counted(indebted: Repository, options: tuple[str, ...]) -> None:
    indebted.record("b", TAKAICHI)
    indebted.git("add", "-A")
    done = indebted.claimcheck("lint", *options)
    assert done.status == 0
    assert "1 settled" in done.said
    indebted.git("rm", "-q", "claims/b.json", "--cached")
    (indebted.root / "claims/b.json").unlink()
    assert "1 settled" in indebted.claimcheck("lint", *options).said


@BOTH
def test_a_swap_of_one_for_another_does_not_pass(indebted: Repository, options: tuple[str, ...]) -> None:
    indebted.record("b", TRUMP)
    indebted.record("c", SON)
    indebted.git("add", "-A")
    said = lint(indebted, *options)
    assert [finding["code"] for finding in said["findings"]] == ["CC201"]
    assert (said["summary"]["known"], said["summary"]["settled"]) == (0, 1)


@BOTH
def test_a_side_less_is_nothing_new_and_a_side_more_is(
    repository: Repository, options: tuple[str, ...]
) -> None:
    repository.record("a", ISHIBA)
    repository.record("b", TAKAICHI_EARLY)
    commit(repository)
    repository.record("c", {**TRUMP, "object": "prime-minister"})
    repository.git("add", "-A")
    said = lint(repository, *options)
    assert [f["claims"][0]["path"] for f in said["findings"]] == ["claims/c.json"]
    assert (said["summary"]["known"], said["summary"]["settled"]) == (0, 0), "it grew, and nothing is settled"
    commit(repository)
    repository.record("c", TRUMP)
    repository.git("add", "-A")
    said = lint(repository, *options)
    assert (said["findings"], said["summary"]["known"], said["summary"]["settled"]) == ([], 1, 0)
    repository.record("b", {**TAKAICHI_EARLY, "time": "2025-08-21/2026-10-01"})
    repository.git("add", "-A")
    [finding] = lint(repository, *options)["findings"]
    assert finding["claims"][0]["path"] == "claims/b.json", "the change moved one of the sides that are left"


@BOTH
def test_renamed_moved_and_reformatted_files_cause_nothing(
    indebted: Repository, options: tuple[str, ...]
) -> None:
    (indebted.root / "claims/desk é").mkdir()
    indebted.git("mv", "claims/b.json", "claims/desk é/0 b\n.json")
    text = json.dumps(json.loads((indebted.root / "claims/a.json").read_text("utf-8")), indent=4)
    indebted.write("claims/a.json", text)
    indebted.git("add", "-A")
    said = lint(indebted, *options)
    assert (said["findings"], said["summary"]["known"]) == ([], 1)


@BOTH
def test_a_finding_that_becomes_worse_is_caused(repository: Repository, options: tuple[str, ...]) -> None:
    inferred = {**TAKAICHI_EARLY, "attribution": {"evidence": "inferred"}}
    repository.record("a", ISHIBA)
    repository.record("b", inferred)
    commit(repository)
    [before] = lint(repository)["findings"]
    repository.record("b", TAKAICHI_EARLY)
    repository.git("add", "-A")
    said = lint(repository, *options)
    [after] = said["findings"]
    assert (before["severity"], after["severity"]) == ("warning", "error")
    assert before["fingerprint"] == after["fingerprint"]
    assert after["claims"][0]["path"] == "claims/b.json"
    assert (said["summary"]["known"], said["summary"]["settled"]) == (0, 0)


@BOTH
def test_a_waiver_that_is_taken_out_causes_what_it_covered(
    indebted: Repository, options: tuple[str, ...]
) -> None:
    [finding] = lint(indebted)["findings"]
    waiver = {"finding": finding["fingerprint"], "kind": "todo", "reason": "-"}
    indebted.write("claims/waivers.json", json.dumps({"waivers": [waiver]}))
    indebted.git("add", "-A")
    said = lint(indebted, *options)["summary"]
    assert (said["waived"], said["known"], said["settled"]) == (0, 0, 0), (
        "a decision settles nothing, and is no finding"
    )
    commit(indebted)
    assert lint(indebted, *options)["summary"]["waived"] == 0
    indebted.write("claims/waivers.json", '{"waivers": []}')
    indebted.git("add", "-A")
    assert codes(indebted, *options) == ["CC201"]


@BOTH
def test_with_a_baseline(indebted: Repository, options: tuple[str, ...]) -> None:
    indebted.record("c", TRUMP)
    indebted.record("d", SON)
    indebted.git("add", "-A")
    indebted.claimcheck("baseline", "write")
    said = lint(indebted, *options, "--baseline", BASELINE)
    assert (said["findings"], said["summary"]["baselined"]) == ([], 1)


@BOTH
def test_paths_narrow_what_is_told(indebted: Repository, options: tuple[str, ...]) -> None:
    indebted.record("c", TRUMP, SON)
    indebted.git("add", "-A")
    assert codes(indebted, *options, "claims/c.json") == ["CC201"]
    assert codes(indebted, *options, "claims/a.json") == []


@BOTH
def test_what_cannot_be_read_is_told_even_from_before(indebted: Repository, options: tuple[str, ...]) -> None:
    indebted.write("claims/c.json", "{")
    commit(indebted)
    indebted.git("rm", "-q", "claims/b.json")
    done = indebted.claimcheck("lint", *options)
    assert done.status == 1
    assert "CC001" in done.said
    assert "settled" not in done.said, "what the unreadable file would say is not known"
    assert lint(indebted, *options)["summary"]["settled"] is None


@BOTH
def test_without_commits_all_is_new(repository: Repository, options: tuple[str, ...]) -> None:
    repository.record("a", ISHIBA)
    repository.record("b", TAKAICHI_EARLY)
    repository.git("add", "-A")
    assert codes(repository, *options) == ["CC201"]


def test_staged_is_the_index_and_not_the_folder(indebted: Repository) -> None:
    indebted.record("c", TRUMP, SON)
    assert codes(indebted, *STAGED) == []
    assert codes(indebted, *SINCE) == ["CC201"], "an untracked record is part of the folder"
    assert codes(indebted, *SINCE, "--tracked") == []
    indebted.git("add", "-A")
    indebted.record("c", TRUMP)
    assert codes(indebted, *STAGED) == ["CC201"]
    assert codes(indebted, *SINCE) == []
    indebted.git("rm", "-q", "-f", "--cached", "claims/c.json")
    assert codes(indebted, *STAGED) == []
    shown = indebted.claimcheck("lint", "--staged", "--show-files").said
    assert shown == "claims/a.json\nclaims/b.json\nclaims/vocabulary.json\n"


def test_the_lines_told_are_those_of_the_index(indebted: Repository) -> None:
    indebted.record("c", TRUMP, SON)
    indebted.git("add", "-A")
    before = lint(indebted, *STAGED)["findings"]
    assert before[0]["claims"][0]["column"] > 1
    indebted.write("claims/c.json", "\n\n\n" + (indebted.root / "claims/c.json").read_text("utf-8"))
    assert lint(indebted, *STAGED)["findings"] == before


def test_a_file_that_is_only_announced_is_not_staged(indebted: Repository) -> None:
    indebted.record("c", TRUMP, SON)
    indebted.git("add", "-N", "claims/c.json")
    assert codes(indebted, *STAGED) == []
    indebted.write("claims/d.json", "")
    indebted.git("add", "claims/d.json")
    assert codes(indebted, *STAGED) == ["CC001"], "a file that is staged empty is"


def test_since_a_commit_and_staged_since_it(indebted: Repository) -> None:
    head = indebted.head
    indebted.record("c", TRUMP)
    commit(indebted)
    indebted.git("tag", "day")
    indebted.record("d", SON)
    commit(indebted)
    for reference in ("HEAD~1", "day", head[:9], "main~2"):
        assert codes(indebted, "--since", reference) == ["CC201"], reference
        assert codes(indebted, "--staged", "--since", reference) == ["CC201"], reference
    assert codes(indebted, "--since", "main") == []


@pytest.mark.parametrize("reference", ["nope", "", "--all", "HEAD:claims", "HEAD..main", "a\nb"])
def test_no_such_commit(indebted: Repository, reference: str) -> None:
    done = indebted.claimcheck("lint", f"--since={reference}")
    assert done.status == 2
    assert done.said.startswith('claimcheck: --since: git knows no commit "')
    assert len(done.said.splitlines()) == 1


def test_a_shallow_clone_says_so(indebted: Repository, tmp_path: Path) -> None:
    head = indebted.head
    indebted.record("c", TRUMP)
    commit(indebted)
    clone = copy(indebted)
    clone.root = tmp_path / "clone"
    indebted.git("init", "-q", str(clone.root))
    clone.git("fetch", "-q", "--depth", "1", f"file://{indebted.root}", "main")
    clone.git("checkout", "-q", "FETCH_HEAD")
    done = clone.claimcheck("lint", "--since", head)
    assert done.status == 2
    assert "this clone is shallow" in done.said
    assert codes(clone, "--since", "HEAD") == []


@BOTH
def test_outside_a_repository(tmp_path: Path, repository: Repository, options: tuple[str, ...]) -> None:
    repository.record("a", ISHIBA)
    repository.environment["GIT_CEILING_DIRECTORIES"] = str(tmp_path)
    (repository.root / ".git").rename(tmp_path / "gone")
    done = repository.claimcheck("lint", *options)
    assert done.status == 2
    assert f"{options[0]} needs a git repository" in done.said


@BOTH
def test_a_project_below_the_top(repository: Repository, options: tuple[str, ...]) -> None:
    repository.record("a", ISHIBA, within="news desk/")
    repository.record("a", SON)
    commit(repository)
    repository.record("b", TAKAICHI_EARLY, within="news desk/")
    repository.git("add", "-A")
    told = lint(repository, *options, "news desk")["findings"]
    assert [(finding["code"], finding["claims"][0]["path"]) for finding in told] == [
        ("CC201", "claims/b.json")
    ]


def test_a_merge_that_is_not_resolved(indebted: Repository) -> None:
    indebted.git("switch", "-q", "-c", "night")
    indebted.record("b", TAKAICHI)
    commit(indebted)
    indebted.git("switch", "-q", "main")
    indebted.record("b", TRUMP)
    commit(indebted)
    assert indebted.run("git", "merge", "-q", "night").status == 1
    done = indebted.claimcheck("lint", "--staged")
    assert done.status == 2
    assert done.said == "claimcheck: claims/b.json is not merged; resolve the conflict and `git add` it\n"
    assert codes(indebted, *SINCE) == ["CC001"], "the marks of the conflict stand in the folder"
    indebted.record("b", TAKAICHI)
    indebted.git("add", "-A")
    assert codes(indebted, *STAGED) == []


@BOTH
def test_a_submodule_with_records(repository: Repository, tmp_path: Path, options: tuple[str, ...]) -> None:
    shared = Repository(tmp_path / "shared", repository.environment)
    shared.record("s", TRUMP)
    (shared.root / "claims/vocabulary.json").unlink()
    commit(shared)
    repository.record("a", ISHIBA)
    allow = ("-c", "protocol.file.allow=always")
    repository.git(*allow, "submodule", "--quiet", "add", str(shared.root), "claims/shared")
    commit(repository)
    assert codes(repository, *options) == []
    repository.record("b", SON)
    repository.git("add", "-A")
    assert codes(repository, *options) == ["CC201"]
    commit(repository)
    module = copy(repository)
    module.root = repository.root / "claims/shared"
    module.record("t", ISHIBA, TAKAICHI_EARLY)
    (module.root / "claims/vocabulary.json").unlink()
    commit(module)
    repository.git("add", "-A")
    [finding] = lint(repository, *options)["findings"]
    assert finding["claims"][0]["path"].startswith("claims/shared/claims/t.json")


@BOTH
def test_links_are_not_followed(indebted: Repository, options: tuple[str, ...]) -> None:
    (indebted.root / "claims/c.json").symlink_to("a.json")
    (indebted.root / "claims/notes").symlink_to("../notes.txt")
    (indebted.root / "claims/more").symlink_to("../claims")
    indebted.write("notes.txt", "-")
    indebted.git("add", "-A")
    told = lint(indebted, *options)["findings"]
    assert [(f["code"], f["claims"][0]["path"]) for f in told] == [
        ("CC001", "claims/c.json"), ("CC001", "claims/more"),
    ]  # fmt: skip


def test_what_git_ignores_is_no_part_of_a_change(indebted: Repository) -> None:
    text = "Shigeru Ishiba met the press. "
    indebted.write(".gitignore", "seeds/\nclaims/bulk/\n")
    indebted.write("seeds/a.txt", text)
    record = json.loads((indebted.root / "claims/a.json").read_text("utf-8"))
    record["article"]["text"] = "seeds/a.txt"
    record["claims"][0]["quote"] = {"exact": "not there at all"}
    indebted.write("claims/a.json", json.dumps(record))
    indebted.record("x", TRUMP)
    (indebted.root / "claims/bulk").mkdir()
    (indebted.root / "claims/x.json").rename(indebted.root / "claims/bulk/x.json")
    commit(indebted)
    assert "CC101" in codes(indebted)
    assert codes(indebted, *SINCE) == []
    indebted.record("c", SON)
    assert codes(indebted, *SINCE) == ["CC201"]


@BOTH
def test_lines_of_records(indebted: Repository, options: tuple[str, ...]) -> None:
    def line(name: str, claim: dict[str, Any]) -> str:
        return json.dumps({"id": f"lines/{name}", "article": "a", "hedging": "stated", **claim}) + "\n"

    packed = gzip.compress(line("1", TRUMP).encode())
    (indebted.root / "claims/lines.jsonl.gz").write_bytes(packed)
    commit(indebted)
    indebted.write("claims/more.jsonl", line("2", SON))
    indebted.git("add", "-A")
    [finding] = lint(indebted, *options)["findings"]
    assert [(c["path"], c["line"]) for c in finding["claims"]] == [
        ("claims/more.jsonl", 1), ("claims/lines.jsonl.gz", 1),
    ]  # fmt: skip
    pytest.importorskip("duckdb", reason="the duckdb engine needs the extra bulk")
    said = indebted.claimcheck("lint", "--output-format", "json", *options).said
    assert indebted.claimcheck("lint", "--output-format", "json", "--engine", "duckdb", *options).said == said
    assert indebted.git("status", "--porcelain", "--ignored=no").split() == ["A", "claims/more.jsonl"]


def test_content_that_git_keeps_elsewhere_is_refused(indebted: Repository) -> None:
    indebted.write("claims/big.jsonl", "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n")
    indebted.git("add", "-A")
    done = indebted.claimcheck("lint", "--staged")
    assert done.status == 2
    assert "claims/big.jsonl is kept by Git LFS" in done.said


def test_content_that_the_clone_lacks(indebted: Repository) -> None:
    name = indebted.git("rev-parse", "HEAD:claims/b.json").strip()
    (indebted.root / ".git/objects" / name[:2] / name[2:]).unlink()
    done = indebted.claimcheck("lint", *SINCE)
    assert done.status == 2
    assert "git does not have the content of claims/b.json" in done.said


def test_a_partial_clone_fetches_nothing(indebted: Repository, tmp_path: Path) -> None:
    head = indebted.head
    indebted.record("b", TRUMP)
    commit(indebted)
    indebted.git("config", "uploadpack.allowFilter", "true")
    clone = copy(indebted)
    clone.root = tmp_path / "clone"
    indebted.git("clone", "-q", "--filter=blob:none", f"file://{indebted.root}", str(clone.root))
    done = clone.claimcheck("lint", "--since", head)
    assert done.status == 2
    assert "git does not have the content of claims/b.json" in done.said
    assert codes(clone, *STAGED) == []


def test_a_repository_by_sha_256(repository: Repository, tmp_path: Path) -> None:
    other = copy(repository)
    other.root = tmp_path / "sha256"
    other.root.mkdir()
    other.git("init", "-q", "-b", "main", "--object-format=sha256")
    other.record("a", TRUMP)
    other.write("claims/later.json", "")
    other.git("add", "-N", "claims/later.json")
    other.git("add", "claims/a.json", "claims/vocabulary.json")
    assert codes(other, *STAGED) == []
    (other.root / "claims/later.json").unlink()
    commit(other)
    other.record("b", SON)
    assert lint(other, *SINCE)["findings"][0]["claims"][0]["path"] == "claims/b.json"


def test_nothing_is_put_into_the_cache(indebted: Repository) -> None:
    whole = indebted.claimcheck("lint", "--output-format", "json").said
    indebted.claimcheck("lint", "--output-format", "json", *SINCE)
    indebted.claimcheck("lint", "--output-format", "json", *STAGED)
    assert indebted.claimcheck("lint", "--output-format", "json").said == whole


@BOTH
def test_the_repository_runs_nothing(indebted: Repository, options: tuple[str, ...]) -> None:
    program = indebted.root / "spy.sh"
    indebted.write("spy.sh", "#!/bin/sh\ntouch ran\ncat\n")
    program.chmod(0o755)
    indebted.write(".gitattributes", "*.json filter=spy diff=spy\n")
    commit(indebted)
    for key in ("core.fsmonitor", "filter.spy.clean", "filter.spy.smudge", "diff.spy.textconv", "core.pager"):
        indebted.git("config", key, str(program))
    indebted.write("claims/d.json", "")
    assert "CC001" in codes(indebted, *SINCE)
    indebted.run("git", "-c", "filter.spy.clean=", "add", "claims/d.json")
    (indebted.root / "ran").unlink(missing_ok=True)
    assert codes(indebted, *options) == ["CC001"]
    assert not (indebted.root / "ran").exists()


@pytest.fixture
def guarded(indebted: Repository) -> Repository:
    """The published hook with `args: [--staged]`."""
    indebted.guard(published_hook("claimcheck", "--staged"))
    return indebted


def test_the_hook_lets_a_commit_pass_that_causes_nothing(guarded: Repository) -> None:
    head = guarded.head
    guarded.record("c", TRUMP)
    guarded.git("add", "-A")
    assert_passed(guarded, head, guarded.commit())
    head = guarded.head
    guarded.git("rm", "-q", "claims/c.json")
    assert_passed(guarded, head, guarded.commit())


def test_the_hook_stops_a_commit_that_causes_something(guarded: Repository) -> None:
    guarded.record("c", TRUMP)
    guarded.git("add", "-A")
    guarded.git("commit", "-q", "-m", "sound")
    head = guarded.head
    guarded.record("d", SON)
    guarded.git("add", "-A")
    done = guarded.commit()
    assert_stopped(guarded, head, done, "CC201", "--> claims/d.json:", "::: claims/c.json:")
    assert "Shigeru Ishiba" not in done.said


def test_the_hook_judges_what_is_committed(guarded: Repository) -> None:
    head = guarded.head
    guarded.record("c", TRUMP)
    guarded.record("d", SON)
    guarded.git("add", "claims/c.json", "claims/d.json")
    assert_passed(guarded, head, guarded.commit("--", "claims/c.json"))
    head = guarded.head
    assert_stopped(guarded, head, guarded.commit("--all"), "CC201")
    guarded.record("d", TRUMP)
    assert_stopped(guarded, head, guarded.commit(), "CC201")


def test_the_hook_in_a_linked_work_tree_and_below_the_top(repository: Repository) -> None:
    repository.record("a", ISHIBA, within="news/")
    repository.guard(published_hook("claimcheck", "--staged", "news"))
    repository.git("worktree", "add", "-q", "-b", "night", "../night shift")
    repository.root = repository.root.parent / "night shift"
    head = repository.head
    repository.record("b", TAKAICHI_EARLY, within="news/")
    repository.git("add", "-A")
    assert_stopped(repository, head, repository.commit(), "CC201", "--> claims/b.json")


def test_a_hook_without_pre_commit(indebted: Repository) -> None:
    """As git runs it: at the top, GIT_INDEX_FILE set, and the index of a partial commit a file of its own."""
    command = repr(indebted.environment.get("PYTHONPATH", os.curdir))
    hook = indebted.root / ".git/hooks/pre-commit"
    hook.write_text(f"#!/bin/sh\nPYTHONPATH={command} exec {' '.join(CLAIMCHECK)} lint --staged\n")
    hook.chmod(0o755)
    head = indebted.head
    indebted.record("c", TRUMP)
    indebted.record("d", SON)
    indebted.git("add", "-A")
    assert_passed(indebted, head, indebted.commit("--", "claims/c.json"))
    head = indebted.head
    assert_stopped(indebted, head, indebted.commit("--", "claims/d.json"), "CC201")
