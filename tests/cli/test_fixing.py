"""`lint --fix`, `--unsafe-fixes` and `--diff`: what is written, what is left, and what is said."""

from __future__ import annotations

import gzip
import json
import subprocess
from typing import TYPE_CHECKING, Any

import pytest

from claimcheck.project import Project
from claimcheck.repair.repairing import OneReading
from claimcheck.repair.tidying import tidyings
from claimcheck.values.digest import sha256_of

if TYPE_CHECKING:
    from .conftest import Sandbox

TEXT = "Mr Son is “not expected” to attend.\n"
CLAIM = {"subject": "son", "predicate": "attends", "object": "gala", "hedging": "stated"}


@pytest.fixture
def desk(sandbox: Sandbox) -> Sandbox:
    """A project with a vocabulary and no claims."""
    for path in ("claims/a.json", "claims/b.json"):
        (sandbox.root / path).unlink()
    return sandbox


def file(*claims: dict[str, Any], article: dict[str, Any] | None = None) -> str:
    """A claim file."""
    told = [{"id": f"c/{number}", **CLAIM, **claim} for number, claim in enumerate(claims)]
    return json.dumps({"article": article or {"id": "c"}, "claims": told}, ensure_ascii=False, indent=1)


def claims(desk: Sandbox, path: str = "claims/c.json") -> list[dict[str, Any]]:
    """The claims that a file has."""
    found: list[dict[str, Any]] = json.loads((desk.root / path).read_text(encoding="utf-8"))["claims"]
    return found


def test_findings_are_repaired_counted_and_gone(desk: Sandbox) -> None:
    desk.write("claims/c.json", file({"subject": "Masayoshi Son"}, {"place": "Tokyo", "object": "g.a.l.a"}))
    desk.write("claims/d.json", file({"id": "d/1", "event": "GALA"}, article={"id": "d"}))
    done = desk.call("lint", "--fix")
    assert (done.status, done.err) == (0, "claimcheck: fixed 4 findings in 2 files\n")
    assert done.out.startswith("Checked 3 claims in 2 articles: no findings")
    assert [claim["object"] for claim in claims(desk)] == ["gala", "gala"]
    before = (desk.root / "claims/c.json").stat()
    again = desk.call("lint", "--fix")
    assert (again.status, again.err) == (0, "")
    assert (desk.root / "claims/c.json").stat() == before


def test_what_only_shows_after_a_repair_is_repaired_in_the_same_run(desk: Sandbox) -> None:
    desk.write("claims/c.json", file({"subject": "Masayoshi Son", "object": "the-tokyo-gala", "place": "oz"}))
    done = desk.call("lint", "--fix", "--output-format", "json")
    assert (done.codes, done.err) == (["CC004"], "claimcheck: fixed 2 findings in 1 file\n")
    assert (claims(desk)[0]["object"], claims(desk)[0]["place"]) == ("gala", "oz")


@pytest.mark.parametrize("word", ["sonn", "takaichy", "tokyo gala 2", "nobody", ""])
def test_mere_likeness_is_never_repaired(desk: Sandbox, word: str) -> None:
    desk.write("claims/c.json", file({"subject": word}))
    done = desk.call("lint", "--fix", "--unsafe-fixes")
    assert (done.status, done.err) == (1, "")
    assert claims(desk)[0]["subject"] == word


def test_a_name_of_two_entities_is_not_repaired(desk: Sandbox) -> None:
    twins = {key: {"type": "person", "name": "Jiro Ono"} for key in ("ono-1", "ono-2")}
    desk.write("claims/more.json", json.dumps({"entities": twins}))
    desk.write("claims/c.json", file({"subject": "Jiro Ono"}))
    assert desk.call("lint", "--fix").err == ""


def test_names_are_not_looked_up_while_part_of_the_vocabulary_cannot_be_read(desk: Sandbox) -> None:
    desk.write("claims/more.json", "{")
    desk.write("claims/c.json", file({"subject": "Masayoshi Son"}))
    assert desk.call("lint", "--fix").err == ""


