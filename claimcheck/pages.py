"""A rule's page as text, Markdown and JSON: its docstring, options and examples, written nowhere else."""

from __future__ import annotations

import json
from dataclasses import fields
from inspect import cleandoc
from typing import TYPE_CHECKING, Any

from claimcheck.finding import Severity
from claimcheck.rule import CrossRule
from claimcheck.storage.escape import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.example import Example
    from claimcheck.rule import Rule

_FIRST_KEYS = ("article", "id", "subject", "predicate", "object", "hedging")
_LEVELS = {Severity.ERROR: "an error", Severity.WARNING: "a warning", Severity.INFO: "a note"}


def summary(rule: type[Rule]) -> str:
    """What the rule finds, in one sentence: the first line of its docstring."""
    return _docstring(rule).partition("\n")[0]


FAMILIES = {
    "CC0": "Records that cannot be read or compared",
    "CC1": "A claim and its article",
    "CC2": "Claims that cannot all be true",
    "CC3": "Certainty",
    "CC4": "Sources",
    "CC5": "Entities",
    "CC9": "Upkeep",
}
"""What the rules of a family look at, by the first characters of their codes."""


def index(rules: Sequence[type[Rule]]) -> str:
    """The index of all pages as Markdown: by question, and by code."""
    lines = [
        "# Rules",
        "",
        "Made by `claimcheck rule --all --output docs/rules`; the pages stand in the rules' files.",
    ]
    lines += ["", "## By question", ""]
    asked = sorted((question, rule.code) for rule in rules for question in _questions(rule))
    lines += [f"* {question}: [{code}]({code}.md)" for question, code in asked]
    for prefix, family in FAMILIES.items():
        lines += ["", f"## {prefix} {family}", "", "| code | name | finds |", "|---|---|---|"]
        lines += [
            f"| [{rule.code}]({rule.code}.md) | {rule.name} | {summary(rule)} |"
            for rule in rules if rule.code.startswith(prefix)
        ]  # fmt: skip
    return "\n".join(lines) + "\n"


def _questions(rule: type[Rule]) -> list[str]:
    return [question.strip() for question in rule.question.split(";") if question.strip()]


def opening(rule: type[Rule]) -> str:
    """What stands on the page before its first heading, as one paragraph."""
    return " ".join(_docstring(rule).partition("\n## ")[0].split())


def markdown(rule: type[Rule], *, examples: bool = True) -> str:
    """The page as Markdown (CommonMark), its title a heading of level 1; `examples` are shown or not."""
    lines = [f"# {rule.code} {rule.name}", "", _docstring(rule), "", "## How severe", "", _severity(rule)]
    if options := _options(rule):
        lines += ["", "## Options", "", "```toml", f"[rules.{rule.name}]"]
        lines += [f"{option['name']} = {_written(option['default'])}" for option in options]
        lines += ["```"]
    for title, shown in _examples(rule) if examples else ():
        lines += ["", f"## {title}"]
        for example in shown:
            lines += ["", f"{example.title}: {_outcome(example, fires=shown is rule.invalid)}"]
            lines += ["", "```json", *_project(example, rule), "```"]
    return "\n".join(lines) + "\n"


def text(rule: type[Rule], *, examples: bool = True) -> str:
    """The page as plain text for a terminal; `examples` are shown or not."""
    lines = [f"{rule.code} {rule.name}", ""]
    for line in _docstring(rule).split("\n"):
        lines += _heading(line.removeprefix("## ")) if line.startswith("## ") else [line]
    lines += ["", *_heading("How severe"), _severity(rule)]
    if options := _options(rule):
        lines += ["", *_heading("Options"), f"  [rules.{rule.name}]"]
        lines += [f"  {option['name']} = {_written(option['default'])}" for option in options]
    for title, shown in _examples(rule) if examples else ():
        lines += ["", *_heading(title)]
        for example in shown:
            lines += ["", f"- {example.title}"]
            lines += [f"    {line}" for line in _project(example, rule)]
            lines += [f"  → {_outcome(example, fires=shown is rule.invalid)}"]
    return "\n".join(lines) + "\n"


