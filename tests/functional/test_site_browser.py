"""The pages in a real browser: read by axe, by keyboard, on a phone, without script and without network."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Request

from faircount.pipeline.start import start_project
from faircount.project.project import Project
from faircount.review.review import Review
from faircount.web.app import create_app
from faircount.web.settings import WebSettings
from faircount.writers.site import write_site
from tests.lib.axe import faults
from tests.lib.sample_site import sample_site
from tests.lib.serving import served

KINDS = {
    "national": "index.html",
    "areas": "areas.html",
    "find": "find.html",
    "explore": "explore.html",
    "area": "areas/cleveland.html",
    "area without an answer": "areas/london-city-of.html",
    "findings": "findings.html",
    "finding": "findings/cleveland-1.html",
    "articles": "articles.html",
    "article": "articles/cleveland-online-offences.html",
    "plain": "how-it-is-made.html",
    "missing": "404.html",
}

NEED_SCRIPT = {"find", "explore"}
"""Pages on which a reader does something; each says what it offers without script."""


@dataclass(frozen=True)
class Shown:
    """The written site, and where it is served."""

    folder: Path
    served: str

    def base(self, kind: str) -> str:
        """The page for a wrong address may be asked for at any depth, so its links need a server; the others need none."""
        return self.served if kind == "missing" else self.folder.as_uri()


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Iterator[Shown]:
    started = tmp_path_factory.mktemp("site") / "project"
    start_project(started, "A charity")
    project = Project.open(started)
    folder = project.build / "site"
    write_site(sample_site(), folder)
    with served(create_app(project, WebSettings(), Review(project, (), ()))) as port:
        yield Shown(folder, f"http://127.0.0.1:{port}")


@pytest.fixture(scope="module")
def window(browser: Browser) -> Iterator[Page]:
    """One window for all: to open one takes longer than most of what is looked at in it."""
    opened = browser.new_page()
    yield opened
    opened.close()


@pytest.fixture
def page(window: Page) -> Iterator[Page]:
    """The window with nothing in it, and as a browser opens it."""
    yield window
    window.unroute_all()
    window.emulate_media(media="null")
    window.goto("about:blank")


@pytest.fixture(scope="module")
def plain(browser: Browser) -> Iterator[Page]:
    """A window in which no script runs."""
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


def visit(page: Page, site: Shown, kind: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{site.base(kind)}/{KINDS[kind]}")


@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing_at_a_desk_and_on_the_narrowest_phone(page, site, kind):
    for width in (1100, 320):
        visit(page, site, kind, width)
        found = faults(page)
        assert not found, found


def test_axe_would_find_something(page):
    page.set_content('<html><title>x</title><main><img src="x"><p style="color:#ccc;background:#fff">pale</p></main></html>')
    found = faults(page)
    assert all(rule in found for rule in ("color-contrast", "html-has-lang", "image-alt"))


@pytest.mark.parametrize("kind", KINDS)
def test_no_page_scrolls_sideways_or_asks_for_anything_from_elsewhere(page, site, kind):
    asked: list[str] = []

    def note(request: Request) -> None:
        asked.append(request.url)

    page.on("request", note)
    visit(page, site, kind, 390)
    for width in (390, 320, 550, 768, 1100, 1600):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.remove_listener("request", note)
    assert asked
    assert [address for address in asked if not address.startswith(site.base(kind))] == []


SIZES = """[...document.querySelectorAll('svg text')].filter(text => text.getClientRects().length).map(text => {
  const drawn = text.ownerSVGElement, shown = drawn.getBoundingClientRect().width / drawn.viewBox.baseVal.width;
  return parseFloat(getComputedStyle(text).fontSize) * shown;
})"""


@pytest.mark.parametrize("kind", ["national", "area", "area without an answer", "finding"])
def test_words_in_charts_are_large_enough_and_set_in_our_face(page, site, kind):
    visit(page, site, kind, 1100)
    for width in (1100, 768, 550, 390, 320):
        page.set_viewport_size({"width": width, "height": 900})
        sizes = page.evaluate(SIZES)
        assert sizes
        assert min(sizes) >= 12.99, width
    page.evaluate("document.fonts.ready")
    assert page.evaluate("[...document.fonts].filter(face => face.status === 'loaded').length") >= 4


@pytest.mark.parametrize("kind", KINDS)
def test_exit_is_second_in_the_order_of_tabs_and_focus_is_seen(page, site, kind):
    visit(page, site, kind, 1100)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "exit"
    assert page.evaluate("getComputedStyle(document.activeElement).outlineWidth") == "3px"


@pytest.mark.parametrize("letters", ["ours", "the reader's"])
@pytest.mark.parametrize("width", [1100, 320])
def test_nothing_that_has_focus_is_hidden_behind_the_masthead(page, site, width, letters):
    if letters == "ours":
        visit(page, site, "area", width)
        page.wait_for_function("[...document.fonts].some(letter => letter.status === 'loaded')")
        page.evaluate("document.fonts.ready")
    else:  # the masthead takes two lines there
        page.route("**/*.woff2", lambda route: route.abort())
        visit(page, site, "area", width)
    hidden = page.evaluate(
        """() => {
             const bar = document.querySelector('.masthead').getBoundingClientRect().bottom, found = [];
             for (const link of [...document.querySelectorAll('main a, main summary')].reverse()) {
               if (!link.checkVisibility()) continue;
               link.focus();
               const box = link.getBoundingClientRect();
               if (box.top < bar || box.bottom > innerHeight) found.push(link.textContent);
             }
             return found;
           }"""
    )
    assert hidden == []


@pytest.mark.parametrize("how", ["click", "shift"])
def test_exit_leaves_at_once_and_no_way_leads_back(browser, site, how):
    context = browser.new_context()
    context.route(re.compile(r"^https:"), lambda route: route.fulfill(body="elsewhere", content_type="text/html"))
    page = context.new_page()
    page.goto((site.folder / KINDS["area"]).as_uri())
    if how == "click":
        page.click(".exit")
    else:
        for _ in range(3):
            page.keyboard.press("Shift")
    page.wait_for_url("https://www.bbc.co.uk/weather")
    assert page.evaluate("history.length") <= 2
    context.close()


def test_everything_is_there_without_script(plain, site):
    page = plain
    page.goto((site.folder / KINDS["national"]).as_uri())
    assert page.locator(".tiles a").count() == 43
    page.fill("#q", "Kent")
    page.click(".search button")
    assert page.url.endswith("find.html?q=Kent")
    assert page.locator(".councils dt a").count() == 43
    assert page.locator(".councils", has_text="Middlesbrough").count() == 1
    assert not page.locator(".find").is_visible()
    assert page.get_attribute(".exit", "href") == "https://www.bbc.co.uk/weather"


@pytest.mark.parametrize("kind", sorted(KINDS.keys() - NEED_SCRIPT))
def test_no_script_says_or_offers_anything_that_is_not_there_without_it(page, plain, site, kind):
    said = []
    for opened in (page, plain):
        opened.set_viewport_size({"width": 1280, "height": 720})
        opened.goto(f"{site.base(kind)}/{KINDS[kind]}")
        # Two things are put otherwise: boxes to choose from, or the same choices as lists of links; and the line that reads the
        # dots of a drawing, or the table of it.
        opened.evaluate("document.querySelectorAll('.filter, .by-hand, .values').forEach(one => one.remove())")
        said.append(opened.locator("body").inner_text())
    assert said[0] == said[1]


@pytest.mark.parametrize("kind", ["national", "area", "article"])
def test_targets_are_large_enough_for_a_thumb(page, site, kind):
    visit(page, site, kind, 390)
    small = page.evaluate(
        """[...document.querySelectorAll('nav a, button, .exit, .ref, .tiles a, .a-to-z a, .downloads a, summary')]
             .filter(link => link.checkVisibility() && !link.closest('.path'))
             .filter(link => { const box = link.getBoundingClientRect(); return box.width < 24 || box.height < 24; })
             .map(link => link.textContent)"""
    )
    assert small == []


def test_a_wide_table_becomes_blocks_on_a_phone_and_stays_a_table(page, site):
    visit(page, site, "area", 390)
    assert page.locator("table.stacked[role=table]").first.is_visible()
    assert page.evaluate("getComputedStyle(document.querySelector('.stacked tr')).display") == "grid"
    assert page.locator(".stacked td .name").first.is_visible()
    assert page.locator("svg.narrow").first.is_visible()
    assert not page.locator("svg.wide").first.is_visible()


def test_print_opens_what_is_folded_and_leaves_out_what_is_for_the_screen(page, site):
    visit(page, site, "area", 1100)
    page.emulate_media(media="print")
    assert not page.locator(".exit").is_visible()
    assert not page.locator("#download").is_visible()
    assert page.locator("svg.wide").first.is_visible()
    assert page.evaluate("[...document.querySelectorAll('.fold td')].every(cell => cell.getBoundingClientRect().height > 0)")
    assert page.locator("#help").is_visible()
    page.set_viewport_size({"width": 674, "height": 900})  # A4 without its margins: paper is no phone
    assert (
        page.locator(".stacked").first.evaluate("one => getComputedStyle(one.querySelector('tbody tr')).display") == "table-row"
    )


def test_findings_are_filtered_by_keyboard_and_the_address_keeps_what_was_asked(page, site):
    visit(page, site, "findings", 390)
    assert page.locator(".by-hand").is_hidden()
    page.get_by_label("Year").focus()
    page.keyboard.type("2014/15")
    page.keyboard.press("Tab")
    shown = page.locator(".found tbody tr:visible")
    assert [row.get_attribute("id") for row in shown.all()] == ["finding-cleveland-2"]
    assert page.get_by_role("status").inner_text() == "1 of 6 findings"
    if page.url.startswith("http"):
        assert "year=2014%2F15" in page.url
    page.get_by_role("button", name="Show all").press("Enter")
    page.wait_for_function("document.querySelectorAll('.found tbody tr:not([hidden])').length === 6")


def test_findings_can_be_picked_out_without_script(plain, site):
    page = plain
    page.goto((site.folder / KINDS["findings"]).as_uri())
    assert page.locator("form.filter").is_hidden()
    page.get_by_text("Findings by year").press("Enter")
    link = page.locator("details[open] dd a").first
    name = link.get_attribute("href").removeprefix("#")
    assert page.locator(f"#{name}").count() == 1


@pytest.mark.parametrize("seen", [{"color_scheme": "dark"}, {"color_scheme": "dark", "forced_colors": "active"}])
def test_words_of_drawings_follow_the_colours_of_the_page(browser, site, seen):
    page = browser.new_context(viewport={"width": 1100, "height": 900}, **seen).new_page()
    page.goto((site.folder / KINDS["area"]).as_uri())
    pale = page.evaluate(
        """() => {
             const light = words => words.match(/[\\d.]+/g).slice(0, 3).reduce((sum, one) => sum + Number(one), 0) / 3;
             const ground = light(getComputedStyle(document.body).backgroundColor);
             return [...document.querySelectorAll('main svg text')].filter(text => text.getClientRects().length)
               .filter(text => Math.abs(light(getComputedStyle(text).fill) - ground) < 60).map(text => text.textContent);
           }"""
    )
    assert pale == []
    page.context.close()
