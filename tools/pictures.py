"""Takes the pictures of the README from the built example: ``make demo``, then ``.venv/bin/python tools/pictures.py``."""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.lib.browsers import NoBrowser, open_browser

ROOT = Path(__file__).parents[1]
SITE = ROOT / "examples" / "england-and-wales" / "build" / "site"
WIDTH = 1100
"""The width at which the pages are set for a desk, in pixels."""
ABOVE = 28
"""Pixels of paper over what a picture begins with."""
PICTURES = {
    "area.png": ("areas/cleveland.html", "body", 905),
    "checked-article.png": ("articles/cleveland-online-offences.html", ".text", 1316),
}
"""Each picture: its page, what it begins with, and how high it is in pixels. It ends between two parts."""


def main() -> int:
    """Write each picture to docs/pictures; 1 if there is no browser or no built example."""
    if not SITE.is_dir():
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
        for name, (path, begins, height) in PICTURES.items():
            page = browser.new_page(viewport={"width": WIDTH, "height": height})
            page.goto((SITE / path).as_uri())
            page.wait_for_timeout(300)
            top = page.locator(begins).first.bounding_box()
            assert top is not None, f"{path} has no {begins}"
            clip = {"x": 0, "y": max(0, top["y"] - ABOVE), "width": WIDTH, "height": height}
            page.screenshot(path=folder / name, full_page=True, clip=clip)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
