"""`claimcheck lint`: several formats in one run, where they go, and how much is told."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from claimcheck.project import Project
from claimcheck.reporters import FORMATS, FROM_REPOSITORY
from claimcheck.storage.home import place_in_repository

from .conftest import environment

if TYPE_CHECKING:
    from .conftest import Sandbox

BROKEN = 5


@pytest.fixture
def broken(sandbox: Sandbox) -> Sandbox:
    """The project with one conflict and, sorted behind it, files that cannot be read."""
    for number in range(BROKEN):
        sandbox.write(f"claims/z{number}.json", "{")
    return sandbox


@pytest.mark.parametrize("style", FORMATS)
def test_a_format_into_a_file_is_what_standard_output_gets_without_the_time(
    sandbox: Sandbox, style: str
) -> None:
    done = sandbox.call("lint", "--output-format", f"{style}:out.txt")
    assert (done.status, done.out, done.err) == (1, "", "")
    printed = sandbox.call("lint", "--output-format", style)
    assert printed.status == 1
    written = (sandbox.root / "out.txt").read_text("utf-8")
    assert written
    assert written.rstrip() == printed.out.rpartition(" in ")[0] or written == printed.out


def test_findings_are_computed_once_for_all_formats(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    runs = []
    lint = Project.lint

    def counted(self: Project, *args: object, **more: object) -> object:
        runs.append(self)
        return lint(self, *args, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(Project, "lint", counted)
    wanted = [word for style in FORMATS for word in ("--output-format", f"{style}:out.{style}")]
    assert sandbox.call("lint", "--no-cache", *wanted).status == 1
    assert len(runs) == 1
    assert {path.suffix[1:] for path in sandbox.root.glob("out.*")} == set(FORMATS)


def test_files_beside_standard_output(sandbox: Sandbox) -> None:
    done = sandbox.call("lint", "--output-format", "json:out.json", "--output-format", "concise")
    assert done.out.startswith("claims/")
    assert json.loads((sandbox.root / "out.json").read_bytes())["findings"][0]["code"] == "CC201"


def test_a_file_that_cannot_be_written_leaves_the_others_whole(sandbox: Sandbox) -> None:
    (sandbox.root / "taken").mkdir()
    done = sandbox.call(
        "lint", "-e", "--output-format", "json:missing/out.json", "--output-format", "json:taken",
        "--output-format", "concise:out.txt", "--output-format", "json",
    )  # fmt: skip
    assert done.status == 2
    assert done.err == (
        "claimcheck: missing/out.json cannot be written (No such file or directory); taken cannot be written "
        "(Not a regular file, so it is not overwritten)\n"
    )
    assert done.codes == ["CC201"]
    assert (sandbox.root / "out.txt").read_text("utf-8").startswith("claims/")
    assert list(sandbox.root.glob(".claimcheck-*.tmp")) == []


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (("json", "concise"), "json and concise would all go to standard output; write FORMAT:FILE"),
        (("json:x", "concise:x"), "x is to be written twice"),
        (("json:x", "concise:claims/../x"), "claims/../x is to be written twice"),
        (("jsn:x",), 'unknown value "jsn": did you mean "json"?'),
        (("json:",), "no file is named after json:"),
    ],
)
def test_outputs_that_cannot_be(sandbox: Sandbox, options: tuple[str, ...], says: str) -> None:
    wanted = [word for option in options for word in ("--output-format", option)]
    done = sandbox.call("lint", *wanted)
    assert (done.status, done.out) == (2, "")
    assert says in done.err.splitlines()[-1]
    assert not (sandbox.root / "x").exists()


def test_records_are_not_overwritten(sandbox: Sandbox) -> None:
    before = (sandbox.root / "claims" / "a.json").read_bytes()
    done = sandbox.call("lint", "--output-format", "json:claims/a.json", "--summary", "claims/b.json")
    assert done.status == 2
    assert done.err == (
        "claimcheck: claims/a.json holds records and is not overwritten; "
        "claims/b.json holds records and is not added to\n"
    )
    assert (sandbox.root / "claims" / "a.json").read_bytes() == before
    done = sandbox.call("lint", "--output-format", "json:x", "--summary", "x")
    assert (done.status, done.out) == (2, "")


def test_the_environment_may_name_a_file(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMCHECK_OUTPUT_FORMAT", "json:out.json")
    assert sandbox.call("lint").out == ""
    assert json.loads((sandbox.root / "out.json").read_bytes())["findings"]


def test_quiet_writes_files_all_the_same(sandbox: Sandbox) -> None:
    sandbox.change("claims/b.json", "subject", "ishiba")
    done = sandbox.call("lint", "-q", "--output-format", "full", "--output-format", "concise:out.txt")
    assert done == (0, "", "")
    assert (sandbox.root / "out.txt").read_text("utf-8").startswith("Checked 2 claims")


def test_the_worst_findings_are_kept_in_their_order(broken: Sandbox) -> None:
    given = ("lint", "--severity", "CC201=warning")
    codes = broken.call(*given, "--output-format", "json").codes
    assert codes == ["CC201", *["CC001"] * BROKEN]
    done = broken.call(*given, "--output-format", "json", "--max-findings", "2")
    assert done.codes == ["CC001", "CC001"]
    assert json.loads(done.out)["left_out"] == BROKEN - 1
    assert done.err == f"claimcheck: {BROKEN - 1} more findings left out (--max-findings)\n"
    assert done.status == 1


@pytest.mark.parametrize("style", ["full", "concise"])
def test_people_read_how_many_are_left_out(broken: Sandbox, style: str) -> None:
    done = broken.call("lint", "--output-format", style, "--max-findings", str(BROKEN))
    assert done.out.splitlines()[-2] == f"1 more finding left out (--max-findings {BROKEN})"
    assert done.err == ""
    assert "left out" not in broken.call("lint", "--max-findings", "none").out
    assert "left out" not in broken.call("lint", "--max-findings", str(BROKEN + 1)).out


def test_statistics_count_all_whatever_is_shown(broken: Sandbox) -> None:
    done = broken.call("lint", "--statistics", "--max-findings", "1")
    assert done.out.splitlines()[0].split() == [str(BROKEN), "CC001", "unreadable-record"]
    assert "left out" not in done.out


@pytest.mark.parametrize("number", ["0", "-1", "many", "1.5", "²", ""])
def test_a_number_of_findings_that_is_none(sandbox: Sandbox, number: str) -> None:
    done = sandbox.call("lint", f"--max-findings={number}")
    assert done.status == 2
    assert "should be a whole number above 0, or none" in done.err.splitlines()[-1]


@pytest.mark.parametrize(
    ("repository", "place"), [("", ""), ("..", "news"), ("../..", "desk/news"), (None, "")]
)
def test_where_the_project_is_in_its_repository(tmp_path: Path, repository: str | None, place: str) -> None:
    root = tmp_path / "desk" / "news"
    root.mkdir(parents=True)
    if repository is not None:
        (root / repository / ".git").write_text("gitdir: elsewhere")  # a work tree has a file there
    assert place_in_repository(root) == place


def test_a_summary_is_added_to_what_is_there(sandbox: Sandbox) -> None:
    (sandbox.root / "summary.md").write_text("# Earlier\n", "utf-8")
    done = sandbox.call("lint", "--summary", "summary.md", "--output-format", "concise")
    assert (done.status, done.err) == (1, "")
    assert done.out.startswith("claims/")
    sandbox.call("lint", "--output-format", "markdown:alone.md")
    alone = (sandbox.root / "alone.md").read_text("utf-8")
    assert (sandbox.root / "summary.md").read_text("utf-8") == f"# Earlier\n\n{alone}"
    assert sandbox.call("lint", "--summary", "new.md").status == 1
    assert (sandbox.root / "new.md").read_text("utf-8") == alone


@pytest.mark.parametrize("before", [1_000_000, 1_047_000])
def test_a_summary_stays_below_a_mebibyte(sandbox: Sandbox, before: int) -> None:
    (sandbox.root / "summary.md").write_bytes(b"x" * before)
    vocabulary = json.loads((sandbox.root / "claims" / "vocabulary.json").read_text("utf-8"))
    vocabulary["entities"]["prime-minister"]["name"] = "PM " * 100_000
    sandbox.write("claims/vocabulary.json", json.dumps(vocabulary))
    for number in range(12):
        sandbox.write(f"claims/z{number}.json", json.dumps({"x" * 100_000: number}))
    assert sandbox.call("lint", "--summary", "summary.md", "--output-format", "json").status == 1
    text = (sandbox.root / "summary.md").read_text("utf-8")
    assert before < len(text.encode()) < 1024**2
    assert "more findings left out: the summary is full\n" in text


def test_a_summary_for_which_there_is_no_room_or_no_folder(sandbox: Sandbox) -> None:
    (sandbox.root / "summary.md").write_bytes(b"x" * (1024**2 - 10))
    done = sandbox.call("lint", "-e", "--summary", "summary.md", "--output-format", "json:out.json")
    assert done.status == 2
    assert done.err == "claimcheck: summary.md has no room for a summary: it would reach 1 MiB\n"
    assert (sandbox.root / "summary.md").stat().st_size == 1024**2 - 10
    assert (sandbox.root / "out.json").exists()
    done = sandbox.call("lint", "--summary", "missing/summary.md")
    assert done.err == "claimcheck: missing/summary.md cannot be written (No such file or directory)\n"
    assert "CC201 [error]" in done.out


def test_paths_are_those_of_the_repository_where_its_readers_know_no_other(sandbox: Sandbox) -> None:
    (sandbox.root.parent / ".git").mkdir()
    for style in FORMATS:
        sandbox.call("lint", "--output-format", f"{style}:out.{style}")
        text = (sandbox.root / f"out.{style}").read_text("utf-8")
        assert ("news/claims/a.json" in text) is (style in FROM_REPOSITORY), style
        assert "claims/a.json" in text


def test_paths_of_the_project_need_no_look_at_the_repository(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    stat = Path.stat

    def refusing(path: Path, *, follow_symlinks: bool = True) -> os.stat_result:
        if path.name == ".git":
            raise PermissionError(13, "Permission denied")
        return stat(path, follow_symlinks=follow_symlinks)

    monkeypatch.setattr(Path, "stat", refusing)
    assert sandbox.call("lint").status == 1
    done = sandbox.call("lint", "--output-format", "sarif")
    assert (done.status, done.out) == (2, "")
    assert ".git cannot be looked at (Permission denied)" in done.err


def test_the_formats_for_programs_are_told_in_full_beside_counts(sandbox: Sandbox) -> None:
    wanted = ("--statistics", "--output-format", "concise", "--output-format", "sarif:out.sarif")
    assert sandbox.call("lint", *wanted).out.startswith("1  CC201  conflicting-holders\n")
    (run,) = json.loads((sandbox.root / "out.sarif").read_bytes())["runs"]
    assert len(run["results"]) == 1


def test_an_answer_from_the_cache_is_told_without_rules_and_pages(sandbox: Sandbox) -> None:
    for file in sandbox.root.rglob("*.json"):
        os.utime(file, (0, 0))
    program = (
        "import sys; from claimcheck.cli import main; main(sys.argv[1:]); "
        "sys.exit('claimcheck.rules' in sys.modules or 'claimcheck.pages' in sys.modules)"
    )
    wanted = [f"--output-format={style}:out.{style}" for style in FORMATS if style != "sarif"]
    argv = [sys.executable, "-c", program, "lint", "--summary=summary.md", *wanted]
    first, again = (
        subprocess.run(argv, cwd=sandbox.root, env=environment(), capture_output=True, check=False)
        for _ in range(2)
    )
    assert (first.returncode, again.returncode) == (1, 0), again.stderr
