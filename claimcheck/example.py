"""Examples of rules: tiny projects laid over a template, each titled with the reason it shows."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

PEOPLE = {
    "ishiba": {"type": "person", "name": "Shigeru Ishiba", "aliases": ["石破茂"]},
    "takaichi": {"type": "person", "name": "Sanae Takaichi", "aliases": ["高市早苗"]},
    "son": {"type": "person", "name": "Masayoshi Son"},
    "trump": {"type": "person", "name": "Donald Trump"},
    "softbank": {"type": "organisation", "name": "SoftBank"},
    "police": {"type": "organisation", "name": "the police"},
    "ministry": {"type": "organisation", "name": "the ministry"},
    "prime-minister": {
        "type": "office", "name": "prime minister of Japan", "of": "japan", "titles": ["Prime Minister"],
    },
    "senator": {"type": "office", "name": "senator", "holders": "many"},
    "us-president": {
        "type": "office", "name": "president of the United States", "of": "united-states",
        "titles": ["President"],
    },
    "world": {"type": "place", "name": "the world"},
    "japan": {"type": "place", "name": "Japan", "within": "world"},
    "tokyo": {"type": "place", "name": "Tokyo", "within": "japan"},
    "osaka": {"type": "place", "name": "Osaka", "within": "japan"},
    "akasaka": {"type": "place", "name": "Akasaka Palace", "within": "tokyo"},
    "united-states": {"type": "place", "name": "United States", "within": "world"},
    "gala": {"type": "event", "name": "the Tokyo gala"},
    "summit": {"type": "event", "name": "the summit"},
    "quake": {"type": "event", "name": "the earthquake"},
    "deal": {"type": "agreement", "name": "the trade deal"},
    "stargate": {"type": "work", "name": "Stargate"},
}  # fmt: skip
"""Who and what the examples speak of; an example may add to it."""


_NOTHING: Mapping[str, Any] = MappingProxyType({})


class Example(NamedTuple):
    """A tiny project and why it is here.

    `claims` are laid over the rule's `template` one by one; a claim's `article` key (default "a") says which
    article file it goes to. `articles`, `texts` (article id -> text), `entities`, `predicates` and `config`
    add to the project; `files` (path -> text) puts raw files in it, for what only a loader can see.
    `outcome` and `severity` say what must come out; an example that must not fire may give
    `outcome="progression"`, which allows that note and nothing else.
    """

    title: str
    claims: tuple[Mapping[str, Any], ...] = ()
    outcome: str | None = None
    severity: str | None = None
    articles: Mapping[str, Mapping[str, Any]] = _NOTHING
    texts: Mapping[str, str] = _NOTHING
    entities: Mapping[str, Mapping[str, Any]] = _NOTHING
    predicates: Mapping[str, Mapping[str, Any]] = _NOTHING
    config: str = ""
    files: Mapping[str, str] = _NOTHING


def project_files(example: Example, template: Mapping[str, Any]) -> dict[str, str]:
    """The example as a project: path -> file text, ready to be written to an empty folder.

    A claim that gives no `id` gets its article's id and its number; keys set to None are left out.
    """
    by_article: dict[str, list[dict[str, Any]]] = {}
    for number, claim in enumerate(example.claims, start=1):
        laid = {"hedging": "stated", **template, **claim}
        article = laid.pop("article", "a")
        laid.setdefault("id", f"{article}/{number}")
        kept = {key: value for key, value in laid.items() if value is not None}
        by_article.setdefault(article, []).append(kept)
    files = {}
    for article in sorted({*by_article, *example.articles}):
        record: dict[str, Any] = {"id": article, **example.articles.get(article, {})}
        if article in example.texts:
            files[f"seeds/{article}.txt"] = example.texts[article]
            record.setdefault("text", f"seeds/{article}.txt")
        files[f"claims/{article}.json"] = _json({"article": record, "claims": by_article.get(article, [])})
    vocabulary: dict[str, Any] = {"entities": {**PEOPLE, **example.entities}}
    if example.predicates:
        vocabulary["predicates"] = dict(example.predicates)
    files["claims/vocabulary.json"] = _json(vocabulary)
    if example.config:
        files["claimcheck.toml"] = example.config
    files.update(example.files)
    return files


def _json(value: object) -> str:
    from json import dumps  # only examples pay for it

    return dumps(value, ensure_ascii=False, indent=2) + "\n"
