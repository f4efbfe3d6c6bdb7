"""What axe finds on a page: first how many things, and only where there is one all that it says of them."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

_AXE = Axe()
HOW = "{resultTypes: ['violations'], selectors: false, preload: {assets: ['media']}}"
COUNTED = f"axe.run({HOW}).then(found => found.violations.length)"
"""Every rule; to name the place of each element that is well takes as long as to look at it, and nobody reads it.

Style sheets are not fetched a second time: of all rules only one that is off asks for their text.
"""


def faults(page: Page) -> str:
    """The report of axe on the page as it is shown now; empty where it finds nothing."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(_AXE.axe_script)
    return _AXE.run(page).generate_report() if page.evaluate(COUNTED) else ""
