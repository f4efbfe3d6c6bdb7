"""The whole story in a browser without script: from ten answers to a corrected figure, by three people."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta

import pytest
from playwright.sync_api import Browser, Page, expect

from faircount.pipeline.start import start_project
from faircount.store.audit_trail import Trail
from faircount.store.team.account import Role
from faircount.vocabulary.periods import say_date
from faircount.web.app import PAGES as ROUTERS
from faircount.web.needs import routes_of
from faircount.web.pages import releases
from faircount.web.room import COOKIE
from tests.lib.review_answers import ANSWERS, UNIT
from tests.lib.team_pages import WIDE, an_answer_is_opened, an_article_is_checked, is_accessible
from tests.lib.teams import PASSWORD, Together, together_at

PRESS = """
[[reference]]
kind = "press-figures"
path = "reference/press/figures.csv"
source_id = "press"
title = "Figures as printed"
publisher = "transcribed"
trust = "press"

[helplines]
checked_on = {today}
checked_by = "JM"
"""
TEN = [
    *((name, text) for name, text in ANSWERS.items()),
    *((f"kent {number}.csv", UNIT.replace("738", f"7{number}8")) for number in range(5)),
]
SECOND = "Second Publisher"
TOMORROW = datetime.now(UTC).date() + timedelta(days=1)


@pytest.fixture(scope="module")
def together(tmp_path_factory, root) -> Iterator[Together]:
    """A project of which only what newspapers printed of one force is there, and its team, with a second publisher."""
    folder = tmp_path_factory.mktemp("story") / "project"
    start_project(folder, "A charity")
    press = folder / "reference" / "press"
    shutil.copytree(root / "examples" / "england-and-wales" / "reference" / "press", press)
    head, *rows = (press / "figures.csv").read_text("utf-8").splitlines(keepends=True)
    (press / "figures.csv").write_text(head + "".join(row for row in rows if ",Cleveland," in row), "utf-8")
    with (folder / "faircount.toml").open("a") as config:
        config.write(PRESS.format(today=f"{datetime.now(UTC):%Y-%m-%d}"))
    with together_at(folder) as found:
        found.team.accounts.add(SECOND, Role.PUBLISHER, PASSWORD)
        yield found


class At:
    """A person at a browser in which no script runs."""

    def __init__(self, browser: Browser, together: Together, name: str) -> None:
        self.context = browser.new_context(java_script_enabled=False, base_url=f"http://127.0.0.1:{together.port}")
        self.page: Page = self.context.new_page()
        self.page.goto("/app/releases")
        expect(self.page).to_have_title(re.compile("Sign in"))
        self.page.fill("#name", name)
        self.page.fill("#password", PASSWORD)
        self.page.click("button")
        expect(self.page).to_have_title(re.compile("Releases"))

    def press(self, words: str) -> None:
        """Press the button of these words, and come back with the page that it leads to."""
        with self.page.expect_navigation():
            self.page.get_by_role("button", name=words, exact=True).click()
        refused = self.page.locator("[role=alert]")
        assert not refused.count(), refused.first.inner_text()

    def wait(self) -> None:
        """Ask until the work behind the page has ended, and only then draw it again: drawing takes as long as the work."""
        while self.page.locator("[data-going]").count():
            while "data-going" in self.page.request.get(self.page.url).text():
                self.page.wait_for_timeout(500)
            self.page.reload()
        expect(self.page.locator("[role=alert]")).to_have_count(0)


def test_the_whole_story_without_script(browser, together, monkeypatch):
    reviewer = At(browser, together, "reviewer")
    ten_answers_are_sent(reviewer)
    every_doubt_is_settled(reviewer)
    a_contradiction_is_seen(reviewer)
    an_article_is_checked(reviewer.page)
    publisher, second = At(browser, together, "publisher"), At(browser, together, SECOND)
    link = a_version_is_prepared_under_embargo(publisher, together)
    a_reader_opens_it_with_the_link_and_sees_nothing_else(browser, link, publisher)
    a_second_person_signs(publisher, second)
    it_is_published_when_its_time_has_come(publisher, together, monkeypatch)
    a_figure_is_corrected(publisher, second, together)
    for person in (reviewer, publisher, second):
        person.context.close()
    acts = [event.act for event in Trail(together.folder / "trail.jsonl").events()]
    assert acts.count("answer.received") == 10
    assert acts.count("release.published") == 2


def ten_answers_are_sent(person):
    page = person.page
    page.goto("/app/answers")
    page.set_input_files("#files", [{"name": name, "mimeType": "text/plain", "buffer": text.encode()} for name, text in TEN])
    person.press("Add and read")
    person.wait()
    expect(page.locator("tbody tr")).to_have_count(10)


def every_doubt_is_settled(person):
    page, settled = person.page, 0
    while page.goto("/review/") and "/review/" in page.url:
        page.locator("input[name=choice]").first.check()
        page.fill("#why", "as the letter says")
        page.locator(".decide button").click()
        settled += 1
        assert settled < 40
    assert settled >= 9
    assert re.search(r"([0-9]+) of \1 doubts are settled", page.inner_text("main"))


def a_contradiction_is_seen(person):
    person.page.goto("/app/")
    person.press("Build now")
    person.wait()
    person.page.get_by_role("link", name="Findings", exact=True).click()
    found = person.page.inner_text("main")
    assert "Impossible" in found
    assert "53 < 270" in found


def a_version_is_prepared_under_embargo(person, together):
    page = person.page
    page.goto("/app/releases")
    page.fill("#at", f"{TOMORROW} 09:30")
    person.press("Prepare")
    person.wait()
    assert "Version 1.0.0 waits" in page.inner_text("main")
    assert f"9:30am, {say_date(TOMORROW)}" in page.inner_text("main")
    page.fill("#reader", "Ann Lee, The Paper")
    person.press("Give a link")
    assert "Ann Lee, The Paper: until" in page.inner_text("main")
    assert not (together.folder / "public").exists()
    assert page.request.get("/api/v1/areas").status in (404, 503), "nothing of it is shown to anybody"
    return page.locator("main code", has_text="/preview-link/").inner_text()


def a_reader_opens_it_with_the_link_and_sees_nothing_else(browser, link, publisher):
    context = browser.new_context(java_script_enabled=True)
    page = context.new_page()
    page.goto(link)
    assert is_accessible(page)
    page.get_by_role("button", name="Open the preview").click()
    expect(page.locator(".preview-line")).to_contain_text("Preview for Ann Lee, The Paper")
    page.get_by_role("link", name="Areas", exact=True).first.click()
    page.get_by_role("link", name="Cleveland", exact=True).first.click()
    assert is_accessible(page)
    page.locator("#download a", has_text="CSV").first.click()
    expect(page.locator("h1")).to_have_text("This file comes with the publication")
    page.goto(page.url.partition("/preview/")[0] + "/app/releases")
    expect(page).to_have_title(re.compile("Sign in"))
    page.goto(link)
    expect(page.locator("h1")).to_have_text("This link opens nothing")
    context.close()
    publisher.page.goto("/app/releases")
    assert re.search("Ann Lee, The Paper: .* opened [0-9]", publisher.page.inner_text("main"))


def a_second_person_signs(first, second):
    assert first.page.get_by_role("button", name="Sign version 1.0.0").count() == 0
    assert "somebody else signs it" in first.page.inner_text("main")
    second.page.goto("/app/releases")
    second.press("Sign version 1.0.0")
    assert f"Signed by {SECOND}" in second.page.inner_text("main")
    assert second.page.get_by_role("button", name="Publish version 1.0.0").count() == 0, "its time has not come"


def it_is_published_when_its_time_has_come(person, together, monkeypatch):
    monkeypatch.setattr(releases, "now", lambda: datetime.combine(TOMORROW, time(10), UTC))
    person.page.goto("/app/releases")
    person.press("Publish version 1.0.0")
    assert "current" in person.page.inner_text("main tbody")
    assert "Cleveland" in (together.folder / "public" / "index.html").read_text()


def a_figure_is_corrected(first, second, together):
    kept = together.folder / "reference" / "press" / "figures.csv"
    kept.write_text(kept.read_text().replace("2016/17,offences,772", "2016/17,offences,773"))
    page = first.page
    page.goto("/app/releases")
    page.locator("summary", has_text="Say why figures change").click()
    page.fill("#reason", "the newspaper corrected its report")
    first.press("Keep the reason")
    page.fill("#at", f"{TOMORROW} 12:00")
    first.press("Prepare")
    first.wait()
    version = re.search(r"Version (\S+) waits", page.inner_text("main"))[1]
    second.page.goto("/app/releases")
    second.press(f"Sign version {version}")
    releases.now = lambda: datetime.combine(TOMORROW, time(13), UTC)
    page.goto("/app/releases")
    first.press(f"Publish version {version}")
    public = together.folder / "public"
    old = (public / "versions" / "1.0.0" / "areas" / "cleveland.html").read_text()
    assert "This is version 1.0.0" in old
    assert "Corrected in version" in (public / "areas" / "cleveland.html").read_text()
    assert "Correction of" in (public / "feed.atom").read_text()


ELSEWHERE = {
    "/app/static/{name:path}", "/app/health", "/review/{name}/page.png", "/{path:path}", "/review", "/review/", "/review/answers",
    "/preview-link/{secret}", "/preview/{path:path}", "/review/{name}", "/review/{name}/page", "/app/welcome/{secret}",
    "/app/answers/{name}", "/app/answers/{name}/original", "/app/answers/{name}/page/{number}.png",
}  # fmt: skip
"""Addresses of files and of the site, those that only lead on, and pages that the story or the tests of the review look at."""
PAGES = (
    "/app/", "/app/answers", "/app/ledger", "/app/findings", "/app/articles", "/app/releases", "/app/trail", "/app/password",
    "/review/coverage", "/app/nowhere",
)  # fmt: skip
ASKED = {"viewer": PAGES, "publisher": ("/app/releases",), "administrator": ("/app/accounts",), "": ("/app/sign-in",)}


def test_axe_finds_nothing_nothing_scrolls_sideways_and_no_script_adds_a_word(browser, together):
    """After the story, so that every page has something to show."""
    for name, paths in ASKED.items():
        page, plain = (a_page(browser, together, name, scripted) for scripted in (True, False))
        for path in paths:
            page.goto(path)
            assert is_accessible(page)
            plain.goto(path)
            assert plain.locator("body").inner_text() == page.locator("body").inner_text(), path
        if "/app/articles" in paths:
            an_article_is_checked(page)
            assert is_accessible(page)
            an_answer_is_opened(page)
            assert is_accessible(page)
        page.context.close()
        plain.context.close()


def test_no_page_is_left_out():
    pages = {route.path for route in routes_of(ROUTERS) if "GET" in route.methods} - ELSEWHERE
    assert pages == {path for paths in ASKED.values() for path in paths} - {"/app/nowhere"}


def a_page(browser, together, name, scripted):
    """A new page of somebody who signed in under this name, with scripts or without."""
    here = f"127.0.0.1:{together.port}"
    context = browser.new_context(base_url=f"http://{here}", java_script_enabled=scripted, viewport=WIDE)
    if name:
        secret = together.team.sessions.begin(name)
        context.add_cookies([{"name": COOKIE, "value": secret, "url": f"https://{here}", "secure": True}])
    return context.new_page()


def test_the_keyboard_alone_is_enough(browser, together):
    context = browser.new_context(base_url=f"http://127.0.0.1:{together.port}")
    page = context.new_page()
    page.goto("/app/answers")
    for _ in range(3):
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "name"
    page.keyboard.type("reviewer")
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    expect(page).to_have_title(re.compile("Answers"))
    page.wait_for_load_state("networkidle")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    seen, waits = [], 50
    for _ in range(8):
        page.keyboard.press("Tab")
        look = "[document.activeElement.id, getComputedStyle(document.activeElement).outlineStyle]"
        while (said := page.evaluate(look))[1] == "none" and (waits := waits - 1) > 0:
            page.wait_for_timeout(100)  # a busy machine draws late
        seen.append(said)
    assert "files" in [name for name, _ in seen]
    assert all(style != "none" for _, style in seen), f"focus is seen: {seen}"
    context.close()
