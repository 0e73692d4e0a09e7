"""The format `rdjsonl`: the Reviewdog Diagnostic Format, one `Diagnostic` a line (see `rdjson`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.reporters.json_lines import lines_of
from claimcheck.reporters.rdjson import SOURCE, diagnostic

if TYPE_CHECKING:
    from claimcheck.reporters.telling import Telling


def report(telling: Telling) -> str:
    """The findings as JSON Lines; each says who found it (see `text_of`)."""
    return lines_of([{**diagnostic(telling, told), "source": SOURCE} for told in telling.findings()])
