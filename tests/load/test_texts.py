"""The texts of articles: one that cannot be read is a problem that says what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from claimcheck.records import Article
from claimcheck.storage.load import Records
from claimcheck.storage.texts import read_texts

if TYPE_CHECKING:
    from pathlib import Path


def problem(root: Path, text: str, tracked: frozenset[str] | None = None) -> tuple[str, str]:
    """What is said of an article whose text cannot be read, and what is to be done."""
    records = Records()
    records.articles["a"] = (Article(id="a", text=text), "")
    read_texts(root, records, tracked)
    ((code, told),) = records.problems
    assert code == "CC001"
    return told.message.removeprefix('the text of article "a" cannot be read: '), told.help or ""


@pytest.mark.parametrize(
    ("text", "why", "advice"),
    [
        (
            "none.txt",
            "there is no file none.txt",
            "correct the path (it is relative to the project's folder)",
        ),
        ("link.txt", "link.txt is a symbolic link, and links are not followed", "put the file itself there"),
        ("latin.txt", "it is not UTF-8 text", "save it as UTF-8"),
        ("folder", "this is a folder", "name a file"),
        ("../x.txt", 'the path ../x.txt has ".." in it', "write it relative to the project's folder"),
        (r"a\\b.txt", r"the path a\\b.txt is not a plain path", "write it like folder/file.json"),
    ],
)
def test_the_advice_fits_the_reason(tmp_path: Path, text: str, why: str, advice: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "latin.txt").write_bytes(b"caf\xe9")
    (tmp_path / "link.txt").symlink_to("latin.txt")
    assert problem(tmp_path, text) == (why, f"{advice}, or take `text` out")


def test_a_text_that_git_does_not_track(tmp_path: Path) -> None:
    assert problem(tmp_path, "a; b.txt", frozenset()) == ("git does not track it", "`git add a; b.txt`")
