"""The generated corpora: equal for equal arguments, and what is planted in them is all there is to find."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from corpora import TELLINGS, Conflicts, News, write_folder, write_lines
from quoted import TEXT_BYTES, write_quotes
from rdf import write_turtle

from claimcheck.config.settings import Config
from claimcheck.finding import Outcome
from claimcheck.project import Project
from claimcheck.reported import Report

SMALL = News(8_000, 200)
"""Large enough for two planted contradictions."""
OFFICES = News(8_000, 200, players=False)
ONE_KEY = News(8_000, 200, terms_per_key=4_000, players=False, ages=True)
MANY_KEYS = News(8_000, 200, players=False, ages=True)
SHAPES = pytest.mark.parametrize(
    "news", [SMALL, OFFICES, ONE_KEY, MANY_KEYS], ids=["mixed", "offices", "one key", "many keys"]
)


def _lint(root: Path) -> Report:
    return Project(root, Config()).lint()


def _conflicts(report: Report) -> list[frozenset[str]]:
    problems = (reported.finding.problem for reported in report.findings)
    return [
        frozenset(claim for camp in problem.camps for claim in camp.claims)
        for problem in problems
        if problem.outcome is Outcome.CONFLICT
    ]


def _content(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()
    }


@pytest.mark.parametrize("write", [write_lines, write_folder])
@SHAPES
def test_what_is_planted_is_found_and_nothing_else(
    write: Callable[[Path, News], Conflicts], news: News, tmp_path: Path
) -> None:
    planted = write(tmp_path, news)
    report = _lint(tmp_path)
    found = _conflicts(report)
    assert len(planted) == news.conflicts == 2
    assert set(found) == planted
    assert len(report.findings) == len(found) == len(planted)
    assert report.claims == news.claims


@pytest.mark.parametrize("write", [write_lines, write_folder, write_quotes])
def test_equal_arguments_give_equal_bytes(write: Callable[[Path, News], object], tmp_path: Path) -> None:
    news = News(400, 20)
    assert write(tmp_path / "a", news) == write(tmp_path / "b", News(400, 20))
    assert _content(tmp_path / "a") == _content(tmp_path / "b")
    write(tmp_path / "c", News(400, 20, seed=11))
    assert _content(tmp_path / "a") != _content(tmp_path / "c")


def test_false_quotes_are_found_and_no_other(tmp_path: Path) -> None:
    planted = write_quotes(tmp_path, News(4_000, 400))
    report = _lint(tmp_path)
    wrong = [reported for reported in report.findings if reported.finding.code == "CC101"]
    assert {reported.places[0].claim for reported in wrong} == planted.false_quotes
    assert len(wrong) == len(planted.false_quotes) == 4
    assert set(_conflicts(report)) == planted.conflicts
    # The prose is random: it names nobody that the claims name, and lets anybody speak.
    judged = [one for one in report.findings if one.finding.code not in ("CC102", "CC105")]
    assert len(judged) == len(wrong) + len(planted.conflicts)
    sizes = [path.stat().st_size for path in (tmp_path / "seeds").iterdir()]
    assert min(sizes) >= TEXT_BYTES and max(sizes) < TEXT_BYTES + 200


def test_every_key_has_several_values_told_twice_by_two_articles() -> None:
    terms: dict[tuple[str, str], set[int]] = {}
    keys: dict[str, set[str]] = {}
    for told in map(SMALL.told, range(SMALL.claims)):
        key, value = told.object, told.subject
        if told.predicate == "plays-for":
            key, value = value, key
        keys.setdefault(key, set()).add(value)
        terms.setdefault((key, told.time), set()).add(told.article)
    assert {len(values) for values in keys.values()} == {SMALL.terms_per_key}
    assert {len(articles) for articles in terms.values()} == {TELLINGS}


def test_one_claim_in_a_thousand_takes_part_in_a_contradiction() -> None:
    news = News(100_000, 8_000)
    assert len(frozenset().union(*news.planted())) == 100
    assert news.planted(offices=True) | news.planted(offices=False) == news.planted()


def test_one_key_and_many_keys_hold_the_same_times() -> None:
    one, many = (
        sorted(news.told(number).time for number in range(news.claims)) for news in (ONE_KEY, MANY_KEYS)
    )
    assert len(set(one)) == ONE_KEY.terms
    # But for the few planted ones, which lie elsewhere where keys begin.
    assert len(set(one) ^ set(many)) <= 4 * ONE_KEY.conflicts


def test_a_line_is_json_of_about_430_bytes(tmp_path: Path) -> None:
    write_lines(tmp_path, SMALL, lines_per_file=5_000)
    files = [tmp_path / "claims" / f"claims-{part:02d}.jsonl" for part in (0, 1)]
    lines = [line for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    assert len(lines) == SMALL.claims
    assert {len(json.loads(line)) for line in lines} == {9}
    assert 420 <= sum(len(line.encode()) for line in lines) / len(lines) <= 440


def test_the_turtle_names_every_claim(tmp_path: Path) -> None:
    news = News(200, 20, players=False)
    write_turtle(tmp_path / "terms.ttl", news)
    text = (tmp_path / "terms.ttl").read_text(encoding="utf-8")
    assert all(f'"{news.told(number).id}"' in text for number in range(news.claims))


@pytest.mark.parametrize(("claims", "ages"), [(100, False), (8_010, False), (8_000_000, True)])
def test_numbers_that_do_not_fit_are_refused(claims: int, ages: bool) -> None:
    with pytest.raises(ValueError, match=rf"{claims} claims are not keys|do not fit into the years"):
        News(claims, 20, ages=ages)
