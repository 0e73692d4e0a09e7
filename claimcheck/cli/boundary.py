"""The error boundary: whatever happens in a verb, people get one plain line and scripts an exit status."""

from __future__ import annotations

import os
import signal
import sys
from typing import TYPE_CHECKING, NoReturn, TextIO

from claimcheck.storage.escape import plain
from claimcheck.storage.refusal import Refused

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

COULD_NOT, INTERRUPTED, TERMINATED = 2, 130, 143
"""Exit statuses: could not do what was asked; stopped by SIGINT; stopped by SIGTERM."""


class _Terminated(BaseException):
    """SIGTERM came; raised so that half-written files are removed on the way out."""


def guarded(act: Callable[[], int], *, traceback: bool) -> int:
    """Call a verb and turn whatever it raises into an exit status and one line on standard error.

    Args:
        act: the verb's work; returns its exit status.
        traceback: show where an internal error comes from.
    """
    _speak_utf8()
    signal.signal(signal.SIGTERM, _terminate)
    if sys.stdout is None:  # how Python starts where it is closed
        return _refuse(Refused("standard output is closed, so there is nowhere to print to"))
    try:
        status = act()
        sys.stdout.flush()
    except Refused as refused:
        return _refuse(refused)
    except SystemExit as leaving:  # argparse: help was shown, or an argument refused
        status = leaving.code if isinstance(leaving.code, int) else COULD_NOT
        return _flushed(status)
    except (KeyboardInterrupt, _Terminated) as stop:
        # What is not written yet may never be read: leaving must not wait for it.
        forget_output()
        return INTERRUPTED if isinstance(stop, KeyboardInterrupt) else TERMINATED
    except BrokenPipeError:
        forget_output()
        return 0
    except Exception as error:  # noqa: BLE001 - the one place where a bug becomes an apology
        return _apologise(error, traceback=traceback)
    return status


def tell(text: str) -> None:
    """Write to standard output, as UTF-8 in any locale; a reader that has left, such as `head`, is no error.

    Raises:
        Refused: the text cannot be written (a full disk).
    """
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        forget_output()
    except OSError as error:
        forget_output()
        raise Refused(f"the output cannot be written ({error.strerror})") from error


def warn(notes: Iterable[str]) -> None:
    """Write notes to standard error, each as one line."""
    for note in notes:
        complain(f"claimcheck: {plain(note)}")


def complain(text: str) -> None:
    """Write to standard error; where that cannot be written, the run and its exit status are as ever."""
    if sys.stderr is None:  # closed; `print` would take standard output instead
        return
    try:
        print(text, file=sys.stderr, flush=True)
    except OSError:  # a full disk, a reader that has left: there is nowhere to say so
        _forget(sys.stderr)


def forget_output() -> None:
    """Let what is still to be written go nowhere, so that the interpreter does not complain at its end."""
    _forget(sys.stdout)


def _forget(stream: TextIO) -> None:
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        # Replaced streams (tests, embedding) speak what they like.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def _flushed(status: int) -> int:
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        forget_output()
    return status


def _refuse(refused: Refused) -> int:
    complain(f"claimcheck: {plain(refused.message)}")
    if refused.frame:
        complain(refused.frame)
    return COULD_NOT


def _apologise(error: Exception, *, traceback: bool) -> int:
    if traceback:
        from traceback import print_exception

        print_exception(error)
    what = plain(f"{type(error).__name__}: {error}", limit=300)
    advice = "this is a bug" if traceback else "this is a bug; run again with --traceback"
    complain(f"claimcheck: internal error: {what} ({advice})")
    return COULD_NOT


def _terminate(number: int, frame: object) -> NoReturn:
    raise _Terminated
