"""Reading the API: rows as published, a page at a time, kept by whoever holds them, and refusals that say how to mend."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from email.utils import format_datetime, parsedate_to_datetime

import pytest

from faircount.release.published.write import EDITION, PLACE
from tests.lib.publications import figure
from tests.lib.published import asking, publish

LISTS = ("/areas", "/figures", "/comparisons", "/rates", "/findings", "/briefings", "/sources", "/changes")
SINGLE = ("/areas/cleveland", "/briefings/cleveland", "/findings/cleveland-1", "/versions", "/versions/1.0.0", "/openapi.json")


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    return publish(tmp_path_factory.mktemp("published"))


@pytest.fixture(scope="module")
def ask(root):
    with asking(root) as client:
        yield client.get


@pytest.mark.parametrize("path", [*LISTS, *SINGLE])
def test_everything_has_a_strong_tag_a_time_and_a_minute(ask, path):
    reply = ask(path)
    assert reply.status_code == 200
    assert re.fullmatch(r'"[0-9a-f]{32}"', reply.headers["etag"])
    assert reply.headers["cache-control"] == "public, max-age=60"
    assert parsedate_to_datetime(reply.headers["last-modified"])
    assert reply.headers["content-type"] == "application/json"
    assert reply.headers["x-content-type-options"] == "nosniff"
    assert reply.headers["access-control-allow-origin"] == "*"


@pytest.mark.parametrize("given", ["{tag}", "W/{tag}", '"another", {tag}', "*"])
def test_whoever_holds_it_is_told_that_it_stands(ask, given):
    tag = ask("/areas").headers["etag"]
    reply = ask("/areas", headers={"If-None-Match": given.format(tag=tag)})
    assert (reply.status_code, reply.content, reply.headers["etag"]) == (304, b"", tag)


def test_another_tag_goes_before_a_time_that_would_hold(ask):
    first = ask("/areas")
    times = {"If-Modified-Since": first.headers["last-modified"]}
    assert ask("/areas", headers=times).status_code == 304
    assert ask("/areas", headers=times | {"If-None-Match": '"another"'}).status_code == 200
    earlier = parsedate_to_datetime(first.headers["last-modified"]) - timedelta(seconds=1)
    assert ask("/areas", headers={"If-Modified-Since": format_datetime(earlier, usegmt=True)}).status_code == 200
    assert ask("/areas", headers={"If-Modified-Since": "when I was young"}).status_code == 200


def test_pages_follow_each_other_by_their_links_and_hold_every_row_once(ask):
    whole = ask("/figures").json()["items"]
    path, found = "/figures?limit=4", []
    while path:
        reply = ask(path)
        found += reply.json()["items"]
        link = re.search(r'</api/v1([^>]+)>; rel="next"', reply.headers["link"])
        path = link[1] if link else ""
        assert bool(path) == (reply.json()["next"] is not None)
    assert found == whole
    assert len(whole) > 4


def test_a_cursor_keeps_its_place_when_a_row_before_it_comes_in(tmp_path):
    with asking(publish(tmp_path)) as client:
        first = client.get("/figures?limit=3").json()
        publish(tmp_path, "1.1.0", figure(2001, 66))
        second = client.get(f"/figures?limit=500&after={first['next']}").json()
    assert second["version"] == "1.1.0"
    assert not {row["id"] for row in first["items"]} & {row["id"] for row in second["items"]}
    assert len(first["items"]) + len(second["items"]) == 6


def test_the_first_link_keeps_what_was_asked(ask):
    links = ask("/figures?area=cleveland&from=2013-04-01&limit=1&after=Y2xl").headers["link"]
    assert '</api/v1/figures?limit=1&area=cleveland&from=2013-04-01>; rel="first"' in links


@pytest.mark.parametrize(
    ("asked", "rows"),
    [
        ("area=cleveland", 6),
        ("area=E23000013", 6),
        ("offence=sexual_under_18", 6),
        ("offence=88A", 0),
        ("counted=offences&online=all", 6),
        ("counted=victims", 0),
        ("from=2014-04-01&to=2016-03-31", 2),
        ("table=figures-1", 6),
        ("source=answer-17", 6),
        ("source=another", 0),
    ],
)
def test_figures_are_chosen_by_what_they_are_about(ask, asked, rows):
    assert ask(f"/figures?{asked}").json()["total"] == rows


def test_a_list_about_an_area_holds_that_area_alone(ask):
    for path in ("/comparisons", "/rates", "/figures", "/findings"):
        assert {row["area_code"] for row in ask(f"{path}?area=cleveland").json()["items"]} == {"E23000013"}


@pytest.mark.parametrize(
    ("path", "status", "said"),
    [
        ("/nothing", 404, "There is nothing at this address."),
        ("/areas/atlantis", 404, "/api/v1/areas lists them"),
        ("/figures?area=atlantis", 404, "/api/v1/areas lists them"),
        ("/figures?version=9.9.9", 404, "/api/v1/versions lists them"),
        ("/versions/9.9.9", 404, "/api/v1/versions lists them"),
        ("/findings/atlantis-1", 404, "/api/v1/findings lists them"),
        ("/findings?severity=grave", 422, "severity: "),
        ("/changes?nature=slip", 422, "nature: "),
        ("/figures?limit=501", 422, "limit: input should be less than or equal to 500"),
        ("/figures?limit=many", 422, "limit: "),
        ("/figures?aera=kent", 422, "a parameter is not known here"),
        ("/figures?after=bm90IG91cnM!", 422, "after: "),
        ("/figures?after=x", 404, "no cursor that a page has given"),
        ("/figures?from=yesterday", 422, "from: "),
    ],
)
def test_a_refusal_is_a_problem_that_says_how_to_mend(ask, path, status, said):
    reply = ask(path)
    told = reply.json()
    assert (reply.status_code, told["status"]) == (status, status)
    assert reply.headers["content-type"] == "application/problem+json"
    assert reply.headers["cache-control"] == "no-store"
    assert said in told["detail"]


def test_a_head_is_a_get_without_its_body_and_a_page_elsewhere_may_read(root):
    with asking(root) as client:
        got, head = client.get("/areas"), client.head("/areas")
        asked = client.options("/areas", headers={"Origin": "https://example.org", "Access-Control-Request-Method": "GET"})
        assert client.options("/areas").status_code == 405
    assert (head.status_code, head.content, head.headers) == (200, b"", got.headers)
    assert asked.headers["access-control-allow-methods"] == "GET, HEAD"
    assert "access-control-allow-credentials" not in asked.headers


def test_a_file_of_the_edition_is_served_byte_for_byte(ask, root):
    path = "figures/cleveland.json"
    assert ask(f"/{path}").content == (root / "api/v1" / path).read_bytes()


def test_a_finding_says_its_sum_its_smallest_set_and_what_it_does_not_say(ask):
    found = ask("/findings?severity=impossible").json()["items"]
    assert ask("/findings?severity=ask").json()["total"] == 0
    (one,) = found
    assert ask(f"/findings/{one['id']}").json() == one
    assert one["page"] == "findings/cleveland-1.html"
    assert [clash["sign"] for clash in one["clashes"]][-1] == "≤"
    assert one["arithmetic"]
    assert one["not_said"].startswith("Not which figure is wrong")


def test_an_edition_from_before_findings_and_changes_were_listed_says_so(tmp_path):
    """It must not be taken for one that has none."""
    folder = publish(tmp_path) / PLACE
    edition = json.loads((folder / EDITION).read_text("utf-8"))
    for name in ("findings.json", "changes.json"):
        (folder / name).unlink()
        del edition["files"][name]
    (folder / EDITION).write_text(json.dumps(edition))
    with asking(tmp_path) as client:
        assert client.get("/figures").status_code == 200
        for path in ("/findings", "/changes"):
            reply = client.get(path)
            assert (reply.status_code, "before its" in reply.json()["detail"]) == (404, True)


def test_an_earlier_version_can_be_read_beside_the_one_that_stands(tmp_path):
    publish(tmp_path / "versions" / "1.0.0")
    publish(tmp_path, "1.1.0", figure(2001, 66))
    with asking(tmp_path) as client:
        told = client.get("/versions").json()
        assert (told["stands"], [one["version"] for one in told["items"]]) == ("1.1.0", ["1.1.0", "1.0.0"])
        assert [client.get(f"/figures{asked}").json()["total"] for asked in ("", "?version=1.0.0")] == [7, 6]


def test_a_version_that_was_withdrawn_takes_no_other_with_it(tmp_path):
    """What is shown in its place has no edition beside it; what stood before can still be read by its number."""
    publish(tmp_path / "versions" / "1.0.0")
    with asking(tmp_path) as client:
        assert client.get("/figures").status_code == 503
        assert client.get("/figures?version=1.0.0").json()["total"] == 6
        told = client.get("/versions").json()
    assert (told["stands"], [one["version"] for one in told["items"]]) == (None, ["1.0.0"])


def test_where_nothing_is_published_it_says_so(tmp_path):
    with asking(tmp_path) as client:
        for path in LISTS:
            reply = client.get(path)
            assert (reply.status_code, reply.headers["retry-after"]) == (503, "30")
            assert "nothing is published here now" in reply.json()["detail"]
        assert client.post("/check", json={"text": "55 offences"}).status_code == 503
