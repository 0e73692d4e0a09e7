"""The configuration: where it is found, what it may say, how a mistake in it is told."""

from __future__ import annotations

from dataclasses import dataclass, fields
from decimal import Decimal
from pathlib import Path
from typing import ClassVar

import pytest
from jsonschema import Draft202012Validator

from claimcheck.config.check import first_fault
from claimcheck.config.file import Settings, project_of, read_settings
from claimcheck.config.place import place_of
from claimcheck.config.schema import config_schema
from claimcheck.config.settings import RESERVED, Config
from claimcheck.finding import Severity
from claimcheck.rule import Rule
from claimcheck.rules import RULES
from claimcheck.storage.exclude import without
from claimcheck.storage.refusal import Refused
from claimcheck.values.wording.cues import find_cues


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project's folder in a repository of its own."""
    for name in ("repo/.git", "repo/news/claims/deep", "repo/plain"):
        (tmp_path / name).mkdir(parents=True)
    return tmp_path / "repo" / "news"


def settings(root: Path, text: str, name: str = "claimcheck.toml") -> Settings:
    (root / name).write_text(text, encoding="utf-8")
    return read_settings(root)


def refusal(root: Path, text: str, name: str = "claimcheck.toml") -> Refused:
    with pytest.raises(Refused) as caught:
        settings(root, text, name)
    return caught.value


