"""What readers of the formats make of them: each finding's first place, as far as the format tells it.

Written from the readers' documentation, apart from the reporters: a place is (path, line, column, end line,
end column), from 1, columns in code points, the end exclusive; None for what a format does not tell.
"""

from __future__ import annotations

import html
import json
import re
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import unquote
from xml.etree import ElementTree

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Lines = Callable[[str, int], str]
    """The text of a line of a file."""


class Seen(NamedTuple):
    """A place that a reader was told."""

    path: str
    line: int | None = None
    column: int | None = None
    end_line: int | None = None
    end_column: int | None = None


def full(text: str, lines: Lines) -> Iterator[Seen]:
    """The arrow under each headline."""
    del lines
    for match in re.finditer(r"^ *--> (.+?)(?::(\d+))?(?::(\d+))?(?:  \(.*\))?$", text, re.MULTILINE):
        yield _numbers(*match.groups())


def concise(text: str, lines: Lines) -> Iterator[Seen]:
    """`path:line:column: CODE`."""
    del lines
    for match in re.finditer(r"^(.+?)(?::(\d+))?(?::(\d+))?: CC\d{3} \[", text, re.MULTILINE):
        yield _numbers(*match.groups())


def grouped(text: str, lines: Lines) -> Iterator[Seen]:
    """A path, then lines with two spaces before them."""
    del lines
    path = ""
    for line in text.split("\n"):
        if match := re.match(r"  (\d+)?(?::(\d+))? *CC\d{3} \[", line):
            yield _numbers(path, *match.groups())
        elif line.endswith(":"):
            path = line[:-1]


def json_(text: str, lines: Lines) -> Iterator[Seen]:
    """The first of `claims`."""
    del lines
    for finding in json.loads(text)["findings"]:
        yield _of_json(finding)


def json_lines(text: str, lines: Lines) -> Iterator[Seen]:
    """As json, a line each."""
    del lines
    for line in text.splitlines():
        yield _of_json(json.loads(line))


