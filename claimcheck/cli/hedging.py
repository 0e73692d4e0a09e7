"""`claimcheck hedging`: what certainty a wording carries, sentence by sentence."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

from claimcheck.cli.boundary import tell
from claimcheck.cli.opening import add_config_options, settings_of
from claimcheck.storage.escape import inert_json, plain
from claimcheck.storage.refusal import Refused

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable

    from claimcheck.cli.parser import Verbs
    from claimcheck.values.wording.lexicon import Lexicon
    from claimcheck.values.wording.reading import Reading


def add(verbs: Verbs) -> None:
    """Add the verb and its options."""
    parser = verbs.add_parser(
        "hedging",
        usage="claimcheck hedging [OPTIONS] [FILE | -]",
        help="tell what certainty a wording carries",
        description="Read one sentence a line and print one JSON line each: its text, hedging (`stated` when "
        "nothing hedges), rank, and the cues with their offsets and kinds.",
    )
    parser.set_defaults(main=main)
    parser.add_argument(
        "file", nargs="?", default="-", metavar="FILE", help="a text file; standard input (-) by default"
    )
    add_config_options(parser)


def main(args: Namespace) -> int:
    """Print a JSON line for every line, blank ones included.

    Raises:
        Refused: the file cannot be read, a line is not UTF-8, or the configuration cannot be understood.
    """
    lexicon = settings_of(args).config.lexicon()
    if args.file == "-":
        if sys.stdin is None:
            raise Refused("standard input is closed; give a file")
        _read_all(sys.stdin.buffer, lexicon)
        return 0
    try:
        # The path is the user's own, so links are followed.
        with open(args.file, "rb") as lines:  # noqa: PTH123 - a Path would lose a trailing "/"
            _read_all(lines, lexicon)
    except OSError as error:
        raise Refused(f"{plain(args.file, limit=120)} cannot be read ({error.strerror})") from error
    return 0


def _read_all(lines: Iterable[bytes], lexicon: Lexicon) -> None:
    """Print what each line says; each at once, so that a program may ask and wait for the answer."""
    from claimcheck.values.wording.reading import read

    for number, line in enumerate(lines, 1):
        try:
            text = line.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError as error:
            raise Refused(f"line {number} is not UTF-8 text") from error
        text = text.removesuffix("\n").removesuffix("\r")
        tell(_as_json(text, read(text, lexicon)))


def _as_json(text: str, reading: Reading) -> str:
    cues = [{"text": c.text, "start": c.start, "end": c.end, "kind": c.kind} for c in reading.cues]
    value = {"text": text, "hedging": reading.hedging, "rank": reading.rank, "cues": cues}
    return inert_json(json.dumps(value, ensure_ascii=False)) + "\n"
