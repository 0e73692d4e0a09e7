"""From files to records: every readable record is kept, everything else becomes a problem with its place."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from pydantic import ValidationError

from claimcheck.finding import Problem, Severity, Spot
from claimcheck.records import (
    Article,
    ArticleEntry,
    BulkLine,
    Claim,
    Entity,
    EntityLine,
    Predicate,
    Waiver,
    kind_of,
    with_defaults,
)
from claimcheck.records.core import core_vocabulary_text
from claimcheck.records.vocabulary import ENTITY_TYPES
from claimcheck.records.errors import problems as schema_problems
from claimcheck.storage.files import read_inside
from claimcheck.storage.reader import Unreadable, decompress, read_json, read_lines
from claimcheck.values.listing import listed, nearest

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from pydantic import BaseModel

UNREADABLE, VIOLATION, DUPLICATE, UNKNOWN = "CC001", "CC002", "CC003", "CC004"
MAX_BYTES = 4 * 1024**3
MAX_TEXT_BYTES = 16 * 1024**2


class Place(NamedTuple):
    """Where a record stands: file, JSON pointer, and the line of a JSON Lines file (None elsewhere)."""

    path: str
    pointer: str
    line: int | None = None


@dataclass(slots=True)
class Records:
    """All records of a project by id, where each stands, and what could not be kept."""

    entities: dict[str, Entity] = field(default_factory=dict)
    predicates: dict[str, Predicate] = field(default_factory=dict)
    articles: dict[str, tuple[ArticleEntry, str | None]] = field(default_factory=dict)
    claims: dict[str, tuple[Claim, str]] = field(default_factory=dict)
    waivers: list[Waiver] = field(default_factory=list)
    places: dict[tuple[str, str], Place] = field(default_factory=dict)
    files: list[str] = field(default_factory=list)
    problems: list[tuple[str, Problem]] = field(default_factory=list)


class Loader:
    """Reads a project's record files, in the order given; `entity_types` adds to the format's own."""

    def __init__(self, root: Path, *, entity_types: frozenset[str] = frozenset()) -> None:
        self._root = root
        self._entity_types = entity_types.union(ENTITY_TYPES)
        self.records = Records()

    def load(self, paths: Iterable[str]) -> Records:
        """Read record files (paths relative to the root) and the texts of their articles."""
        core = json.loads(core_vocabulary_text())
        for key, value in core["predicates"].items():
            self.records.predicates[key] = Predicate.model_validate(value)
        for path in paths:
            self.records.files.append(path)
            try:
                data = decompress(path, read_inside(self._root, path, MAX_BYTES), MAX_BYTES)
                if path.removesuffix(".gz").endswith(".json"):
                    self._file(path, read_json(data))
                else:
                    self._lines(path, data)
            except Unreadable as unreadable:
                self._unreadable(path, unreadable)
        self._texts()
        return self.records

    def _say(self, code: str, problem: Problem) -> None:
        self.records.problems.append((code, problem))

    def _unreadable(self, path: str, why: Unreadable) -> None:
        spot = Spot(path, kind="file", line=why.line, column=why.column)
        self._say(UNREADABLE, Problem(why.message, (spot,), (path, str(why.line or ""))))

    def _file(self, path: str, value: object) -> None:
        kind = kind_of(value)
        if not isinstance(value, dict) or kind is None:
            self._strange(path, value)
        elif kind == "claim-file":
            self._claim_file(path, value)
        elif kind == "waivers":
            self._keys(path, value, {"waivers"})
            for index, waiver in enumerate(_list(value["waivers"])):
                made = self._validated(Waiver, waiver, Place(path, f"/waivers/{index}"))
                if isinstance(made, Waiver):
                    self.records.waivers.append(made)
            self._shape(path, value, "waivers", list)
        else:
            self._vocabulary(path, value)

    def _strange(self, path: str, value: object) -> None:
        known = ("article", "claims", "entities", "predicates", "articles", "waivers")
        keys = sorted(value) if isinstance(value, dict) else []
        close = next((n for key in keys if (n := nearest(key, known))), None)
        advice = (
            f'did you mean "{close}"?'
            if close
            else f"a record file has one of the keys {listed(known, last='or')}"
        )
        spot = Spot(path, "", kind="file")
        self._say(
            VIOLATION,
            Problem("this file is no claim file, vocabulary or waivers file", (spot,), (path,), help=advice),
        )

    def _shape(self, path: str, value: dict[str, object], key: str, wanted: type) -> bool:
        """Report a top-level value of the wrong JSON type."""
        if key not in value or isinstance(value[key], wanted):
            return True
        noun = "a list" if wanted is list else "an object"
        spot = Spot(path, f"/{key}", kind="file")
        self._say(VIOLATION, Problem(f'"{key}" should be {noun}', (spot,), (path, key)))
        return False

    def _keys(self, path: str, value: dict[str, object], known: set[str]) -> None:
        """Report unknown top-level keys, each with the nearest known one."""
        for key in value.keys() - known - {"$schema"}:
            close = nearest(key, known)
            advice = f'did you mean "{close}"?' if close else f"known keys are {listed(sorted(known))}"
            pointer = "/" + key.replace("~", "~0").replace("/", "~1")
            spot = Spot(path, pointer, kind="file")
            self._say(VIOLATION, Problem(f'unknown key "{key}"', (spot,), (path, pointer), help=advice))

    def _claim_file(self, path: str, value: dict[str, object]) -> None:
        self._keys(path, value, {"article", "claims", "defaults"})
        article_id = self._article_of(path, value)
        defaults = value.get("defaults", {})
        if not (self._shape(path, value, "claims", list) and self._shape(path, value, "defaults", dict)):
            return
        if "claims" not in value:
            spot = Spot(path, "", kind="file")
            self._say(VIOLATION, Problem('the key "claims" is missing', (spot,), (path, "claims")))
        for index, raw in enumerate(_list(value.get("claims", []))):
            place = Place(path, f"/claims/{index}")
            laid = with_defaults(raw, defaults) if defaults and isinstance(raw, dict) else raw
            made = self._validated(Claim, laid, place)
            if isinstance(made, Claim):
                self._keep_claim(made, article_id, place)

    def _article_of(self, path: str, value: dict[str, object]) -> str:
        """Keep the article of a claim file; a broken one leaves its id, so that its claims are still linted."""
        place = Place(path, "/article")
        raw = value.get("article")
        if "article" not in value:
            self._say(
                VIOLATION,
                Problem('the key "article" is missing', (Spot(path, "", kind="file"),), (path, "article")),
            )
        made = self._validated(Article, raw, place) if "article" in value else None
        if isinstance(made, Article):
            if self._first("article", made.id, place):
                self.records.articles[made.id] = (made, None)
            return made.id
        named = raw.get("id") if isinstance(raw, dict) else None
        key = named if isinstance(named, str) and named else path
        self.records.articles.setdefault(key, (ArticleEntry(), None))
        return key

    def _vocabulary(self, path: str, value: dict[str, object]) -> None:
        kinds: tuple[tuple[str, str, type[BaseModel]], ...] = (
            ("entities", "entity", Entity),
            ("predicates", "predicate", Predicate),
            ("articles", "article", ArticleEntry),
        )
        self._keys(path, value, {key for key, _, _ in kinds})
        for key, kind, model in kinds:
            members = value.get(key, {})
            if not self._shape(path, value, key, dict) or not isinstance(members, dict):
                continue
            for name, raw in members.items():
                pointer = name.replace("~", "~0").replace("/", "~1")
                self._declare(kind, model, name, raw, Place(path, f"/{key}/{pointer}"))

    def _declare(self, kind: str, model: type[BaseModel], name: str, raw: object, place: Place) -> None:
        made = self._validated(model, raw, place)
        if made is None or not self._first(kind, name, place):
            return
        if isinstance(made, Entity):
            self.records.entities[name] = made
        elif isinstance(made, Predicate):
            self.records.predicates[name] = made
        elif isinstance(made, ArticleEntry):
            self.records.articles[name] = (made, None)

    def _lines(self, path: str, data: bytes) -> None:
        """Read JSON Lines: claims, or in articles.jsonl and entities.jsonl the registry."""
        stem = path.rsplit("/", 1)[-1].split(".", 1)[0]
        for number, value in read_lines(data):
            if isinstance(value, Unreadable):
                self._unreadable(path, value)
                continue
            place = Place(path, "", number)
            if stem in ("articles", "entities"):
                kind, model = ("article", Article) if stem == "articles" else ("entity", EntityLine)
                key = value.get("id") if isinstance(value, dict) else None
                self._declare(kind, model, str(key), value, place)
                continue
            made = self._validated(BulkLine, value, place)
            if isinstance(made, BulkLine):
                self._keep_claim(made, made.article, place)

    def _keep_claim(self, claim: Claim, article: str, place: Place) -> None:
        known = self.records.claims.get(claim.id)
        if known is None:
            self.records.claims[claim.id] = (claim, article)
            self.records.places["claim", claim.id] = place
        else:
            self._duplicate("claim", claim.id, place, identical=known == (claim, article))

    def _validated(self, model: type[BaseModel], value: object, place: Place) -> BaseModel | None:
        try:
            made = model.model_validate(value)
        except ValidationError as error:
            for found in schema_problems(error):
                self._violation(place, found.pointer, found.message, found.key, found.expected)
            return None
        if isinstance(made, Entity) and made.type not in self._entity_types:
            message = f'unknown entity type "{made.type}"'
            self._violation(place, "/type", message, made.type, tuple(sorted(self._entity_types)))
            return None
        return made

    def _violation(
        self, place: Place, pointer: str, message: str, word: str | None, expected: tuple[str, ...]
    ) -> None:
        close = nearest(word, expected) if word else None
        advice = f'did you mean "{close}"?' if close else ""
        if not advice and expected:
            advice = f"one of {listed(sorted(expected), last='or', most=14)}"
        spot = Spot(place.path, place.pointer + pointer, close or "", "file", place.line)
        key = (place.path, str(place.line or ""), place.pointer + pointer, message)
        self._say(VIOLATION, Problem(message, (spot,), key, help=advice))

    def _first(self, kind: str, key: str, place: Place) -> bool:
        """Whether no record of the kind has this id yet; a second one is reported, the first one stays."""
        if self.records.places.setdefault((kind, key), place) is place:
            return True
        self._duplicate(kind, key, place, identical=False)
        return False

    def _duplicate(self, kind: str, key: str, place: Place, *, identical: bool) -> None:
        known = self.records.places[kind, key]
        again = identical and place.line is not None and known.line is not None
        spots = (
            Spot(place.path, place.pointer + "/id", "again here", "file", place.line),
            Spot(known.path, known.pointer + "/id", "first here", "file", known.line),
        )
        message = f'the {kind} id "{key}" is used twice'
        if again:
            message += ", by two identical lines (a re-delivery)"
        advice = "drop one of the two" if again else "give one of them another id; the second is left out"
        severity = Severity.INFO if again else None
        place_key = (kind, key, place.path, str(place.line or ""))
        self._say(DUPLICATE, Problem(message, spots, place_key, severity=severity, help=advice))

    def _texts(self) -> None:
        """Read the texts of the articles; one that is missing is reported at the article's `text`."""
        for key, (record, _) in self.records.articles.items():
            if record.text is None:
                continue
            try:
                text = read_inside(self._root, record.text, MAX_TEXT_BYTES).decode("utf-8")
            except (Unreadable, UnicodeDecodeError) as error:
                why = error.message if isinstance(error, Unreadable) else "it is not UTF-8 text"
                message = f'the text of article "{key}" cannot be read: {why}'
                spot = Spot(key, "/text", kind="article")
                advice = "correct the path (it is relative to the project's folder), or take `text` out"
                self._say(UNREADABLE, Problem(message, (spot,), (key, record.text), help=advice))
            else:
                self.records.articles[key] = (record, text)


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []
