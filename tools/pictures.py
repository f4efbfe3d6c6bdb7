"""Takes the pictures of the README from the built example: ``make demo``, then ``.venv/bin/python tools/pictures.py``."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parent.parent
SITE = ROOT / "examples" / "england-and-wales" / "build" / "site"
PICTURES = {"area.png": ("areas/cleveland.html", 1180), "checked-article.png": ("articles/cleveland-online-offences.html", 2080)}
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
        for name, (path, height) in PICTURES.items():
            page = browser.new_page(viewport={"width": 1100, "height": height})
            page.goto((SITE / path).as_uri())
            page.wait_for_timeout(300)
            page.screenshot(path=folder / name)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
