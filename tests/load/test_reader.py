"""The strict reader: what it refuses, in which words, and where it points."""

from __future__ import annotations

import gzip
import json
import zlib

import jiter
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.storage.depth import MAX_DEPTH
from claimcheck.storage.reader import Unreadable, decompress, in_words, read_json, read_lines

TOKENS = [
    *(
        "{",
        "}",
        "[",
        "]",
        ":",
        ",",
        '"',
        "\\",
        "\\u",
        "d83d",
        "\\ude00",
        '"a"',
        '"é😀"',
        " ",
        "\n",
        "\r\n",
        "\t",
    ),
    *("1", "-0", "1.50", "1e5", "01", "NaN", "null", "true", "\u2028", "\ufeff", "\x00"),
]
JSON_SHAPED = st.lists(st.sampled_from(TOKENS), max_size=12).map(lambda tokens: "".join(tokens).encode())


def refusal(data: bytes) -> Unreadable:
    with pytest.raises(Unreadable) as caught:
        read_json(data)
    return caught.value


@pytest.mark.parametrize(
    ("data", "words", "line", "column"),
    [
        (b"", "nothing in this file", 1, 1),
        (b" \r\n\t\n", "nothing in this file", 1, 1),
        (b'{"a": 1', "ends too early", 1, 8),
        (b'{"a": 1\r\n', "ends too early", 1, 8),
        (b'{\n "a": "b', "ends too early", 2, 9),
        (b"[1,]", "remove the comma", 1, 4),
        (b"[1]\n[2]", "Something follows", 2, 1),
        (b"{'a': 1}", "double quotation marks", 1, 2),
        (b'{"a" 1}', "colon is missing", 1, 6),
        (b"[1 2]", "closing bracket ]", 1, 4),
        (b'{"a": 1 "b": 2}', "closing brace }", 1, 9),
        (b"[01]", "not a JSON number", 1, 3),
        (b"[+1]", "A value is expected", 1, 2),
        (b'["\\x"]', "backslash", 1, 4),
        (b'["a\n"]', "line break", 1, 4),
        (b'["\x00"]', "control character", 1, 3),
        (b"1" * 5000, "too many digits", 1, 4302),
        (b"[NaN]", "NaN and Infinity", 1, 2),
        (b"[-NaN]", "NaN and Infinity", 1, 3),
        (b"[1, -Infinity]", "NaN and Infinity", 1, 6),
        (b"\xef\xbb\xbf{}", "remove the byte order mark", 1, 1),
        ("{}".encode("utf-16"), "UTF-16", 1, 1),
    ],
)
def test_broken_json_is_refused_in_plain_words_at_its_place(
    data: bytes, words: str, line: int, column: int
) -> None:
    unreadable = refusal(data)
    assert words in unreadable.message
    assert (unreadable.line, unreadable.column) == (line, column)
    assert " at line " not in unreadable.message


@pytest.mark.parametrize(
    "data", [b'"\\ud800"', b'"\\ude00"', b'{"\\ud800": 1}', b'"\\ud800\\u0041"', b'"\\ud83d x"']
)
def test_half_a_surrogate_pair_is_refused(data: bytes) -> None:
    assert "half a character" in refusal(data).message


def test_a_whole_surrogate_pair_is_read() -> None:
    assert read_json(b'"\\ud83d\\ude00"') == "😀"


@pytest.mark.parametrize(
    "data", [b'{\n"caf\xe9": 1}', b'{\n"caf\xc0\x80": 1}', b'{\n"caf\xed\xa0\x80": 1}', b'{\n"caf\xf0\x9f"}']
)
def test_invalid_utf8_is_refused_at_its_first_byte(data: bytes) -> None:
    unreadable = refusal(data)
    assert "UTF-8" in unreadable.message
    assert (unreadable.line, unreadable.column) == (2, 5)


def test_an_encoding_fault_outranks_the_syntax_fault_that_it_causes() -> None:
    assert "UTF-8" in refusal(b"[\xe9]").message


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_columns_count_code_points_before_the_fault_whatever_the_line_ending(end: str) -> None:
    unreadable = refusal(f'{{{end}"é😀\u2028": x}}'.encode())
    assert (unreadable.line, unreadable.column) == (2, 8)