def test_a_contradiction_is_never_repaired(sandbox: Sandbox) -> None:
    before = [(sandbox.root / f"claims/{name}.json").read_bytes() for name in "ab"]
    done = sandbox.call("lint", "--fix", "--unsafe-fixes", "--select", "CC2")
    assert "CC201 [error]" in done.out
    after = [(sandbox.root / f"claims/{name}.json").read_bytes() for name in "ab"]
    assert [json.loads(data) for data in after] == [json.loads(data) for data in before]


def test_quotes_and_digests_are_tidied(desk: Sandbox) -> None:
    desk.write("seeds/c.txt", TEXT)
    quoted = {"quote": {"exact": 'is "not expected" to'}}
    desk.write("claims/c.json", file(quoted, article={"id": "c", "text": "seeds/c.txt"}))
    done = desk.call("lint", "--fix")
    assert done.err == "claimcheck: fixed 1 quote and 1 digest in 1 file\n"
    assert claims(desk)[0]["quote"] == {"exact": "is “not expected” to"}
    value = json.loads((desk.root / "claims/c.json").read_text(encoding="utf-8"))
    assert list(value["article"].items())[1:] == [("text", "seeds/c.txt"), ("sha256", sha256_of(TEXT))]


def test_rules_that_do_not_run_tidy_nothing(desk: Sandbox) -> None:
    desk.write("seeds/c.txt", TEXT)
    quoted = {"quote": {"exact": 'is "not expected" to'}}
    desk.write("claims/c.json", file(quoted, article={"id": "c", "text": "seeds/c.txt"}))
    assert desk.call("lint", "--fix", "--ignore", "CC101,CC108").err == ""


def test_what_comes_from_the_defaults_is_repaired_there(desk: Sandbox) -> None:
    value = json.loads(file({}, {}))
    for claim in value["claims"]:
        del claim["subject"]
    desk.write("claims/c.json", json.dumps({"defaults": {"subject": "masayoshi_son"}, **value}))
    assert "fixed 2 findings" in desk.call("lint", "--fix", "--ignore", "CC9").err
    assert json.loads((desk.root / "claims/c.json").read_text())["defaults"] == {"subject": "son"}


def test_a_text_that_changed_is_a_matter_of_unsafe_fixes(desk: Sandbox) -> None:
    desk.write("seeds/c.txt", TEXT)
    desk.write("claims/c.json", file({}, article={"id": "c", "text": "seeds/c.txt", "sha256": "0" * 64}))
    hint = "1 finding can be repaired: `claimcheck lint --fix --unsafe-fixes`"
    for options in ((), ("--fix",)):
        done = desk.call("lint", *options)
        assert (done.status, hint in done.out, done.err) == (1, True, "")
    done = desk.call("lint", "--fix", "--unsafe-fixes")
    assert (done.status, done.err) == (0, "claimcheck: fixed 1 finding in 1 file\n")


def test_the_hint_counts_both_kinds(desk: Sandbox) -> None:
    desk.write("seeds/c.txt", TEXT)
    article = {"id": "c", "text": "seeds/c.txt", "sha256": "0" * 64}
    desk.write("claims/c.json", file({"subject": "masayoshi_son"}, article=article))
    out = desk.call("lint").out
    assert (
        "\n1 finding can be repaired: `claimcheck lint --fix`, 1 more with `--unsafe-fixes`\nChecked" in out
    )


def test_keys_are_put_in_order_by_unsafe_fixes_alone(desk: Sandbox) -> None:
    text = file({}).replace('"id": "c/0",\n   ', "").replace('"stated"', '"stated",\n   "id": "c/0"')
    desk.write("claims/c.json", text)
    assert desk.call("lint", "--fix").err == ""
    done = desk.call("lint", "--fix", "--unsafe-fixes")
    assert done.err == "claimcheck: fixed 1 record put in order in 1 file\n"
    assert (desk.root / "claims/c.json").read_text() == file({})


def test_a_record_that_is_there_twice_goes_once(desk: Sandbox) -> None:
    desk.write("claims/c.json", file({}, {"place": "tokyo"}, {}, {"tags": ["b"]}))
    done = desk.call("lint", "--fix", "--output-format", "json")
    assert done.err == "claimcheck: fixed 1 finding in 1 file\n"
    assert [claim["id"] for claim in claims(desk)] == ["c/0", "c/1", "c/3"]
    assert done.codes == ["CC903"]  # the tag of c/3 would be lost


