"""What a change caused: a project linted before and after it, by one configuration."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.config.settings import RESERVED
from claimcheck.project import Project, Reading
from claimcheck.reported import Report
from claimcheck.storage.contents import contents
from claimcheck.storage.exclude import without
from claimcheck.storage.files import MAX_BYTES, read_inside
from claimcheck.storage.git_objects import object_name
from claimcheck.storage.git_state import State, ignored, state_at, state_of_index
from claimcheck.storage.packing import decompress
from claimcheck.storage.reader import MAX_FILE_BYTES, is_one_text
from claimcheck.storage.refusal import Refused
from claimcheck.storage.unreadable import Unreadable
from claimcheck.triage.since import caused

if TYPE_CHECKING:
    from collections.abc import Collection

    from claimcheck.backends.run import Engine
    from claimcheck.storage.contents import Key
    from claimcheck.storage.files import Reads
    from claimcheck.triage.baseline import Baseline

STAGED, SINCE = "--staged", "--since"


class Side(NamedTuple):
    """A project before or after a change.

    Attributes:
        reading: what of it is read.
        read: reads it.
        state: the state that git keeps of it; None for the folder as it is.
    """

    reading: Reading
    read: Reads
    state: State | None

    def holds(self, root: Path, path: str, name: str) -> bool:
        """Whether a file's content is the one that git knows by a name."""
        if self.state is not None:
            return self.state.name(path) == name
        return object_name(self.read(root, path, MAX_FILE_BYTES), name) == name


class Sides(NamedTuple):
    """What is compared."""

    before: Side
    after: Side


@contextmanager
def sides(project: Project, since: str | None, *, staged: bool, tracked: bool) -> Iterator[Sides]:
    """Both sides of a change, to be read as long as this lasts.

    What git ignores is in no commit, so it is no part of a change: both sides read it as it is, unless only
    what git tracks is read.

    Args:
        project: the project as it is.
        since: the commit before the change; None for the last one.
        staged: the change ends in the index, else in the folder.
        tracked: of the folder only what git tracks is read.

    Raises:
        Refused: git cannot be asked or does not know the commit; there are no record files after the change.
    """
    option = STAGED if since is None else SINCE
    with ExitStack() as states:
        if staged:
            after = _staged(project, states.enter_context(state_of_index(project.root, option)))
        else:
            after = Side(project.reading(tracked=tracked), read_inside, None)
        aside = frozenset() if staged or tracked else ignored(project.root, option)
        old = states.enter_context(state_at(project.root, "HEAD" if since is None else since, option))
        yield Sides(_before(project, old, aside, whole=not (staged or tracked)), after)


def _staged(project: Project, index: State) -> Side:
    files = tuple(without(index.files(project.config.claims), project.config.exclude))
    if not files:
        raise Refused("no claim files found: none of this project's is staged; `git add` them first")
    return Side(Reading(files, index.paths), index, index)


def _before(project: Project, old: State, aside: Collection[str], *, whole: bool) -> Side:
    """The side of a commit, with the files `aside` as they are; `whole` where texts need not be tracked."""

    def read(_: Path, path: str, limit: int) -> bytes:
        return (read_inside if path in aside else old)(project.root, path, limit)

    kept = [*old.files(project.config.claims), *(path for path in project.files() if path in aside)]
    files = tuple(sorted(without(kept, project.config.exclude)))
    return Side(Reading(files, None if whole else old.paths), read, old)


def changed(project: Project, both: Sides, *, engine: Engine, baseline: Baseline | None = None) -> Report:
    """What a change caused (see `triage.since.caused`).

    Args:
        project: the project as it is.
        both: the sides.
        engine: by which both are linted.
        baseline: what it knows is marked.

    Raises:
        Refused: the engine cannot do it, or git does not have a content.
    """
    before = _linted(project, both.before, engine)
    after = _linted(project, both.after, engine, baseline)
    return caused(before, after, RESERVED, lambda: _touched(project.root, both))


def _linted(project: Project, side: Side, engine: Engine, baseline: Baseline | None = None) -> Report:
    files = side.reading.files
    if not files:
        return Report((), 0, 0, ())
    lines = [path for path in files if not is_one_text(path)]
    if side.state is None or not lines:
        return project.lint(side.reading, baseline=baseline, engine=engine, read=side.read)
    # Engines for bulk open their files themselves.
    with TemporaryDirectory(prefix="claimcheck-") as folder:
        root = Path(folder).resolve()
        for path in lines:
            _lay_out(root, path, side, side.state)
        laid_out = Project(root, project.config)
        return laid_out.lint(side.reading, baseline=baseline, engine=engine, read=side.read)


def _lay_out(root: Path, path: str, side: Side, state: State) -> None:
    """Put a file of a state into a folder."""
    file = root / path
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        if state.is_link(path):
            file.symlink_to(state.target(path))
        else:
            # What cannot be read is not there for the engine either, which then says so.
            with suppress(Unreadable):
                file.write_bytes(side.read(root, path, MAX_BYTES))
    except OSError as error:
        raise Refused(f"the folder for temporary files cannot be written ({error.strerror})") from error


def _touched(root: Path, both: Sides) -> frozenset[Key]:
    """The records that a change touched; for a file that cannot be looked into, the file as such."""
    before: dict[Key, str] = {}
    after: dict[Key, str] = {}
    unknown: set[Key] = set()
    paths = {*both.before.reading.files, *both.after.reading.files}
    for path in sorted(path for path in paths if not _is_same(root, path, both)):
        for side, found in ((both.before, before), (both.after, after)):
            if path in side.reading.files:
                try:
                    data = decompress(path, side.read(root, path, MAX_FILE_BYTES), MAX_FILE_BYTES)
                except Unreadable:
                    unknown.add(("file", path))
                else:
                    found.update(contents(path, data))
    return frozenset(unknown.union(key for key in {*before, *after} if before.get(key) != after.get(key)))


def _is_same(root: Path, path: str, both: Sides) -> bool:
    """Whether a file is in both sides with one content, wherever it may be told without reading it."""
    if path not in both.before.reading.files or path not in both.after.reading.files:
        return False
    name = both.before.state.name(path) if both.before.state is not None else ""
    try:
        return not name or both.after.holds(root, path, name)
    except Unreadable:
        return False
