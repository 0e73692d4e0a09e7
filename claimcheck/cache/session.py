"""One run and the cache: may the last answer be given again, and if not, what has changed since."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from claimcheck.cache.about import About, Terms, mark_of, standing_of
from claimcheck.cache.folder import Folder
from claimcheck.cache.report_form import packed, unpacked
from claimcheck.cache.stamp import stamp
from claimcheck.cache.store import Store
from claimcheck.cache.tree import LINK, Tree, folders_of, standing
from claimcheck.cache.trouble import Damaged, Unavailable, Unsuited
from claimcheck.cache.witness import Place, holds, place_of, witness
from claimcheck.storage.files import MAX_BYTES
from claimcheck.storage.unreadable import Unreadable
from claimcheck.storage.watch import ABSENT, UNDIGESTED, Seen, Watch

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
    from pathlib import Path

    from claimcheck.reported import Report
    from claimcheck.storage.home import Sources

Made = TypeVar("Made")

ABOUT, REPORT, FILES = "about", "report", "files"


class Answer(NamedTuple):
    """What the last run found, when all that it rests on is as it was."""

    report: Report
    terms: Terms


class Base(NamedTuple):
    """The last run's answer and the files that have changed since, a text among them by its path.

    `records` are the record files and `seen` is how every file stands now.
    """

    store: Store
    about: About
    records: frozenset[str]
    seen: dict[str, Seen]
    changed: frozenset[str]


class Renewed(NamedTuple):
    """A report brought up to date: the texts that it rests on, and the values to keep anew and to drop."""

    report: Report
    texts: tuple[str, ...]
    values: dict[str, Any]
    gone: tuple[str, ...]


class Session:
    """A run and the cache of its project.

    What goes wrong with the cache never stops the run: it is told in `notes`, once.

    Args:
        place: where the run is.
        asked: what decides the report beside files and configuration: options, as one text.
        folder: the cache's folder that the user names; empty for the project's own.
    """

    def __init__(self, place: Place, asked: str, folder: str = "") -> None:
        self.root = place.home.root
        self.notes: list[str] = []
        self.base: Base | None = None
        self._place = place
        self._asked = asked
        self._folder = Folder(self.root, folder)
        self._off = False
        self._watch: Watch | None = None
        # Asked before anything is imported that it tells of.
        self._stamp = stamp()

    @classmethod
    def at(cls, start: Path, asked: str, *, isolated: bool = False, folder: str = "") -> Session | None:
        """The session of the project that an absolute folder lies in; None where that cannot be told."""
        place = place_of(start, isolated=isolated)
        return cls(place, asked, folder) if place is not None else None

    def answer(self, tracked: Callable[[Path], Collection[str]] | None = None) -> Answer | None:
        """The last run's answer, if nothing that it rests on has changed; else `base` may say what has.

        Args:
            tracked: asks git, given the root, which files count as there; called only where it matters.
        """
        return self._guarded(lambda: self._answer(tracked))

    def watch(self) -> Watch:
        """What the run is to read its files with, so that `keep` knows what the answer rests on."""
        if self._watch is None:
            # Without a clock to go by every file counts as changed a moment ago.
            self._watch = Watch(self._guarded(self._begin) or 0)
        return self._watch

    def keep(
        self,
        report: Report,
        terms: Terms,
        sources: Sources,
        texts: Sequence[str],
        tracked: Collection[str] | None,
        more: Iterable[tuple[str, Any]] = (),
    ) -> None:
        """Keep an answer, unless a file changed while it was found.

        Args:
            report: of the whole project, nothing narrowed, nothing marked.
            terms: what the run was told to do.
            sources: what the settings were read from.
            texts: the paths of the articles' texts, those that were not to be read left out.
            tracked: the files that counted as there; None for all.
            more: further values to keep beside it, by name.
        """
        watch = self.watch()
        seen = {path: watch.seen[path] for path in (*report.files, *texts) if path in watch.seen}
        folders = folders_of(self.root, texts)
        complete = all(path in seen for path in (*report.files, *texts))
        if self._off or not (watch.steady and complete) or LINK in folders.values():
            return
        tree, sure = standing_of(report.files, texts, folders, seen)
        known = mark_of(tracked)
        about = About(self._stamp, terms, witness(sources), known, list(texts), folders, tree, sure)
        self._guarded(lambda: self._replace(about, report, seen, more))

    def renew(self, attempt: Callable[[Base, Watch], Renewed]) -> Report | None:
        """The last answer brought up to date and kept; None where that cannot be done.

        Args:
            attempt: does it, or raises Unsuited.
        """
        return self._guarded(lambda: self._renew(attempt)) if self.base is not None else None

    def _renew(self, attempt: Callable[[Base, Watch], Renewed]) -> Report | None:
        base, watch = self.base, self.watch()
        if base is None:
            return None
        try:
            report, texts, values, gone = attempt(base, watch)
        except Unsuited:
            return None
        known = {**watch.seen, **base.seen}
        if not watch.steady or any(known[path].state != seen.state for path, seen in watch.seen.items()):
            return None
        folders = folders_of(self.root, texts)
        if LINK not in folders.values():
            seen = {path: known[path] for path in (*report.files, *texts)}
            tree, sure = standing_of(report.files, texts, folders, seen)
            about = base.about._replace(texts=list(texts), folders=folders, tree=tree, sure=sure)
            base.store.try_update({ABOUT: about, FILES: seen, **values}, gone, since=base.about)
        return report

    def close(self) -> None:
        """Let go of the cache."""
        if self.base is not None:
            self.base.store.close()
            self.base = None

    def _answer(self, tracked: Callable[[Path], Collection[str]] | None) -> Answer | None:
        file = self._folder.database(self._asked)
        if file is None or not file.exists():
            return None
        store = Store(file)
        try:
            value = store.get(ABOUT)
            about = About.of(value) if value is not None else None
            if about is None or about.stamp != self._stamp or not holds(about.config, self._place):
                return None
            known = tracked(self.root) if tracked is not None else None
            if about.tracked != mark_of(known):
                return None
            return self._compared(store, about, known)
        finally:
            if self.base is None:
                store.close()

    def _compared(self, store: Store, about: About, known: Collection[str] | None) -> Answer | None:
        terms = about.terms
        tree = standing(self.root, terms.claims, terms.exclude, about.texts, known)
        if not tree.records or tree.folders != about.folders:
            return None
        if not (about.sure and tree.mark() == about.tree):
            seen, changed = self._looked(store.get(FILES), tree)
            if not self.watch().steady:
                return None
            if changed:
                self.base = Base(store, about, frozenset(tree.records), seen, changed)
                return None
            self._refresh(store, about, tree, seen)
        return Answer(unpacked(store.get(REPORT), tuple(tree.records)), terms)

    def _looked(self, files: Any, tree: Tree) -> tuple[dict[str, Seen], frozenset[str]]:
        """How each file stands, and which differ from how they stood; only what seems to differ is read."""
        watch = self.watch()
        if not isinstance(files, dict):
            raise Damaged
        before = {path: Seen(*seen) for path, seen in files.items()}
        seen: dict[str, Seen] = {}
        for path, sign in (*tree.records.items(), *tree.texts.items()):
            known = before.get(path)
            if known is not None and sign and known.signature == sign:
                seen[path] = known
            elif known is not None and known.state.startswith(UNDIGESTED):
                seen[path] = Seen(ABSENT, sign)  # too large to be looked at for nothing
            else:
                seen[path] = watch.look(self.root, path, MAX_BYTES)
        gone = before.keys() - seen.keys()
        differ = {path for path, now in seen.items() if path not in before or before[path].state != now.state}
        return seen, frozenset(gone | differ)

    def _refresh(self, store: Store, about: About, tree: Tree, seen: dict[str, Seen]) -> None:
        """Keep the signatures of files that were touched and not changed."""
        mark, sure = standing_of(tuple(tree.records), about.texts, tree.folders, seen)
        fresh = about._replace(tree=mark, sure=sure)
        if (mark, sure) != (about.tree, about.sure):
            store.try_update({ABOUT: fresh, FILES: seen}, since=about)

    def _begin(self) -> int:
        self._folder.make()
        return self._folder.now()

    def _replace(
        self, about: About, report: Report, seen: Mapping[str, Seen], more: Iterable[tuple[str, Any]]
    ) -> None:
        self.close()
        file = self._folder.database(self._asked)
        if file is None:
            raise Unavailable("its folder was taken away")
        store = Store(file)
        try:
            store.replace(((ABOUT, about), (REPORT, packed(report)), (FILES, seen), *more))
        finally:
            store.close()
        self._folder.tidy(file)

    def _guarded(self, act: Callable[[], Made]) -> Made | None:
        """Do something with the cache; None, and a note, where that fails."""
        if self._off:
            return None
        try:
            return act()
        except Unavailable as unavailable:
            self._without(unavailable)
        except Unreadable:
            pass  # the run itself will meet it, and say so
        except Damaged:
            self.notes.append("the cache is damaged; it is made anew")
            self._discard()
        return None

    def _discard(self) -> None:
        self.close()
        try:
            if (file := self._folder.database(self._asked)) is not None:
                self._folder.discard(file)
        except Unavailable as unavailable:
            self._without(unavailable)

    def _without(self, why: Unavailable) -> None:
        self._off = True
        self.notes.append(f"this run does without the cache: {why.reason}")
