"""A reader outside the house: a link that opens the preview once, in one browser, and no other page."""

from __future__ import annotations

import re
from datetime import timedelta
from urllib.parse import urlsplit

import pytest

from faircount.release.history import OPENED, draft_of, readers
from faircount.release.preview_link import give_link, open_link, pages_of, reading
from faircount.store.audit_trail import Trail
from faircount.store.decisions import now
from faircount.store.team.account import Role
from faircount.web.app import PAGES
from faircount.web.needs import Need, form_token, need_of, routes_of
from faircount.web.room import COOKIE, PREVIEW_COOKIE
from tests.lib.releasing import PRINTED, changed, drafted, give_away, small_project
from tests.lib.serving import Person, ask
from tests.lib.teams import together_at

DAY = timedelta(days=1)
READER = "B. Editor, Evening Paper"


@pytest.fixture(scope="module")
def embargoed(tmp_path_factory):
    """A team whose first version waits until tomorrow."""
    folder = tmp_path_factory.mktemp("embargoed") / "project"
    drafted(small_project(folder), now() + DAY, now())
    with together_at(folder) as found:
        yield found


def link_for(team, name=READER):
    """The path of the link that a publisher is shown."""
    status, _, text = team.as_role(Role.PUBLISHER).send("/app/releases/reader", {"reader": name})
    assert status == 200, text
    return urlsplit(re.search(r"<code>(http[^<]+)</code>", text)[1]).path


def opened_with(team, path):
    """What comes back for the button on the page of a link: status, and the cookie of who reads."""
    secret = path.rpartition("/")[2]
    given = Person(team.port).send(path, {"token": form_token(secret)})
    return given[0], (re.search(rf"{PREVIEW_COOKIE}=([^;]+)", given[1].get("Set-Cookie", "")) or ["", ""])[1], given[1]


def read(team, path, secret, **headers):
    return ask(team.port, path, Cookie=f"{PREVIEW_COOKIE}={secret}", **headers)


def test_a_link_opens_the_preview_once_and_the_trail_says_who_and_when(embargoed):
    path = link_for(embargoed)
    for _ in range(3):  # programs that look at mail follow links, and use none up
        status, headers, text = ask(embargoed.port, path)
        assert (status, "Set-Cookie" in headers, "no-store" in headers["Cache-Control"]) == (200, False, True)
        assert READER in text
        assert "not to be published before" in text
    assert ask(embargoed.port, "/preview/index.html")[0] == 401
    status, secret, headers = opened_with(embargoed, path)
    assert (status, headers["Location"]) == (303, "/preview/")
    assert all(flag in headers["Set-Cookie"].lower() for flag in ("secure", "httponly", "samesite=lax", "path=/"))
    status, _, text = read(embargoed, "/preview/", secret)
    assert status == 200
    assert f"Preview for {READER}. Not to be published before" in text
    assert opened_with(embargoed, path)[:2] == (410, "")
    assert ask(embargoed.port, path)[0] == 410
    (event,) = Trail(embargoed.folder / "trail.jsonl").events(OPENED)
    assert (event.who, event.about) == (READER, "1.0.0")
    kept = (embargoed.folder / "trail.jsonl").read_text()
    assert secret not in kept
    assert path.rpartition("/")[2] not in kept
    assert "opened " in embargoed.as_role(Role.VIEWER).ask("/app/releases")[2]


def test_whoever_reads_a_preview_reaches_no_other_page(embargoed):
    secret = opened_with(embargoed, link_for(embargoed, "C. Reader"))[1]
    assert read(embargoed, "/preview/areas/cleveland.html", secret)[0] == 200
    for route in routes_of(PAGES):
        if need_of(route) in (Need.NOTHING, Need.PREVIEW):
            continue
        asked = re.sub(r"\{[^}]*\}", "index.html", route.path)
        for method in route.methods - {"HEAD"}:
            status, headers, _ = read(embargoed, asked, secret, method=method, Content_Length="0")
            assert status == 401 or headers.get("Location", "").startswith("/app/sign-in"), route.path
    assert ask(embargoed.port, "/preview/", Cookie=f"{COOKIE}={secret}")[0] == 401, "nor is it a session"
    for name in ("../../faircount.toml", "%2e%2e/%2e%2e/trail.jsonl", "..%2f..%2ffaircount.toml", "api/v1/edition.json"):
        assert read(embargoed, f"/preview/{name}", secret)[0] == 404


def test_no_role_and_no_invention_opens_a_preview(embargoed):
    for role in (None, *Role):
        assert embargoed.as_role(role).ask("/preview/index.html")[0] == (403 if role else 401)
    path = link_for(embargoed, "D. Reader")
    link = path.rpartition("/")[2]
    for invented in ("", "x", "../x", link, "a" * 5_000):
        assert read(embargoed, "/preview/", invented)[0] == 401, "the secret of a link is not that of what it opens"
    for fields, headers in (
        ({"token": "guessed"}, {}),
        ({"token": form_token(link)}, {"Origin": "https://example.org"}),
        ({"token": form_token(link)}, {"Sec_Fetch_Site": "cross-site"}),
    ):
        assert Person(embargoed.port).send(path, fields, **headers)[0] == 403
    assert opened_with(embargoed, path)[0] == 303, "and none of that used it up"


def test_listed_again_a_reader_has_a_new_link_and_the_earlier_is_worth_nothing(embargoed):
    first, unused = opened_with(embargoed, link_for(embargoed, "E. Reader"))[1], link_for(embargoed, "F. Reader")
    second = opened_with(embargoed, link_for(embargoed, "e.  READER"))[1]
    link_for(embargoed, "F. Reader")
    assert [read(embargoed, "/preview/", one)[0] for one in (first, second)] == [401, 200]
    assert opened_with(embargoed, unused)[0] == 410


def test_it_ends_at_its_time_and_the_copy_is_made_again_with_the_draft(tmp_path):
    project, when = small_project(tmp_path), now()
    drafted(project, when + DAY, when)
    opened = open_link(project, give_link(project, READER, when + DAY / 2, "Jo Marsh", when), when)
    found = reading(project, opened, when + DAY / 4)
    assert reading(project, opened, when + DAY / 2) is None
    before = pages_of(project, found, when)
    drafted(project, when + 2 * DAY, when)
    again = pages_of(project, reading(project, opened, when), when)
    assert again != before
    assert (again / "index.html").is_file()
    assert len(readers(project, draft_of(project))) == 1


def test_a_reader_is_not_told_why_a_version_cannot_be_read(tmp_path):
    folder = tmp_path / "project"
    drafted(small_project(folder), now() + DAY, now())
    with together_at(folder) as team:
        secret = opened_with(team, link_for(team))[1]
        assert read(team, "/preview/", secret)[0] == 200
        give_away(drafted(small_project(folder, changed(PRINTED, 55, 56)), now() + DAY, now()))
        status, _, text = read(team, "/preview/", secret)
        assert status == 409
        assert "being prepared again" in text
        told = text.partition("<main")[2]
        assert not [word for word in ("Cleveland", "hidden", "files/", "count") if word in told]
        refused = team.as_role(Role.PUBLISHER).send("/app/releases/reader", {"reader": "C. Reporter"})
        assert refused[0] == 422
        assert "No hidden cell has a number beside it" in refused[2]
