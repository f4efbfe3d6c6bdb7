"""Which browser the tests look with: names on a machine promise nothing, an opened page does."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from playwright.sync_api import Error

from tests.lib.browsers import NoBrowser, open_browser

PLAYWRIGHT_HAS_ONE = None
"""How Playwright is asked for its own: no path."""


@pytest.fixture
def machine(tmp_path, monkeypatch):
    """A machine with programs of some names, each of which starts, opens a page, or does neither."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("FAIRCOUNT_BROWSER", raising=False)

    def has(*, starts=(), opens=()):
        for name in filter(None, (*starts, *opens, "chromium-browser")):
            (tmp_path / name).touch(mode=0o755)

        def launch(*, executable_path, **_):
            name = executable_path and executable_path.removeprefix(f"{tmp_path}/")

            def goto(address):
                if name not in opens:
                    raise Error(f"may not read {address}\nand more")

            if name not in (*starts, *opens):
                raise Error("requires the chromium snap to be installed")
            page = SimpleNamespace(goto=goto, close=lambda: None)
            return SimpleNamespace(new_page=lambda: page, name=name)

        return SimpleNamespace(chromium=SimpleNamespace(launch=launch))

    return has


def test_one_that_opens_a_page_is_taken_by_its_name(machine):
    assert open_browser(machine(opens=("chromium", PLAYWRIGHT_HAS_ONE))).name == "chromium"


def test_the_one_without_windows_is_taken_before_all_others(machine):
    assert open_browser(machine(opens=("chromium", "chromium-headless-shell"))).name == "chromium-headless-shell"


def test_a_stub_that_asks_for_a_snap_and_a_snap_shut_out_of_temporary_folders_are_passed_over(machine):
    assert open_browser(machine(starts=("chromium",), opens=("google-chrome",))).name == "google-chrome"
    assert open_browser(machine(starts=("chromium", "google-chrome"), opens=(PLAYWRIGHT_HAS_ONE,))).name is PLAYWRIGHT_HAS_ONE


def test_where_there_is_none_it_says_why_of_each_and_how_to_mend_it(machine):
    with pytest.raises(NoBrowser, match=r"make test.*FAIRCOUNT_BROWSER=") as refused:
        open_browser(machine(starts=("chromium",)))
    asked = [line.split(":")[0].rsplit("/")[-1] for line in str(refused.value).splitlines()[1:]]
    assert asked == ["chromium", "chromium-browser", "of Playwright"]
    assert "and more" not in str(refused.value)


def test_one_that_was_named_is_never_passed_over_for_another(machine, monkeypatch):
    monkeypatch.setenv("FAIRCOUNT_BROWSER", "mine")
    assert open_browser(machine(opens=("mine", "chromium"))).name == "mine"
    with pytest.raises(NoBrowser, match="mine"):
        open_browser(machine(opens=("chromium", PLAYWRIGHT_HAS_ONE)))
