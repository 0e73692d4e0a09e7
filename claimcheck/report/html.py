"""The conflict report as one HTML file: no request leaves it, and nothing in the data acts in it."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

from claimcheck import __version__
from claimcheck.report.directions import isolated
from claimcheck.storage.escape import plain
from claimcheck.values.listing import counted

_INDENTATION: Final = re.compile(r">\s*\n\s*<")

if TYPE_CHECKING:
    from claimcheck.report.contents import Contents


def html(contents: Contents, title: str) -> str:
    """The report as a whole HTML document.

    Every text of a record passes the one escaper, then HTML's. The Content-Security-Policy lets in the one
    style sheet and the one script by their digests, and no request at all, so that nothing else could act
    even if it got there.

    Args:
        contents: what there is to tell.
        title: what the project is called.
    """
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("claimcheck.report", "page"),
        autoescape=True,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
    )
    environment.filters["counted"] = counted
    environment.filters["isolated"] = isolated
    style, script = (_page(name) for name in ("report.css", "report.js"))
    page = environment.get_template("report.html").render(
        contents=contents,
        title=title,
        version=__version__,
        style=style,
        script=script,
        policy=_policy(style, script),
        titles={section.id: section.title or section.id for section in contents.articles},
        names={section.id: section.name for section in contents.entities},
    )
    # A third of the nodes would be the template's own indentation. Texts of records have no ">" left.
    return _INDENTATION.sub("><", page)


def _shown(value: Any) -> Any:
    """A text of a record so that it cannot act; markup of the template itself stays as it is."""
    return plain(value) if type(value) is str else value


def _page(name: str) -> Any:
    from markupsafe import Markup

    # Markup: the text of the package's own file; the digest is that of these very bytes.
    return Markup((files("claimcheck.report") / "page" / name).read_text("utf-8"))


def _policy(style: str, script: str) -> str:
    """The Content-Security-Policy (CSP level 3, https://www.w3.org/TR/CSP3/)."""
    digests = [b64encode(sha256(str(text).encode()).digest()).decode() for text in (style, script)]
    return (
        f"default-src 'none'; style-src 'sha256-{digests[0]}'; script-src 'sha256-{digests[1]}'; "
        "base-uri 'none'; form-action 'none'"
    )
