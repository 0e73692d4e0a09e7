"""Loading: every mistake is told, each at its place, and everything else is kept."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING, Any

import pytest

from claimcheck.config.settings import Config
from claimcheck.project import Project
from claimcheck.storage.load import Loader
from claimcheck.storage.texts import read_texts

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from claimcheck.reported import Reported
    from claimcheck.storage.load import Records

    Write = Callable[[str, Any], None]

CLAIM = {"id": "a/1", "subject": "son", "predicate": "attends", "object": "gala", "hedging": "stated"}
NULL = "null is not allowed here: write a value, or leave it out"
ARTICLE = {"article": {"id": "a"}, "claims": [CLAIM]}
VOCABULARY = {
    "entities": {"son": {"type": "person", "name": "Son"}, "gala": {"type": "event", "name": "the gala"}},
}


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a file of the project: bytes and text as they are, anything else as JSON."""

    def written(path: str, content: Any) -> None:
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        if not isinstance(content, bytes):
            text = content if isinstance(content, str) else json.dumps(content, indent=1)
            content = text.encode("utf-8")
        file.write_bytes(content)

    written("claims/vocabulary.json", VOCABULARY)
    return written


def load(root: Path, **options: Any) -> Records:
    records = Loader(root, **options).load(Project(root, Config()).files())
    read_texts(root, records)
    return records


def said(root: Path) -> list[Reported]:
    """What the linter says of the records themselves."""
    return list(Project(root, Config(select=("CC00",))).lint().findings)


def told(records: Records) -> list[tuple[str, str, str]]:
    """Code, pointer and message of each problem, in the order met."""
    return [(code, problem.spots[0].pointer, problem.message) for code, problem in records.problems]


def test_a_sound_project_says_nothing(write: Write, tmp_path: Path) -> None:
    write("claims/a.json", ARTICLE)
    records = load(tmp_path)
    assert records.problems == []
    assert list(records.claims) == ["a/1"]
    assert list(records.articles) == ["a"]
    assert records.places["claim", "a/1"] == ("claims/a.json", "/claims/0", None)


def test_five_mistakes_in_one_file_are_five_findings_and_the_rest_is_kept(
    write: Write, tmp_path: Path
) -> None:
    file = {
        "article": {"id": "a", "publishd": "2025-10-20"},
        "claims": [
            {**CLAIM, "hedging": "certain"},
            {**CLAIM, "id": "a/2", "subject": "sonn"},
            {**CLAIM, "id": "a/3", "time": "20.10.2025"},
            {key: value for key, value in CLAIM.items() if key != "object"},
            {**CLAIM, "id": "a/5"},
        ],
    }
    write("claims/a.json", file)
    write("claims/b.json", {"article": {"id": "b"}, "claims": [{**CLAIM, "id": "b/1"}]})
    findings = said(tmp_path)
    assert [(r.finding.code, r.places[0].pointer) for r in findings] == [
        ("CC002", "/article/publishd"),
        ("CC002", "/claims/0/hedging"),
        ("CC004", "/claims/1/subject"),
        ("CC002", "/claims/2/time"),
        ("CC002", "/claims/3"),
    ]
    assert all(r.places[0].line for r in findings)
    assert {"a/2", "a/5", "b/1"} <= load(tmp_path).claims.keys()


def test_all_mistakes_of_one_claim_are_told_at_once(write: Write, tmp_path: Path) -> None:
    write(
        "claims/a.json",
        {"article": {"id": "a"}, "claims": [{**CLAIM, "hedgeing": "x", "polarity": "no", "id": 1}]},
    )
    assert sorted(pointer for _, pointer, _ in told(load(tmp_path))) == [
        "/claims/0/hedgeing",
        "/claims/0/id",
        "/claims/0/polarity",
    ]


