"""Projects as JSON Lines, the form in which every engine reads them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from claimcheck.example import project_files
from claimcheck.records import with_defaults
from claimcheck.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def as_lines(files: Mapping[str, str]) -> dict[str, str]:
    """A project's files with all claims, articles and entities in JSON Lines; other files as they are."""
    claims: list[Any] = []
    articles: list[Any] = []
    entities: list[Any] = []
    kept: dict[str, str] = {}
    for path, text in sorted(files.items()):
        value = _parsed(path, text)
        if value is None:
            kept[path] = text
        elif "article" in value:
            articles.append(value["article"])
            for claim in value["claims"]:
                claims.append(
                    {**with_defaults(claim, value.get("defaults", {})), "article": value["article"]["id"]}
                )
        else:
            entities += [{"id": key, **record} for key, record in value.pop("entities", {}).items()]
            articles += [{"id": key, **record} for key, record in value.pop("articles", {}).items()]
            if value.keys() - {"$schema"}:
                kept[path] = json.dumps(value)
    lined = {"claims": claims, "articles": articles, "entities": entities}
    return kept | {f"claims/{name}.jsonl": in_lines(values) for name, values in lined.items() if values}


def all_examples() -> dict[str, str]:
    """All examples of rules that need nothing special as one project; claims and articles get own ids."""
    kept: dict[str, list[Any]] = {"claims": [], "articles": []}
    entities = ""
    plain = [
        (rule, example)
        for rule in RULES.values()
        for example in (*rule.valid, *rule.invalid)
        if not (example.files or example.predicates or example.config or example.entities or example.texts)
    ]
    for number, (rule, example) in enumerate(plain):
        files = as_lines(project_files(example, rule.template))
        for name, lines in kept.items():
            for value in map(json.loads, files.get(f"claims/{name}.jsonl", "").splitlines()):
                for key in {"id", "article"} & value.keys():
                    value[key] = f"x{number}/{value[key]}"
                if "supersedes" in value:
                    value["supersedes"] = [f"x{number}/{old}" for old in value["supersedes"]]
                lines.append(value)
        entities = files["claims/entities.jsonl"]
    written = {f"claims/{name}.jsonl": in_lines(values) for name, values in kept.items()}
    return {**written, "claims/entities.jsonl": entities}


def four_articles() -> dict[str, str]:
    """The articles that come with the linter, and their claims, as they are."""
    root = Path(__file__).resolve().parents[2]
    return {
        path.relative_to(root).as_posix(): path.read_text(encoding="utf-8")
        for folder in ("claims", "seeds") for path in sorted((root / folder).iterdir())
    }  # fmt: skip


def in_lines(values: Iterable[Any]) -> str:
    """Values as JSON Lines."""
    return "".join(json.dumps(value, ensure_ascii=False) + "\n" for value in values)


def lay(root: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write files into a folder."""
    for path, text in files.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return root


def _parsed(path: str, text: str) -> Any:
    """A claim file or a vocabulary as JSON; None for anything else."""
    if not path.endswith(".json"):
        return None
    try:
        value = json.loads(text)
    except ValueError:
        return None
    if not isinstance(value, dict):
        return None
    if isinstance(value.get("article"), dict) and isinstance(value.get("claims"), list):
        return (
            value if "id" in value["article"] and all(isinstance(c, dict) for c in value["claims"]) else None
        )
    maps = {"entities", "predicates", "articles"}
    plain = all(isinstance(value[key], dict) for key in maps & value.keys())
    return value if plain and value.keys() <= {*maps, "$schema"} else None


SHARED = Path(__file__).resolve().parents[3] / "shared" / "data"
"""Real data that is not shipped; it lies beside the project where the project is developed."""


def shared_data(name: str) -> dict[str, str]:
    """The record files of a set of real data, by path; the test is skipped where it is not there."""
    folder = SHARED / name
    if not folder.is_dir():
        pytest.skip(f"the real data {name} is not here")
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted((folder / "claims").iterdir())
    }
