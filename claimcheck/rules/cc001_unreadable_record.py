"""CC001: a file or a line of it cannot be read at all."""

from __future__ import annotations

from claimcheck.example import Example
from claimcheck.rule import Rule

_ARTICLE = '{"article": {"id": "a"}, "claims": %s}\n'
_LINE = (
    '{"id": "a/%d", "article": "a", "subject": "son", "predicate": "attends", "object": "gala",'
    ' "hedging": "stated"}\n'
)


class UnreadableRecord(Rule):
    """A record file, one of its lines or an article's text cannot be read.

    The JSON is broken, a key stands twice in one object, a number is NaN or infinite, the text is not UTF-8,
    something is nested too deep, or a file is too large, is missing, or lies outside the project. In JSON
    Lines only the broken line is lost; everything else in the project is still checked.

    ## Why it matters
    A claim that is not read is a claim that nobody checks. Parsers that guess (that keep the second of two
    equal keys, say) change what the record says without telling anybody.

    ## What to do
    Go to the line and column and do what the message says. This finding can be neither switched off nor
    waived.
    """

    code = "CC001"
    name = "unreadable-record"
    question = "a file or a line is not read"
    valid = (
        Example(
            "JSON Lines with blank lines and a line break of Windows",
            articles={"a": {}},
            files={"claims/bulk.jsonl": _LINE % 1 + "\n" + _LINE.replace("\n", "\r\n") % 2},
        ),
        Example(
            "JSON Lines without a line feed at the end",
            articles={"a": {}},
            files={"claims/bulk.jsonl": (_LINE % 1)[:-1]},
        ),
        Example(
            "white space around the JSON text", files={"claims/x.json": "\n " + _ARTICLE % "[]" + "\t\n"}
        ),
    )
    invalid = (
        Example("a comma before the closing bracket", files={"claims/a.json": _ARTICLE % "[],"}),
        Example(
            "a file that ends too early", files={"claims/a.json": '{"article": {"id": "a"}, "claims": ['}
        ),
        Example(
            "a key written twice",
            files={"claims/a.json": '{"article": {"id": "a", "id": "b"}, "claims": []}'},
        ),
        Example("NaN is no JSON number", files={"claims/a.json": _ARTICLE % "[NaN]"}),
        Example("lists nested without end", files={"claims/a.json": _ARTICLE % ("[" * 150 + "]" * 150)}),
        Example("an empty file", files={"claims/a.json": ""}),
        Example("a byte order mark", files={"claims/a.json": "\ufeff" + _ARTICLE % "[]"}),
        Example(
            "one broken line among good ones",
            files={"claims/bulk.jsonl": _LINE % 1 + "{\n"},
            articles={"a": {}},
        ),
        Example(
            "the article's text is not where the record says", articles={"a": {"text": "seeds/missing.txt"}}
        ),
        Example("the article's text lies outside the project", articles={"a": {"text": "../a.txt"}}),
    )