@pytest.mark.parametrize(
    ("claim", "advice"),
    [
        ({**CLAIM, "subjct_as": "Mr. Son"}, 'did you mean "subject_as"?'),
        ({**CLAIM, "hedging": "rumoured"}, 'did you mean "rumored"?'),
        ({**CLAIM, "attribution": {"evidense": "unknown"}}, 'did you mean "evidence"?'),
        ({**CLAIM, "subject": "sonn"}, 'did you mean "son"?'),
        ({**CLAIM, "predicate": "attend"}, 'did you mean "attends"?'),
        ({**CLAIM, "object": {"ammount": 5, "unit": "1"}}, 'did you mean "amount"?'),
    ],
)
def test_unknown_keys_words_and_ids_carry_the_nearest_known_one(
    claim: dict[str, Any], advice: str, write: Write, tmp_path: Path
) -> None:
    write("claims/a.json", {"article": {"id": "a"}, "claims": [claim]})
    assert advice in [r.finding.problem.help for r in said(tmp_path)]


def test_unknown_keys_at_the_top_of_a_file(write: Write, tmp_path: Path) -> None:
    write("claims/a.json", {**ARTICLE, "claim": [], "notes/x~": ""})
    findings = said(tmp_path)
    assert {(r.places[0].pointer, r.finding.problem.help) for r in findings} == {
        ("/claim", 'did you mean "claims"?'),
        ("/notes~1x~0", "one of article, claims or defaults"),
    }


@pytest.mark.parametrize(
    ("value", "messages"),
    [
        ({"claims": {}}, {'the key "article" is missing', '"claims" should be a list in [ ]'}),
        ({"article": {"id": "a"}}, {'the key "claims" is missing'}),
        ({"article": {"id": "a"}, "claims": None}, {'"claims" should be a list in [ ]'}),
        ({"article": None, "claims": []}, {NULL}),
        ({"article": "a", "claims": []}, {'this should be an object in { }, not "a"'}),
        (
            {"article": {"id": "a"}, "claims": "x", "defaults": []},
            {'"claims" should be a list in [ ]', '"defaults" should be an object in { }'},
        ),
        ({"article": {"id": "a"}, "claims": [None]}, {NULL}),
        ({"article": {"id": "a"}, "claims": ["x"]}, {'this should be an object in { }, not "x"'}),
        ([], {"this file is no claim file, vocabulary or waivers file"}),
        ("x", {"this file is no claim file, vocabulary or waivers file"}),
        (None, {"this file is no claim file, vocabulary or waivers file"}),
        ({}, {"this file is no claim file, vocabulary or waivers file"}),
        ({"entities": []}, {'"entities" should be an object in { }'}),
        ({"entities": {"x": []}}, {"this should be an object in { }, not a list"}),
        ({"predicates": 5, "articles": {}}, {'"predicates" should be an object in { }'}),
        ({"waivers": {}}, {'"waivers" should be a list in [ ]'}),
    ],
)
def test_values_of_the_wrong_shape_are_told_not_raised(
    value: object, messages: set[str], write: Write, tmp_path: Path
) -> None:
    write("claims/x.json", json.dumps(value))
    findings = said(tmp_path)
    assert {r.finding.problem.message for r in findings} == messages
    assert {r.finding.code for r in findings} == {"CC002"}


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "there is nothing in this file"),
        (b"\xff\xfe{", "the file is in UTF-16"),
        (b'{"article": "\xe4"}', "the text is not UTF-8 here"),
        (b'{"article": {"id": "a\x00"}, "claims": []}', "a line break or control character stands in a text"),
        (b"{\x00}", "a key is expected here"),
        (b'{"claims": [NaN]}', "NaN and Infinity are not JSON numbers"),
        (b'{"claims": 1, "claims": 2}', 'the key "claims" stands twice in one object'),
    ],
)
def test_what_cannot_be_read_hides_nothing_else(
    data: bytes, message: str, write: Write, tmp_path: Path
) -> None:
    write("claims/a.json", ARTICLE)
    write("claims/x.json", data)
    findings = said(tmp_path)
    assert [(r.finding.code, r.finding.problem.message) for r in findings] == [("CC001", message)]
    assert findings[0].finding.problem.help
    assert findings[0].places[0].line == 1
    assert "a/1" in load(tmp_path).claims


