"""`claimcheck show`: one claim, article, entity, relation or finding, with all that touches it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.cli.boundary import tell
from claimcheck.cli.opening import add_config_options, open_project
from claimcheck.cli.terminal import add_color_option, look_of
from claimcheck.reported import SHORTEST_FINGERPRINT
from claimcheck.storage.escape import plain
from claimcheck.storage.refusal import Refused

if TYPE_CHECKING:
    from argparse import Namespace

    from claimcheck.cli.parser import Verbs


def add(verbs: Verbs) -> None:
    """Add the verb and its options."""
    parser = verbs.add_parser(
        "show",
        usage="claimcheck show [OPTIONS] ID | FINGERPRINT",
        help="show one claim, entity or finding with all that touches it",
        description="Show a claim, an article, an entity or a relation by its id, or a finding by the "
        "first six or more digits of its fingerprint.",
    )
    parser.set_defaults(main=main)
    parser.add_argument("id", metavar="ID", help="an id, or the beginning of a fingerprint")
    add_config_options(parser)
    add_color_option(parser)


def main(args: Namespace) -> int:
    """Print what there is to say of an id or a finding.

    Raises:
        Refused: nothing has this id, or the project cannot be read.
    """
    from claimcheck.explaining.dossier import Dossiers
    from claimcheck.values.listing import nearest

    project = open_project(args)
    dossiers = Dossiers(project, project.load(), look_of(args))
    told = dossiers.about(args.id)
    if not told:
        close = nearest(args.id, dossiers.known())
        advice = f': did you mean "{close}"?' if close else _too_short(args.id)
        raise Refused(f'no record and no finding is called "{plain(args.id, limit=80)}"{advice}')
    tell("\n".join(told) + "\n")
    return 0


def _too_short(word: str) -> str:
    """What to say of a word that may begin a fingerprint, were there more of it."""
    digits = len(word) < SHORTEST_FINGERPRINT and set(word.lower()) <= set("0123456789abcdef")
    return f"; a fingerprint is named by its first {SHORTEST_FINGERPRINT} or more digits" if digits else ""
