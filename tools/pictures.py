"""Takes the pictures of the documentation from the built example: ``make demo``, then ``.venv/bin/python tools/pictures.py``.

Another built site is named after the command.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.lib.browsers import NoBrowser, open_browser

ROOT = Path(__file__).parents[1]
SITE = ROOT / "examples" / "england-and-wales" / "build" / "site"
WIDTH = 1100
"""The width at which the pages are set for a desk, in pixels."""
ABOVE = 28
"""Pixels of paper over what a picture begins with."""
PAPER_WIDTH = 674
"""A4 without its margins."""


@dataclass(frozen=True)
class Picture:
    """A page, what the picture begins with, how high it is, at which width; and what the reader has set, or that it is paper."""

    path: str
    begins: str
    height: int
    width: int = WIDTH
    colours: Literal["light", "dark"] = "light"
    forced: bool = False
    paper: bool = False


CLEVELAND = "areas/cleveland.html"
PICTURES = {
    "area.png": Picture(CLEVELAND, "body", 985),
    "area-390.png": Picture(CLEVELAND, "body", 1640, 390),
    "area-320.png": Picture(CLEVELAND, "body", 1800, 320),
    "area-dark.png": Picture(CLEVELAND, "body", 1500, colours="dark"),
    "area-forced-colours.png": Picture(CLEVELAND, "body", 1500, colours="dark", forced=True),
    "area-print.png": Picture(CLEVELAND, "body", 960, PAPER_WIDTH, paper=True),
    "country.png": Picture("index.html", "body", 1200),
    "findings.png": Picture("findings.html", "body", 1000),
    "checked-article.png": Picture("articles/cleveland-online-offences.html", ".text", 795),
    "find.png": Picture("find.html?q=London", "body", 830),
    "find-phone.png": Picture("find.html?q=middlesborogh", "body", 600, 390),
    "explore.png": Picture("explore.html?areas=cleveland,kent", "body", 1580),
    "explore-phone.png": Picture("explore.html?areas=cleveland,kent", ".explored", 1250, 390),
}
"""Each by its name. It ends between two parts."""


def main() -> int:
    """Write each picture to docs/pictures; 1 if there is no browser or no built example."""
    site = Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else SITE
    if not site.is_dir():
        print("needs the built example (make demo)", file=sys.stderr)
        return 1
    folder = ROOT / "docs" / "pictures"
    folder.mkdir(parents=True, exist_ok=True)
    # A reader is not made to wait for our letters; a picture does wait for them.
    sheet = (site / "static" / "faircount.css").read_text("utf-8").replace("font-display: optional", "font-display: block")
    with sync_playwright() as playwright:
        try:
            browser = open_browser(playwright)
        except NoBrowser as error:
            print(error, file=sys.stderr)
            return 1
        for name, wanted in PICTURES.items():
            page = browser.new_page(
                viewport={"width": wanted.width, "height": wanted.height},
                color_scheme=wanted.colours,
                forced_colors="active" if wanted.forced else "none",
            )
            page.route("**/faircount.css", lambda route: route.fulfill(body=sheet, content_type="text/css"))
            page.goto(f"{site.as_uri()}/{wanted.path}")
            page.evaluate("document.fonts.ready.then(() => true)")
            page.emulate_media(media="print" if wanted.paper else "screen")
            page.wait_for_timeout(300)
            top = page.locator(wanted.begins).first.bounding_box()
            assert top is not None, f"{wanted.path} has no {wanted.begins}"
            clip = {"x": 0, "y": max(0, top["y"] - ABOVE), "width": wanted.width, "height": wanted.height}
            page.screenshot(path=folder / name, full_page=True, clip=clip)
            page.close()
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
