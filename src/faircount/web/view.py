"""A page as it is sent: the template within the frame of the app, with the menu of whoever asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastapi import HTTPException, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from faircount.web.needs import ALLOWED, Need, Visitor
from faircount.web.room import Room
from faircount.web.templating import render

if TYPE_CHECKING:
    from faircount.store.team.accounts import Accounts

HOME = "/app/"
MENU = (
    ("Home", HOME, Need.LOOK),
    ("Answers", "/app/answers", Need.LOOK),
    ("Review", "/review/", Need.LOOK),
    ("Ledger", "/app/ledger", Need.LOOK),
    ("Findings", "/app/findings", Need.LOOK),
    ("Article check", "/app/articles", Need.LOOK),
    ("Releases", "/app/releases", Need.LOOK),
    ("Built site", "/index.html", Need.LOOK),
)
"""The entries of the menu, in the order of work; each is shown to whoever may open it."""


def room_of(request: Request) -> Room:
    """The room that a request came to."""
    room: Room = request.app.state.room
    return room


def visitor_of(request: Request) -> Visitor:
    """Whoever asks, on a page that nobody reaches without being somebody."""
    visitor: Visitor | None = request.state.visitor
    assert visitor is not None, "a page that asks who is there needs more than nothing"
    return visitor


def accounts_of(request: Request) -> Accounts:
    """The accounts of the team."""
    team = room_of(request).team
    if team is None:
        raise HTTPException(404, "On a desk nobody has an account.")
    return team.accounts


def show(request: Request, template: str, title: str, status: int = 200, under: str = "", **given: object) -> HTMLResponse:
    """The page; ``under`` is the entry of the menu that it belongs to."""
    visitor: Visitor | None = getattr(request.state, "visitor", None)
    menu = [(label, path) for label, path, need in MENU if visitor and visitor.role in ALLOWED[need]]
    frame = {
        "title": title,
        "menu": menu,
        "entry_of_menu": under,
        "visitor": visitor,
        "is_team": room_of(request).settings.is_team,
    }
    return HTMLResponse(render(template, **frame, **given), status)


def message(request: Request, status: int, title: str, words: str) -> HTMLResponse:
    """A page that says one thing."""
    return show(request, "message.html.j2", title, status, words=words)


def busy(request: Request) -> HTMLResponse:
    """The page for an act that has to wait for other work."""
    return message(request, 409, "Something else goes on", "Wait until it has ended, then ask again.")


def missing(request: Request) -> HTMLResponse:
    """The page for an address that leads nowhere."""
    return message(request, 404, "No such page", "The address is mistyped, or a doubt has gone with a new version of its file.")


def go_to(path: str) -> RedirectResponse:
    """On to another page, after a form."""
    return RedirectResponse(path, 303)
