"""The hooks guard real commits: what is committed is judged as a whole, and nothing else is."""

from __future__ import annotations

import json
from typing import Any

import pytest

from .conftest import BASELINE, Outcome, Repository, published_hook


def holds(subject: str, time: str, office: str = "prime-minister") -> dict[str, Any]:
    """A claim that someone holds an office."""
    return {"subject": subject, "predicate": "holds-office", "object": office, "time": time}


def attends(hedging: str) -> dict[str, Any]:
    """A claim that one man attends one dinner."""
    said = {"evidence": "unknown"}
    return {
        "subject": "son",
        "predicate": "attends",
        "object": "gala",
        "hedging": hedging,
        "attribution": said,
    }


ISHIBA = holds("ishiba", "2024-10-01/2025-10-21")
TAKAICHI = holds("takaichi", "2025-10-21/2026-10-01")
TAKAICHI_EARLY = holds("takaichi", "2025-09-21/2026-10-01")
TRUMP = holds("trump", "2025-01-20/2026-10-01", "us-president")
SON = holds("son", "2025-06-01/2026-10-01", "us-president")


@pytest.fixture
def guarded(repository: Repository) -> Repository:
    """Article a, in which nothing is wrong, committed; the published hook guards what comes."""
    repository.record("a", ISHIBA, attends("rumored"))
    repository.guard(published_hook("claimcheck"))
    return repository


def assert_stopped(repository: Repository, head: str, done: Outcome, *words: str) -> None:
    assert done.status != 0, done.said
    assert repository.head == head
    for word in words:
        assert word in done.said


def assert_passed(repository: Repository, head: str, done: Outcome) -> None:
    assert done.status == 0, done.said
    assert repository.head != head


@pytest.mark.parametrize(
    ("claim", "code", "words"),
    [
        pytest.param(TAKAICHI_EARLY, "CC201", "Shigeru Ishiba and Sanae Takaichi", id="two holders"),
        pytest.param(attends("confirmed"), "CC301", "Masayoshi Son", id="a rumour and a fact"),
    ],
)
def test_a_commit_that_adds_a_conflicting_record_is_stopped(
    guarded: Repository, claim: dict[str, Any], code: str, words: str
) -> None:
    head = guarded.head
    guarded.record("b", claim)
    guarded.git("add", "claims/b.json")
    assert_stopped(guarded, head, guarded.commit(), code, words, "claims/a.json", "claims/b.json")


def test_a_commit_that_adds_a_record_without_conflict_passes(guarded: Repository) -> None:
    head = guarded.head
    guarded.record("b", TAKAICHI)
    guarded.git("add", "claims/b.json")
    assert_passed(guarded, head, guarded.commit())


def test_a_commit_of_other_files_is_checked_too(guarded: Repository) -> None:
    guarded.record("b", TAKAICHI_EARLY)
    guarded.git("add", "-A")
    guarded.git("commit", "-q", "--no-verify", "-m", "in a hurry")
    head = guarded.head
    guarded.write("notes.txt", "nothing about claims\n")
    guarded.git("add", "notes.txt")
    assert_stopped(guarded, head, guarded.commit(), "CC201")


def test_deleting_an_article_rechecks_the_rest(guarded: Repository) -> None:
    guarded.record("b", TAKAICHI_EARLY)
    guarded.record("c", TRUMP)
    guarded.git("add", "-A")
    guarded.git("commit", "-q", "--no-verify", "-m", "in a hurry")
    head = guarded.head
    guarded.git("rm", "-q", "claims/c.json")
    assert_stopped(guarded, head, guarded.commit(), "CC201")


def test_deleting_one_side_of_a_conflict_passes(guarded: Repository) -> None:
    guarded.record("b", TAKAICHI_EARLY)
    guarded.git("add", "-A")
    guarded.git("commit", "-q", "--no-verify", "-m", "in a hurry")
    head = guarded.head
    guarded.git("rm", "-q", "claims/b.json")
    assert_passed(guarded, head, guarded.commit())


def test_deleting_what_other_records_need_is_stopped(guarded: Repository) -> None:
    head = guarded.head
    guarded.record("b", TAKAICHI)
    guarded.git("add", "claims/b.json")
    guarded.git("rm", "-q", "--cached", "claims/vocabulary.json")
    assert_stopped(guarded, head, guarded.commit(), "CC004", '"ishiba"')


def test_an_untracked_record_is_not_read_until_it_is_staged(guarded: Repository) -> None:
    head = guarded.head
    guarded.record("b", TAKAICHI_EARLY)
    guarded.write("notes.txt", "nothing about claims\n")
    guarded.git("add", "notes.txt")
    assert_passed(guarded, head, guarded.commit())
    assert guarded.claimcheck("lint").status == 1

    head = guarded.head
    guarded.git("add", "claims/b.json")
    assert_stopped(guarded, head, guarded.commit(), "CC201")


def test_what_is_staged_is_judged_and_not_what_is_edited_since(guarded: Repository) -> None:
    guarded.record("b", TAKAICHI)
    guarded.git("add", "claims/b.json")
    guarded.record("b", TAKAICHI_EARLY)
    head = guarded.head
    assert_passed(guarded, head, guarded.commit())

    head = guarded.head
    guarded.git("add", "claims/b.json")
    guarded.record("b", TAKAICHI)
    assert_stopped(guarded, head, guarded.commit(), "CC201")


def test_commit_all_reads_what_it_commits(guarded: Repository) -> None:
    guarded.record("b", TAKAICHI)
    guarded.git("add", "-A")
    guarded.git("commit", "-q", "--no-verify", "-m", "sound")
    head = guarded.head
    guarded.record("b", TAKAICHI_EARLY)
    assert_stopped(guarded, head, guarded.commit("--all"), "CC201")


