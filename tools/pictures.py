"""Takes the pictures of the README from the built example: ``make demo``, then ``.venv/bin/python tools/pictures.py``."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parent.parent
SITE = ROOT / "examples" / "england-and-wales" / "build" / "site"
WIDTH = 1100
"""The width at which the pages are set for a desk, in pixels."""
ABOVE = 28
"""Pixels of paper over what a picture begins with."""
PICTURES = {
    "area.png": ("areas/cleveland.html", "body", 905),
    "checked-article.png": ("articles/cleveland-online-offences.html", ".text", 1462),
}
"""Each picture: its page, what it begins with, and how high it is in pixels. It ends between two parts."""
BROWSER_FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]


def main() -> int:
    """Write each picture to docs/pictures; 1 if there is no browser or no built example."""
    browser_path = shutil.which("chromium") or shutil.which("google-chrome")
    if browser_path is None or not SITE.is_dir():
        print("needs Chromium (apt-get install chromium) and the built example (make demo)", file=sys.stderr)
        return 1
    folder = ROOT / "docs" / "pictures"
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=BROWSER_FLAGS)
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
