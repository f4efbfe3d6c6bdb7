"""What waits for its time is on no page, in no header and in no reply of the API for whoever has not signed in."""

from __future__ import annotations

import re
import time
from datetime import timedelta
from http import HTTPStatus

import pytest

from faircount.pipeline.build import build
from faircount.release.changes import ChangeNature
from faircount.release.correct import Chosen, explain
from faircount.release.sign import sign_off
from faircount.store.decisions import now
from faircount.store.team.account import Role
from faircount.web.app import PAGES
from faircount.web.needs import routes_of
from tests.lib.releasing import AL, PRINTED, changed, drafted, quiet, released, small_project, with_rows
from tests.lib.serving import ask
from tests.lib.teams import together_at

WAITS = re.compile(r"(?<![0-9a-f])98,?765(?![0-9a-f])")
"""The count of a version that waits, however it is written; a checksum may hold its digits by chance."""
NAMES = (
    "index.html", "areas/cleveland.html", "feed.atom", "release.json", "changes.json", "files/cleveland-figures.csv",
    "versions/1.0.1/", "api/v1/edition.json", "../releases/drafts", "..%2f..%2ffigures.csv", "%2e%2e/build/site/index.html",
    "figures.csv", "trail.jsonl",
)  # fmt: skip
LISTS = ("areas", "figures?limit=500", "comparisons", "findings", "briefings/cleveland", "sources", "versions", "changes",
         "versions/1.0.1", "figures?version=1.0.1", "edition.json", "figures/cleveland.json", "openapi.json")  # fmt: skip


@pytest.fixture(scope="module")
def embargoed(tmp_path_factory):
    """A team with one version public, and the next one built, signed and waiting for tomorrow."""
    folder = tmp_path_factory.mktemp("embargoed") / "project"
    at = now()
    small_project(folder)
    config = folder / "faircount.toml"
    config.write_text(config.read_text().replace("checked_on = 2026-11-20", f"checked_on = {at.date()}"))
    released(with_rows(folder, PRINTED), at)
    project = with_rows(folder, changed(PRINTED, 772, 98_765))
    explain(project, Chosen(), ChangeNature.CORRECTION, "A slip was found", AL, at)
    build(project, quiet, quick=True)
    draft = drafted(project, at + timedelta(days=1), at)
    sign_off(project, draft.version, AL, at)
    with together_at(folder) as found:
        yield found


def replies(team, person):
    """Every page and file that may be asked for, and every list of the API."""
    for route in routes_of(PAGES):
        for name in NAMES if "{" in route.path else ("",):
            asked = re.sub(r"\{[^}]*\}", name, route.path)
            yield asked, (person.ask(asked) if person else ask(team.port, asked))
    for name in LISTS:
        yield name, ask(team.port, f"/api/v1/{name}")


def test_a_stranger_finds_nothing_of_it(embargoed):
    found = dict(replies(embargoed, None))
    assert [path for path, (_, headers, text) in found.items() if WAITS.search(text) or WAITS.search(str(headers))] == []
    assert "772" in found["figures?limit=500"][2], "what is public is read all the same"
    assert "1.0.1" not in found["versions"][2]


def test_people_of_the_house_do(embargoed):
    """Else the search above has looked at nothing."""
    assert WAITS.search(embargoed.as_role(Role.VIEWER).ask("/areas/cleveland.html")[2])
    assert "1.0.1" in embargoed.as_role(Role.VIEWER).ask("/app/releases")[2]
    assert any(
        WAITS.search(path.read_text("utf-8", "replace")) for path in (embargoed.folder / "releases" / "drafts").rglob("*.html")
    )


@pytest.mark.parametrize("role", [Role.VIEWER, Role.ADMINISTRATOR])
def test_a_preview_is_for_whoever_has_a_link_and_for_no_role(embargoed, role):
    found = dict(replies(embargoed, embargoed.as_role(role)))
    assert [path for path, (_, _, text) in found.items() if path.startswith("/preview") and WAITS.search(text)] == []


def test_a_posted_text_is_held_against_what_is_public(embargoed):
    text = "Police in Cleveland recorded {} sexual offences against under-18s in 2016/17."
    told = []
    for count in ("98,765", "98,766"):
        for _ in range(20):
            status, _, said = ask(embargoed.port, "/api/v1/check", text.format(count), Content_Type="text/plain")
            if status not in (HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE):
                break
            time.sleep(1)  # a busy machine serves others first
        assert status == HTTPStatus.OK
        told.append(said)
    assert len({re.sub(r"98,?76[56]", "", one) for one in told}) == 1, "a guess at what waits is told from no other"
    assert "98,765" not in told[1]