class TestFinding:
    def test_the_folder_with_claims_is_the_project(self, root: Path) -> None:
        assert project_of(root) == (root, None)
        assert project_of(root / "claims" / "deep") == (root, None)

    def test_the_nearest_configuration_wins(self, root: Path) -> None:
        (root.parent / "claimcheck.toml").write_text("approximate = 1")
        assert read_settings(root / "claims").config.approximate == 10
        (root / "claimcheck.toml").write_text("approximate = 2")
        assert read_settings(root / "claims").config.approximate == 2
        assert read_settings(root.parent / "plain").config.approximate == 1

    def test_nothing_above_the_repository_is_looked_at(self, root: Path) -> None:
        (root.parent.parent / "claimcheck.toml").write_text("approximate = 1")
        assert project_of(root.parent / "plain") == (root.parent / "plain", None)

    def test_the_order_of_names_in_one_folder(self, root: Path) -> None:
        settings(root, "[tool.claimcheck]\napproximate = 3", "pyproject.toml")
        assert read_settings(root).config.approximate == 3
        settings(root, "approximate = 2", ".claimcheck.toml")
        assert read_settings(root).config.approximate == 2
        assert settings(root, "approximate = 1").config.approximate == 1

    def test_a_pyproject_that_does_not_speak_to_us_is_passed_over(self, root: Path) -> None:
        (root.parent / "plain" / "pyproject.toml").write_text("[tool.other]\nx = 1")
        (root.parent / "claimcheck.toml").write_text("approximate = 1")
        assert read_settings(root.parent / "plain").config.approximate == 1

    def test_isolated_reads_no_file(self, root: Path) -> None:
        settings(root, "approximate = 1")
        assert read_settings(root, isolated=True, environment="missing.toml").config == Config()
        assert read_settings(root, ["approximate=2"], isolated=True).config.approximate == 2

    def test_a_given_file_outranks_the_environment_and_that_the_found_one(
        self, root: Path, tmp_path: Path
    ) -> None:
        settings(root, "approximate = 1")
        for name, number in (("two.toml", 2), ("three.toml", 3)):
            (tmp_path / name).write_text(f"approximate = {number}")
        by_environment = read_settings(root, environment=str(tmp_path / "two.toml"))
        assert (by_environment.root, by_environment.config.approximate) == (root, 2)
        given = read_settings(root, [str(tmp_path / "three.toml")], environment=str(tmp_path / "two.toml"))
        assert (given.root, given.config.approximate) == (root, 3)

    def test_a_given_file_above_the_current_folder(
        self, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (tmp_path / "up.toml").write_text("approximate = 7")
        monkeypatch.chdir(root)
        assert read_settings(root, ["../../up.toml"]).config.approximate == 7

    def test_given_settings_are_laid_over_the_file(self, root: Path) -> None:
        (root / "claimcheck.toml").write_text(
            'approximate = 1\nclaims = "records"\n[severity]\nCC201 = "info"'
        )
        made = read_settings(root, ["approximate = 4", 'severity.CC3 = "info"'])
        assert (made.config.approximate, made.config.claims) == (4, "records")
        assert made.config.severity == {"CC201": "info", "CC3": "info"}
        assert made.origins["approximate"] == "command line"
        assert made.origins["severity.CC201"] == "claimcheck.toml"

    def test_two_given_files_are_one_too_many(self, root: Path) -> None:
        with pytest.raises(Refused, match="--config takes one file"):
            read_settings(root, ["a.toml", "b.toml"])


class TestExtend:
    def test_the_extended_file_is_laid_under(self, root: Path) -> None:
        (root.parent / "base.toml").write_text('approximate = 1\nregistry = "open"\nexclude = ["x"]')
        made = settings(root, 'extend = "../base.toml"\napproximate = 2')
        assert (made.config.approximate, made.config.registry) == (2, "open")
        assert made.origins == {
            "approximate": "claimcheck.toml", "registry": str(root.parent / "base.toml"),
            "exclude": str(root.parent / "base.toml"),
        }  # fmt: skip

    def test_a_circle(self, root: Path) -> None:
        (root / "b.toml").write_text('extend = "claimcheck.toml"')
        assert "extends a file that extends it again" in str(refusal(root, 'extend = "./b.toml"'))

    @pytest.mark.parametrize("path", ["../../secret.toml", "/etc/passwd", "link.toml", "missing.toml"])
    def test_no_file_outside_the_repository_is_read(self, root: Path, path: str) -> None:
        secret = root.parent.parent / "secret.toml"
        secret.write_text("password is hunter2")
        (root / "link.toml").symlink_to(secret)
        refused = refusal(root, f'extend = "{path}"')
        assert "cannot be read" in str(refused)
        assert "hunter2" not in str(refused) + refused.frame

    def test_units_that_only_together_make_a_circle(self, root: Path) -> None:
        (root / "b.toml").write_text('[units.li]\nof = "ri"\n[units.ri]')
        text = 'extend = "b.toml"\n[units.ri]\nof = "li"\n[units.li]'
        assert "the configuration as a whole" in str(refusal(root, text))


@pytest.mark.parametrize(
    ("text", "place", "says", "blamed"),
    [
        ('claims = "c"\nignor = ["CC2"]', "2:1", 'unknown key "ignor": did you mean "ignore"?', "ignor"),
        ("fail_on = 'error'", "1:1", 'did you mean "fail-on"?', "fail_on"),
        ('fail-on = "eror"', "1:11", 'unknown value "eror": did you mean "error"?', '"eror"'),
        ('select = [\n  "CC1",\n  "CC20l",\n]', "3:3", 'unknown rule "CC20l"', '"CC20l"'),
        ('select = ["CC1", ""]', "1:18", "empty text", '""'),
        ('select = ["CC1", "CC1"]', "1:1", "names something twice", "select"),
        ('select = "CC1"', "1:1", '"select" should be a list in [ ]', "select"),
        ("select = [1]", "1:1", '"select" should hold text in quotation marks', "select"),
        ('ignore = ["CC003"]', "1:11", '"CC003" is reserved', '"CC003"'),
        ('[severity]\nCC201 = "info"\nCC0 = "info"', "3:1", '"CC0" is reserved', "CC0"),
        ('[per-file-ignores]\n"a*" = ["CC99"]', "2:9", 'unknown rule "CC99"', '"CC99"'),
        ('[per-file-ignores]\na = ["CC001"]', "2:6", '"CC001" is reserved', '"CC001"'),
        ("[per-file-ignores]\na = 'CC2'", "2:1", '"a" should be a list in [ ]', "a"),
        ('[severity]\n"CC2" = "loud"', "2:9", 'unknown value "loud"', '"loud"'),
        ("approximate = true", "1:1", '"approximate" should be a whole number', "approximate"),
        ("approximate = 101", "1:1", '"approximate" should be from 0 to 100', "approximate"),
        ("as-of = 2025-01-01", "1:1", '"as-of" should be text in quotation marks', "as-of"),
        ('as-of = "soon"', "1:1", "soon", "as-of"),
        ('[units.furlong]\nfactor = "a lot"', "2:1", "should be a number above 0", "factor"),
        ('[units.furlong]\nfactor = 0\nof = "m"', "2:1", "should be a number above 0", "factor"),
        ('units = {furlong = {of = "metre"}}', "1:21", '"metre" is no built-in unit', "of"),
        ("[units]\nfurlong.fctor = 1", "2:1", 'did you mean "factor"?', "furlong.fctor"),
        ("[rules.conflicting-holdres]", "1:2", 'did you mean "conflicting-holders"?', None),
        ("[rules.cc201]", "1:2", 'unknown key "cc201": did you mean "conflicting-holders"?', None),
        ("[rules.conflicting-holders]\nfoo = 1", "2:1", 'unknown key "foo"', "foo"),
        ('[hedging]\nrumoured = ["x"]', "2:1", 'unknown key "rumoured": did you mean "rumored"?', "rumoured"),
        ('[hedging]\nrumored = ["word", "(a|b"]', "2:20", "it opens a bracket that does not close", '"(a|b"'),
        ('[hedging]\nlikely = ["* odds"]', "2:11", "it does not begin with a word", '"* odds"'),
        ("a b", "1:3", "this is not TOML", "b"),
        ('claims = "c', "1:12", "this is not TOML", " "),
        ("extend = 7", "1:1", '"extend" should be text', "extend"),
        ('claims = ""', "1:1", '"claims" is empty', "claims"),
    ],
)
def test_a_mistake_is_told_with_its_place(
    root: Path, text: str, place: str, says: str, blamed: str | None
) -> None:
    refused = refusal(root, text)
    assert refused.message.startswith(f"claimcheck.toml:{place}: ")
    assert says in refused.message
    source, carets = refused.frame.split("\n")
    assert source.split(" | ")[1] == text.split("\n")[int(place.split(":")[0]) - 1]
    start = carets.index("^")
    if blamed is not None:
        assert (source + " ")[start : start + carets.count("^")] == blamed


def test_the_place_in_a_pyproject(root: Path) -> None:
    text = '[project]\nignor = 1\n[tool.claimcheck]\nignor = ["CC2"]\n'
    assert refusal(root, text, "pyproject.toml").message.startswith("pyproject.toml:4:1: ")


def test_a_pyproject_with_no_table_for_us(root: Path) -> None:
    refused = refusal(root, "[tool]\nclaimcheck = 3\n", "pyproject.toml")
    assert refused.message == 'pyproject.toml:2:1: "tool.claimcheck" should be a table'


def test_hostile_text_is_shown_escaped(root: Path) -> None:
    refused = refusal(root, '"\u202eevil" = 1')
    assert "\u202e" not in refused.message + refused.frame
    assert "\\u{202e}evil" in refused.message


@pytest.mark.parametrize("data", [b"\xff\xfe", b"x" * (1024**2 + 1)])
def test_a_file_that_is_no_text_or_too_large(root: Path, data: bytes) -> None:
    (root / "claimcheck.toml").write_bytes(data)
    with pytest.raises(Refused):
        read_settings(root)


def test_a_key_in_a_quoted_and_dotted_table() -> None:
    text = "# rules.x\n[ 'rules' . \"x\" ]  # [rules.y]\n\n  distance = 1\n[severity]\ndistance = 2\n"
    assert place_of(text, ("rules", "x", "distance")) == (4, 3, 8)


@dataclass(frozen=True)
class Choosy(Rule):
    """A rule with an option of every type."""

    code: ClassVar[str] = "CC799"
    name: ClassVar[str] = "choosy"
    many: int = 3
    loose: bool = False
    share: float = 0.5
    word_used: str = "x"
    words: tuple[str, ...] = ("a", "b")


class TestRuleOptions:
    @pytest.fixture(autouse=True)
    def choosy(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(RULES, "CC799", Choosy)

    def test_they_reach_the_rule(self, root: Path) -> None:
        text = '[rules.choosy]\nmany = 4\nloose = true\nshare = 0.25\nword-used = "y"\nwords = ["c"]'
        options = settings(root, text).config.options_of(Choosy)
        assert Choosy(**options) == Choosy(4, True, 0.25, "y", ("c",))

    @pytest.mark.parametrize(
        ("line", "says"),
        [
            ('many = "4"', '"many" should be a whole number'),
            ("many = true", '"many" should be a whole number'),
            ("share = 'x'", '"share" should be a number'),
            ("loose = 1", '"loose" should be true or false'),
            ("word_used = 'y'", 'did you mean "word-used"?'),
            ("words = 'c'", '"words" should be a list in [ ]'),
            ("words = [3]", '"words" should hold text'),
        ],
    )
    def test_a_wrong_one_is_refused(self, root: Path, line: str, says: str) -> None:
        assert says in str(refusal(root, f"[rules.choosy]\n{line}"))

    def test_they_are_in_the_schema(self) -> None:
        options = config_schema()["properties"]["rules"]["properties"]["choosy"]["properties"]
        assert options["words"] == {"type": "array", "items": {"type": "string"}, "default": ["a", "b"]}
        assert options["word-used"] == {"type": "string", "default": "x"}


class TestSchema:
    def test_it_is_a_schema_of_every_setting(self) -> None:
        schema = config_schema()
        Draft202012Validator.check_schema(schema)
        known = {field.name.replace("_", "-") for field in fields(Config)}
        assert set(schema["properties"]) == known | {"extend"}

    def test_its_defaults_are_those_of_the_program(self) -> None:
        for key, setting in config_schema()["properties"].items():
            if "default" in setting:
                assert getattr(Config(), key.replace("-", "_")) == setting["default"]

    @pytest.mark.parametrize(
        "data",
        [
            {"select": ["CC2"], "fail-on": "never", "approximate": 0},
            {"units": {"tatami": {"factor": "1.6528", "of": "m2"}, "box": {}}},
            {"hedging": {"rumored": ["word has it"], "ignore": ["may"]}},
            {"hedging": {"gossip": ["word has it"]}},
            {"severity": {"CC201": "info"}, "rules": {"conflicting-holders": {}}},
            {"select": "CC2"},
            {"select": ["CC2", "CC2"]},
            {"select": [""]},
            {"fail_on": "never"},
            {"approximate": -1},
            {"rules": {"impossible-time": {"grace-days": 0}}},
            {"rules": {"impossible-time": {"grace-days": -1}}},
            {"approximate": 10.5},
            {"units": {"box": 3}},
            {"rules": {"no-such-rule": {}}},
            {"severity": {"CC201": "loud"}},
        ],
    )
    def test_the_lean_check_and_the_schema_agree(self, data: dict[str, object]) -> None:
        assert (first_fault(data) is None) == Draft202012Validator(config_schema()).is_valid(data)


class TestConfig:
    def test_reserved_codes_always_run(self) -> None:
        assert Config(select=("CC3",), ignore=("CC",)).selected() == RESERVED

    def test_a_longer_prefix_outranks_a_shorter_one(self) -> None:
        levels = Config(severity={"CC201": "info", "CC2": "warning", "CC": "error"}).levels()
        assert levels["CC201"] is Severity.INFO
        assert levels["CC301"] is Severity.ERROR
        assert RESERVED.isdisjoint(levels)

    def test_its_lexicon_is_the_shipped_one_with_its_own_cues(self, root: Path) -> None:
        assert Config().lexicon() is Config().lexicon()
        own = settings(root, '[hedging]\nrumored = ["word has come"]').config.lexicon()
        assert [cue.kind for cue in find_cues("Word has come that he may go.", own)] == [
            "rumored",
            "possible",
        ]

    def test_declared_units_convert_down_to_what_amounts_are_compared_in(self, root: Path) -> None:
        text = (
            '[units.tatami]\nfactor = "1.6528"\nof = "m2"\n'
            '[units.mat]\n[units.room]\nfactor = 6.50000000000000000001\nof = "mat"'
        )
        factors = settings(root, text).config.unit_factors()
        assert factors["tatami"][0] == Decimal("1.6528")
        assert factors["room"] == (Decimal("6.50000000000000000001"), "mat")
        assert factors["mat"] == (Decimal(1), "mat")


@pytest.mark.parametrize(
    ("pattern", "left_out"),
    [
        ("claims/old", {"claims/old/a.json", "claims/old/b.jsonl"}),
        ("./claims/old/", {"claims/old/a.json", "claims/old/b.jsonl"}),
        ("old", {"claims/old/a.json", "claims/old/b.jsonl"}),
        ("*.jsonl", {"claims/old/b.jsonl"}),
        ("claims/*/a.json", {"claims/old/a.json"}),
        ("a.json", {"claims/a.json", "claims/old/a.json"}),
        ("claim", set()),
        ("CLAIMS", set()),
    ],
)
def test_exclude_patterns(pattern: str, left_out: set[str]) -> None:
    paths = ["claims/a.json", "claims/old/a.json", "claims/old/b.jsonl"]
    assert without(paths, [pattern]) == [path for path in paths if path not in left_out]
