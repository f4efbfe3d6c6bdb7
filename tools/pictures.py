"""Takes the pictures of the docs from the built example: ``make demo``, then ``.venv/bin/python tools/pictures.py [SITE]``."""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.lib.browsers import NoBrowser, open_browser

ROOT = Path(__file__).parents[1]
SITE = ROOT / "examples" / "england-and-wales" / "build" / "site"
DESK, PHONE = 1100, 390
"""Widths in pixels."""
ABOVE = 28
"""Pixels of paper over what a picture begins with."""
PICTURES = {
    "area.png": ("areas/cleveland.html", "body", 905, DESK),
    "checked-article.png": ("articles/cleveland-online-offences.html", ".text", 795, DESK),
    "find.png": ("find.html?q=London", "body", 830, DESK),
    "find-phone.png": ("find.html?q=middlesborogh", "body", 600, PHONE),
    "explore.png": ("explore.html?areas=cleveland,kent", "body", 1580, DESK),
    "explore-phone.png": ("explore.html?areas=cleveland,kent", ".explored", 1250, PHONE),
}
"""Each picture: its page, what it begins with, how high and how wide it is. It ends between two parts."""


def main() -> int:
    """Write each picture to docs/pictures; 1 if there is no browser or no built example."""
    site = Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else SITE
    if not site.is_dir():
        print("needs the built example (make demo)", file=sys.stderr)
        return 1
    folder = ROOT / "docs" / "pictures"
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        try:
            browser = open_browser(playwright)
        except NoBrowser as error:
            print(error, file=sys.stderr)
            return 1
        for name, (path, begins, height, width) in PICTURES.items():
            page = browser.new_page(viewport={"width": width, "height": height})
            page.goto(f"{site.as_uri()}/{path}")
            page.wait_for_timeout(300)
            top = page.locator(begins).first.bounding_box()
            assert top is not None, f"{path} has no {begins}"
            clip = {"x": 0, "y": max(0, top["y"] - ABOVE), "width": width, "height": height}
            page.screenshot(path=folder / name, full_page=True, clip=clip)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