def test_a_record_that_a_waiver_is_about_goes_only_by_unsafe_fixes(desk: Sandbox) -> None:
    desk.write("claims/c.json", file({"hedging": "rumored"}, {"hedging": "rumored"}))
    found = json.loads(desk.call("lint", "--output-format", "json", "--show-notes").out)["findings"]
    marks = [f["fingerprint"] for f in found if f["code"] == "CC107" and f["claims"][0]["id"] == "c/1"]
    waiver = {"finding": marks[0], "kind": "intended", "reason": "the desk knows"}
    desk.write("claims/waivers.json", json.dumps({"waivers": [waiver]}))
    assert desk.call("lint", "--fix").err == ""
    assert "fixed 1 finding" in desk.call("lint", "--fix", "--unsafe-fixes").err


def test_settled_findings_are_left(desk: Sandbox) -> None:
    desk.write("claims/c.json", file({}, {}))
    desk.call("baseline", "write")
    assert desk.call("lint", "--fix", "--baseline", "claimcheck-baseline.json").err == ""


def test_a_diff_writes_nothing_and_can_be_applied(desk: Sandbox) -> None:
    text = file({"subject": "SON"}).replace("\n", "\r\n")
    (desk.root / "claims/c.json").write_bytes(text.encode())
    done = desk.call("lint", "--diff")
    assert (done.status, done.err) == (1, "claimcheck: would fix 1 finding in 1 file\n")
    assert (desk.root / "claims/c.json").read_bytes() == text.encode()
    applied = subprocess.run(
        ["git", "apply", "-p0", "-"], cwd=desk.root, input=done.out.encode(), capture_output=True, check=False
    )
    assert (applied.returncode, applied.stderr) == (0, b"")
    assert (desk.root / "claims/c.json").read_bytes() == text.replace("SON", "son").encode()
    clean = desk.call("lint", "--diff")
    assert (clean.status, clean.out, clean.err) == (0, "", "")


def test_a_diff_shows_data_escaped(desk: Sandbox) -> None:
    desk.write("claims/c.json", file({"subject": "SON", "object": {"text": "\u202e\x9b31m"}}))
    out = desk.call("lint", "--diff").out
    assert "\\u{202e}\\u{9b}31m" in out
    assert not {"\u202e", "\x9b"} & set(out)


def test_paths_narrow_what_is_repaired(desk: Sandbox) -> None:
    for name in "cd":
        desk.write(f"claims/{name}.json", file({"id": name, "subject": "SON"}, article={"id": name}))
    done = desk.call("lint", "--fix", "claims/d.json")
    assert (done.status, done.err) == (0, "claimcheck: fixed 1 finding in 1 file\n")
    assert [claims(desk, f"claims/{name}.json")[0]["subject"] for name in "cd"] == ["SON", "son"]


def test_one_line_of_json_lines_is_edited(desk: Sandbox) -> None:
    desk.write("claims/registry.json", '{"articles": {"x": {}}}')
    line = {"id": "x/%d", "article": "x", **CLAIM}
    lines = [json.dumps(line).replace("%d", str(n)).replace('"son"', f'"{word}"')
             for n, word in enumerate(("trump", "Donald_Trump", "son", "son"))]  # fmt: skip
    lines[1] = lines[1].replace("Donald_Trump", "donald_trump").replace('"gala"', '"summit"')
    (desk.root / "claims/x.jsonl").write_bytes("\r\n".join(lines).encode())
    done = desk.call("lint", "--fix")
    assert done.err == "claimcheck: fixed 2 findings in 1 file\n"
    lines[1] = lines[1].replace("donald_trump", "trump")
    assert (desk.root / "claims/x.jsonl").read_bytes() == "\r\n".join(lines[:3]).encode()


