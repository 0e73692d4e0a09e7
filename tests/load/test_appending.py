"""Adding to a list in a file: all that stands there stays, and the new item looks like its neighbours."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.storage.appending import with_item

NEW = {"finding": "f", "reason": "é"}
ONE = {"finding": "1", "reason": "x"}


def added(text: str) -> str:
    made = with_item(text.encode("utf-8"), "waivers", NEW).decode("utf-8")
    assert json.loads(made)["waivers"] == [*json.loads(text)["waivers"], NEW]
    return made


@pytest.mark.parametrize("indent", [None, 0, 2, 4, "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("items", [[ONE], [ONE, ONE]])
def test_it_is_written_as_the_file_is(indent: int | str | None, end: str, items: list[object]) -> None:
    def dumped(listed: list[object]) -> str:
        value = {"waivers": listed, "note": "–"}
        return json.dumps(value, indent=indent, ensure_ascii=False).replace("\n", end)

    assert added(dumped(items)) == dumped([*items, NEW])


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('{"waivers":[]}', '{"waivers":[{"finding": "f", "reason": "é"}]}'),
        ('{\n  "waivers": []\n}', None),
        ('{\n\t"waivers": [\n\t]\n}\n',
         '{\n\t"waivers": [\n\t\t{\n\t\t\t"finding": "f",\n\t\t\t"reason": "é"\n\t\t}\n\t]\n}\n'),
        ('{"waivers": [\n  {"finding": "1", "reason": "x"}\n]}\n',
         '{"waivers": [\n  {"finding": "1", "reason": "x"},\n  {"finding": "f", "reason": "é"}\n]}\n'),
        ('{"waivers":[{"finding":"1","reason":"x"}]}',
         '{"waivers":[{"finding":"1","reason":"x"},{"finding":"f","reason":"é"}]}'),
        ('{"waivers": [{\n  "finding": "1",\n  "reason": "x"\n}]}',
         '{"waivers": [{\n  "finding": "1",\n  "reason": "x"\n}, {\n  "finding": "f",\n  "reason": "é"\n}]}'),
        ('{"waivers": ["stray"]}', '{"waivers": ["stray", {"finding": "f", "reason": "é"}]}'),
    ],
)  # fmt: skip
def test_what_people_write(before: str, after: str | None) -> None:
    made = added(before)
    assert made == (
        after if after is not None else json.dumps({"waivers": [NEW]}, indent=2, ensure_ascii=False)
    )


SPACE = st.sampled_from(["", " ", "\n", "\r\n\t", "\n    "])
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=4)


@given(st.lists(st.dictionaries(TEXT, TEXT | st.integers(), max_size=3), max_size=3), st.data())
def test_nothing_that_stood_there_is_changed(items: list[dict[str, object]], data: st.DataObject) -> None:
    def gap() -> str:
        return data.draw(SPACE)

    def pair(key: str, value: object) -> str:
        return f"{gap()}{json.dumps(key)}{gap()}:{gap()}{json.dumps(value, ensure_ascii=False)}{gap()}"

    listed = ",".join(
        f"{gap()}{{{','.join(pair(*member) for member in item.items()) or gap()}}}{gap()}" for item in items
    )
    before = f'{gap()}{{"é":{gap()}[1],{gap()}"waivers"{gap()}:{gap()}['
    text = f"{before}{listed or gap()}]{gap()}}}{gap()}"
    made = added(text)
    assert made.startswith(before)
    assert not items or made.startswith(before + listed.rstrip(" \t\r\n"))


def test_a_text_that_is_no_unicode_is_refused() -> None:
    with pytest.raises(UnicodeEncodeError):
        with_item(b'{"waivers": []}', "waivers", {"reason": "\udcff"})
