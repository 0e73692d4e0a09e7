"""How the conflict report of many findings behaves in a browser: how long it takes to open and to filter.

Runs from the working tree; needs the extra `browser` and Chromium on the machine.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from claimcheck.cli import main as claimcheck

FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run")
PER_ARTICLE = 50
SEARCHES = (
    {"q": "person 77"},
    {"q": "minister 499"},
    {"article": "profile-7-1"},
    {"rule": "CC201"},
    {"q": ""},
)
_FILTER = """async (wanted) => {
  const form = document.getElementById("filters");
  const began = performance.now();
  for (const key of ["q", "rule", "article", "name"]) form.elements[key].value = wanted[key] ?? "";
  form.dispatchEvent(new Event("input", { bubbles: true }));
  await new Promise((done) => setTimeout(done, 81));
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  return [performance.now() - began, document.getElementById("shown").textContent];
}"""
"""From a change of the form (which waits 80 ms for more) to the second frame after it."""


def write_project(root: Path, findings: int) -> None:
    """A project in which every office has two holders at one time, each quoted from a text."""
    claims, seeds = root / "claims", root / "seeds"
    claims.mkdir(parents=True)
    seeds.mkdir()
    people = {f"person-{n}": {"type": "person", "name": f"Person {n}"} for n in range(findings // 2 + 5)}
    offices = {f"office-{n}": {"type": "office", "name": f"minister {n}"} for n in range(findings)}
    vocabulary = {"entities": {**people, **offices}}
    (claims / "vocabulary.json").write_text(json.dumps(vocabulary), "utf-8")
    for first in range(0, findings, PER_ARTICLE):
        for side in range(2):
            name = f"profile-{first // PER_ARTICLE}-{side}"
            said, text = [], []
            for number in range(first, min(first + PER_ARTICLE, findings)):
                person = (number * 7 + side * 3) % len(people)
                quote = f"Person {person}, who has served as minister {number}"
                text.append(f"{quote} since early in the decade, comes from the harbour district.")
                said.append({
                    "id": f"{name}/{number}", "subject": f"person-{person}", "predicate": "holds-office",
                    "object": f"office-{number}", "hedging": "stated", "time": "2021/2023",
                    "quote": {"exact": quote},
                })  # fmt: skip
            (seeds / f"{name}.txt").write_text("\n".join(text), "utf-8")
            article = {"id": name, "published": "2023-05-01", "text": f"seeds/{name}.txt"}
            (claims / f"{name}.json").write_text(json.dumps({"article": article, "claims": said}), "utf-8")


def measured(page: Any, address: str) -> dict[str, Any]:
    """Open the report and filter it."""
    page.goto(address)
    opened = page.evaluate(
        "(() => { const n = performance.getEntriesByType('navigation')[0];"
        " const p = performance.getEntriesByName('first-contentful-paint')[0];"
        " return { first_paint_ms: p.startTime, ready_ms: n.domContentLoadedEventEnd }; })()"
    )
    filtered = {}
    for wanted in SEARCHES:
        milliseconds, shown = page.evaluate(_FILTER, wanted)
        filtered[f"{json.dumps(wanted)}: {shown}"] = milliseconds
    return {**opened, "filters_ms": filtered}


def main() -> None:
    """Measure, and print the medians as JSON."""
    from playwright.sync_api import sync_playwright

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--findings", type=int, default=5000)
    parser.add_argument("--runs", type=int, default=5)
    args = parser.parse_args()
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        root = Path(folder)
        write_project(root / "project", args.findings)
        os.chdir(root / "project")
        began = perf_counter()
        claimcheck(["report", "-o", str(root / "report.html")])
        seconds = perf_counter() - began
        chromium = shutil.which("chromium") or shutil.which("chromium-browser")
        runs = []
        for _ in range(args.runs):
            browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
            page = browser.new_page(viewport={"width": 1440, "height": 900})
            runs.append(measured(page, (root / "report.html").as_uri()))
            browser.close()
        size = (root / "report.html").stat().st_size
    print(
        json.dumps(_medians(runs, written_in_s=round(seconds, 1), megabytes=round(size / 1e6, 1)), indent=2)
    )


def _medians(runs: list[dict[str, Any]], **more: float) -> dict[str, Any]:
    filters = runs[0]["filters_ms"]
    return {
        **more,
        "first_paint_ms": round(median(run["first_paint_ms"] for run in runs)),
        "ready_ms": round(median(run["ready_ms"] for run in runs)),
        "filters_ms": {key: round(median(run["filters_ms"][key] for run in runs)) for key in filters},
    }


if __name__ == "__main__":
    main()
