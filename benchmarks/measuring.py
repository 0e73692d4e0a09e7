"""Running commands turn about, each a process of its own, and what they took."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryFile
from time import perf_counter
from typing import NamedTuple

from installed import bare_environment

_MAXRSS_BYTES = 1 if sys.platform == "darwin" else 1024


class Ran(NamedTuple):
    """What a process took: seconds on the clock and of processor time, MiB at its peak; and what it said.

    `told` is what of the output is kept (see `Step.keep`).
    """

    wall: float
    cpu: float
    mib: float
    told: object


class Step(NamedTuple):
    """A command to measure, in `folder`.

    `before` is called first, outside the measured time. `keep` makes of the output what is worth keeping; a
    step that `times_itself` prints its own seconds as the first word, which then stand for wall and CPU.
    """

    words: Sequence[str]
    folder: Path | None = None
    before: Callable[[], None] | None = None
    keep: Callable[[str], object] = str.strip
    times_itself: bool = False


class Failed(Exception):  # noqa: N818 - the word for what happened to the command
    """A measured command could not do its work; the message holds its last words."""


def turns(steps: dict[str, Step], runs: int, *, warm_up: bool = True) -> dict[str, list[Ran]]:
    """Run the commands turn about (A B A B …) and say what each run took.

    Args:
        steps: commands by name.
        runs: how many turns.
        warm_up: run each command once before, unmeasured, for byte code and the file cache.

    Raises:
        Failed: a command ended with an exit status other than 0.
    """
    if warm_up:
        for step in steps.values():
            run(step)
    taken: dict[str, list[Ran]] = {name: [] for name in steps}
    for _ in range(runs):
        for name, step in steps.items():
            taken[name].append(run(step))
    return taken


def run(step: Step) -> Ran:
    """Run a command to its end; raises Failed as `turns` does."""
    if step.before is not None:
        step.before()
    with TemporaryFile() as out, TemporaryFile() as err:
        began = perf_counter()
        process = subprocess.Popen(
            step.words, cwd=step.folder, env=bare_environment(), stdout=out, stderr=err
        )
        # wait4 alone tells the peak memory of this one process.
        _, status, used = os.wait4(process.pid, 0)
        wall = perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            err.seek(0)
            raise Failed(f"exit status {process.returncode}: {err.read().decode(errors='replace')[-500:]}")
        out.seek(0)
        text = out.read().decode()
    cpu = used.ru_utime + used.ru_stime
    if step.times_itself:
        seconds, _, text = text.partition(" ")
        wall = cpu = float(seconds)
    return Ran(wall, cpu, used.ru_maxrss * _MAXRSS_BYTES / 1024**2, step.keep(text))


def spread(values: Sequence[float]) -> dict[str, float]:
    """Median, least and greatest of some figures."""
    return {"median": round(median(values), 4), "min": round(min(values), 4), "max": round(max(values), 4)}
