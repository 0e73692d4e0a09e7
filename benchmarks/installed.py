"""How the benchmarks call the installed claimcheck, as a user's shell would."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def command() -> list[str]:
    """The words that start claimcheck: the console script beside this interpreter, else the module.

    The module is run with `-P`, so that the working tree is not imported in place of what is installed.
    """
    script = Path(sys.executable).with_name("claimcheck.exe" if os.name == "nt" else "claimcheck")
    return [str(script)] if script.exists() else [sys.executable, "-P", "-m", "claimcheck"]


def bare_environment() -> dict[str, str]:
    """This environment without what changes how Python starts, imports or keeps its byte code."""
    return {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PYTHON", "PYDANTIC", "CLAIMCHECK"))
    }