def test_a_commit_of_named_files_leaves_other_staged_ones_out(guarded: Repository) -> None:
    head = guarded.head
    guarded.record("b", TAKAICHI_EARLY)
    guarded.record("c", TRUMP)
    guarded.git("add", "claims/b.json", "claims/c.json")
    assert_passed(guarded, head, guarded.commit("--", "claims/c.json"))

    head = guarded.head
    assert_stopped(guarded, head, guarded.commit("--", "claims/b.json"), "CC201")


def test_a_linked_work_tree_is_guarded_as_the_main_one(guarded: Repository) -> None:
    guarded.git("worktree", "add", "-q", "-b", "night", "../night shift")
    head = guarded.head
    guarded.root = guarded.root.parent / "night shift"
    guarded.record("b", TAKAICHI_EARLY)
    guarded.git("add", "claims/b.json")
    assert_stopped(guarded, head, guarded.commit(), "CC201")


def test_a_project_below_the_top_of_its_repository(repository: Repository) -> None:
    repository.record("a", ISHIBA, within="news/")
    repository.guard(published_hook("claimcheck", "news"))
    head = repository.head
    repository.record("b", TAKAICHI_EARLY, within="news/")
    repository.git("add", "news/claims/b.json")
    assert_stopped(repository, head, repository.commit(), "CC201")


@pytest.fixture
def indebted(repository: Repository) -> Repository:
    """Two prime ministers at once, known to the committed baseline that the hook is told of."""
    repository.record("a", ISHIBA, TRUMP)
    repository.record("b", TAKAICHI_EARLY)
    written = repository.claimcheck("baseline", "write")
    assert written == (0, f"Wrote 1 finding to {BASELINE}\n")
    repository.guard({**published_hook("claimcheck", "--baseline", BASELINE), "verbose": True})
    return repository


def test_a_known_conflict_passes_and_is_still_shown_by_plain_lint(indebted: Repository) -> None:
    head = indebted.head
    indebted.write("notes.txt", "nothing about claims\n")
    indebted.git("add", "notes.txt")
    done = indebted.commit()
    assert_passed(indebted, head, done)
    assert "1 known from the baseline" in done.said
    assert "CC201" not in done.said

    plain = indebted.claimcheck("lint")
    assert plain.status == 1
    assert "CC201" in plain.said


def test_a_known_conflict_stays_known_when_its_file_is_moved_or_another_article_agrees(
    indebted: Repository,
) -> None:
    head = indebted.head
    indebted.git("mv", "claims/b.json", "claims/2025-b.json")
    indebted.record("c", TAKAICHI_EARLY)
    indebted.git("add", "-A")
    assert_passed(indebted, head, indebted.commit())


def test_a_new_conflict_beside_a_known_one_is_stopped(indebted: Repository) -> None:
    head = indebted.head
    indebted.record("c", SON)
    indebted.git("add", "claims/c.json")
    done = indebted.commit()
    assert_stopped(indebted, head, done, "CC201", "Masayoshi Son and Donald Trump")
    assert "Sanae Takaichi" not in done.said


def test_a_new_conflict_in_place_of_a_known_one_is_stopped(indebted: Repository) -> None:
    head = indebted.head
    indebted.record("b", TAKAICHI, SON)
    indebted.git("add", "claims/b.json")
    assert_stopped(indebted, head, indebted.commit(), "Masayoshi Son and Donald Trump", "is stale")


def test_a_repaired_conflict_passes_and_its_entry_is_said_to_be_stale(indebted: Repository) -> None:
    (entry,) = json.loads((indebted.root / BASELINE).read_text(encoding="utf-8"))["findings"]
    head = indebted.head
    indebted.record("b", TAKAICHI)
    indebted.git("add", "claims/b.json")
    done = indebted.commit()
    assert_passed(indebted, head, done)
    assert f"1 entry of the baseline is stale ({entry['fingerprint'][:8]})" in done.said


def test_no_baseline_covers_a_record_that_cannot_be_read(indebted: Repository) -> None:
    head = indebted.head
    indebted.write("claims/c.json", '{"article": {"id": "c"}, "claims": [')
    indebted.git("add", "claims/c.json")
    assert_stopped(indebted, head, indebted.commit(), "CC001", "claims/c.json")


def test_a_baseline_that_is_not_there_stops_and_says_so(indebted: Repository) -> None:
    head = indebted.head
    indebted.git("rm", "-q", BASELINE)
    assert_stopped(indebted, head, indebted.commit(), f"there is no baseline {BASELINE}")


@pytest.fixture
def formal(repository: Repository) -> Repository:
    """A sound project, drafts excluded by its configuration, guarded by the schema hook."""
    repository.write("claimcheck.toml", 'exclude = ["drafts"]\n')
    repository.record("a", ISHIBA)
    repository.guard(published_hook("claimcheck-schema"))
    return repository


def test_a_record_that_does_not_fit_its_schema_is_stopped(formal: Repository) -> None:
    head = formal.head
    formal.record("b", TAKAICHI, {**TRUMP, "hedging": "sure"})
    formal.git("add", "claims/b.json")
    assert_stopped(formal, head, formal.commit(), "claims/b.json", '"sure"')


def test_the_schema_hook_judges_each_file_by_itself(formal: Repository) -> None:
    head = formal.head
    formal.record("b", TAKAICHI_EARLY)
    formal.git("add", "claims/b.json")
    assert_passed(formal, head, formal.commit())


def test_the_schema_hook_leaves_excluded_files_and_other_folders_alone(formal: Repository) -> None:
    head = formal.head
    formal.write("claims/drafts/b.json", '{"claims": 1}\n')
    formal.write("data/b.json", '{"claims": 1}\n')
    formal.git("add", "-A")
    assert_passed(formal, head, formal.commit())
