"""Every page of the app by the keyboard alone: whatever can be used is reached, is seen when it is, and lets one go on."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from faircount.project.project import Project
from faircount.review.review import Review
from faircount.web.app import create_app
from faircount.web.settings import WebSettings
from tests.lib.pdf_pages import Pages
from tests.lib.review_answers import answered_project, quiet
from tests.lib.serving import served as serving

USED = """() => [...document.querySelectorAll(
    'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]')]
  .filter(one => one.checkVisibility() && !one.disabled && one.tabIndex >= 0)
  .filter(one => one.type !== 'radio' || one === document.querySelector(`input[name="${one.name}"]`)).length"""
"""How many things can be used; of radio buttons one of each group is reached, and arrows lead to the others."""
FOCUSED = """() => { const one = document.activeElement, look = getComputedStyle(one), box = one.getBoundingClientRect();
  const own = look.outlineStyle !== 'none' && parseFloat(look.outlineWidth) >= 2, around = one.closest('label, .choice');
  const shown = own || (around && getComputedStyle(around).outlineStyle !== 'none') || look.boxShadow !== 'none';
  window.met = window.met || new Map(); const again = window.met.has(one); window.met.set(one, true);
  return {end: one === document.body || again, name: one.outerHTML.slice(0, 90), shown: shown && box.width > 0}; }"""
PATHS = ("app/", "app/answers", "app/ledger", "app/findings", "app/articles", "app/releases", "app/trail", "review/coverage")


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    """A desk with answers, one of them a PDF."""
    folder = answered_project(tmp_path_factory.mktemp("keys") / "project")
    pages = Pages()
    pages.paragraph("Humberside Police, sexual offences", 12)
    for row, cells in enumerate((("Year", "Under 13", "13 to 17"), ("2015", "738", "*"), ("2016", "663", "58"))):
        for left, text in zip((60, 200, 300), cells, strict=True):
            pages.text(left, 705 - 18 * row, text, 9)
    (folder / "answers" / "humberside printed.pdf").write_bytes(pages.bytes())
    project = Project.open(folder)
    review = Review.open(project, quiet)
    with serving(create_app(project, WebSettings(who="JM"), review)) as port:
        yield f"http://127.0.0.1:{port}", review


@pytest.fixture
def page(browser):
    context = browser.new_context(viewport={"width": 1100, "height": 900})
    yield context.new_page()
    context.close()


def walk(page: Page) -> list[dict[str, object]]:
    """What has the focus, tab by tab, until it comes back or leaves the page."""
    seen: list[dict[str, object]] = []
    while len(seen) < 400:
        page.keyboard.press("Tab")
        here = page.evaluate(FOCUSED)
        if here["end"]:
            return seen
        seen.append(here)
    raise AssertionError(f"the focus never leaves {page.url}")


def test_each_thing_that_can_be_used_is_reached_and_seen_on_every_page(page, served):
    address, review = served
    doubts = [entry.matter for entry in review.queue()]
    printed = next(matter for matter in doubts if review.page(matter))
    paths = [*PATHS, *(f"review/{matter.id}" for matter in doubts[:3]), f"review/{printed.id}", f"review/{printed.id}/page"]
    for path in paths:
        page.goto(f"{address}/{path}")
        many, seen = page.evaluate(USED), walk(page)
        assert len(seen) == many > 5, path
        assert [one["name"] for one in seen if not one["shown"]] == [], path


def test_a_doubt_is_settled_and_the_page_of_its_file_looked_at_without_a_mouse(page, served):
    address, review = served
    matter = next(entry.matter for entry in review.queue() if review.page(entry.matter))
    page.goto(f"{address}/review/{matter.id}")
    to(page, "a[href$='/page']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/page")
    page.go_back()
    to(page, "input[name=choice]")
    page.keyboard.press("Space")
    to(page, "#why")
    page.keyboard.type("the letter says so")
    to(page, ".decide button")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: matter.id not in url)
    assert review.entry(matter.id).decision.why == "the letter says so"


def to(page: Page, what: str) -> None:
    """Go on by tabs until it has the focus."""
    for _ in range(200):
        page.keyboard.press("Tab")
        if page.evaluate("what => document.activeElement.matches(what)", what):
            return
    raise AssertionError(f"{what} is not reached")