def test_packed_files_are_left_and_that_is_said(desk: Sandbox) -> None:
    desk.write("claims/registry.json", '{"articles": {"x": {}}}')
    line = json.dumps({"id": "x/1", "article": "x", **CLAIM, "subject": "masayoshi_son"})
    packed = gzip.compress(line.encode())
    (desk.root / "claims/x.jsonl.gz").write_bytes(packed)
    done = desk.call("lint", "--fix")
    assert (
        done.err
        == "claimcheck: claims/x.jsonl.gz is left as it is: packed files and Parquet are not edited\n"
    )
    assert (desk.root / "claims/x.jsonl.gz").read_bytes() == packed


def test_a_read_only_file_is_left_and_that_is_said(desk: Sandbox) -> None:
    desk.write("claims/c.json", file({"subject": "SON"}))
    (desk.root / "claims/c.json").chmod(0o444)
    done = desk.call("lint", "--fix")
    assert (done.status, done.err) == (1, "claimcheck: claims/c.json is left as it is: it is read-only\n")
    assert claims(desk)[0]["subject"] == "SON"


def test_a_file_that_its_repair_made_worse_is_put_back(desk: Sandbox) -> None:
    desk.write(
        "claims/c.json", file({"object": "softbank", "predicate": "leads"}, {"subject": "Akasaka Palace"})
    )
    before = (desk.root / "claims/c.json").read_bytes()
    desk.write("claims/d.json", file({"id": "d", "subject": "SON"}, article={"id": "d"}))
    done = desk.call("lint", "--fix")
    assert done.err.splitlines()[0] == "claimcheck: fixed 1 finding in 1 file"
    assert "claims/c.json is put back as it was: its repair led to CC005" in done.err
    assert (desk.root / "claims/c.json").read_bytes() == before
    assert "CC002" in done.out
    assert "CC005" not in done.out


def test_unsafe_fixes_alone_are_refused(desk: Sandbox) -> None:
    desk.write("claims/c.json", file({}))
    done = desk.call("lint", "--unsafe-fixes")
    assert (done.status, done.err) == (
        2, "claimcheck: --unsafe-fixes says how far --fix or --diff may go: add one of them\n"
    )  # fmt: skip


def test_quiet_repairs_tell_only_what_is_left(desk: Sandbox) -> None:
    desk.write("claims/c.json", file({"subject": "SON"}))
    done = desk.call("lint", "--fix", "-q")
    assert (done.status, done.out, done.err) == (0, "", "")


@pytest.mark.parametrize("about", [("--staged",), ("--since", "HEAD")])
def test_what_a_change_caused_is_not_repaired(desk: Sandbox, about: tuple[str, ...]) -> None:
    desk.write("claims/c.json", file({}))
    done = desk.call("lint", "--fix", *about)
    assert (done.status, "look at all of the project" in done.err) == (2, True)


def test_what_somebody_writes_meanwhile_is_left(desk: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.write("seeds/c.txt", TEXT)
    quoted = {"quote": {"exact": 'is "not expected" to'}}
    article = {"id": "c", "text": "seeds/c.txt", "sha256": sha256_of(TEXT)}
    desk.write("claims/c.json", file({}, quoted, article=article))
    theirs = file(quoted, {}, article=article)

    def slow(*args: Any, **more: Any) -> Any:
        desk.write("claims/c.json", theirs)
        return tidyings(*args, **more)

    monkeypatch.setattr("claimcheck.repair.repairing.tidyings", slow)
    done = desk.call("lint", "--fix", "--ignore", "CC9")
    assert done.err == "claimcheck: claims/c.json is left as it is: it changed meanwhile; run again\n"
    assert (desk.root / "claims/c.json").read_text(encoding="utf-8") == theirs


def test_a_file_that_goes_meanwhile_is_one_plain_line(desk: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.write("claims/c.json", file({"subject": "SON"}))
    load = Project.load

    def slow(project: Project, *args: Any) -> Any:
        loaded = load(project, *args)
        if isinstance(args[-1], OneReading):
            args[-1]._contents.clear()
            (desk.root / "claims/c.json").unlink()
        return loaded

    monkeypatch.setattr(Project, "load", slow)
    done = desk.call("lint", "--fix")
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith("claimcheck: a file changed while it was to be repaired: There is no file")
