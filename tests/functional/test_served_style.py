"""Built pages as the web app sends them: what a page states in itself of how it looks, a browser takes as it does from a file."""

from __future__ import annotations

import pytest

from faircount.pipeline.start import start_project
from faircount.project.project import Project
from faircount.review.review import Review
from faircount.web.app import create_app
from faircount.web.settings import WebSettings
from faircount.writers.site import write_site
from tests.lib.review_answers import quiet
from tests.lib.sample_site import sample_site
from tests.lib.serving import served as serving

OWN_RULES = "[...document.querySelectorAll('style')].map(one => one.sheet ? one.sheet.cssRules.length : 0)"


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    """The address of an app whose project was built, and the paths of its pages."""
    folder = tmp_path_factory.mktemp("served") / "project"
    start_project(folder, "A paper")
    opened = Project.open(folder)
    site = opened.build / "site"
    write_site(sample_site(), site)
    with serving(create_app(opened, WebSettings(who="JM"), Review.open(opened, quiet))) as port:
        yield f"http://127.0.0.1:{port}", sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))


def test_no_page_is_refused_a_style_or_anything_else_of_its_own(browser, served):
    address, paths = served
    assert len(paths) > 10
    page = browser.new_page()
    said: list[str] = []
    page.on("console", lambda told: said.append(f"{told.type}: {told.text}") if told.type in ("error", "warning") else None)
    for path in paths:
        page.goto(f"{address}/{path}")
        own = page.evaluate(OWN_RULES)
        assert own, path
        assert all(own), path
        assert not said, (path, said)
    page.close()


def test_a_style_that_the_page_does_not_hold_is_refused(browser, served):
    """So the policy is no wider than the page: a sheet put into it by others is not taken."""
    address, paths = served
    page = browser.new_page()
    page.goto(f"{address}/{paths[0]}")
    page.evaluate("document.head.insertAdjacentHTML('beforeend', '<style id=put>body{color:red}</style>')")
    assert page.evaluate("document.querySelector('#put').sheet") is None
    page.close()
