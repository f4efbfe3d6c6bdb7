"""Signing in and out, and a password of one's own."""

from __future__ import annotations

import secrets
from collections.abc import AsyncIterator
from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Depends, HTTPException, Request, Response

from faircount.errors import BadAccount, TooManyTries
from faircount.web.forms import Form, SentForm, read_form
from faircount.web.needs import LOOK, OPEN, SIGN_IN, form_token
from faircount.web.room import COOKIE
from faircount.web.view import HOME, go_to, message, room_of, show, visitor_of
from faircount.web.whence import whence

if TYPE_CHECKING:
    from faircount.store.team.team import Team

WRONG = "Name and password do not belong together"

router = APIRouter()


async def _before(request: Request) -> AsyncIterator[SentForm]:
    """The sign-in form, sent from the page that this very browser was shown."""
    before = request.cookies.get(COOKIE, "")
    async for form in read_form(request, form_token(before) if before else ""):
        yield form


@router.get(SIGN_IN, dependencies=[OPEN])
def sign_in_page(request: Request, to: str = HOME) -> Response:
    """The page on which a person signs in."""
    if room_of(request).team is None or request.state.visitor is not None:
        return go_to(_ours(to))
    return _page(request, to)


@router.post(SIGN_IN, dependencies=[OPEN])
def sign_in(request: Request, form: Annotated[SentForm, Depends(_before)]) -> Response:
    """Sign in: the session gets a new secret, so that one planted before is worth nothing."""
    team = _team(request)
    try:
        secret = team.sign_ins.sign_in(form["name"], form.fields.get("password", ""), whence(request))
    except TooManyTries as error:
        return _page(request, form["to"], form["name"], str(error), 429)
    if secret is None:
        return _page(request, form["to"], form["name"], WRONG, 422)
    team.sessions.end(request.cookies.get(COOKIE, ""))
    return _with_secret(go_to(_ours(form["to"])), secret)


@router.post("/app/sign-out", dependencies=[LOOK])
def sign_out(request: Request, form: Form) -> Response:
    """End the session, here and in the database."""
    del form
    _team(request).sessions.end(request.cookies.get(COOKIE, ""))
    found = go_to(SIGN_IN)
    found.delete_cookie(COOKIE, path="/", secure=True, httponly=True, samesite="lax")
    return found


@router.get("/app/password", dependencies=[LOOK])
def password_page(request: Request) -> Response:
    """The page on which a person changes the password."""
    _team(request)
    return show(request, "password.html.j2", "Change your password", refused="")


@router.post("/app/password", dependencies=[LOOK])
def change_password(request: Request, form: Form) -> Response:
    """Change one's own password; every session of this account ends."""
    team, visitor = _team(request), visitor_of(request)
    try:
        if not team.sign_ins.is_right(visitor.who, form.fields.get("now", ""), whence(request)):
            raise BadAccount("the password that you have now is another one")
        if form.fields.get("new", "") != form.fields.get("again", ""):
            raise BadAccount("the new password was typed in two ways")
        team.accounts.set_password(visitor.who, form.fields.get("new", ""), by=visitor.who)
    except BadAccount as error:
        return show(request, "password.html.j2", "Change your password", 422, refused=str(error))
    return message(request, 200, "The password is changed", "Sign in again with the new one.")


def _page(request: Request, to: str, name: str = "", refused: str = "", status: int = 200) -> Response:
    before = request.cookies.get(COOKIE, "") or secrets.token_urlsafe(32)
    found = show(
        request, "sign_in.html.j2", "Sign in", status, form_token=form_token(before), to=_ours(to), name=name, refused=refused
    )
    return _with_secret(found, before)


def _with_secret(found: Response, secret: str) -> Response:
    found.set_cookie(COOKIE, secret, path="/", secure=True, httponly=True, samesite="lax")
    return found


def _team(request: Request) -> Team:
    team = room_of(request).team
    if team is None:
        raise HTTPException(404, "On a desk nobody signs in.")
    return team


def _ours(to: str) -> str:
    """The address to go on to, if it is one of this server: what a browser could take for another host is not."""
    is_ours = to.startswith("/") and not to.startswith("//") and to.isprintable() and "\\" not in to
    return to if is_ours else HOME
