"""From amendments to bytes: what cannot be made is left out, and what is beside it stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from claimcheck.storage.editing import Amendment, replaced, replacements
from claimcheck.storage.ordering import ordered
from claimcheck.storage.refusal import Refused
from claimcheck.storage.replacing import replace_inside

if TYPE_CHECKING:
    from pathlib import Path


def edited(text: str, *amendments: Amendment) -> str:
    """A text after amendments."""
    return replaced(text.encode(), replacements(text.encode(), amendments)).decode()


@pytest.mark.parametrize(
    ("text", "amendments", "wanted"),
    [
        ('{"a": "x"}', [Amendment("/a", "y")], '{"a": "y"}'),
        ('{"a": "x"}', [Amendment("/a", "x")], '{"a": "x"}'),
        ('{"a": "\\u0078"}', [Amendment("/a", "x")], '{"a": "\\u0078"}'),
        ('{"a": "x"}', [Amendment("/b", "y")], '{"a": "x"}'),
        ('{"a": "x"}', [Amendment("/b", "y", otherwise="/a")], '{"a": "y"}'),
        ('{"a": "x"}', [Amendment("/a", "y"), Amendment("/a", "z")], '{"a": "x"}'),
        ('{"a": "x"}', [Amendment("/a", "y"), Amendment("/a", "y")], '{"a": "y"}'),
        ('{"a": "x"}', [Amendment("/b", "y", after="a")], '{"a": "x", "b": "y"}'),
        ('{"a":"x"}', [Amendment("/b", "y", after="a")], '{"a":"x","b":"y"}'),
        ('{"a":"x"}', [Amendment("/b", "y", after="c")], '{"a":"x"}'),
        ('{\r\n\t"a" :"x"\r\n}', [Amendment("/b", "y", after="a")], '{\r\n\t"a" :"x",\r\n\t"b" :"y"\r\n}'),
        ('{"c": 1,\n "a": "x"}', [Amendment("/b", "y", after="a")], '{"c": 1,\n "a": "x",\n "b": "y"}'),
        ('{"a": "x"}', [Amendment("/a", "é\n\u202e")], '{"a": "é\\n\\u202e"}'),
        ('{"a": "\\u00e9"}', [Amendment("/a", "ü")], '{"a": "\\u00fc"}'),
        ('{"é": "\\u00e9"}', [Amendment("/é", "ü")], '{"é": "ü"}'),
        ('["a", "b" , "c"]', [Amendment("/1", None)], '["a", "c"]'),
        ('["a", "b" , "c" ]', [Amendment("/2", None)], '["a", "b" ]'),
        ('["a", "b" , "c" ]', [Amendment("/1", None), Amendment("/2", None)], '["a" ]'),
        ('["a", "b" , "c" ]', [Amendment("/0", None), Amendment("/2", None)], '["b" ]'),
        ('["a", "b"]', [Amendment("/0", None), Amendment("/1", None)], "[]"),
        ('[{"a": "x"}, 1e+5]', [Amendment("/0", None), Amendment("/0/a", "y")], "[1e+5]"),
        ('["a"]', [Amendment("/7", None)], '["a"]'),
    ],
)  # fmt: skip
def test_an_amendment_touches_nothing_else(text: str, amendments: list[Amendment], wanted: str) -> None:
    assert edited(text, *amendments) == wanted


LINES = '{"a": "x"}\r\n\n{"a": "y"}\r\n{"a": "z"}'


@pytest.mark.parametrize(
    ("amendments", "wanted"),
    [
        ([Amendment("/a", "w", 3)], LINES.replace('"y"', '"w"')),
        ([Amendment("/a", "w", 2)], LINES),
        ([Amendment("", None, 1)], '\n{"a": "y"}\r\n{"a": "z"}'),
        ([Amendment("", None, 4)], '{"a": "x"}\r\n\n{"a": "y"}'),
        ([Amendment("", None, 3), Amendment("", None, 4), Amendment("/a", "v", 1)], '{"a": "v"}\r\n\n'),
    ],
)  # fmt: skip
def test_lines_are_changed_one_by_one(amendments: list[Amendment], wanted: str) -> None:
    assert edited(LINES, *amendments) == wanted


@pytest.mark.parametrize(
    ("path", "text", "wanted", "records"),
    [
        ("c.json", '{"claims" : [{"object":"o",\n "id": "i"}],"article": {"text": "t" , "id": "a"}}',
         '{"article": {"id": "a" , "text": "t"},"claims" : [{"id": "i",\n "object":"o"}]}', 3),
        ("c.json", '{"claims": [], "strange": 1, "article": {"id": "a"}}', None, 0),
        ("c.json", '{"claims": [{"strange": 1, "id": "i"}], "article": {"text": "t", "id": "a"}}',
         '{"article": {"id": "a", "text": "t"}, "claims": [{"strange": 1, "id": "i"}]}', 2),
        ("v.json", '{"predicates": {}, "entities": {}}', None, 0),
        ("c.jsonl", '{"subject": "s", "id": "i"}\r\n\n{}', '{"id": "i", "subject": "s"}\r\n\n{}', 1),
        ("articles.jsonl", '{"text": "t", "id": "a"}\n', '{"id": "a", "text": "t"}\n', 1),
        ("entities.jsonl", '{"type": "person", "id": "a"}\n', None, 0),
    ],
)  # fmt: skip
def test_keys_are_put_in_order(path: str, text: str, wanted: str | None, records: int) -> None:
    assert ordered(path, text.encode()) == ((wanted or text).encode(), records)
    assert ordered(path, (wanted or text).encode()) == ((wanted or text).encode(), 0)


def test_a_file_is_replaced_only_while_it_is_what_was_read(tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    file.write_bytes(b"mine")
    with pytest.raises(Refused, match="changed meanwhile"):
        replace_inside(tmp_path, "a.json", b"old", b"new")
    assert file.read_bytes() == b"mine"
    replace_inside(tmp_path, "a.json", b"mine", b"new")
    assert file.read_bytes() == b"new"
    assert [path.name for path in tmp_path.iterdir()] == ["a.json"]


def test_a_file_that_is_gone_read_only_or_a_link_is_left(tmp_path: Path) -> None:
    (tmp_path / "there.json").write_bytes(b"old")
    (tmp_path / "link.json").symlink_to("there.json")
    (tmp_path / "fixed.json").write_bytes(b"old")
    (tmp_path / "fixed.json").chmod(0o400)
    for name, why in (("gone", "no file"), ("link", "symbolic link"), ("fixed", "read-only")):
        with pytest.raises(Refused, match=why):
            replace_inside(tmp_path, f"{name}.json", b"old", b"new")
    with pytest.raises(Refused, match=r'has "\.\." in it'):
        replace_inside(tmp_path / "sub", "../there.json", b"old", b"new")
    assert (tmp_path / "there.json").read_bytes() == b"old"
