"""Building the corpus: what is one and the same, what is replaced, what a scope means."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from claimcheck.comparable.superseding import replaced
from claimcheck.config.settings import Config
from claimcheck.example import Example, project_files
from claimcheck.project import Project

if TYPE_CHECKING:
    from pathlib import Path

    from claimcheck.comparable.corpus import Corpus

TEMPLATE = {"subject": "son", "predicate": "attends", "object": "gala"}


def corpus(root: Path, *claims: dict[str, Any], **more: Any) -> Corpus:
    for path, text in project_files(Example("a test", claims, **more), TEMPLATE).items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return Project(root, Config()).load().corpus


def person(*same_as: str) -> dict[str, Any]:
    return {"type": "person", "name": "P", "same_as": list(same_as)}


class TestOneAndTheSame:
    def test_entities_that_share_an_id_of_another_registry_are_one(self, tmp_path: Path) -> None:
        entities = {
            "z": person("wikidata:Q1", "viaf:9"),
            "m": person("viaf:9"),
            "b": person("wikidata:Q1"),
            "c": person("wikidata:Q2"),
            "a": person("c"),
            "d": person("wikidata:Q3"),
        }
        known = corpus(tmp_path, entities=entities).vocabulary.canonical
        of = {key: known.get(key, key) for key in entities}
        assert of == {"z": "b", "m": "b", "b": "b", "c": "a", "a": "a", "d": "d"}

    def test_claims_about_them_meet(self, tmp_path: Path) -> None:
        made = corpus(
            tmp_path, {"subject": "x"}, {"subject": "y"},
            entities={"x": person("wikidata:Q1"), "y": person("wikidata:Q1")},
        )  # fmt: skip
        assert [statement.subject for statement in made.statements] == ["x", "x"]


class TestSuperseding:
    @pytest.mark.parametrize(
        ("supersedes", "gone", "rings"),
        [
            ({"b": ["a"], "c": ["b"]}, {"a", "b"}, []),
            ({"a": ["a"]}, set(), [("a", "/supersedes/0")]),
            ({"a": ["z", "a"]}, {"z"}, [("a", "/supersedes/1")]),
            ({"a": ["b"], "b": ["a"]}, set(), [("a", "/supersedes/0"), ("b", "/supersedes/0")]),
            (
                {"a": ["b"], "b": ["c", "old"], "c": ["a"], "new": ["a"]},
                {"old", "a"},
                [("a", "/supersedes/0"), ("b", "/supersedes/0"), ("c", "/supersedes/0")],
            ),
            # One ring replaces a claim of another: what lies between them is an ordinary replacement.
            (
                {"a": ["b"], "b": ["a", "m"], "m": ["x"], "x": ["y"], "y": ["x"]},
                {"m", "x"},
                [
                    ("a", "/supersedes/0"),
                    ("b", "/supersedes/0"),
                    ("x", "/supersedes/0"),
                    ("y", "/supersedes/0"),
                ],
            ),
        ],
    )
    def test_rings_replace_nothing_and_are_told(
        self, supersedes: dict[str, list[str]], gone: set[str], rings: list[tuple[str, str]]
    ) -> None:
        found, problems = replaced(supersedes)
        assert found == gone
        assert [(problem.spots[0].id, problem.spots[0].pointer) for _, problem in problems] == rings
        assert {code for code, _ in problems} <= {"CC002"}

    def test_a_chain_of_any_length(self) -> None:
        chain = {f"c{n}": [f"c{n - 1}"] for n in range(1, 50_000)}
        assert len(replaced(chain)[0]) == 49_999

    def test_the_claims_of_a_ring_stay_alive(self, tmp_path: Path) -> None:
        made = corpus(
            tmp_path,
            {"id": "a/1", "supersedes": ["a/2"]},
            {"id": "a/2", "supersedes": ["a/1"]},
            {"id": "a/3", "supersedes": ["a/3"]},
            {"id": "a/4", "supersedes": ["a/5"]},
            {"id": "a/5"},
        )
        alive = [statement.claim for statement in made.statements if statement.live]
        assert alive == ["a/1", "a/2", "a/3", "a/4"]
        told = {(problem.spots[0].id, problem.message) for code, problem in made.problems if code == "CC002"}
        message = "a claim cannot replace itself, directly or through others"
        assert told == {("a/1", message), ("a/2", message), ("a/3", message)}


class TestScope:
    @pytest.mark.parametrize(
        ("one", "other"),
        [
            (1, 1.0),
            (1, 1.00),
            (100, 1e2),
            (0, -0.0),
            (1, "1"),
            ("Guest of honour", "guest  of HONOUR"),
            ("caf\u00e9", "cafe\u0301"),
            (True, "true"),
            (True, "True"),
            ("son", "masayoshi"),
        ],
    )
    def test_values_of_one_meaning_are_one(self, one: object, other: object, tmp_path: Path) -> None:
        left, right = self.scopes(tmp_path, {"role": one}, {"role": other})
        assert left == right != ()

    @pytest.mark.parametrize("absent", [False, "", "  ", "false"])
    def test_what_says_no_more_than_absence(self, absent: object, tmp_path: Path) -> None:
        assert self.scopes(tmp_path, {"role": absent}, {}) == [(), ()]

    @pytest.mark.parametrize(
        ("one", "other"),
        [(1, 10), (1, 1.5), (10**30, 10**30 + 1), (True, 1), ("guest", "speaker"), (0, False), ("yes", True)],
    )
    def test_values_of_two_meanings_are_two(self, one: object, other: object, tmp_path: Path) -> None:
        left, right = self.scopes(tmp_path, {"role": one}, {"role": other})
        assert left != right

    @staticmethod
    def scopes(root: Path, *scopes: dict[str, object]) -> list[tuple[tuple[str, str], ...]]:
        entities = {"masayoshi": person("son")}
        made = corpus(root, *({"scope": scope} for scope in scopes), entities=entities)
        return [statement.qualifiers for statement in made.statements]


class TestUnits:
    def told(self, root: Path, unit: str) -> tuple[str, str]:
        amount = {"predicate": "headcount", "subject": "gala", "object": {"amount": "9", "unit": unit}}
        ((_, problem),) = corpus(root, amount).problems
        return problem.message, problem.help

    def test_the_nearest_unit_in_any_case(self, tmp_path: Path) -> None:
        assert self.told(tmp_path, "usd") == (
            '"usd" is not a unit that anything declares', 'did you mean "USD"?',
        )  # fmt: skip

    @pytest.mark.parametrize(("unit", "meant"), [("hours", "hour"), ("kmh", "km/h"), ("KWH", "kWh")])
    def test_one_slip_away(self, tmp_path: Path, unit: str, meant: str) -> None:
        assert self.told(tmp_path, unit)[1] == f'did you mean "{meant}"?'

    @pytest.mark.parametrize("unit", ["wagonloads", "yen", "persons", "won"])
    def test_what_to_write_where_no_unit_is_near(self, tmp_path: Path, unit: str) -> None:
        assert self.told(tmp_path, unit)[1] == (
            "write an ISO 4217 code, % or 1, or declare it under [units] in the configuration"
        )

    def test_the_unit_of_a_relation(self, tmp_path: Path) -> None:
        ((_, problem),) = corpus(tmp_path, predicates={"costs": {"unit": "eur"}}).problems
        assert problem.help == 'did you mean "EUR"?'

    def test_other_kinds_keep_their_article(self, tmp_path: Path) -> None:
        ((_, problem),) = corpus(tmp_path, {"subject": "qqq"}).problems
        assert problem.message == '"qqq" is not an entity that anything declares'


@pytest.mark.parametrize("name", ["a", "b", "c", "zz", "longer-name"])
def test_mistakes_at_one_spot_come_in_an_order_that_no_file_name_changes(name: str, tmp_path: Path) -> None:
    file = tmp_path / "claims" / f"{name}.json"
    file.parent.mkdir()
    file.write_text(json.dumps({"article": {"id": "a"}, "claims": [{"id": "a/1"}]}), encoding="utf-8")
    messages = [told.finding.problem.message for told in Project(tmp_path, Config()).lint().findings]
    keys = ("hedging", "object", "predicate", "subject")
    assert messages == [f'the key "{key}" is missing' for key in keys]
