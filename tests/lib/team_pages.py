"""Pages of the team looked at as people look at them, narrow and wide, and what is done on them more than once."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.lib.axe import faults

NARROW, WIDE = ({"width": width, "height": 900} for width in (320, 1100))


def is_accessible(page: Page) -> bool:
    """Whether axe finds nothing, and nothing scrolls sideways, narrow and wide."""
    for size in (NARROW, WIDE):
        page.set_viewport_size(size)
        found = faults(page)
        assert not found, f"{page.url} {found}"
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"], page.url
    return True


def an_answer_is_opened(page: Page) -> None:
    """Go to the first answer of the list."""
    page.goto("/app/answers")
    page.locator("main a[href^='/app/answers/']").first.click()
    expect(page).to_have_url(re.compile("/app/answers/[^/]+$"))


def an_article_is_checked(page: Page) -> None:
    """Have a sentence checked of which one number is wrong."""
    page.goto("/app/articles")
    page.fill("#text", "Cleveland Police recorded 820 sexual offences against under-18s in 2015/16, and 900 in 2016/17.")
    page.click("form[action='/app/articles'] button")
    assert "900" in page.inner_text("main")
    assert re.search("does not hold", page.inner_text("main"), re.IGNORECASE)
