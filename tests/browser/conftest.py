"""A real browser: Debian's Chromium, driven by Playwright. Where it is missing, the tests are skipped."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from claimcheck.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

FLAGS = (
    "--no-sandbox",  # CI runs as root
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """The browser, one for all tests of a worker."""
    sync_api = pytest.importorskip(
        "playwright.sync_api", reason="Playwright is missing: pip install '.[browser]'"
    )
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        pytest.skip("Chromium is missing: apt-get install chromium")
    with sync_api.sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield launched
        launched.close()


class Opened:
    """A page, and all that it did beyond showing itself."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.requests: list[str] = []
        self.complaints: list[str] = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("dialog", self._met)

    def _met(self, dialog: Any) -> None:
        self.complaints.append(dialog.message)
        dialog.dismiss()

    def cards(self) -> list[str]:
        """The headlines of the findings that are seen."""
        shown = self.page.locator("#findings > .card:visible h3")
        return [text.strip() for text in shown.all_inner_texts()]


@pytest.fixture
def open_page(browser: Any) -> Iterator[Callable[..., Opened]]:
    """Open a file, with what a context of Playwright takes (`viewport`, `color_scheme`, …)."""
    contexts: list[Any] = []

    def act(file: Path, anchor: str = "", **options: Any) -> Opened:
        context = browser.new_context(**{"viewport": {"width": 1440, "height": 900}, **options})
        contexts.append(context)
        opened = Opened(context.new_page())
        opened.page.goto(file.as_uri() + anchor)
        return opened

    yield act
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def articles_report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of the shipped articles."""
    written = tmp_path_factory.mktemp("report") / "report.html"
    before = Path.cwd()
    os.chdir(Path(__file__).parents[2])
    try:
        assert main(["report", "-o", str(written), "--title", "Tokyo and Washington"]) == 0
    finally:
        os.chdir(before)
    return written


@pytest.fixture(scope="session")
def arabic_report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of two holders of one office, all with Arabic names."""
    root = tmp_path_factory.mktemp("arabic")
    (root / "claims").mkdir()
    entities = {
        "a": {"type": "person", "name": "محمد العلي"},
        "b": {"type": "person", "name": "سالم حداد"},
        "o": {"type": "office", "name": "رئيس الوزراء"},
    }
    claims = [
        {"id": f"n/{who}", "subject": who, "predicate": "holds-office", "object": "o", "hedging": "stated",
         "time": "2024-01-01/2024-12-31"}
        for who in "ab"
    ]  # fmt: skip
    records = {"vocabulary": {"entities": entities}, "n": {"article": {"id": "n"}, "claims": claims}}
    for name, record in records.items():
        (root / "claims" / f"{name}.json").write_text(json.dumps(record), "utf-8")
    before = Path.cwd()
    os.chdir(root)
    try:
        assert main(["report", "-o", "report.html"]) == 0
    finally:
        os.chdir(before)
    return root / "report.html"


_ACTS = "<script>alert(1)</script><img src=x onerror=alert(1)>"
_HOSTILE = f"{_ACTS}\u202egpj\u2066 \x1b[31mred\x07 ##[error] ::error::x"
_LONG = "W" * 10_000


@pytest.fixture(scope="session")
def hostile_report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of records that try to act: markup, addresses, bidi and ANSI characters, endless words."""
    root = tmp_path_factory.mktemp("hostile")
    (root / "claims").mkdir()
    (root / "seeds").mkdir()
    (root / "seeds" / "a.txt").write_text(
        f"{_HOSTILE} says it. {_LONG} holds it.\n'\"><svg onload=alert(1)>", "utf-8"
    )
    records = {
        "vocabulary": {
            "entities": {
                "a": {"type": "person", "name": _HOSTILE, "aliases": [_LONG, "javascript:alert(1)"]},
                "b": {"type": "person", "name": _LONG},
                "o": {"type": "office", "name": '"><script>alert(1)</script>', "titles": [_HOSTILE]},
            }
        },
        "a": {
            "article": {
                "id": "art-a", "title": _HOSTILE, "publisher": _LONG, "url": "javascript:alert(1)",
                "text": "seeds/a.txt", "published": "2025-01-02",
            },
            "claims": [
                {
                    "id": f"art-a/{index}", "subject": who, "predicate": "holds-office", "object": "o",
                    "hedging": "stated", "time": "2025-01/2025-06", "note": _HOSTILE, "cue": "'\"><b>",
                    "quote": [{"exact": words}, {"exact": _HOSTILE + "!"}],
                }
                for index, (who, words) in enumerate(
                    (("a", f"{_HOSTILE} says it"), ("b", f"{_LONG} holds it"))
                )
            ],
        },
        "w": {"waivers": [{"finding": "0" * 16, "kind": "todo", "reason": _HOSTILE, "by": "<b>"}]},
    }  # fmt: skip
    for name, record in records.items():
        (root / "claims" / f"{name}.json").write_text(json.dumps(record), "utf-8")
    (root / "claims" / "<img src=x onerror=alert(1)>.json").write_text("{broken", "utf-8")
    written = root / "report.html"
    before = Path.cwd()
    os.chdir(root)
    try:
        assert main(["report", "-o", str(written), "--title", "</title><script>alert(2)</script>"]) == 0
    finally:
        os.chdir(before)
    return written
