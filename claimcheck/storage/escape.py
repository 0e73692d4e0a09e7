"""The one escaper for untrusted strings on their way to people: nothing in data acts, hides or reorders."""

from __future__ import annotations

import re

# The general categories Cc, Cf, Cs, Zl and Zp of the Unicode Character Database (16.0), written out so that
# every Python shows the same text; the unassigned gaps inside default-ignorable ranges are included.
_UNSAFE = re.compile(
    "[\u0000-\u001f\u007f-\u009f\u00ad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e\u200b-\u200f"
    "\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff0-\ufffb\U000110bd\U000110cd\U00013430-\U0001343f"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e00ff]"
)
_SHORT = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}

RUNNER_MARK = re.compile(r"##(?=\w*\[)")
"""What build runners obey anywhere in a line; Azure's and TeamCity's put a word before the bracket."""

# GitHub's runner trims white space before "::".
_RUNNER_COMMAND = re.compile(r"\A(\s*:):")

_SHOWN = re.compile(r"\\u\{[0-9a-f]+\}|\\[nrt]|.", re.DOTALL)


def plain(text: str, *, limit: int | None = None) -> str:
    """Show a text so that it cannot act on a terminal, a page or a build runner.

    Control, format (bidi, zero-width, tag) and separator characters and lone surrogates are shown as
    ``\\u{202e}``, line breaks and tabs as ``\\n``, ``\\r``, ``\\t``; ``##[`` becomes ``#\\u{23}[`` and a
    leading ``::`` becomes ``:\\u{3a}``. The result is one line; safe text comes back unchanged.

    Args:
        text: any text, however hostile.
        limit: the greatest length of the result in code points, at least 1; a longer text is cut, never
            within an escape, and ends in an ellipsis.
    """
    if limit is None:
        harmless = text.isascii() and text.isprintable() and "##" not in text and "::" not in text
        return text if harmless else _escaped(text)
    # No code point is shown as less than one, so this much is enough to see that the text is too long.
    shown = _escaped(text[: limit + 1])
    return shown if len(shown) <= limit else _cut(shown, limit)


def inert_json(text: str) -> str:
    r"""Write what could act on a terminal or a build runner as a JSON escape; the value stays the same.

    The one escaper decides what that is. Outside strings JSON has none of these characters but line feeds.
    A lone surrogate, which stands for a byte of a file name that is not UTF-8, is no character, and strict
    readers refuse its escape: it is written as people see it, `\\u{dcff}`.
    """
    import json  # only some verbs speak JSON

    acting = [c for c in set(text) if c != "\n" and plain(c) != c]
    shown = {c: plain(c) if "\ud800" <= c <= "\udfff" else c for c in acting}
    if acting:  # looking at each character of megabytes takes a while
        text = text.translate({ord(c): json.dumps(shown[c])[1:-1] for c in acting})
    return RUNNER_MARK.sub(r"#\\u0023", text)


def _escaped(text: str) -> str:
    shown = _UNSAFE.sub(_visible, text)
    shown = RUNNER_MARK.sub(r"#\\u{23}", shown)
    return _RUNNER_COMMAND.sub(r"\1\\u{3a}", shown)


def _visible(match: re.Match[str]) -> str:
    character = match.group()
    return _SHORT.get(character, f"\\u{{{ord(character):x}}}")


def _cut(shown: str, limit: int) -> str:
    end = 0
    for match in _SHOWN.finditer(shown):
        if match.end() > limit - 1:
            break
        end = match.end()
    return shown[:end] + "…"