def test_json_lines_lose_only_the_broken_line(write: Write, tmp_path: Path) -> None:
    lines = [
        json.dumps({**CLAIM, "article": "a"}),
        "{",
        json.dumps({**CLAIM, "article": "a", "id": "a/3", "hedging": "certain"}),
        "[]",
        json.dumps({**CLAIM, "article": "a", "id": "a/5"}),
    ]
    write("claims/articles.jsonl", '{"id": "a"}\n')
    write("claims/bulk.jsonl", "\n".join(lines))
    findings = said(tmp_path)
    assert [(r.finding.code, r.places[0].line, r.places[0].pointer) for r in findings] == [
        ("CC001", 2, ""),
        ("CC002", 3, "/hedging"),
        ("CC002", 4, ""),
    ]
    assert list(load(tmp_path).claims) == ["a/1", "a/5"]


def test_the_registry_as_json_lines(write: Write, tmp_path: Path) -> None:
    write("claims/articles.jsonl", '{"id": "a", "title": "A"}\n{"id": "a"}\n{"title": "B"}\n7\n')
    write("claims/entities.jsonl", '{"id": "tokyo", "type": "place"}\n{"id": "x", "type": "plaice"}\n')
    records = load(tmp_path)
    assert records.articles["a"][0].title == "A"
    assert records.entities["tokyo"].type == "place"
    assert [(code, problem.spots[0].line) for code, problem in records.problems] == [
        ("CC003", 2),
        ("CC002", 3),
        ("CC002", 4),
        ("CC002", 2),
    ]


@pytest.mark.parametrize("name", ["claims/a.json.gz", "claims/a.JSON.GZ"])
def test_packed_files_are_read_and_located(name: str, write: Write, tmp_path: Path) -> None:
    write(
        name, gzip.compress(json.dumps({**ARTICLE, "claims": [{**CLAIM, "hedging": 1}]}, indent=1).encode())
    )
    (finding,) = said(tmp_path)
    assert (finding.finding.code, finding.places[0].pointer) == ("CC002", "/claims/0/hedging")
    assert finding.places[0].line == 11


def test_packed_json_lines_are_read(write: Write, tmp_path: Path) -> None:
    write("claims/b.jsonl.gz", gzip.compress(json.dumps({**CLAIM, "article": "a"}).encode() + b"\n"))
    write("claims/a.json", {"article": {"id": "a"}, "claims": []})
    assert list(load(tmp_path).claims) == ["a/1"]


def test_a_damaged_packed_file_is_a_finding(write: Write, tmp_path: Path) -> None:
    write("claims/b.jsonl.gz", b"\x1f\x8b nothing")
    (finding,) = said(tmp_path)
    assert finding.finding.code == "CC001"
    assert finding.places[0].path == "claims/b.jsonl.gz"


def test_a_text_that_is_missing_or_not_utf8_is_told_at_the_article(write: Write, tmp_path: Path) -> None:
    write("seeds/b.txt", b"\xff")
    write("claims/a.json", {**ARTICLE, "article": {"id": "a", "text": "seeds/a.txt"}})
    write("claims/b.json", {"article": {"id": "b", "text": "seeds/b.txt"}, "claims": []})
    findings = said(tmp_path)
    assert [(r.finding.code, r.places[0].path, r.places[0].pointer) for r in findings] == [
        ("CC001", "claims/a.json", "/article/text"),
        ("CC001", "claims/b.json", "/article/text"),
    ]
    assert load(tmp_path).articles["a"][1] is None


def test_a_text_is_read_as_it_stands(write: Write, tmp_path: Path) -> None:
    write("seeds/a.txt", "Zwölf\r\n“Gäste”".encode())
    write("claims/a.json", {**ARTICLE, "article": {"id": "a", "text": "seeds/a.txt"}})
    assert load(tmp_path).articles["a"][1] == "Zwölf\r\n“Gäste”"


def test_a_broken_article_keeps_its_claims(write: Write, tmp_path: Path) -> None:
    write("claims/a.json", {"article": {"id": "a", "reliability": "Z"}, "claims": [CLAIM]})
    records = load(tmp_path)
    assert [code for code, _, _ in told(records)] == ["CC002"]
    assert records.claims["a/1"][1] == "a"
    assert records.places["article", "a"].pointer == "/article"
    assert [r.finding.code for r in said(tmp_path)] == ["CC002"]


