"""Projects as JSON Lines, the form in which every engine reads them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from claimcheck.records import with_defaults

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path


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
