"""`claimcheck clean`: delete the cache."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.cli.boundary import tell
from claimcheck.cli.caching import add_cache_folder, cache_folder
from claimcheck.cli.opening import start_of
from claimcheck.storage.escape import plain
from claimcheck.storage.refusal import Refused

if TYPE_CHECKING:
    from argparse import Namespace

    from claimcheck.cli.parser import Verbs


def add(verbs: Verbs) -> None:
    """Add the verb and its options."""
    parser = verbs.add_parser(
        "clean",
        usage="claimcheck clean [OPTIONS] [PATH]",
        help="delete the cache of a project",
        description="Delete the cache of the project that PATH lies in (default: the current folder). The "
        "next run makes it anew; deleting it changes nothing but time.",
    )
    parser.set_defaults(main=main)
    parser.add_argument(
        "path", nargs="?", default=".", metavar="PATH", help="a file or folder of the project"
    )
    add_cache_folder(parser)


def main(args: Namespace) -> int:
    """Delete the cache and say what that freed.

    Raises:
        Refused: there is no such path, or the cache cannot be deleted.
    """
    from claimcheck.cache.folder import Folder
    from claimcheck.cache.trouble import Unavailable
    from claimcheck.config.file import project_of
    from claimcheck.storage.unreadable import in_words

    folder = Folder(project_of(start_of([args.path])).root, cache_folder(args))
    shown = plain(str(folder.path))
    try:
        files, size = folder.remove()
    except Unavailable as unavailable:
        raise Refused(f"the cache cannot be deleted: {unavailable.reason}") from unavailable
    if not files:
        tell(f"There is no cache in {shown}\n")
        return 0
    tell(f"Deleted the cache in {shown}: {files} file{'' if files == 1 else 's'}, {in_words(size)} freed\n")
    return 0
