"""`claimcheck lint`: exit status, options, what it refuses."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from .conftest import Sandbox

JSON = ("lint", "--output-format", "json")


def test_a_finding_is_status_1_on_standard_output(sandbox: Sandbox) -> None:
    done = sandbox.call("lint")
    assert (done.status, done.err) == (1, "")
    assert "CC201 [error]" in done.out
    assert done.out.splitlines()[-1].startswith("Checked 2 claims in 2 articles: 1 error")


def test_no_finding_is_status_0(sandbox: Sandbox) -> None:
    sandbox.change("claims/b.json", "subject", "ishiba")
    done = sandbox.call("lint")
    assert (done.status, done.err) == (0, "")
    assert done.out.startswith("Checked 2 claims in 2 articles: no findings")


def test_an_unreadable_record_is_a_finding(sandbox: Sandbox) -> None:
    sandbox.write("claims/c.json", "")
    assert sandbox.call("lint", "--select", "CC3").status == 1


@pytest.mark.parametrize(
    ("options", "status"),
    [
        (("--fail-on", "error"), 1),
        (("--fail-on", "never"), 0),
        (("--exit-zero",), 0),
        (("-e",), 0),
        (("--severity", "CC201=warning", "--fail-on", "error"), 0),
        (("--severity", "CC2=warning"), 1),
        (("--severity", "CC2=error", "--severity", "CC201=info"), 0),
        (("--severity", "CC201=info", "--fail-on", "info"), 1),
    ],
)
def test_the_gate(sandbox: Sandbox, options: tuple[str, ...], status: int) -> None:
    assert sandbox.call("lint", *options).status == status


@pytest.mark.parametrize("options", [("--exit-zero",), ("--fail-on", "never")])
def test_what_could_not_be_done_outranks_leniency(sandbox: Sandbox, options: tuple[str, ...]) -> None:
    assert sandbox.call("lint", *options, "no-such-folder").status == 2


@pytest.mark.parametrize(
    ("options", "fires"),
    [
        (("--select", "CC201"), True),
        (("--select", "CC2"), True),
        (("--select", "CC3,CC2"), True),
        (("--select", "CC3"), False),
        (("--select", "CC3", "--extend-select", "CC201"), True),
        (("--ignore", "CC201"), False),
        (("--ignore", "CC2"), False),
        (("--select", "CC2", "--ignore", "CC201"), False),
    ],
)
def test_choosing_rules(sandbox: Sandbox, options: tuple[str, ...], fires: bool) -> None:
    assert ("CC201" in sandbox.call(*JSON, *options).codes) is fires


def test_select_on_the_command_line_outranks_the_files_ignore(sandbox: Sandbox) -> None:
    sandbox.write("claimcheck.toml", 'ignore = ["CC2"]\n')
    assert sandbox.call(*JSON).codes == []
    assert sandbox.call(*JSON, "--select", "CC201").codes == ["CC201"]


@pytest.mark.parametrize(
    ("option", "value", "says"),
    [
        ("--select", "CC20l", 'unknown rule "CC20l": did you mean "CC201"?'),
        ("--select", "cc201", 'did you mean "CC201"?'),
        ("--ignore", "conflicting-holders", 'did you mean "CC201"?'),
        ("--extend-select", "QQQ", 'unknown rule "QQQ": `claimcheck rule` lists them'),
        ("--select", "CC201,", 'unknown rule ""'),
        ("--ignore", "CC001", '"CC001" is reserved'),
        ("--ignore", "CC00", '"CC00" is reserved'),
        ("--per-file-ignores", "CC2", "should be PATTERN:CODES, as in claims/wire/*:CC3"),
        ("--per-file-ignores", ":CC2", "should be PATTERN:CODES"),
        ("--per-file-ignores", "a*:CC2O1", '--per-file-ignores: unknown rule "CC2O1"'),
        ("--per-file-ignores", "a*:CC001", '"CC001" is reserved'),
        ("--severity", "CC006=info", '"CC006" is reserved'),
        ("--severity", "CC201", "should be CODE=LEVEL"),
        ("--severity", "CC201=warn", 'did you mean "warning"?'),
        ("--fail-on", "wrning", 'did you mean "warning"?'),
        ("--output-format", "jsn", 'did you mean "json"?'),
        ("--as-of", "2025-13", "2025-13"),
        ("--as-of", "2025/2026", '--as-of: "2025/2026" is more than one date: write one, such as 2025-10-27'),
        ("--as-of", "2025/..", "is more than one date"),
        ("--as-of", "[2025,2027]", "is more than one date"),
        ("--config", "", "--config is empty; give a file, or a setting as key=value"),
        ("--config", "rules.impossible-time.grace-days = -1", '"grace-days" should be 0 or more'),
        ("--config", "fial-on = 'error'", 'unknown key "fial-on": did you mean "fail-on"?'),
        ("--config", "missing.toml", "There is no file missing.toml"),
        ("--baseline", "missing.json", "there is no baseline missing.json"),
        ("--selct", "CC201", 'unknown option "--selct": did you mean "--select"?'),
        ("--sel", "CC201", 'unknown option "--sel"'),
    ],
)
def test_a_wrong_option_is_status_2_and_one_clear_line(
    sandbox: Sandbox, option: str, value: str, says: str
) -> None:
    done = sandbox.call("lint", option, value)
    assert (done.status, done.out) == (2, "")
    lines = done.err.splitlines()
    assert says in lines[-1]
    assert lines[-1].startswith("claimcheck: ")
    assert [line for line in lines[:-1] if not line.startswith("usage: ")] == []


def test_reserved_rules_run_whatever_is_selected(sandbox: Sandbox) -> None:
    sandbox.write("claims/c.json", "{")
    assert sandbox.call(*JSON, "--select", "CC3", "--ignore", "CC").codes == ["CC001"]


def test_a_path_that_does_not_exist(sandbox: Sandbox) -> None:
    done = sandbox.call("lint", "clams")
    assert (done.status, done.err) == (2, "claimcheck: there is no file or folder clams\n")


def test_an_empty_path_is_not_the_current_folder(sandbox: Sandbox) -> None:
    done = sandbox.call("lint", "")
    assert (done.status, done.out) == (2, "")
    assert done.err == "claimcheck: a PATH is empty; leave it out for the current folder\n"


def test_a_folder_without_claims(sandbox: Sandbox) -> None:
    (sandbox.root.parent / "empty").mkdir()
    done = sandbox.call("lint", "../empty")
    assert done.status == 2
    assert done.err.startswith("claimcheck: no claim files found: no folder claims in ")
    assert done.err.endswith("; change to the project's folder, or let `claimcheck init` set one up\n")


def test_a_claims_folder_with_nothing_to_read(sandbox: Sandbox) -> None:
    done = sandbox.call("lint", "--exclude", "claims")
    assert done.status == 2
    assert "no claim files found" in done.err


def test_paths_narrow_what_is_reported_and_not_what_is_read(sandbox: Sandbox) -> None:
    sandbox.write("claims/c.json", "{")
    assert sandbox.call(*JSON).codes == ["CC201", "CC001"]
    assert sandbox.call(*JSON, "claims/b.json").codes == ["CC201"]
    assert sandbox.call(*JSON, "claims/c.json").codes == ["CC001"]
    assert sandbox.call(*JSON, "claims/c.json", "claims").codes == ["CC201", "CC001"]
    assert sandbox.call(*JSON, ".").codes == ["CC201", "CC001"]


def test_a_path_inside_without_claim_files(sandbox: Sandbox) -> None:
    sandbox.write("notes/readme.txt", "hello")
    done = sandbox.call("lint", "notes")
    assert (done.status, done.err) == (2, "claimcheck: no claim files found in notes\n")


def test_where_a_file_cannot_be_read_ids_may_be_missed_because_of_it(sandbox: Sandbox) -> None:
    hint = "1 file that cannot be read (CC001) may declare what CC004 misses: begin there\n"
    sandbox.write("claims/broken.json", "{")
    assert hint not in sandbox.call("lint").out
    vocabulary = (sandbox.root / "claims/vocabulary.json").read_text(encoding="utf-8")
    (sandbox.root / "claims/broken.json").unlink()
    sandbox.write("claims/vocabulary.json", f"\ufeff{vocabulary}")
    assert hint in sandbox.call("lint").out
    sandbox.write("claims/vocabulary.json", vocabulary)
    sandbox.change("claims/a.json", "subject", "nobody")
    assert "CC004" in sandbox.call("lint").out
    assert hint not in sandbox.call("lint").out


def test_the_project_of_the_first_path(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir("/")
    assert sandbox.call(*JSON, str(sandbox.root)).codes == ["CC201"]
    assert sandbox.call(*JSON, str(sandbox.root / "claims" / "a.json")).codes == ["CC201"]


@pytest.mark.parametrize("first", [".", "claims"])
@pytest.mark.parametrize("second", ["../other", "..", "/"])
def test_a_path_in_another_project(sandbox: Sandbox, first: str, second: str) -> None:
    (sandbox.root.parent / "other").mkdir()
    done = sandbox.call("lint", first, second)
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith(f"claimcheck: {second} is not in the project ")
    assert "every PATH must lie in the project of the first PATH" in done.err
    assert len(done.err.splitlines()) == 1


def test_the_whole_project_beside_a_path_without_claims(sandbox: Sandbox) -> None:
    sandbox.write("notes/readme.txt", "hello")
    assert sandbox.call("lint", ".", "notes").status == 2
    assert sandbox.call(*JSON, ".", "claims/vocabulary.json").codes == ["CC201"]


def test_a_link_to_a_folder_of_records_is_a_finding(sandbox: Sandbox) -> None:
    (sandbox.root.parent / "more").mkdir()
    (sandbox.root / "claims" / "more").symlink_to(sandbox.root.parent / "more")
    done = sandbox.call("lint", "--output-format", "concise")
    assert done.status == 1
    assert "claims/more is a symbolic link, and links are not followed" in done.out
    assert sandbox.call(*JSON, "--exclude", "claims/more").codes == ["CC201"]


def test_a_claims_folder_that_is_a_link_is_said_to_be_one(sandbox: Sandbox) -> None:
    (sandbox.root / "claims").rename(sandbox.root / "records")
    (sandbox.root / "claims").symlink_to("records")
    done = sandbox.call("lint")
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith("claimcheck: claims is a symbolic link, and links are not followed")


def test_a_current_folder_that_is_gone(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = sandbox.root.parent / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    expected = (2, "", "claimcheck: the current folder is no longer there; change to one that is\n")
    assert sandbox.call("lint") == expected
    assert sandbox.call("lint", str(sandbox.root), "--show-settings") == expected
    assert sandbox.call("lint", str(sandbox.root), "--config", "x.toml") == expected
    assert sandbox.call(*JSON, str(sandbox.root)).codes == ["CC201"]


@pytest.mark.parametrize("name", ["claimcheck.toml", "pyproject.toml", "claims", ".git"])
def test_a_project_that_may_not_be_looked_into(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    stat = Path.stat

    def refusing(path: Path, *, follow_symlinks: bool = True) -> os.stat_result:
        if path.name == name:
            raise PermissionError(13, "Permission denied")
        return stat(path, follow_symlinks=follow_symlinks)

    if name == ".git":  # only looked for where no claims folder is
        (sandbox.root / "claims").rename(sandbox.root / "records")
    monkeypatch.setattr(Path, "stat", refusing)
    done = sandbox.call("lint")
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith("claimcheck: ")
    assert f"{name} cannot be looked at (Permission denied); check" in done.err
    assert len(done.err.splitlines()) == 1


def test_a_path_that_may_not_be_looked_at(sandbox: Sandbox) -> None:
    done = sandbox.call("lint", "a" * 5000)
    assert done.status == 2
    assert "cannot be looked at (File name too long)" in done.err


def test_a_configuration_file_that_is_a_folder(sandbox: Sandbox) -> None:
    (sandbox.root / "claimcheck.toml").mkdir()
    done = sandbox.call("lint")
    assert (done.status, done.out) == (2, "")
    assert "claimcheck.toml is a folder, and a configuration is a file" in done.err
    assert sandbox.call("lint", "--isolated").status == 1


def test_a_configuration_file_that_is_a_link_to_nowhere(sandbox: Sandbox) -> None:
    (sandbox.root / "claimcheck.toml").symlink_to("gone.toml")
    done = sandbox.call("lint")
    assert done.status == 2
    assert "claimcheck.toml is a symbolic link" in done.err


def test_exclude(sandbox: Sandbox) -> None:
    assert sandbox.call(*JSON, "--exclude", "claims/b*").codes == []
    sandbox.write("claimcheck.toml", 'exclude = ["b.json"]\n')
    assert sandbox.call(*JSON).codes == []
    assert sandbox.call(*JSON, "--exclude", "nothing").codes == ["CC201"]


@pytest.mark.parametrize("name", ["big.jsonl.zst", "big.PARQUET"])
def test_bulk_files_are_refused_with_what_to_do(sandbox: Sandbox, name: str) -> None:
    sandbox.write(f"claims/{name}", "x")
    done = sandbox.call("lint", "--engine", "local")
    assert done.status == 2
    assert f"claims/{name}: the local engine reads no .zst and no .parquet; use --engine duckdb" in done.err


def test_show_files(sandbox: Sandbox) -> None:
    done = sandbox.call("lint", "--show-files")
    assert (done.status, done.out) == (0, "claims/a.json\nclaims/b.json\nclaims/vocabulary.json\n")


def test_show_settings_says_where_each_comes_from(sandbox: Sandbox) -> None:
    sandbox.write("claimcheck.toml", 'fail-on = "error"\n[severity]\nCC2 = "info"\n')
    given = ("--ignore", "CC3", "--severity", "CC201=error", "--config", "approximate=5")
    done = sandbox.call("lint", "--show-settings", *given)
    rows = {line.split(" = ")[0]: line.split() for line in done.out.splitlines() if " = " in line}
    assert done.status == 0
    assert rows["fail-on"][2:] == ['"error"', "#", "claimcheck.toml"]
    assert rows["CC2"][2:] == ['"info"', "#", "claimcheck.toml"]
    assert rows["CC201"][2:] == ['"error"', "#", "command", "line"]
    assert rows["ignore"][2:] == ['["CC3"]', "#", "command", "line"]
    assert rows["approximate"][2:] == ["5", "#", "command", "line"]
    assert rows["registry"][2:] == ['"closed"', "#", "default"]


def test_notes_are_shown_when_asked_for_and_when_they_fail_the_run(sandbox: Sandbox) -> None:
    quiet = ("--severity", "CC201=info")
    assert sandbox.call(*JSON, *quiet).codes == []
    assert sandbox.call(*JSON, *quiet, "--show-notes").codes == ["CC201"]
    assert sandbox.call(*JSON, *quiet, "--fail-on", "info").codes == ["CC201"]


def test_quiet_prints_only_findings(sandbox: Sandbox) -> None:
    assert "CC201" in sandbox.call("lint", "-q").out
    sandbox.change("claims/b.json", "subject", "ishiba")
    assert sandbox.call("lint", "-q") == (0, "", "")
    assert json.loads(sandbox.call(*JSON, "-q").out)["findings"] == []


def test_statistics(sandbox: Sandbox) -> None:
    assert sandbox.call("lint", "--statistics").out.splitlines()[0].split() == [
        "1", "CC201", "conflicting-holders",
    ]  # fmt: skip


def test_the_format_from_the_environment(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMCHECK_OUTPUT_FORMAT", "json")
    assert sandbox.call("lint").codes == ["CC201"]
    assert sandbox.call("lint", "--output-format", "concise").out.startswith("claims/")
    monkeypatch.setenv("CLAIMCHECK_OUTPUT_FORMAT", "jason")
    done = sandbox.call("lint")
    assert (done.status, done.out) == (2, "")
    assert 'CLAIMCHECK_OUTPUT_FORMAT: unknown value "jason": did you mean "json"?' in done.err
