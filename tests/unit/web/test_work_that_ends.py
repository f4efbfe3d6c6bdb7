"""A page that was begun while work went on says so, though the work ends before the page is made: nothing is missed."""

from __future__ import annotations

from threading import Event

import pytest

from faircount.pipeline.start import start_project
from faircount.project.project import Project
from faircount.review.review import Review
from faircount.web.app import create_app
from faircount.web.pages import home, releases
from faircount.web.settings import WebSettings
from tests.lib.review_answers import quiet
from tests.lib.serving import Person, served

LOOKED_UP = (("/app/", home, "_waiting"), ("/app/answers", Review, "queue"), ("/app/releases", releases, "draft_of"))
"""Each page that shows work, and how it looks up what the work makes."""


@pytest.mark.parametrize(("path", "where", "name"), LOOKED_UP)
def test_work_that_ends_while_a_page_is_made_is_still_going_on_it(tmp_path, monkeypatch, path, where, name):
    folder = tmp_path / "project"
    start_project(folder, "A charity")
    project = Project.open(folder)
    app = create_app(project, WebSettings(who="JM"), Review.open(project, quiet))
    work, may_end, looks_up = app.state.room.work, Event(), getattr(where, name)

    def ends_before(*asked):
        found = looks_up(*asked)
        may_end.set()
        work.wait(10)
        return found

    monkeypatch.setattr(where, name, ends_before)
    with served(app) as port:
        work.start("Preparing", lambda _: may_end.wait(10))
        assert "data-going" in Person(port, "").ask(path)[2]
        assert "data-going" not in Person(port, "").ask(path)[2]
