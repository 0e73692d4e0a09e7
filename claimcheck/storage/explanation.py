"""What the JSON parser complains of, in plain words, and where exactly."""

from __future__ import annotations

import re

import jiter

from claimcheck.storage.depth import MAX_DEPTH, offset_of_too_deep
from claimcheck.storage.escape import plain

TOO_DEEP = f"Lists and objects are nested more than {MAX_DEPTH} deep here; flatten the record."
"""What is said of a value nested too deep."""

_NOT_UTF8 = "The text is not UTF-8 here; save the file in the encoding UTF-8."
_UTF16 = "The file is in UTF-16; save it in the encoding UTF-8."
_BYTE_ORDER_MARK = 'A byte order mark stands here; remove the byte order mark (save as "UTF-8 without BOM").'
_NOT_A_NUMBER = "NaN and Infinity are not JSON numbers; write null or leave the key out."
_HALF_CHARACTER = (
    "This \\u escape is half a character (a lone surrogate) or cut short; write the whole character."
)

# What jiter's messages start with, and what to say instead; the first that fits counts.
_EXPLANATIONS = {
    "EOF while parsing": "The JSON ends too early; add the missing quotation mark, bracket or brace.",
    "trailing comma": "A comma stands before a closing bracket; remove the comma.",
    "trailing characters": "Something follows the end of the JSON value; keep one value and remove the rest.",
    "key must be a string": "A key is expected here; write it in double quotation marks.",
    "expected `:`": "A colon is missing between a key and its value; add it.",
    "expected `,` or `]`": "A comma or the closing bracket ] is missing here; add it.",
    "expected `,` or `}`": "A comma or the closing brace } is missing here; add it.",
    "number out of range": "This number has too many digits; write it as a text in quotation marks.",
    "invalid number": "This is not a JSON number; write it like 12, -3.5 or 5e9, without leading zeros.",
    "invalid escape": "This backslash begins no known escape; write \\\\ for a backslash.",
    "unexpected end of hex escape": _HALF_CHARACTER,
    "lone leading surrogate": _HALF_CHARACTER,
    "control character": "A line break or control character stands in a text; close the text or write \\n.",
    "invalid unicode code point": _NOT_UTF8,
    "recursion limit exceeded": TOO_DEEP,
    "expected": "A value is expected here: a text in double quotation marks, a number, true, false or null.",
}
_PLACED = re.compile(r"(?P<what>.*) at line (?P<line>[0-9]+) column (?P<column>[0-9]+)", re.DOTALL)
_STRING = re.compile(rb'"(?:[^"\\]++|\\.)*+"', re.DOTALL)
_KEY_SHOWN = 60


def explain(data: bytes, report: str) -> tuple[str, int]:
    """Say why JSON could not be parsed.

    Args:
        data: the bytes that jiter refused.
        report: its message.

    Returns:
        What is wrong and what to do, and the byte offset to show.
    """
    wrong_encoding = _explain_encoding(data)
    if wrong_encoding:
        return wrong_encoding
    placed = _PLACED.fullmatch(report)
    if not placed:
        return f"This is not valid JSON ({plain(report)}); correct it.", 0
    what = placed["what"]
    offset = _offset(data, int(placed["line"]), int(placed["column"]))
    if what.startswith("Detected duplicate key"):
        return _explain_duplicate(data, offset)
    if what.startswith("EOF"):
        offset = len(data.rstrip(b" \t\r\n"))
    elif what.startswith("recursion"):
        offset = offset_of_too_deep(data)
    elif what.startswith(("expected value", "invalid number")) and _is_nan_or_infinity(data, offset):
        return _NOT_A_NUMBER, offset
    for start, explanation in _EXPLANATIONS.items():
        if what.startswith(start):
            return explanation, offset
    return f"This is not valid JSON ({plain(what)}); correct it.", offset


def _is_nan_or_infinity(data: bytes, offset: int) -> bool:
    """jiter stops up to two bytes into "-NaN" and one into "-Infinity"."""
    return re.search(rb"NaN|Infinity", data[max(0, offset - 2) : offset + len("Infinity")]) is not None


def _explain_encoding(data: bytes) -> tuple[str, int] | None:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _UTF16, 0
    if data.startswith(b"\xef\xbb\xbf"):
        return _BYTE_ORDER_MARK, 0
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _NOT_UTF8, error.start
    return None


def _explain_duplicate(data: bytes, offset: int) -> tuple[str, int]:
    """jiter notices just after the colon; the key is the last string before it."""
    written, start = b"", offset
    for match in _STRING.finditer(data, 0, offset):
        written, start = match.group(), match.start()
    key = plain(str(jiter.from_json(written)), limit=_KEY_SHOWN)
    return f'The key "{key}" stands twice in one object; keep one of the two.', start


def _offset(data: bytes, line: int, column: int) -> int:
    """jiter's place as an offset: it counts bytes, and a line feed as column 0 of the line that it begins."""
    start = 0
    for _ in range(line - 1):
        start = data.index(b"\n", start) + 1
    return start + column - 1
