"""The conflict report as an editor meets it: in a browser, by mouse, keyboard, link and printer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from .conftest import Opened

SIZES = [(1440, 900), (390, 844)]


def settled(opened: Opened, words: str) -> None:
    """Wait until so much is said to be shown."""
    opened.page.wait_for_function(
        "words => document.getElementById('shown').textContent.includes(words)", arg=words
    )


def test_nothing_is_asked_of_the_network(open_page: Callable[..., Opened], articles_report: Path) -> None:
    opened = open_page(articles_report)
    opened.page.keyboard.press("?")
    assert opened.requests == [articles_report.as_uri()]
    assert opened.complaints == []


def test_filters_narrow_what_is_shown(open_page: Callable[..., Opened], articles_report: Path) -> None:
    opened = open_page(articles_report)
    every = opened.cards()
    opened.page.select_option("select[name=rule]", "CC304")
    settled(opened, f" of {len(every)}")
    some = opened.cards()
    assert 0 < len(some) < len(every)
    assert set(opened.page.locator(".card:visible").evaluate_all("all => all.map(c => c.dataset.rule)")) == {
        "CC304"
    }
    opened.page.click("button[type=reset]")
    settled(opened, f"All {len(every)}")
    assert opened.cards() == every


def test_severities_can_be_left_out(open_page: Callable[..., Opened], articles_report: Path) -> None:
    opened = open_page(articles_report)
    for level in ("error", "info"):
        opened.page.uncheck(f"input[value={level}]")
    number = opened.page.locator(".card.warning").count()
    settled(opened, f"{number} of")
    levels = opened.page.locator(".card:visible").evaluate_all("all => all.map(c => c.dataset.severity)")
    assert levels
    assert set(levels) == {"warning"}


def test_an_article_and_a_name_narrow_together(
    open_page: Callable[..., Opened], articles_report: Path
) -> None:
    opened = open_page(articles_report)
    opened.page.select_option("select[name=article]", "trump-in-tokyo")
    opened.page.select_option("select[name=name]", "sanae-takaichi")
    settled(opened, " of ")
    assert opened.cards()
    assert all("Sanae Takaichi" in card for card in opened.cards())


def test_search_finds_words_of_quotes_and_says_when_there_are_none(
    open_page: Callable[..., Opened], articles_report: Path
) -> None:
    opened = open_page(articles_report)
    opened.page.fill("input[name=q]", "circumstances PERMIT")
    settled(opened, " of ")
    assert len(opened.cards()) == 2
    opened.page.fill("input[name=q]", "no such words anywhere")
    settled(opened, "0 of")
    assert opened.page.is_visible("#nothing")
    opened.page.click("#all")
    settled(opened, "All")


def test_a_link_brings_the_filters_back(open_page: Callable[..., Opened], articles_report: Path) -> None:
    opened = open_page(articles_report)
    opened.page.select_option("select[name=rule]", "CC201")
    settled(opened, " of ")
    address = opened.page.evaluate("location.hash")
    again = open_page(articles_report, address)
    settled(again, " of ")
    assert again.cards() == opened.cards()
    assert again.page.input_value("select[name=rule]") == "CC201"


def test_a_link_leads_to_a_finding(open_page: Callable[..., Opened], articles_report: Path) -> None:
    opened = open_page(articles_report)
    anchor = opened.page.locator(".card").last.get_attribute("id")
    again = open_page(articles_report, f"#{anchor}")
    again.page.wait_for_selector(f"#{anchor}.current")
    assert again.page.locator(f"#{anchor}").evaluate("card => card === document.activeElement")
    assert again.page.locator(f"#{anchor} h3").evaluate(
        "title => { const box = title.getBoundingClientRect(); return box.top > 0 && box.top < innerHeight; }"
    )


def test_a_link_opens_what_it_leads_to(open_page: Callable[..., Opened], articles_report: Path) -> None:
    opened = open_page(articles_report, "#claim-tokyo-dinner/son-attends")
    opened.page.wait_for_selector("[id='claim-tokyo-dinner/son-attends']", state="visible")


def test_keys(open_page: Callable[..., Opened], articles_report: Path) -> None:
    opened = open_page(articles_report)
    page = opened.page
    page.keyboard.press("j")
    page.keyboard.press("j")
    second = page.locator("#findings > .card").nth(1)
    assert "current" in second.get_attribute("class")
    page.keyboard.press("k")
    assert "current" not in second.get_attribute("class")
    page.keyboard.press("/")
    page.keyboard.type("jk?")
    assert page.input_value("input[name=q]") == "jk?"
    settled(opened, "0 of")
    page.keyboard.press("Escape")
    settled(opened, "All")
    page.select_option("select[name=rule]", "CC201")
    settled(opened, " of ")
    page.keyboard.press("Escape")
    page.keyboard.press("x")
    settled(opened, "All")
    page.keyboard.press("?")
    assert page.is_visible("#help")
    page.uncheck("#keys-on")
    page.keyboard.press("Escape")
    assert not page.is_visible("#help")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.name") != "q"


def test_every_control_is_reached_by_tab(open_page: Callable[..., Opened], articles_report: Path) -> None:
    page = open_page(articles_report).page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    names = set()
    for _ in range(40):
        page.keyboard.press("Tab")
        names.add(page.evaluate("document.activeElement.name || document.activeElement.id"))
    assert {"q", "severity", "rule", "article", "name", "keys"} <= names


def test_a_command_is_copied(open_page: Callable[..., Opened], articles_report: Path) -> None:
    page = open_page(articles_report, permissions=["clipboard-read", "clipboard-write"]).page
    page.keyboard.press("j")
    page.keyboard.press("c")
    assert page.locator(".current .accept button.copy").count() == 1
    page.wait_for_function("navigator.clipboard.readText().then((text) => text.startsWith('claimcheck'))")
    command = page.evaluate("navigator.clipboard.readText()")
    assert re.fullmatch(r'claimcheck accept [0-9a-f]{8,} --reason "…"', command)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("width", "height"), SIZES)
def test_axe_finds_no_violation(
    open_page: Callable[..., Opened], articles_report: Path, width: int, height: int, scheme: str
) -> None:
    axe = pytest.importorskip(
        "axe_playwright_python.sync_playwright", reason="axe is missing: pip install '.[browser]'"
    )
    page = open_page(articles_report, viewport={"width": width, "height": height}, color_scheme=scheme).page
    page.evaluate(
        "for (const fold of document.querySelectorAll('details')) fold.open = true;"
        # Off the screen nothing is painted, so its contrast would not be looked at.
        "for (const part of document.querySelectorAll('.card, .source, .office'))"
        " part.style.contentVisibility = 'visible';"
    )
    found = axe.Axe().run(page)
    assert [(rule["id"], rule["nodes"][0]["html"]) for rule in found.response["violations"]] == []


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_nothing_is_wider_than_the_screen(
    open_page: Callable[..., Opened], articles_report: Path, width: int, height: int
) -> None:
    page = open_page(articles_report, viewport={"width": width, "height": height}).page
    page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_on_a_phone_the_table_of_certainty_is_a_list(
    open_page: Callable[..., Opened], articles_report: Path
) -> None:
    page = open_page(articles_report, viewport={"width": 390, "height": 844}).page
    cells = page.locator("#certainty .matrix td:visible")
    assert cells.count() > 0
    for cell in cells.all():
        box, above = cell.bounding_box(), "getComputedStyle(cell, '::before').content"
        assert box["x"] >= 0 and box["x"] + box["width"] <= 390
        assert cell.evaluate(f"cell => {above}").strip('"') == cell.get_attribute("data-article")
    assert page.evaluate("document.querySelector('#certainty .scroll').scrollWidth") <= 390


def test_a_sentence_that_begins_with_an_arabic_name_runs_from_left_to_right(
    open_page: Callable[..., Opened], arabic_report: Path
) -> None:
    page = open_page(arabic_report).page
    headline = page.locator("#findings > .card h3").first
    office, first, second = (name.bounding_box()["x"] for name in headline.locator("bdi bdi").all())
    assert office < first < second
    holder, what = (
        name.bounding_box()["x"] for name in page.locator(".claim").first.locator("bdi bdi").all()
    )
    assert holder < what


def test_dark_is_dark(open_page: Callable[..., Opened], articles_report: Path) -> None:
    brightness = (
        "getComputedStyle(document.body).backgroundColor.match(/\\d+/g).slice(0, 3)"
        ".reduce((sum, part) => sum + Number(part), 0)"
    )
    assert open_page(articles_report, color_scheme="light").page.evaluate(brightness) > 600
    assert open_page(articles_report, color_scheme="dark").page.evaluate(brightness) < 120


def test_print_shows_all_and_no_controls(open_page: Callable[..., Opened], articles_report: Path) -> None:
    page = open_page(articles_report, color_scheme="dark").page
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert not page.is_visible("#filters")
    assert not page.is_visible("nav")
    assert page.locator("#articles li").first.is_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    assert not page.locator("#articles li[id]").first.is_visible()
    assert page.pdf().startswith(b"%PDF")


def test_without_script_all_is_there_but_the_filters(
    open_page: Callable[..., Opened], articles_report: Path
) -> None:
    scripted = open_page(articles_report)
    plain = open_page(articles_report, java_script_enabled=False)
    assert plain.cards() == scripted.cards()
    assert not plain.page.is_visible("#filters")
    assert plain.page.locator("button:visible").count() == 0


def _texts(page: Any) -> str:
    text: str = page.evaluate("document.body.textContent")
    return text


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_hostile_records_do_nothing(
    open_page: Callable[..., Opened], hostile_report: Path, width: int, height: int
) -> None:
    opened = open_page(hostile_report, viewport={"width": width, "height": height})
    page = opened.page
    page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")
    page.keyboard.press("j")
    assert opened.complaints == []
    assert opened.requests == [hostile_report.as_uri()]
    assert page.locator("script").count() == 1
    assert page.locator("img, iframe, object, link, [style], [onclick], [onerror], [onload]").count() == 0
    assert page.locator("a[href^='javascript:' i], a[href^='data:' i]").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth") == width
    text = _texts(page)
    assert "<script>alert(1)</script>" in text
    assert not re.search("[\\u202a-\\u202e\\u2066-\\u2069\\x1b\\x07]", text)
    assert page.title() == "</title><script>alert(2)</script>: conflict report"
