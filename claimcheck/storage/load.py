"""From files to records: every readable record is kept, everything else becomes a problem with its place."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeVar

from pydantic import BaseModel

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
from claimcheck.records.claim import ClaimDefaults
from claimcheck.records.core import core_predicates
from claimcheck.records.vocabulary import ENTITY_TYPES
from claimcheck.storage.files import read_inside
from claimcheck.storage.reader import Unreadable, content_of, is_one_text, read_json, read_lines
from claimcheck.storage.schema_check import (
    Place,
    missing_key,
    strange_file,
    unknown_keys,
    unknown_types,
    validated,
    wrong_id,
    wrong_shape,
)
from claimcheck.values.pointer import token

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from claimcheck.storage.files import Reads

    Lines = Iterable[tuple[int, object | Unreadable]]
    """Lines by number, each read or with the reason why it cannot be."""

Model = TypeVar("Model", bound=BaseModel)

UNREADABLE, VIOLATION, DUPLICATE = "CC001", "CC002", "CC003"

_VOCABULARY: tuple[tuple[str, str, type[BaseModel]], ...] = (
    ("entities", "entity", Entity),
    ("predicates", "predicate", Predicate),
    ("articles", "article", ArticleEntry),
)
_ALL_LINES: Mapping[str, Lines] = MappingProxyType({})
# What stands where a broken record was; its holders are many, so that it accuses nobody.
_EMPTY: dict[str, BaseModel] = {
    "entity": Entity.model_construct(type="", holders="many"),
    "predicate": Predicate.model_construct(),
    "article": ArticleEntry.model_construct(),
}


@dataclass(slots=True)
class Records:
    """All records of a project by id, where each stands, and what could not be kept.

    `unread` names the files of which nothing could be read at all.
    """

    entities: dict[str, Entity] = field(default_factory=dict)
    predicates: dict[str, Predicate] = field(default_factory=dict)
    articles: dict[str, tuple[ArticleEntry, str | None]] = field(default_factory=dict)
    claims: dict[str, tuple[Claim, str]] = field(default_factory=dict)
    waivers: list[tuple[Waiver, Place]] = field(default_factory=list)
    places: dict[tuple[str, str], Place] = field(default_factory=dict)
    files: list[str] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)
    problems: list[tuple[str, Problem]] = field(default_factory=list)


class Loader:
    """Reads a project's record files, in the order given.

    `entity_types` adds to the format's own; `read` may take note of what is read.
    """

    def __init__(
        self, root: Path, *, entity_types: frozenset[str] = frozenset(), read: Reads = read_inside
    ) -> None:
        self._root = root
        self._read = read
        self._entity_types = entity_types.union(ENTITY_TYPES)
        self._broken: dict[tuple[str, str], tuple[Place, BaseModel]] = {}
        self.records = Records(predicates=core_predicates())

    def load(self, paths: Iterable[str], chosen: Mapping[str, Lines] = _ALL_LINES) -> Records:
        """Read record files (paths relative to the root); the texts of articles come later (texts.py).

        Of the JSON Lines files in `chosen` only these lines, already read, are kept. May be called again.
        """
        for path in paths:
            self.records.files.append(path)
            try:
                if path in chosen:
                    self._lines(path, chosen[path])
                    continue
                data = content_of(self._root, path, self._read)
                if is_one_text(path):
                    self._file(path, read_json(data))
                else:
                    self._lines(path, read_lines(data))
            except Unreadable as unreadable:
                self._unreadable(path, unreadable)
        self._stand_in()
        return self.records

    def _say(self, code: str, *problems: Problem | None) -> None:
        self.records.problems.extend((code, problem) for problem in problems if problem is not None)

    def _unreadable(self, path: str, why: Unreadable) -> None:
        message, advice = told(why)
        if why.line is None:
            self.records.unread.add(path)
        spot = Spot(path, kind="file", line=why.line, column=why.column)
        self._say(UNREADABLE, Problem(message, (spot,), (path, str(why.line or "")), help=advice))

    def _file(self, path: str, value: object) -> None:
        kind = kind_of(value)
        if not isinstance(value, dict) or kind is None:
            self._say(VIOLATION, strange_file(path, value))
        elif kind == "claim-file":
            self._claim_file(path, value)
        elif kind == "waivers":
            self._say(
                VIOLATION, *unknown_keys(path, value, {"waivers"}), wrong_shape(path, value, "waivers", list)
            )
            for index, waiver in enumerate(_list(value["waivers"])):
                place = Place(path, f"/waivers/{index}")
                if (made := self._validated(Waiver, waiver, place)) is not None:
                    self.records.waivers.append((made, place))
        else:
            self._vocabulary(path, value)

    def _claim_file(self, path: str, value: dict[str, object]) -> None:
        self._say(
            VIOLATION,
            *unknown_keys(path, value, {"article", "claims", "defaults"}),
            *(missing_key(path, key) for key in ("article", "claims") if key not in value),
            wrong_shape(path, value, "claims", list),
            wrong_shape(path, value, "defaults", dict),
        )
        article_id = self._article_of(path, value)
        defaults = value.get("defaults")
        if isinstance(defaults, dict):
            self._validated(ClaimDefaults, defaults, Place(path, "/defaults"))
            # An id for all would make every claim a duplicate; that it does not belong here is said already.
            defaults = {key: default for key, default in defaults.items() if key != "id"}
        for index, raw in enumerate(_list(value.get("claims"))):
            place = Place(path, f"/claims/{index}")
            laid = (
                with_defaults(raw, defaults) if isinstance(defaults, dict) and isinstance(raw, dict) else raw
            )
            made = self._validated(Claim, laid, place, raw)
            if made is not None:
                self._keep_claim(made, article_id, place)

    def _article_of(self, path: str, value: dict[str, object]) -> str:
        """Keep the article of a claim file; a broken one leaves its id, for its claims are still linted."""
        place = Place(path, "/article")
        raw = value.get("article")
        made = self._validated(Article, raw, place) if "article" in value else None
        if made is not None:
            if self._first("article", made.id, place):
                self.records.articles[made.id] = (made, None)
            return made.id
        named = raw.get("id") if isinstance(raw, dict) else None
        key = named if isinstance(named, str) and named else path
        self._broken.setdefault(("article", key), (place, _EMPTY["article"]))
        return key

    def _vocabulary(self, path: str, value: dict[str, object]) -> None:
        self._say(VIOLATION, *unknown_keys(path, value, {key for key, _, _ in _VOCABULARY}))
        for key, kind, model in _VOCABULARY:
            self._say(VIOLATION, wrong_shape(path, value, key, dict))
            members = value.get(key)
            for name, raw in members.items() if isinstance(members, dict) else ():
                place = Place(path, f"/{key}/{token(name)}")
                self._say(VIOLATION, wrong_id(name, place))
                self._declare(kind, model, name, raw, place)

    def _declare(self, kind: str, model: type[BaseModel], name: str, raw: object, place: Place) -> None:
        made = self._validated(model, raw, place)
        if made is None:
            if name:
                self._broken.setdefault((kind, name), (place, _EMPTY[kind]))
            return
        wrong = list(unknown_types(made, self._entity_types, place))
        self._say(VIOLATION, *wrong)
        if not self._first(kind, name, place):
            return
        if isinstance(made, Entity):
            self.records.entities[name] = made.model_copy(update={"type": ""}) if wrong else made
        elif isinstance(made, Predicate):
            if core := self.records.predicates.get(name):
                # A project overrides of a core predicate what it writes, and keeps the rest.
                made = core.model_copy(update={key: getattr(made, key) for key in made.model_fields_set})
            any_type = {"subject_type": (), "object_type": ()}
            self.records.predicates[name] = made.model_copy(update=any_type) if wrong else made
        elif isinstance(made, ArticleEntry):
            self.records.articles[name] = (made, None)

    def _stand_in(self) -> None:
        """Put an empty record where a broken one was, unless another one has its id.

        Its id is declared, so nothing that refers to it is to blame.
        """
        for (kind, key), (place, empty) in self._broken.items():
            if (kind, key) in self.records.places:
                continue
            self.records.places[kind, key] = place
            if isinstance(empty, Entity):
                self.records.entities[key] = empty
            elif isinstance(empty, Predicate):
                self.records.predicates.setdefault(key, empty)
            elif isinstance(empty, ArticleEntry):
                self.records.articles[key] = (empty, None)

    def _lines(self, path: str, lines: Lines) -> None:
        """Keep JSON Lines: claims, or in articles.jsonl and entities.jsonl the registry."""
        stem = stem_of(path)
        for number, value in lines:
            if isinstance(value, Unreadable):
                self._unreadable(path, value)
                continue
            place = Place(path, "", number)
            if stem in ("articles", "entities"):
                kind, model = ("article", Article) if stem == "articles" else ("entity", EntityLine)
                key = value.get("id") if isinstance(value, dict) else None
                self._declare(kind, model, key if isinstance(key, str) else "", value, place)
                continue
            made = self._validated(BulkLine, value, place)
            if made is not None:
                self._keep_claim(made, made.article, place)

    def _keep_claim(self, claim: Claim, article: str, place: Place) -> None:
        known = self.records.claims.get(claim.id)
        if known is None:
            self.records.claims[claim.id] = (claim, article)
            self.records.places["claim", claim.id] = place
        else:
            self._duplicate("claim", claim.id, place, identical=known == (claim, article))

    def _validated(
        self, model: type[Model], value: object, place: Place, written: object = None
    ) -> Model | None:
        made, wrong = validated(model, value, place, written)
        if wrong:
            self._say(VIOLATION, *wrong)
        return made

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
        where = (kind, key, place.path, place.pointer, str(place.line or ""))
        self._say(DUPLICATE, Problem(message, spots, where, severity=severity, help=advice))


def stem_of(path: str) -> str:
    """A file's name without its endings, which tells what is in JSON Lines."""
    return path.rsplit("/", 1)[-1].split(".", 1)[0]


def told(why: Unreadable) -> tuple[str, str]:
    """What is wrong and what to do, written as findings are: a small first letter, no full stop."""
    what, _, advice = why.message.removesuffix(".").rpartition("; ")
    what, advice = (what, advice) if what else (advice, "")
    first = what.split(" ", 1)[0]
    return (what[:1].lower() + what[1:] if first[1:].islower() or len(first) == 1 else what), advice


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []
