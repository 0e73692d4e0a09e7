"""`claimcheck schema`: the published schemas, and files checked against them."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

from claimcheck.published import schemas
from claimcheck.records.schemas import schema_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from .conftest import Outcome, Sandbox

FOLDER = Path(__file__).parents[2] / "schemas"
NAMES = ["claim-file", "vocabulary", "waivers", "bulk-line", "config", "json-output"]
CLAIM: dict[str, Any] = {
    "id": "c/1", "subject": "son", "predicate": "attends", "object": "gala", "hedging": "stated",
}  # fmt: skip


def write_claims(sandbox: Sandbox, *claims: dict[str, Any]) -> None:
    """Put a claim file with these claims, on a line each, in the project."""
    lines = ",\n".join(json.dumps(claim) for claim in claims)
    sandbox.write("claims/c.json", f'{{"article": {{"id": "c"}}, "claims": [\n{lines}]}}')


@pytest.mark.parametrize("name", NAMES)
def test_the_tracked_schema_is_what_is_generated(name: str) -> None:
    file = FOLDER / f"{name}.schema.json"
    assert file.read_text(encoding="utf-8") == schema_text(schemas()[name]), (
        "run `claimcheck schema --all --output schemas`"
    )


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_is_printed_and_valid(call: Callable[..., Outcome], name: str) -> None:
    told = call("schema", name)
    assert told.status == 0
    Draft202012Validator.check_schema(json.loads(told.out))


def test_without_a_name_they_are_listed(call: Callable[..., Outcome]) -> None:
    assert [line.split()[0] for line in call("schema").out.splitlines()] == NAMES


def test_an_unknown_name_is_refused_with_the_nearest(call: Callable[..., Outcome]) -> None:
    told = call("schema", "claim-fil")
    assert (told.status, told.out) == (2, "")
    assert 'did you mean "claim-file"?' in told.err


@pytest.mark.parametrize(
    "argv",
    [("--all",), ("--output", "x"), ("--all", "--check"), ("claim-file", "waivers"), ("--force-exclude",)],
)
def test_options_that_do_not_go_together_are_refused(sandbox: Sandbox, argv: tuple[str, ...]) -> None:
    told = sandbox.call("schema", *argv)
    assert (told.status, told.out) == (2, "")


def test_all_are_written_and_then_found_current(sandbox: Sandbox) -> None:
    assert sandbox.call("schema", "--all", "--output", "schemas").status == 0
    told = sandbox.call("schema", "--check")
    assert (told.status, told.out) == (0, "Checked 3 record files and 6 schemas: all is well\n")


def test_an_outdated_copy_is_named(sandbox: Sandbox) -> None:
    sandbox.call("schema", "--all", "--output", "schemas")
    sandbox.write("schemas/waivers.schema.json", "{}")
    sandbox.write("schemas/mine.schema.json", "{}")
    for argv in ((), ("schemas",), ("schemas/waivers.schema.json",)):
        told = sandbox.call("schema", "--check", *argv)
        assert told.status == 1
        assert told.out.startswith("schemas/waivers.schema.json: differs from the schema of this version")
        assert "mine" not in told.out


def test_every_fault_of_a_record_is_told_at_its_place(sandbox: Sandbox) -> None:
    third = {**CLAIM, "id": "c/2", "hedgin": "x"}
    fourth = {**CLAIM, "id": "C/3", "hedging": "certain", "retracted": "no"}
    write_claims(sandbox, CLAIM, third, fourth, {"id": "c/4"})
    told = sandbox.call("schema", "--check")
    assert told.status == 1
    lines = told.out.splitlines()

    def column(claim: dict[str, Any], written: str) -> int:
        return json.dumps(claim).index(written) + 1

    at = column(third, '"hedgin":')
    assert lines[0] == f'claims/c.json:3:{at}: unknown key "hedgin": did you mean "hedging"?'
    assert lines[1] == 'claims/c.json:4:8: "C/3" is not written as it should be here'
    at = column(fourth, '"certain"')
    assert lines[2].startswith(f'claims/c.json:4:{at}: "certain" is not allowed here; write "confirmed", ')
    at = column(fourth, '"no"')
    assert lines[3] == f'claims/c.json:4:{at}: should be true or false, not "no"'
    assert sorted(lines[4:8]) == [
        f'claims/c.json:5:1: the key "{key}" is missing'
        for key in ("hedging", "object", "predicate", "subject")
    ]
    assert lines[-1] == "Checked 4 record files: 8 faults"


def test_what_defaults_supply_is_not_missing(sandbox: Sandbox) -> None:
    sandbox.write(
        "claims/c.json",
        json.dumps({"article": {"id": "c"}, "defaults": {"hedging": "stated"},
                    "claims": [{k: v for k, v in CLAIM.items() if k != "hedging"}]}),
    )  # fmt: skip
    assert sandbox.call("schema", "--check").status == 0


def test_lines_are_checked_one_by_one_packed_or_not(sandbox: Sandbox) -> None:
    good = json.dumps({**CLAIM, "article": "a"})
    text = f'{good}\n{{"id": "x/1"}}\n{{broken\n'
    sandbox.write("claims/bulk.jsonl", text)
    (sandbox.root / "claims/packed.jsonl.gz").write_bytes(gzip.compress(text.encode()))
    sandbox.write("claims/entities.jsonl", '{"id": "x", "type": "place"}\n{"id": "y"}\n')
    told = sandbox.call("schema", "--check")
    assert told.status == 1
    missing = 'the keys "subject", "predicate", "object", "hedging" and "article" are missing'
    assert f"claims/bulk.jsonl:2:1: {missing}\n" in told.out
    assert f"claims/packed.jsonl.gz:2:1: {missing}\n" in told.out
    assert "claims/bulk.jsonl:3:2: " in told.out
    assert 'claims/entities.jsonl:2:1: the key "type" is missing\n' in told.out


def test_broken_json_is_a_fault_with_its_place(sandbox: Sandbox) -> None:
    sandbox.write("claims/c.json", '{"article": {"id": "c"},\n "claims": [}')
    told = sandbox.call("schema", "--check")
    assert told.status == 1
    assert told.out.startswith("claims/c.json:2:13: ")


def test_paths_choose_what_is_checked(sandbox: Sandbox) -> None:
    write_claims(sandbox, {"id": "c/1"})
    assert sandbox.call("schema", "--check", "claims/a.json").status == 0
    assert sandbox.call("schema", "--check", "claims").status == 1
    assert sandbox.call("schema", "--check", "claims/c.json").status == 1


def test_excluded_files_are_left_out_of_given_paths_only_when_forced(sandbox: Sandbox) -> None:
    write_claims(sandbox, {"id": "c/1"})
    sandbox.write("claimcheck.toml", 'exclude = ["claims/c.json"]\n')
    assert sandbox.call("schema", "--check").status == 0
    assert sandbox.call("schema", "--check", "claims/c.json").status == 1
    assert sandbox.call("schema", "--check", "--force-exclude", "claims/c.json").status == 0


def test_a_folder_without_anything_to_check_is_refused(sandbox: Sandbox) -> None:
    sandbox.write("notes/a.txt", "x")
    told = sandbox.call("schema", "--check", "notes")
    assert (told.status, told.err) == (2, "claimcheck: no claim files found in notes\n")
    sandbox.write("claimcheck.toml", 'exclude = ["claims/drafts"]\n')
    sandbox.write("claims/drafts/d.json", "{")
    assert sandbox.call("schema", "--check", "--force-exclude", "claims/drafts").status == 0


@pytest.mark.parametrize("path", ["claims/none.json", "README.md", ".."])
def test_a_path_that_cannot_be_checked_is_refused(sandbox: Sandbox, path: str) -> None:
    sandbox.write("README.md", "x")
    told = sandbox.call("schema", "--check", "claims", path)
    assert (told.status, told.out) == (2, "")
    assert told.err.startswith("claimcheck: ")


def test_a_link_is_a_fault_and_not_followed(sandbox: Sandbox) -> None:
    secret = sandbox.root.parent / "secret.json"
    secret.write_text("{}", encoding="utf-8")
    (sandbox.root / "claims/link.json").symlink_to(secret)
    told = sandbox.call("schema", "--check", "claims/a.json", "claims/link.json")
    assert told.status == 1
    assert "claims/link.json is a symbolic link, and links are not followed" in told.out
