"""Nothing is reachable before it is published: neither what was built, nor a draft, nor what a folder is called."""

from __future__ import annotations

from functools import partial

import pytest

from faircount.pipeline.start import start_project
from faircount.project.places import Places
from faircount.project.project import Project
from faircount.web.api.library import published_root
from tests.lib.published import asking, publish

PATHS = ("/figures", "/areas", "/versions", "/briefings/cleveland", "/figures/cleveland.json", "/openapi.json")


@pytest.fixture
def project(tmp_path):
    start_project(tmp_path / "project", "A charity")
    return Project.open(tmp_path / "project")


def test_a_team_reads_what_was_published_and_nothing_that_was_built_or_prepared(project):
    places = Places.of(project)
    publish(project.build / "site")
    publish(places.drafts / "1.0.0-abc" / "site")
    with asking(published_root(project, is_team=True)) as client:
        assert {client.get(path).status_code for path in PATHS} == {503}
        for name in ("../../build/site/api/v1/edition.json", "%2e%2e/%2e%2e/releases/drafts/1.0.0-abc/site/api/v1/edition.json"):
            assert client.get(f"/{name}").status_code in (404, 503)
        publish(places.public, "1.0.0")
        assert {client.get(path).status_code for path in PATHS} == {200}, "at once, without a restart"


def test_the_next_version_is_read_when_it_is_shown_and_not_before(project):
    """As a release shows it: whole in a folder of its own, then by a link that is put in place of the one before."""
    places = Places.of(project)
    for number in ("1.0.0", "1.1.0"):
        publish(places.shown / number, number)
    places.public.symlink_to(places.shown / "1.0.0")
    with asking(published_root(project, is_team=True)) as client:
        assert client.get("/figures").json()["version"] == "1.0.0"
        beside = places.project / "public.new"
        beside.symlink_to(places.shown / "1.1.0")
        beside.replace(places.public)
        assert client.get("/figures").json()["version"] == "1.1.0"
        assert client.get("/figures?version=1.0.0").status_code == 404


def test_a_desk_that_has_released_nothing_reads_what_it_has_built(project):
    publish(project.build / "site", "0.1.0")
    with asking(partial(published_root, project, is_team=False)) as client:
        assert client.get("/figures").json()["version"] == "0.1.0"
        publish(Places.of(project).public, "1.0.0")
        assert client.get("/figures").json()["version"] == "1.0.0", "from its first release on that, without a restart"
        told = client.post("/check", json={"text": "Police in Cleveland recorded 820 sexual offences in 2013/14."}).json()
        assert told["version"] == "1.0.0"
