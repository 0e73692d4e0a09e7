"""Finding the Java that Spark runs on, before Spark trips over its absence."""

from __future__ import annotations

import os
import re
import shutil
import subprocess

from claimcheck.storage.escape import plain
from claimcheck.storage.refusal import Refused

OLDEST = 17
"""The first release of Java that Spark 4 runs on."""
_VERSION = re.compile(r'version "(?:1\.)?([0-9]+)')
_ADVICE = f"install OpenJDK {OLDEST} (Debian: openjdk-17-jre-headless), or set JAVA_HOME"
_PATIENCE = 30.0


def check_java() -> None:
    """See that there is a Java that Spark can run on, where Spark will look for it.

    Raises:
        Refused: there is none, or it is too old.
    """
    home = os.environ.get("JAVA_HOME")
    java = os.path.join(home, "bin", "java") if home else shutil.which("java")  # noqa: PTH118 - as Spark does
    if java is None:
        raise Refused(f"the spark engine needs Java {OLDEST} or newer, and there is no java: {_ADVICE}")
    where = f"JAVA_HOME ({plain(java)})" if home else plain(java)
    found = release_of(java)
    if found is None:
        raise Refused(f"the spark engine needs Java {OLDEST} or newer, and {where} does not run: {_ADVICE}")
    if found < OLDEST:
        raise Refused(
            f"the spark engine needs Java {OLDEST} or newer, and {where} is Java {found}: {_ADVICE}"
        )


def release_of(java: str) -> int | None:
    """The release of a java command: 17 for "17.0.15", 8 for "1.8.0_402"; None where it does not tell."""
    try:
        told = subprocess.run(
            [java, "-version"], capture_output=True, stdin=subprocess.DEVNULL, timeout=_PATIENCE, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    version = _VERSION.search((told.stderr + told.stdout).decode("utf-8", "replace"))
    return int(version[1]) if version else None