@pytest.mark.parametrize(
    ("text", "key", "line", "column"),
    [
        ('{"a": 1,\n  "a" :\n 2}', "a", 2, 3),
        ('{"é😀": 1, "é😀": 2}', "é😀", 1, 11),
        ('{"a": 1, "\\u0061":2}', "a", 1, 10),
        ('{"q\\"\\\\": 1, "q\\"\\\\": 2}', 'q"\\', 1, 14),
        ('{"x at line 9 column 9": 1, "x at line 9 column 9": 2}', "x at line 9 column 9", 1, 29),
        ('{"a\\nb": 1, "a\\nb": 2}', "a\\nb", 1, 13),
        ('{"\u202e": 1, "\u202e": 2}', "\\u{202e}", 1, 10),
        ('{"b": [{"a": {}, "a": [1]}]}', "a", 1, 18),
        ('{"NaN": 1, "NaN": 2}', "NaN", 1, 12),
    ],
)
def test_a_duplicate_key_is_named_where_it_stands_the_second_time(
    text: str, key: str, line: int, column: int
) -> None:
    unreadable = refusal(text.encode())
    assert unreadable.message == f'The key "{key}" stands twice in one object; keep one of the two.'
    assert (unreadable.line, unreadable.column) == (line, column)


@pytest.mark.parametrize("key", ["k" * 1_000_000, '\\"' * 1_000_000, "\\\\" * 1_000_000])
def test_a_duplicate_key_of_megabytes_is_named_in_short_and_found_in_linear_time(key: str) -> None:
    unreadable = refusal(f'{{"{key}": 1,\n"{key}": 2}}'.encode())
    assert len(unreadable.message) < 150
    assert (unreadable.line, unreadable.column) == (2, 1)


@pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ('{"a":', "}"), ('[{"]":', "}]")])
def test_nesting_is_read_to_the_limit_and_refused_at_the_first_bracket_beyond(
    opening: str, closing: str
) -> None:
    levels = sum(opening.count(bracket) for bracket in "[{")
    repeats = MAX_DEPTH // levels
    read_json(f"{opening * repeats}1{closing * repeats}".encode())
    for beyond in (1, 60, 100_000):
        unreadable = refusal(f"{opening * repeats}{'[' * beyond}1{']' * beyond}{closing * repeats}".encode())
        assert "nested more than 100 deep" in unreadable.message
        assert (unreadable.line, unreadable.column) == (1, len(opening) * repeats + 1)


def test_a_hundred_thousand_brackets_never_closed_are_refused_as_too_deep() -> None:
    for opening in (b"[", b'{"a":', b'\n [{"\\"[":'):
        assert "nested more than" in refusal(opening * 100_000).message


def test_many_brackets_side_by_side_or_in_a_text_are_not_deep() -> None:
    read_json(b"[" + b"[],{}," * 5000 + b"1]")
    assert read_json(b'"' + b"[{" * 5000 + b'"') == "[{" * 5000


def test_numbers_keep_their_digits() -> None:
    value = read_json(b"[9.80, 5E9, 1e999, 12345678901234567890123]")
    assert isinstance(value, list)
    assert [bytes(number) for number in value[:3]] == [b"9.80", b"5E9", b"1e999"]
    assert value[3] == 12345678901234567890123


def test_a_text_of_ten_megabytes_is_read_and_a_file_over_the_limit_is_not() -> None:
    data = b'"' + b"x" * 10_000_000 + b'"'
    assert read_json(data) == "x" * 10_000_000
    with pytest.raises(Unreadable, match="larger than 1 MiB") as caught:
        read_json(data, max_bytes=1024**2)
    assert (caught.value.line, caught.value.column) == (1, 1)
    assert read_json(b"[1]", max_bytes=3) == [1]


def test_the_exception_says_its_message() -> None:
    assert str(Unreadable("words", 1, 2)) == "words"


@given(st.one_of(st.binary(max_size=30), JSON_SHAPED))
def test_any_bytes_are_read_as_the_standard_library_reads_them_or_refused_inside_the_file(
    data: bytes,
) -> None:
    try:
        value = read_json(data)
    except Unreadable as unreadable:
        assert unreadable.line is not None
        assert unreadable.column is not None
        lines = data.split(b"\n")
        assert 1 <= unreadable.line <= len(lines)
        line = lines[unreadable.line - 1].decode("utf-8", "replace")
        assert 1 <= unreadable.column <= len(line) + 1
        assert "jiter" not in unreadable.message
    else:
        expected = json.loads(
            data.decode("utf-8"), parse_float=lambda digits: jiter.LosslessFloat(digits.encode())
        )
        assert repr(value) == repr(expected)


def test_json_lines_are_split_at_the_line_feed_alone() -> None:
    texts = ["a\u2028b", "c\u2029d", "e\x85f", "g\x0bh"[:1]]
    data = "\n".join(json.dumps(text, ensure_ascii=False) for text in texts).encode()
    assert list(read_lines(data)) == list(enumerate(texts, 1))


def test_json_lines_with_crlf_blank_lines_and_a_missing_last_line_feed() -> None:
    assert list(read_lines(b"[1]\r\n\r\n \t\n[2]\n\n[3]")) == [(1, [1]), (4, [2]), (6, [3])]


