"""Which program answers: another version, Python or library may say something else of the same files."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from claimcheck import __version__

_ENDINGS = (".py", ".json")


def stamp() -> str:
    """A text that changes when the package, its files, Python or what is installed beside it changes.

    Installing a package of another version changes the time of the folder that it is installed in.
    """
    parts = [__version__, sys.version, sys.platform]
    waiting = [str(Path(__file__).parents[1])]
    while waiting:
        with os.scandir(waiting.pop()) as entries:
            for entry in entries:
                if entry.name.endswith(_ENDINGS):
                    status = entry.stat()
                    parts.append(f"{entry.name} {status.st_size} {status.st_mtime_ns}")
                elif "." not in entry.name and entry.name != "__pycache__":
                    waiting.append(entry.path)
    for folder in sys.path:
        if folder.endswith(("site-packages", "dist-packages")) and Path(folder).is_dir():
            status = Path(folder).stat()
            parts.append(f"{folder} {status.st_ino} {status.st_mtime_ns}")
    return "\n".join(sorted(parts))
