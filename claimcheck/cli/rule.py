"""`claimcheck rule`: a rule's page, with its options and examples."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimcheck.cli.boundary import tell
from claimcheck.storage.escape import plain
from claimcheck.storage.refusal import Refused, unknown

if TYPE_CHECKING:
    from argparse import Namespace

    from claimcheck.cli.parser import Verbs
    from claimcheck.rule import Rule

FORMATS = ("text", "markdown", "json")


def add(verbs: Verbs) -> None:
    """Add the verb and its options."""
    parser = verbs.add_parser(
        "rule",
        usage="claimcheck rule [OPTIONS] [RULE | --all]",
        help="explain a rule",
        description="Print the page of a rule: what it finds, why it matters, what to do, its options and "
        "examples. Without RULE, list the rules.",
    )
    parser.set_defaults(main=main)
    parser.add_argument(
        "rule", nargs="?", metavar="RULE", help="a code or a name: CC201, conflicting-holders"
    )
    parser.add_argument("--all", action="store_true", help="the pages of all rules")
    parser.add_argument(
        "--output",
        metavar="FOLDER",
        help="with --all: write the pages and an index, in Markdown, into a folder",
    )
    parser.add_argument("--output-format", choices=FORMATS, default="text", metavar="FORMAT",
                        help="text (default), markdown or json")  # fmt: skip


def main(args: Namespace) -> int:
    """Print the page asked for, all pages, or the list of rules.

    Raises:
        Refused: there is no such rule; options that do not go together; a page cannot be written.
    """
    from claimcheck.rules import RULES

    rules = [RULES[code] for code in sorted(RULES)]
    if args.all and args.rule:
        raise Refused("give a rule or --all, not both")
    if args.output and not args.all:
        raise Refused("--output goes with --all")
    if args.output:
        _write(Path(args.output), rules)
    elif args.all:
        tell(_pages(rules, args.output_format))
    elif args.rule is None:
        tell(_table(rules, args.output_format))
    else:
        tell(_page(_named(args.rule, rules), args.output_format))
    return 0


def _write(folder: Path, rules: list[type[Rule]]) -> None:
    """Write the pages and their index."""
    from claimcheck import pages
    from claimcheck.storage.files import write_atomic

    texts = {f"{rule.code}.md": pages.markdown(rule) for rule in rules}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, page in {**texts, "README.md": pages.index(rules)}.items():
            write_atomic(folder / name, page.encode())
    except OSError as error:
        raise Refused(f"{plain(str(folder))} cannot be written to ({error.strerror})") from error
    tell(f"Wrote the pages of {len(rules)} rules to {plain(str(folder))}\n")


def _named(word: str, rules: list[type[Rule]]) -> type[Rule]:
    """The rule with this code or name, in any case."""
    for rule in rules:
        if word.upper() == rule.code or word.lower() == rule.name:
            return rule
    if word[:2].upper() == "CC" and word[2:3].isdigit():
        raise Refused(unknown("rule", word.upper(), [rule.code for rule in rules]))
    raise Refused(unknown("rule", word, [rule.name for rule in rules], listing="claimcheck rule"))


def _page(rule: type[Rule], style: str) -> str:
    from claimcheck import pages

    if style == "json":
        return _json(pages.structured(rule))
    return pages.markdown(rule) if style == "markdown" else pages.text(rule)


def _pages(rules: list[type[Rule]], style: str) -> str:
    from claimcheck import pages

    if style == "json":
        return _json([pages.structured(rule) for rule in rules])
    between = "\n" if style == "markdown" else f"\n{'=' * 80}\n"
    return between.join(_page(rule, style) for rule in rules)


def _table(rules: list[type[Rule]], style: str) -> str:
    from claimcheck import pages

    if style == "json":
        return _json([{"code": r.code, "name": r.name, "summary": pages.summary(r)} for r in rules])
    if style == "markdown":
        rows = [f"| {r.code} | {r.name} | {pages.summary(r)} |\n" for r in rules]
        return "| code | name | finds |\n|---|---|---|\n" + "".join(rows)
    width = max(len(rule.name) for rule in rules)
    return "".join(f"{r.code}  {r.name:<{width}}  {pages.summary(r)}\n" for r in rules)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2, default=str) + "\n"
