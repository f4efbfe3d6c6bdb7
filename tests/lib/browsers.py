"""The browser that the tests look with: one that opens a page from a temporary folder, however the machine came by it."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Error, Playwright, sync_playwright

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
"""What those who pack a browser of the Chromium kind call it; the one without windows takes half the time of the others."""
QUIET = ("background-networking", "component-update", "sync", "default-apps", "quic", "gpu")
FLAGS = ["--no-sandbox", "--no-first-run", *(f"--disable-{habit}" for habit in QUIET), "--js-flags=--single-threaded"]
NONE = "No browser opens a page here. 'make test' installs one, or name one: FAIRCOUNT_BROWSER=/path/to/chrome make test"


class NoBrowser(RuntimeError):
    """No program here is a browser that works; says why of each, and how to mend it."""


def open_browser(play: Playwright) -> Browser:
    """The first that opens a page, headless and without network habits of its own; Playwright's own is asked last.

    A name alone is not enough: Ubuntu's ``chromium-browser`` only says that a snap is wanted, and the snap may not look into
    temporary folders. One that is named in ``FAIRCOUNT_BROWSER`` is never passed over for another.
    """
    named = os.environ.get("FAIRCOUNT_BROWSER")
    asked = [shutil.which(named) or named] if named else [*filter(None, map(shutil.which, NAMES)), None]
    why = [NONE]
    for path in asked:
        try:
            return _opened(play, path)
        except Error as error:
            why.append(f"{path or 'of Playwright'}: {error.message.splitlines()[0]}")
    raise NoBrowser("\n".join(why))


def _opened(play: Playwright, path: str | None) -> Browser:
    started = play.chromium.launch(executable_path=path, args=FLAGS)
    with tempfile.TemporaryDirectory() as folder:
        written = Path(folder) / "page.html"
        written.write_text("<title>seen</title>")
        page = started.new_page()
        page.goto(written.as_uri())
        page.close()
    return started


if __name__ == "__main__":
    with sync_playwright() as here:
        try:
            open_browser(here).close()
        except NoBrowser as error:
            sys.exit(str(error))
