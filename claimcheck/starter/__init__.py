"""What a project begins with: files that lint cleanly and say what to put in their place."""

from __future__ import annotations

import re
from shlex import quote

from claimcheck import __version__
from claimcheck.values.shipped import shipped

CONFIG, HOOKS, GITHUB, GITLAB = "claimcheck.toml", "pre-commit-config.yaml", "github.yml", "gitlab.yml"
RECORDS = ("example.json", "vocabulary.json")
"""Record files, as they lie in the folder of records."""
TEXT = "seeds/example.txt"
"""The text of the example's article, relative to the project's folder."""
SCHEMAS = ("claim-file", "vocabulary", "waivers", "config")
"""The schemas that these files, and waivers, refer to."""


def starter(name: str, *, claims: str = "claims", folder: str = "") -> str:
    """A file to begin with.

    Args:
        name: one of the names above; a record file's with "claims/" before it.
        claims: the folder of records, relative to the project's folder.
        folder: the project's folder, relative to the top of its repository; "" where it is the top.
    """
    text = shipped(__spec__, name).decode("utf-8").replace("VERSION", __version__)
    if name.startswith("claims/"):
        return text.replace('"../schemas/', f'"{"../" * (claims.count("/") + 1)}schemas/')
    if folder:
        text = text.replace("claimcheck lint --tracked", f"claimcheck lint --tracked {quote(folder)}")
        text = text.replace("schema --check\n", f"schema --check {quote(folder)}\n")
    records = re.escape(f"{folder}/{claims}/" if folder else f"{claims}/")
    in_yaml = records.replace("'", "''")
    return text.replace("'^claims/", f"'^{in_yaml}")
