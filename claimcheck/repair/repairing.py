"""Mechanical repairs of a project: what findings and records say of them, as amendments of files.

Nothing is decided here that is a matter of judgement: a contradiction has no repair.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.backends.choice import engine_for
from claimcheck.comparable.meant import same_id
from claimcheck.comparable.stating import UNKNOWN_REFERENCE
from claimcheck.project import Reading
from claimcheck.records.fields import ID_PATTERN
from claimcheck.repair.tidying import tidyings
from claimcheck.storage.editing import Amendment, replaced, replacements
from claimcheck.storage.files import MAX_BYTES, read_inside
from claimcheck.storage.load import UNREADABLE, VIOLATION, stem_of
from claimcheck.storage.ordering import ordered
from claimcheck.storage.reader import is_one_text, read_json, read_line
from claimcheck.storage.schema_check import last_key, names_entity, value_at, word_at
from claimcheck.storage.suggesting import amendment_at, amendments_of, is_edited

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from pathlib import Path

    import jiter

    from claimcheck.project import Loaded, Project
    from claimcheck.reported import Located, Report, Reported
    from claimcheck.storage.files import Reads

FINDING, RECORD = "finding", "record"
_QUOTES, _DIGESTS = "CC101", "CC108"
"""The rules with which the tidying of quotes and of digests is switched off."""
_FOR_ENGINES = (".zst", ".parquet")


class Wanted(NamedTuple):
    """What can be repaired in a file: what it is, whether without a look, and the amendments it takes.

    `renames`: it puts an id right, without which its record may not have been kept.
    """

    what: str
    safe: bool
    path: str
    amendments: tuple[Amendment, ...]
    renames: bool = False


@dataclass(slots=True)
class Repaired:
    """A file before and after its repairs, how many of what were made, and where ids were put right."""

    path: str
    old: bytes
    new: bytes
    made: Counter[str] = field(default_factory=Counter)
    renamed: frozenset[Amendment] = frozenset()


class OneReading:
    """Reads each file once, so that what is repaired is what was looked at, whoever writes meanwhile."""

    def __init__(self) -> None:
        self._contents: dict[str, bytes] = {}

    def __call__(self, root: Path, path: str, limit: int) -> bytes:
        """As `read_inside`."""
        if path not in self._contents:
            self._contents[path] = read_inside(root, path, limit)
        return self._contents[path]


def repairs(project: Project, report: Report, reading: Reading, engine: str, read: Reads) -> list[Wanted]:
    """All that can be repaired in the files of a project.

    Args:
        project: the project.
        report: what was found in all of it; where it stands is looked at again.
        reading: what was read for that.
        engine: the engine that was asked for; where it is one for bulk, claims in JSON Lines are repaired
            only as findings say.
        read: reads the files.

    Raises:
        Refused: as `Project.load`.
        Unreadable: a file cannot be read any more.
    """
    packed = [path for path in reading.files if path.lower().endswith(_FOR_ENGINES)]
    alone = engine_for(project.root, reading.files, engine) == "local"
    files = tuple(
        path for path in reading.files
        if path not in packed and (alone or is_one_text(path) or stem_of(path) in ("articles", "entities"))
    )  # fmt: skip
    loaded = project.load(Reading(files, reading.tracked), read)
    # Whom a word means is sure only where all entities are known.
    known = not any(is_one_text(path) or stem_of(path) == "entities" for path in packed) and not any(
        told.finding.code == UNREADABLE for told in report.findings
    )
    found = _Findings(project.root, loaded, report, read, known=known)
    return [*found.repairs(), *_tidied(project, loaded)]


def repaired(
    root: Path,
    wanted: Iterable[Wanted],
    files: Iterable[str],
    read: Reads,
    *,
    unsafe: bool,
    orderly: Collection[str] = (),
) -> Iterator[Repaired]:
    """Each file in which something is to be repaired, with its new content; nothing is written.

    Args:
        root: the project's folder.
        wanted: what can be repaired.
        files: the files that may be changed.
        read: reads the files; the one that `repairs` was handed.
        unsafe: make the repairs, too, that people should look at.
        orderly: the files in which keys are put in order.

    Raises:
        Unreadable: a file cannot be read any more.
    """
    by_path: dict[str, list[Wanted]] = {path: [] for path in files if is_edited(path)}
    for one in wanted:
        if one.path in by_path and (one.safe or unsafe):
            by_path[one.path].append(one)
    for path, here in sorted(by_path.items()):
        if not here and path not in orderly:
            continue
        old = read(root, path, MAX_BYTES)
        made = replacements(old, (amendment for one in here for amendment in one.amendments))
        done = {amendment for replacement in made for amendment in replacement.amendments}
        new, moved = replaced(old, made), 0
        if path in orderly:
            new, moved = ordered(path, new)
        if new != old:
            here = [one for one in here if not done.isdisjoint(one.amendments)]
            renamed = frozenset(amendment for one in here if one.renames for amendment in one.amendments)
            counts = Counter([one.what for one in here])
            yield Repaired(path, old, new, counts + Counter({RECORD: moved}), renamed)


class _Findings:
    """What can be repaired of what was found."""

    def __init__(self, root: Path, loaded: Loaded, report: Report, read: Reads, *, known: bool) -> None:
        self._root = root
        self._read = read
        self._records, corpus, _ = loaded
        self._vocabulary = corpus.vocabulary
        self._report = report
        self._known = known
        self._values: dict[tuple[str, int | None], object] = {}

    def repairs(self) -> Iterator[Wanted]:
        """The repairs of all findings that nothing settles."""
        settled = (told for told in self._report.findings if not told.open)
        decided = {place.claim for told in settled for place in told.places}
        for told in self._report.findings:
            if not told.open or not told.places:
                continue
            if told.finding.code in (VIOLATION, UNKNOWN_REFERENCE):
                yield from self._renaming(told)
            elif told.finding.problem.repair is not None:
                yield from self._repair(told, decided)

    def _repair(self, told: Reported, decided: Collection[str | None]) -> Iterator[Wanted]:
        """A repair as the rule says it; a record goes only if its twin is one, and safely if nobody cares."""
        repair = told.finding.problem.repair
        edits = repair.edits if repair is not None else ()
        taken = [(told.places[e.spot], told.places[e.twin]) for e in edits if e.value is None]
        kept = {(p.path, p.line, p.pointer) for p, twin in taken if not self._same_but_for_id(p, twin)}
        safe = repair is not None and repair.safe and all(place.claim not in decided for place, _ in taken)
        by_path: dict[str, list[Amendment]] = {}
        for place, amendment in amendments_of(told):
            if (place.path, place.line, place.pointer) not in kept:
                by_path.setdefault(place.path, []).append(amendment)
        for path, amendments in by_path.items():
            yield Wanted(FINDING, safe, path, tuple(amendments))

    def _renaming(self, told: Reported) -> Iterator[Wanted]:
        """What puts an id right."""
        place = told.places[0]
        if not self._known or not is_edited(place.path):
            return
        word = word_at(self._value(place), place.pointer)
        if word is None and place.pointer.startswith("/claims/"):
            _, _, _, *rest = place.pointer.split("/")
            word = word_at(self._value(place), "/defaults/" + "/".join(rest))
        meant = self._meant(told, word) if word is not None else None
        if meant is not None and meant != word:
            amendment = amendment_at(place.path, place.pointer, place.line, meant)
            yield Wanted(FINDING, True, place.path, (amendment,), renames=True)

    def _meant(self, told: Reported, word: str) -> str | None:
        """The id that a word can only mean; what an engine said is looked up among all that is declared."""
        names, records = self._vocabulary.names, self._records
        known = (self._vocabulary.predicates, records.articles, records.claims)
        repair = told.finding.problem.repair
        if told.finding.code == UNKNOWN_REFERENCE:
            said = repair.edits[0].value if repair is not None else None
            if said is None or said in self._vocabulary.entities:
                return said and names.meant(word)
            ids = next((ids for ids in known if said in ids), None)
            return said if ids is None else same_id(word, ids)
        if told.finding.problem.spots[0].at_key or re.fullmatch(ID_PATTERN, word):
            return None
        pointer = told.places[0].pointer
        if names_entity(pointer):
            return names.meant(word)
        key = last_key(pointer)
        if key == "predicate":
            return same_id(word, self._vocabulary.predicates)
        return same_id(word, records.articles) if key in ("article", "cites") else None

    def _same_but_for_id(self, one: Located, other: Located) -> bool:
        """Whether two records of one file, or two lines, are written alike but for their ids."""
        if one.path != other.path and (is_one_text(one.path) or is_one_text(other.path)):
            return False
        said = []
        for place in (one, other):
            record = value_at(self._value(place), place.pointer)
            if not isinstance(record, dict):
                return False
            said.append({key: value for key, value in record.items() if key != "id"})
        one_said, other_said = (json.dumps(record, sort_keys=True, default=_digits) for record in said)
        return one_said == other_said

    def _value(self, place: Located) -> object:
        """The JSON value of a place's file, or of its line."""
        line = None if is_one_text(place.path) else place.line
        if (place.path, line) not in self._values:
            data = self._read(self._root, place.path, MAX_BYTES)
            if line is None:
                self._values[place.path, None] = read_json(data)
            else:
                for number, text in enumerate(data.split(b"\n"), 1):
                    self._values[place.path, number] = text
        value = self._values.get((place.path, line))
        return read_line(value, line or 1) if isinstance(value, bytes) else value


def _digits(number: jiter.LosslessFloat) -> str:
    """A number as it is written."""
    return bytes(number).decode()


def _tidied(project: Project, loaded: Loaded) -> Iterator[Wanted]:
    """What no rule minds, as far as the rules beside it run."""
    records, selected = loaded.records, project.config.selected()
    quotes, digests = _QUOTES in selected, _DIGESTS in selected
    for what, spot, value, after in tidyings(
        records.articles, records.claims, quotes=quotes, digests=digests
    ):
        place = records.places[spot.kind, spot.id]
        if is_edited(place.path):
            amendment = amendment_at(place.path, place.pointer + spot.pointer, place.line, value, after)
            yield Wanted(what, True, place.path, (amendment,))
