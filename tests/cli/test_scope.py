"""Which record files are read, which of them a report is narrowed to, and what stands in for one."""

from __future__ import annotations

import io
import json
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from .conftest import Outcome, Sandbox

JSON = ("lint", "--output-format", "json")


def test_extend_exclude_adds_to_the_configuration(sandbox: Sandbox) -> None:
    sandbox.write("claims/drafts/d.json", "{")
    sandbox.write("claimcheck.toml", 'exclude = ["claims/drafts"]\n')
    assert sandbox.call(*JSON).codes == ["CC201"]
    assert sandbox.call(*JSON, "--extend-exclude", "b.json").codes == []
    assert sandbox.call(*JSON, "--extend-exclude", "nothing").codes == ["CC201"]
    assert sandbox.call(*JSON, "--exclude", "b.json", "--extend-exclude", "drafts").codes == []
    done = sandbox.call("lint", "--show-settings", "--extend-exclude", "b.json")
    assert 'exclude = ["claims/drafts", "b.json"]' in done.out


def test_the_cache_knows_what_is_left_out(sandbox: Sandbox) -> None:
    for _ in range(2):
        assert sandbox.call(*JSON, "--extend-exclude", "b.json").codes == []
        assert sandbox.call(*JSON).codes == ["CC201"]


@pytest.mark.parametrize("path", ["claims/drafts/d.json", "claims/drafts"])
@pytest.mark.parametrize("pattern", ["claims/drafts", "d.json"])
def test_a_path_that_is_left_out_is_refused_unless_forced(sandbox: Sandbox, path: str, pattern: str) -> None:
    sandbox.write("claims/drafts/d.json", "{")
    sandbox.write("claimcheck.toml", f'exclude = ["{pattern}"]\n')
    for _ in range(2):  # the second time from the cache
        done = sandbox.call("lint", path)
        assert (done.status, done.out) == (2, "")
        assert done.err == (
            f"claimcheck: no claim files found in {path}: `exclude` leaves it out; "
            "--force-exclude passes over it\n"
        )
        forced = sandbox.call(*JSON, "--force-exclude", path)
        assert (forced.status, forced.codes) == (0, [])
        assert sandbox.call(*JSON, "--force-exclude", path, "claims/a.json").codes == ["CC201"]


def test_force_exclude_passes_over_nothing_else(sandbox: Sandbox) -> None:
    sandbox.write("seeds/x.txt", "x")
    assert (
        sandbox.call("lint", "--force-exclude", "seeds").err == "claimcheck: no claim files found in seeds\n"
    )


class TestPiped:
    """Standard input in place of a record file."""

    @staticmethod
    def lint(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch, text: str, name: str, *argv: str) -> Outcome:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
        return sandbox.call(*JSON, "-", "--stdin-filename", name, *argv)

    def test_it_stands_in_for_the_file(self, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
        saved = (sandbox.root / "claims/b.json").read_text()
        sandbox.write("claims/b.json", "{")
        done = self.lint(sandbox, monkeypatch, saved, "claims/b.json")
        assert (done.status, done.codes) == (1, ["CC201"])
        assert json.loads(done.out)["findings"][0]["claims"][1]["path"] == "claims/b.json"
        assert (sandbox.root / "claims/b.json").read_text() == "{"

    def test_only_what_touches_it_is_told(self, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
        new = '{"article": {"id": "n"}, "claims": [{"id": "n/1"}]}'
        done = self.lint(sandbox, monkeypatch, new, "claims/new.json")
        assert (done.status, set(done.codes)) == (1, {"CC002"})
        assert json.loads(done.out)["summary"]["articles"] == 3

    @pytest.mark.parametrize("name", ["new.jsonl", "../claims/new.ndjson"])
    def test_lines_from_a_folder_below(
        self, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch, name: str
    ) -> None:
        monkeypatch.chdir(sandbox.root / "claims")
        assert set(self.lint(sandbox, monkeypatch, '{"id": "n/1"}\n', name).codes) == {"CC002"}
        assert self.lint(sandbox, monkeypatch, "\n", name).codes == ["CC001"]

    def test_the_cache_is_neither_asked_nor_told(
        self, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        assert sandbox.call(*JSON).codes == ["CC201"]
        assert "CC001" in self.lint(sandbox, monkeypatch, "{", "claims/a.json").codes
        assert sandbox.call(*JSON).codes == ["CC201"]

    def test_what_is_left_out(self, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
        given = ("claims/b.json", "--exclude", "b.json")
        done = self.lint(sandbox, monkeypatch, "{", *given)
        assert (done.status, done.out) == (2, "")
        assert "`exclude` leaves it out; --force-exclude passes over it" in done.err
        forced = self.lint(sandbox, monkeypatch, "{", *given, "--force-exclude")
        assert (forced.status, forced.codes) == (0, [])

    @pytest.mark.parametrize(
        ("argv", "says"),
        [
            (("-",), "the PATH - needs --stdin-filename FILE"),
            (("--stdin-filename", "claims/a.json"), "--stdin-filename goes with the PATH -"),
            (("-", "claims", "--stdin-filename", "claims/a.json"), "the PATH - stands alone"),
            (("-", "--stdin-filename", "no/a.json"), "--stdin-filename: there is no folder no"),
            (("-", "--stdin-filename", "a.json"), "none of the project's record files: they lie in claims"),
            (("-", "--stdin-filename", "claims/a.txt"), "none of the project's record files"),
            (("-", "--stdin-filename", "claims/a.json.gz"), "a packed file is not read from standard input"),
            (("-", "--stdin-filename", "claims/a.json", "--fix"), "--fix does not go with the PATH -"),
            (("-", "--stdin-filename", "claims/a.json", "--diff"), "--diff does not go with the PATH -"),
            (("-", "--stdin-filename", "claims/a.json", "--staged"), "--staged does not go with the PATH -"),
        ],
    )
    def test_what_does_not_go_together(self, sandbox: Sandbox, argv: tuple[str, ...], says: str) -> None:
        done = sandbox.call("lint", *argv)
        assert (done.status, done.out) == (2, "")
        assert says in done.err

    def test_a_closed_standard_input(self, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sys, "stdin", None)
        done = sandbox.call("lint", "-", "--stdin-filename", "claims/a.json")
        assert (done.status, done.err) == (
            2,
            "claimcheck: standard input is closed; there is nothing to read\n",
        )
