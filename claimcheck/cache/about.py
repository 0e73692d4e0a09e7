"""What an answer rests on, in a few words that are read before anything else of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from claimcheck.cache.tree import Tree
from claimcheck.cache.trouble import Damaged
from claimcheck.storage.watch import digest

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from claimcheck.storage.watch import Seen


class Terms(NamedTuple):
    """What a run was told to do, as far as an answer needs it; in the words of Config, codes in full."""

    claims: str
    exclude: tuple[str, ...]
    fail_on: str
    ignores: tuple[tuple[str, tuple[str, ...]], ...]
    selected: tuple[str, ...]
    reserved: tuple[str, ...]


class About(NamedTuple):
    """What an answer rests on.

    `stamp` is the program's (stamp.py), `config` the configuration's (witness.py), `tracked` a digest of what
    git tracks, where that was asked; `tree` the digest of the files' signatures, and `sure` whether these
    alone can tell a change (tree.py).
    """

    stamp: str
    terms: Terms
    config: dict[str, Any]
    tracked: str | None
    texts: list[str]
    folders: dict[str, str]
    tree: str
    sure: bool

    @classmethod
    def of(cls, value: Any) -> About:
        """From a JSON value.

        Raises:
            Damaged: the value is not that of an About.
        """
        try:
            about = cls(*value)
            claims, exclude, fail_on, written, selected, reserved = about.terms
            ignores = tuple((pattern, tuple(codes)) for pattern, codes in written)
        except (TypeError, ValueError) as error:
            raise Damaged from error
        terms = Terms(claims, tuple(exclude), fail_on, ignores, tuple(selected), tuple(reserved))
        return about._replace(terms=terms)


def standing_of(
    files: Sequence[str], texts: Sequence[str], folders: Mapping[str, str], seen: Mapping[str, Seen]
) -> tuple[str, bool]:
    """`tree` and `sure` of files that were seen: record files, texts, and the texts' folders."""
    records = {path: seen[path].signature for path in files}
    tree = Tree(records, {path: seen[path].signature for path in texts}, folders)
    return tree.mark(), tree.sure


def mark_of(tracked: Collection[str] | None) -> str | None:
    """A digest of the files that git tracks; None where it was not asked."""
    if tracked is None:
        return None
    return digest("\0".join(sorted(tracked)).encode("utf-8", "surrogatepass"))