def structured(rule: type[Rule]) -> dict[str, Any]:
    """The page as a JSON object: code, name, summary, page (Markdown), severity, options, examples."""
    return {
        "code": rule.code,
        "name": rule.name,
        "summary": summary(rule),
        "page": _docstring(rule),
        "severity": rule.severity,
        "severity_follows_outcome": issubclass(rule, CrossRule),
        "options": _options(rule),
        "examples": {
            kind: [_example(example, rule) for example in getattr(rule, kind)]
            for kind in ("valid", "invalid")
        },
    }


def advice(rule: type[Rule]) -> str:
    """What the page says under "What to do", as one line; "" where it says nothing."""
    told = _docstring(rule).partition("## What to do\n")[2].partition("\n## ")[0]
    return " ".join(told.split())


def _docstring(rule: type[Rule]) -> str:
    return cleandoc(rule.__doc__ or "")


def _heading(words: str) -> list[str]:
    return [words, "-" * len(words)]


def _severity(rule: type[Rule]) -> str:
    if not issubclass(rule, CrossRule):
        return f"It is {_LEVELS[rule.severity]}, unless the page says otherwise."
    told = "A certain contradiction is an error, a possible one a warning; what only follows is a note."
    if rule.steps_down:
        told += "\nIt is one step lower where a side is hedged."
    if rule.severity is not Severity.ERROR:
        told += f"\nIt is never more than {_LEVELS[rule.severity]}."
    return told


def _options(rule: type[Rule]) -> list[dict[str, Any]]:
    return [
        {"name": option.name.replace("_", "-"), "type": str(option.type), "default": option.default}
        for option in fields(rule)
    ]


def _written(value: object) -> str:
    """A value as TOML writes it; for the types of options that is how JSON does."""
    return json.dumps(value, ensure_ascii=False, default=_plainly)


def _plainly(value: object) -> object:
    return sorted(value) if isinstance(value, frozenset) else str(value)


def _examples(rule: type[Rule]) -> Iterator[tuple[str, tuple[Example, ...]]]:
    if rule.invalid:
        yield "What it finds", tuple(rule.invalid)
    if rule.valid:
        yield "What it leaves alone", tuple(rule.valid)


def _outcome(example: Example, *, fires: bool) -> str:
    """What comes out, in words."""
    if not fires:
        return "a note, no more" if example.outcome else "nothing"
    told = " · ".join(part for part in (example.outcome, example.severity) if part)
    return f"found ({told})" if told else "found"


def _claims(example: Example, rule: type[Rule]) -> list[dict[str, Any]]:
    """The example's claims laid over the template, keys in reading order."""
    laid = [{"article": "a", "hedging": "stated", **rule.template, **claim} for claim in example.claims]
    return [
        {key: claim[key] for key in dict.fromkeys((*_FIRST_KEYS, *claim)) if claim.get(key) is not None}
        for claim in laid
    ]


def _example(example: Example, rule: type[Rule]) -> dict[str, Any]:
    value: dict[str, Any] = {
        "title": example.title,
        "claims": _claims(example, rule),
        **_surroundings(example),
    }
    return {**value, "outcome": example.outcome, "severity": example.severity}


def _surroundings(example: Example) -> dict[str, Any]:
    """What the example has beside its claims."""
    keys = ("articles", "texts", "entities", "predicates", "config", "files")
    return {key: getattr(example, key) for key in keys if getattr(example, key)}


def _project(example: Example, rule: type[Rule]) -> Iterator[str]:
    """The example's project as lines: its claims, then what stands beside them, files as they are."""
    for claim in _claims(example, rule):
        yield json.dumps(claim, ensure_ascii=False)
    if example.config:
        yield from _file("claimcheck.toml", example.config)
    for kind in ("articles", "entities", "predicates"):
        for name, record in getattr(example, kind).items():
            yield f"{kind}/{name}: {json.dumps(record, ensure_ascii=False)}"
    for name, content in example.texts.items():
        yield from _file(f"seeds/{name}.txt", content)
    for path, content in example.files.items():
        yield from _file(path, content)


def _file(path: str, content: str) -> Iterator[str]:
    yield f"{path}:"
    for line in content.removesuffix("\n").split("\n"):
        yield f"  {plain(line)}"
