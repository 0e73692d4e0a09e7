"""`claimcheck show`: a record or a finding, with all that touches it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from .conftest import Sandbox


def test_a_claim_with_place_words_quote_findings_and_rivals(sandbox: Sandbox) -> None:
    sandbox.change("claims/a.json", "quote", {"exact": "Prime Minister Ishiba"})
    sandbox.change(
        "claims/a.json", "attribution", {"evidence": "named_source", "unconfirmed_by": ["ministry"]}
    )
    told = sandbox.call("show", "a/1")
    assert told.status == 0
    assert told.out.startswith("claim a/1  claims/a.json:1:")
    for part in (
        "Shigeru Ishiba holds the office of prime minister of Japan, as fact",
        "2024-10-01/2025-10-21",
        '"Prime Minister Ishiba"',
        "by the ministry",
        "Findings that touch it (1)",
        "CC201 [error]",
        "Claims on the same matter (1)",
        "b/2  claims/b.json:",
        "Sanae Takaichi",
    ):
        assert part in told.out


def test_a_finding_by_the_beginning_of_its_fingerprint(sandbox: Sandbox) -> None:
    finding = json.loads(sandbox.call("lint", "--output-format", "json").out)["findings"][0]
    told = sandbox.call("show", finding["fingerprint"][:6])
    assert told.status == 0
    assert told.out.startswith(f"CC201 [error] {finding['message']}\n")
    assert f"fingerprint: {finding['fingerprint']}\n" in told.out
    assert "`claimcheck compare a/1 b/2`" in told.out
    assert "Shigeru Ishiba (1)\n  a/1  claims/a.json" in told.out
    assert sandbox.call("show", finding["fingerprint"].upper()).out == told.out


def test_fewer_than_six_digits_name_no_finding(sandbox: Sandbox) -> None:
    finding = json.loads(sandbox.call("lint", "--output-format", "json").out)["findings"][0]
    done = sandbox.call("show", finding["fingerprint"][:5])
    assert (done.status, done.out) == (2, "")
    assert done.err.endswith("; a fingerprint is named by its first 6 or more digits\n")


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("a", ["article a  claims/a.json:", "not dated", "Its claims (1)", "CC201"]),
        (
            "ishiba",
            ["entity ishiba  claims/vocabulary.json:", "石破茂", "Claims that speak of it (1)"],
        ),
        (
            "holds-office",
            ["predicate holds-office  (built in)", "one subject for each", "CC201", "(2)"],
        ),
        ("tokyo", ["within       Japan", "No finding touches it"]),
    ],
)
def test_an_article_an_entity_and_a_relation(sandbox: Sandbox, word: str, parts: list[str]) -> None:
    told = sandbox.call("show", word)
    assert told.status == 0
    for part in parts:
        assert part in told.out


def test_an_id_of_two_kinds_tells_both(sandbox: Sandbox) -> None:
    sandbox.write("claims/gala.json", '{"article": {"id": "gala"}, "claims": []}')
    out = sandbox.call("show", "gala").out
    assert out.startswith("article gala")
    assert "\n\nentity gala" in out


def test_retracted_superseded_and_denied_claims_are_marked(sandbox: Sandbox) -> None:
    sandbox.change("claims/a.json", "polarity", "negated")
    sandbox.change("claims/b.json", "supersedes", ["a/1"])
    out = sandbox.call("show", "a/1").out
    assert "denied: Shigeru Ishiba" in out
    assert "(retracted or superseded)" in out
    assert "b/2" in out


def test_an_unknown_id_is_refused_with_the_nearest(sandbox: Sandbox) -> None:
    told = sandbox.call("show", "ishib")
    assert (told.status, told.out) == (2, "")
    assert told.err == 'claimcheck: no record and no finding is called "ishib": did you mean "ishiba"?\n'


def test_what_records_say_is_escaped(sandbox: Sandbox) -> None:
    sandbox.change("claims/a.json", "note", "\x1b[31m\u202e")
    sandbox.change("claims/a.json", "scope", {"to": "x\ny"})
    out = sandbox.call("show", "a/1").out
    assert "\\u{1b}[31m\\u{202e}" in out
    assert "to: x\\ny" in out


def test_a_claim_that_names_unknown_ids_is_shown_all_the_same(sandbox: Sandbox) -> None:
    sandbox.change("claims/a.json", "subject", "nobody")
    told = sandbox.call("show", "a/1")
    assert told.status == 0
    assert "CC004 [error]" in told.out