def test_an_article_without_a_usable_id_keeps_its_claims(write: Write, tmp_path: Path) -> None:
    write("claims/a.json", {"article": {"id": 7}, "claims": [CLAIM]})
    write("claims/b.json", {"claims": [{**CLAIM, "id": "b/1"}]})
    assert load(tmp_path).claims.keys() == {"a/1", "b/1"}
    assert [r.finding.code for r in said(tmp_path)] == ["CC002", "CC002"]


def test_a_sound_article_outranks_a_broken_one_of_the_same_id(write: Write, tmp_path: Path) -> None:
    write("claims/a.json", {"article": {"id": "a", "reliability": "Z"}, "claims": []})
    write("claims/b.json", {"article": {"id": "a", "title": "sound"}, "claims": []})
    records = load(tmp_path)
    assert records.articles["a"][0].title == "sound"
    assert records.places["article", "a"].path == "claims/b.json"


@pytest.mark.parametrize("broken", [{"type": "person", "nmae": "Son"}, {"type": "persn"}, {"name": "Son"}])
def test_what_refers_to_a_broken_entity_is_not_to_blame(
    broken: dict[str, str], write: Write, tmp_path: Path
) -> None:
    write("claims/vocabulary.json", {"entities": {**VOCABULARY["entities"], "son": broken}})
    write("claims/a.json", ARTICLE)
    assert [r.finding.code for r in said(tmp_path)] == ["CC002"]


def test_what_refers_to_a_broken_predicate_is_not_to_blame(write: Write, tmp_path: Path) -> None:
    write("claims/p.json", {"predicates": {"greets": {"kind": "stat"}, "attends": {"kind": 5}}})
    write(
        "claims/a.json",
        {"article": {"id": "a"}, "claims": [CLAIM, {**CLAIM, "id": "a/2", "predicate": "greets"}]},
    )
    findings = said(tmp_path)
    assert {(r.finding.code, r.places[0].pointer) for r in findings} == {
        ("CC002", "/predicates/greets/kind"),
        ("CC002", "/predicates/attends/kind"),
    }
    assert load(tmp_path).predicates["attends"].kind == "event"


def test_a_relation_of_unknown_kinds_takes_every_kind(write: Write, tmp_path: Path) -> None:
    write("claims/p.json", {"predicates": {"greets": {"subject_type": ["persn"], "object_type": ["event"]}}})
    write("claims/a.json", {"article": {"id": "a"}, "claims": [{**CLAIM, "predicate": "greets"}]})
    (finding,) = said(tmp_path)
    assert finding.finding.problem.help == 'did you mean "person"?'


def test_a_line_without_an_id_declares_nothing(write: Write, tmp_path: Path) -> None:
    write("claims/entities.jsonl", '{"type": "person"}\n')
    assert load(tmp_path).entities.keys() == VOCABULARY["entities"].keys()


@pytest.mark.parametrize("key", ["Tokyo", "a b", "", "x" * 201, "tokyo\n"])
def test_a_vocabulary_key_that_is_no_id(key: str, write: Write, tmp_path: Path) -> None:
    write("claims/more.json", {"entities": {key: {"type": "place"}}})
    (finding,) = said(tmp_path)
    assert finding.finding.code == "CC002"
    assert finding.places[0].path == "claims/more.json"


def test_defaults_are_laid_under_every_claim(write: Write, tmp_path: Path) -> None:
    defaults = {"predicate": "attends", "hedging": "stated", "attribution": {"evidence": "unknown"}}
    claims = [
        {"id": "a/1", "subject": "son", "object": "gala"},
        {
            "id": "a/2",
            "subject": "son",
            "object": "gala",
            "hedging": "likely",
            "attribution": {"source": "x"},
        },
    ]
    write("claims/a.json", {"article": {"id": "a"}, "defaults": defaults, "claims": claims})
    records = load(tmp_path)
    assert records.problems == []
    first, second = (claim for claim, _ in records.claims.values())
    assert (first.hedging, second.hedging) == ("stated", "likely")
    assert (second.attribution.evidence, second.attribution.source) == ("unknown", "x")