def test_a_bad_line_hides_no_other_and_says_its_own_place() -> None:
    lines = [
        b'{"a": 1}',
        '{"é😀": x}'.encode(),
        b'"\xff"',
        b'{"a": 1, "a": 2}',
        b"[" * 100_000,
        b"[" * 101 + b"]" * 101,
        b'{"cut": ',
        b"[2]",
    ]
    read = list(read_lines(b"\n".join(lines) + b"\n"))
    assert [number for number, _ in read] == [1, 2, 3, 4, 5, 6, 7, 8]
    assert (read[0][1], read[7][1]) == ({"a": 1}, [2])
    places = [(value.line, value.column) for _, value in read if isinstance(value, Unreadable)]
    assert places == [(2, 8), (3, 2), (4, 10), (5, 101), (6, 101), (7, 8)]


def test_a_line_over_the_limit_is_refused_alone() -> None:
    exact = b'"' + b"x" * 8 + b'"'
    read = list(read_lines(exact + b"\n" + exact + b" \n[1]", max_line_bytes=10))
    assert read[0] == (1, "x" * 8)
    assert isinstance(read[1][1], Unreadable)
    assert "longer than 10 bytes" in read[1][1].message
    assert (read[1][1].line, read[1][1].column) == (2, 1)
    assert read[2] == (3, [1])


@pytest.mark.parametrize(
    ("data", "words"),
    [(b"", "nothing in this file"), (b"\n \r\n", "nothing in this file"), (b"[1]\n" * 9, "larger")],
)
def test_json_lines_that_are_empty_or_too_large_are_one_refusal(data: bytes, words: str) -> None:
    ((number, value),) = read_lines(data, max_bytes=30)
    assert number == 1
    assert isinstance(value, Unreadable)
    assert words in value.message


@given(st.lists(st.one_of(st.binary(max_size=12), JSON_SHAPED), max_size=6))
def test_each_line_is_read_as_it_would_be_alone(lines: list[bytes]) -> None:
    data = b"\n".join(lines)
    expected: list[tuple[int, str]] = []
    for number, line in enumerate(data.split(b"\n"), 1):
        if line.strip(b" \t\r\n"):
            try:
                expected.append((number, repr(read_json(line))))
            except Unreadable as unreadable:
                expected.append((number, f"{unreadable.message} {number}:{unreadable.column}"))
    read = [
        (
            number,
            f"{value.message} {value.line}:{value.column}" if isinstance(value, Unreadable) else repr(value),
        )
        for number, value in read_lines(data)
    ]
    assert read == expected if expected else "nothing in this file" in read[0][1]


def test_only_gz_is_unpacked_of_one_member_or_several() -> None:
    packed = gzip.compress(b"[1]\n") + gzip.compress(b"") + gzip.compress(b"[2]\n")
    assert decompress("claims/x.jsonl.gz", packed, 8) == b"[1]\n[2]\n"
    assert decompress("claims/X.JSON.GZ", packed, 8) == b"[1]\n[2]\n"
    assert decompress("claims/x.jsonl", packed, 1) == packed


def test_a_bomb_is_refused_without_being_unpacked() -> None:
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    bomb = b"".join(packer.compress(bytes(1024**2)) for _ in range(200)) + packer.flush()
    assert len(bomb) < 300_000
    with pytest.raises(Unreadable, match="more than 10 MiB"):
        decompress("x.json.gz", bomb, 10 * 1024**2)
    with pytest.raises(Unreadable, match="more than 9 bytes"):
        decompress("x.json.gz", gzip.compress(bytes(5)) * 2, 9)


@pytest.mark.parametrize(
    ("packed", "words"),
    [
        (gzip.compress(b"[1]", mtime=0)[:-1], "cut short"),
        (gzip.compress(b"[1]", mtime=0)[:12], "cut short"),
        (b"\x1f", "damaged or not gzip"),
        (gzip.compress(b"[1]", mtime=0)[:-8] + bytes(8), "damaged or not gzip"),
        (gzip.compress(b"[1]", mtime=0)[:10] + b"\xff" * 20, "damaged or not gzip"),
        (gzip.compress(b"[1]", mtime=0) + b"more", "damaged or not gzip"),
        (b"[1]", "damaged or not gzip"),
    ],
)
def test_a_damaged_package_is_refused(packed: bytes, words: str) -> None:
    with pytest.raises(Unreadable, match=words):
        decompress("x.json.gz", packed, 1000)


@pytest.mark.parametrize(
    ("size", "words"), [(0, "0 bytes"), (1023, "1023 bytes"), (1536, "1.5 KiB"), (64 * 1024**2, "64 MiB")]
)
def test_sizes_are_said_as_people_say_them(size: int, words: str) -> None:
    assert in_words(size) == words