def sarif(text: str, lines: Lines) -> Iterator[Seen]:
    """The first of `locations`."""
    del lines
    (run,) = json.loads(text)["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    for result in run["results"]:
        (location,) = result["locations"]
        yield sarif_place(location)


def sarif_place(location: Any) -> Seen:
    """A location of SARIF."""
    place = location["physicalLocation"]
    assert place["artifactLocation"]["uriBaseId"] == "%SRCROOT%"
    keys = ("startLine", "startColumn", "endLine", "endColumn")
    path = unquote(place["artifactLocation"]["uri"], errors="surrogateescape")
    return Seen(path, *(place["region"][key] for key in keys))


class Command(NamedTuple):
    """A workflow command that GitHub's runner would carry out."""

    name: str
    properties: dict[str, str]
    data: str


def github_commands(text: str) -> Iterator[Command]:
    """What the runner takes for commands: `::` at the start of a trimmed line, and `##[` anywhere."""
    for line in re.split(r"\r\n|\r|\n", text):
        assert "##[" not in line
        line = line.strip()
        if line.startswith("::") and (end := line.find("::", 2)) > 0:
            name, _, given = line[2:end].partition(" ")
            pairs = (pair.partition("=") for pair in given.split(",") if pair)
            properties = {key: _decoded(value, "\r\n:,%") for key, _, value in pairs}
            yield Command(name, properties, _decoded(line[end + 2 :], "\r\n%"))


def github(text: str, lines: Lines) -> Iterator[Seen]:
    """The properties of annotations."""
    del lines
    for name, given, _ in github_commands(text):
        assert name in ("error", "warning", "notice")
        keys = ("line", "col", "endLine", "endColumn")
        yield Seen(given["file"], *(int(given[key]) if key in given else None for key in keys))


def gitlab(text: str, lines: Lines) -> Iterator[Seen]:
    """`location`."""
    del lines
    for issue in json.loads(text):
        yield Seen(issue["location"]["path"], issue["location"]["lines"]["begin"])


def junit(text: str, lines: Lines) -> Iterator[Seen]:
    """The attributes of cases that are findings."""
    del lines
    for case in ElementTree.fromstring(text).iter("testcase"):
        if case.attrib["classname"] != "claimcheck":
            line = case.get("line")
            yield Seen(case.attrib["file"], int(line) if line else None)


class Issue(NamedTuple):
    """A logging command that Azure's agent would carry out."""

    name: str
    properties: dict[str, str]
    data: str


def azure_issues(text: str) -> Iterator[Issue]:
    """What the agent takes for commands: `##vso[` anywhere in a line; `##[` would format it."""
    for line in re.split(r"\r\n|\r|\n", text):
        assert not re.search(r"##\[", line)
        if "##vso[" in line:
            head, _, data = line[line.index("##vso[") + 6 :].partition("]")
            assert "##vso[" not in data
            name, _, given = head.partition(" ")
            pairs = (pair.partition("=") for pair in given.split(";") if pair)
            yield Issue(name, {key: _azp(value) for key, _, value in pairs}, _azp(data))


def azure(text: str, lines: Lines) -> Iterator[Seen]:
    """The properties of issues, and the plain lines of notes."""
    for line in text.splitlines():
        for _, given, _ in azure_issues(line):
            keys = ("linenumber", "columnnumber")
            yield Seen(given["sourcepath"], *(int(given[key]) if key in given else None for key in keys))
        if not line.startswith("##"):
            yield from concise(line, lines)


def rdjson(text: str, lines: Lines) -> Iterator[Seen]:
    """`location`, its columns counted back from bytes."""
    for diagnostic in json.loads(text)["diagnostics"]:
        yield rdjson_place(diagnostic["location"], lines)


def rdjsonl(text: str, lines: Lines) -> Iterator[Seen]:
    """As rdjson, a line each."""
    for line in text.splitlines():
        yield rdjson_place(json.loads(line)["location"], lines)


def rdjson_place(location: Any, lines: Lines) -> Seen:
    """A location of the Reviewdog Diagnostic Format."""
    path = location["path"]
    if "range" not in location:
        return Seen(path)
    start, end = location["range"]["start"], location["range"]["end"]

    def column(place: dict[str, int]) -> int:
        before = lines(path, place["line"]).encode("utf-8")[: place["column"] - 1]
        return len(before.decode("utf-8")) + 1 + max(0, place["column"] - 1 - len(before))

    return Seen(path, start["line"], column(start), end["line"], column(end))


def markdown(text: str, lines: Lines) -> Iterator[Seen]:
    """The first line of the last column."""
    del lines
    for row in text.splitlines():
        if row.startswith(("| error |", "| warning |", "| note |")):
            where = re.split(r"(?<!\\)\|", row)[-2].strip().split("<br>")[0]
            match = re.fullmatch(r"(.+?)(?::(\d+))?(?::(\d+))?", unmarked(where))
            assert match
            yield _numbers(*match.groups())


def unmarked(text: str) -> str:
    """Markdown with escapes alone as it is read."""
    text = text.replace("<!-- -->", "")
    return html.unescape(re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", text))


READERS: dict[str, Callable[[str, Lines], Iterator[Seen]]] = {
    "full": full,
    "concise": concise,
    "grouped": grouped,
    "json": json_,
    "json-lines": json_lines,
    "sarif": sarif,
    "github": github,
    "gitlab": gitlab,
    "junit": junit,
    "azure": azure,
    "rdjson": rdjson,
    "rdjsonl": rdjsonl,
    "markdown": markdown,
}
"""A reader for every format."""


def _numbers(path: str | None, *numbers: str | None) -> Seen:
    return Seen(path or "", *(int(number) if number else None for number in numbers))


def _of_json(finding: Any) -> Seen:
    place = finding["claims"][0]
    return Seen(*(place[key] for key in ("path", "line", "column", "end_line", "end_column")))


def _decoded(text: str, characters: str) -> str:
    for character in characters:
        text = text.replace(f"%{ord(character):02X}", character)
    return text


def _azp(text: str) -> str:
    for escape, character in (("%0D", "\r"), ("%0A", "\n"), ("%5D", "]"), ("%3B", ";"), ("%AZP25", "%")):
        text = text.replace(escape, character)
    return text
