"""Who may do what: every route, asked for by everybody."""

from __future__ import annotations

import re

import pytest
from fastapi import APIRouter
from starlette.routing import Mount

from faircount.store.team.account import Role
from faircount.web import app as served
from faircount.web.app import PAGES, create_app
from faircount.web.needs import ALLOWED, Need, form_token, need_of, routes_of
from faircount.web.settings import WebSettings

V, R, P, A = Role.VIEWER, Role.REVIEWER, Role.PUBLISHER, Role.ADMINISTRATOR
EVERYBODY = (None, V, R, P, A)
ROUTES = [(method, route.path) for route in routes_of(PAGES) for method in sorted(route.methods - {"HEAD"})]
OPEN_TO_ALL = {"/app/static/{name:path}", "/app/sign-in", "/app/health", "/preview-link/{secret}", "/app/welcome/{secret}"}
CHANGES = {
    "/app/sign-out": {V, R, P, A},
    "/app/password": {V, R, P, A},
    "/app/build": {R, P},
    "/app/answers": {R, P},
    "/app/answers/read": {R, P},
    "/app/answers/{name}/undo": {R, P},
    "/app/withdrawn": {R, P},
    "/review/{name}": {R, P},
    "/app/releases/prepare": {P},
    "/app/releases/check": {P},
    "/app/releases/sign": {P},
    "/app/releases/publish": {P},
    "/app/releases/reader": {P},
    "/app/releases/explain": {P},
    "/app/releases/withdraw": {P},
    "/app/articles": {V, R, P, A},
    "/app/sentence": {V, R, P, A},
    "/preview-link/{secret}": {V, R, P, A},
    "/app/welcome/{secret}": {V, R, P, A},
    "/app/accounts/confirm": {A},
    "/app/accounts": {A},
    "/app/accounts/password": {A},
    "/app/accounts/role": {A},
    "/app/accounts/disable": {A},
    "/app/accounts/enable": {A},
}
"""Who may change something by each address. A new route that changes something has to be written down here."""
LOOKS = {"/app/accounts": {A}, "/preview/{path:path}": set()}
"""Who may look, where that is not everybody who signed in; a preview is for whoever holds a link, and for no role."""


def wanted(method, path):
    if path in OPEN_TO_ALL:
        return set(EVERYBODY)
    return CHANGES[path] if method == "POST" else LOOKS.get(path, {V, R, P, A})


@pytest.mark.parametrize(("method", "path"), ROUTES)
def test_each_route_serves_those_it_is_for_and_nobody_else(together, method, path):
    asked = re.sub(r"\{[^}]*\}", "0123456789", path)
    for role in EVERYBODY:
        person = together.as_role(role)
        # Without a token nothing is changed even where it is allowed: the role is looked at first, and a form after it.
        status, headers, _ = person.ask(asked, "" if method == "POST" else None, method)
        refused = (
            status == 401
            or (status == 403 and role is not None and method == "GET")
            or headers.get("Location", "").startswith("/app/sign-in?to=")
        )
        if role in wanted(method, path):
            assert not refused, (role, status)
        elif role is None:
            assert refused, status
        else:
            assert status == 403, (role, status)


@pytest.mark.parametrize("path", [path for method, path in ROUTES if method == "POST" and path not in OPEN_TO_ALL])
def test_a_role_that_may_not_is_refused_with_the_right_token_too(together, path):
    asked = re.sub(r"\{[^}]*\}", together.review.queue()[0].matter.id, path)
    before = together.team.decisions.all(), together.team.accounts.all()
    for role in set(Role) - CHANGES[path]:
        status, _, text = together.as_role(role).send(
            asked, {"name": "viewer", "role": "administrator", "choice": "left out", "why": "x"}
        )
        assert status == 403
        assert "another role" in text
    assert (together.team.decisions.all(), together.team.accounts.all()) == before


def test_a_route_that_says_nothing_stops_the_app():
    silent = APIRouter()
    silent.get("/silent")(lambda: None)
    with pytest.raises(AssertionError, match="does not say what it needs"):
        [need_of(route) for route in routes_of([silent])]


def test_nothing_is_served_beside_the_pages_but_what_is_published(together):
    app = create_app(together.review.project, WebSettings(is_team=True), together.review, together.team)
    assert [route.path for route in app.routes if isinstance(route, Mount)] == ["/api/v1"]
    assert len([route for route in app.routes if not isinstance(route, Mount)]) in (len(PAGES), len(list(routes_of(PAGES))))


def test_an_administrator_does_not_publish_and_a_publisher_keeps_no_accounts():
    assert not ALLOWED[Need.PUBLISH] & ALLOWED[Need.ADMINISTER]
    assert all(ALLOWED[need] for need in Need if need not in (Need.NOTHING, Need.PREVIEW))


def kept(together):
    """All that people could have changed: accounts, decisions, the trail, what was sent and what is published."""
    folder = together.folder
    files = [path for path in folder.rglob("*") if path.is_file() and not {"build", ".faircount"} & set(path.parts)]
    return together.team.accounts.all(), together.team.decisions.all(), {path: path.read_bytes() for path in files}


def whoever_may(together, path):
    """Somebody for whom an address that changes something is, the strongest first."""
    return together.as_role(next(role for role in (P, A, R, V) if role in CHANGES[path]))


FROM_ELSEWHERE = (
    {"Origin": "https://example.org"}, {"Origin": "null"}, {"Origin": None}, {"Origin": None, "Referer": "https://example.org/"},
    {"Sec_Fetch_Site": "cross-site"}, {"Sec_Fetch_Site": "same-site"},
)  # fmt: skip
FORGED = ("", "guessed", form_token("the secret of somebody else"))


@pytest.mark.parametrize("path", [path for method, path in ROUTES if method == "POST" and path not in OPEN_TO_ALL])
def test_no_address_takes_a_form_of_another_page_or_of_another_session(together, path):
    """Each with all that the form of the page has, but for one thing: a new address is tried as it is listed."""
    asked, person = re.sub(r"\{[^}]*\}", together.review.queue()[0].matter.id, path), whoever_may(together, path)
    form = {"name": "viewer", "role": "administrator", "choice": "left out", "why": "x", "at": "now", "reader": "B. Editor"}
    before = kept(together)
    for headers in FROM_ELSEWHERE:
        assert person.send(asked, form, **headers)[0] == 403, headers
    for token in FORGED:
        assert person.send(asked, form | {"token": token})[0] == 403, token
    assert person.ask(asked, "{}", Content_Type="application/json", Origin=f"http://127.0.0.1:{together.port}")[0] == 415
    assert kept(together) == before
    assert person.ask("/app/")[0] == 200, "nor was the session ended"


def test_nothing_is_changed_by_asking(together):
    """Whatever a link or a picture on another page can make a browser ask for."""
    before = kept(together)
    for role in (P, A):
        for method, path in ROUTES:
            asked = re.sub(r"\{[^}]*\}", together.review.queue()[0].matter.id, path)
            if method == "GET":
                together.as_role(role).ask(f"{asked}?name=viewer&role=administrator&choice=left+out&why=x&version=1.0.0")
    assert kept(together) == before


def test_the_app_does_not_start_with_a_route_that_says_nothing(together, monkeypatch):
    silent = APIRouter()
    silent.get("/silent")(lambda: None)
    monkeypatch.setattr(served, "PAGES", (*PAGES, silent))
    with pytest.raises(AssertionError, match="/silent does not say what it needs"):
        create_app(together.review.project, WebSettings(is_team=True), together.review, together.team)