def test_a_wrong_default_is_told_once_where_it_stands(write: Write, tmp_path: Path) -> None:
    defaults = {"hedging": "certain", "id": "x", "attribution": {"evidence": "hearsay"}}
    bare = {key: value for key, value in CLAIM.items() if key != "hedging"}
    claims = [
        bare,
        {**bare, "id": "a/2", "attribution": {"source": "x"}},
        {**bare, "id": "a/3", "hedging": "sure", "attribution": {"evidence": "unknown"}},
    ]
    write("claims/a.json", {"article": {"id": "a"}, "defaults": defaults, "claims": claims})
    assert sorted(pointer for _, pointer, _ in told(load(tmp_path))) == [
        "/claims/2/hedging",
        "/defaults/attribution/evidence",
        "/defaults/hedging",
        "/defaults/id",
    ]


def test_types_that_the_configuration_adds_are_known(write: Write, tmp_path: Path) -> None:
    write(
        "claims/more.json",
        {"entities": {"x": {"type": "ship"}}, "predicates": {"sails": {"subject_type": ["ship"]}}},
    )
    assert {pointer for _, pointer, _ in told(load(tmp_path))} == {
        "/entities/x/type",
        "/predicates/sails/subject_type/0",
    }
    assert load(tmp_path, entity_types=frozenset({"ship"})).problems == []


def test_a_wrong_waiver_leaves_the_others(write: Write, tmp_path: Path) -> None:
    waiver = {"finding": "0123456789abcdef", "kind": "todo", "reason": "later", "by": "desk"}
    write("claims/waivers.json", {"waivers": [{**waiver, "kind": "never"}, waiver]})
    records = load(tmp_path)
    assert [(code, pointer) for code, pointer, _ in told(records)] == [("CC002", "/waivers/0/kind")]
    [(kept, place)] = records.waivers
    assert (kept.kind, place.path, place.pointer) == ("todo", "claims/waivers.json", "/waivers/1")


def test_the_second_of_two_equal_ids_is_left_out_and_both_places_are_told(
    write: Write, tmp_path: Path
) -> None:
    write("claims/a.json", ARTICLE)
    write("claims/b.json", {"article": {"id": "b"}, "claims": [{**CLAIM, "hedging": "rumored"}]})
    (finding,) = said(tmp_path)
    assert finding.finding.code == "CC003"
    assert [place.path for place in finding.places] == ["claims/b.json", "claims/a.json"]
    assert load(tmp_path).claims["a/1"][0].hedging == "stated"


def test_a_line_delivered_twice_is_a_note(write: Write, tmp_path: Path) -> None:
    line = json.dumps({**CLAIM, "article": "a"}) + "\n"
    write("claims/articles.jsonl", '{"id": "a"}\n')
    write("claims/b.jsonl", line * 2)
    (finding,) = said(tmp_path)
    assert (finding.finding.severity, finding.places[0].line, finding.places[1].line) == ("info", 2, 1)


def test_a_link_among_the_records_is_told_and_not_followed(write: Write, tmp_path: Path) -> None:
    outside = tmp_path.parent / "outside.json"
    outside.write_text(json.dumps(ARTICLE), encoding="utf-8")
    (tmp_path / "claims" / "link.json").symlink_to(outside)
    (finding,) = said(tmp_path)
    assert finding.finding.code == "CC001"
    assert load(tmp_path).claims == {}


def test_the_same_records_in_other_files_are_the_same_problems(write: Write, tmp_path: Path) -> None:
    write("claims/a.json", {"zz": 1, "yy": 2, "xx": 3, **ARTICLE})
    first, second = load(tmp_path), load(tmp_path)
    assert told(first) == told(second)
    assert [message for _, _, message in told(first)] == [
        f'unknown key "{key}"' for key in ("xx", "yy", "zz")
    ]


def test_a_project_overrides_of_a_core_predicate_only_what_it_writes(write: Write, tmp_path: Path) -> None:
    write("claims/vocabulary.json", {"predicates": {"has-value": {"tolerance": 0.05}}})
    value = load(tmp_path).predicates["has-value"]
    assert (value.tolerance, value.kind, value.one_object_per_subject) == (0.05, "attribute", True)


def test_an_unknown_key_is_pointed_at_itself(write: Write, tmp_path: Path) -> None:
    write("claims/a.json", {**ARTICLE, "claims": [{**CLAIM, "hegding": "stated"}]})
    (place,) = (r.places[0] for r in said(tmp_path))
    assert place.source[(place.column or 0) - 1 : (place.end_column or 0) - 1] == '"hegding"'
