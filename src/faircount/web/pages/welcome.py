"""The page that a link to an account leads to: whoever it is for sets the password, once."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Depends, HTTPException, Request, Response

from faircount.errors import BadAccount
from faircount.web.forms import SentForm, read_form
from faircount.web.needs import OPEN
from faircount.web.view import message, room_of, show
from faircount.web.visitor import form_token

if TYPE_CHECKING:
    from faircount.store.team.accounts import Accounts

WELCOME = "/app/welcome/"

router = APIRouter()


async def _sent(request: Request, secret: str) -> AsyncIterator[SentForm]:
    """The form of the page that this very link leads to."""
    async for form in read_form(request, form_token(secret)):
        yield form


@router.get(WELCOME + "{secret}", dependencies=[OPEN])
def welcome(request: Request, secret: str) -> Response:
    """Says whose account it is, and asks for a password. Looking uses nothing up: programs that look at mail follow links too."""
    name = _accounts(request).invited(secret)
    return _over(request) if name is None else _page(request, secret, name)


@router.post(WELCOME + "{secret}", dependencies=[OPEN])
def set_password(request: Request, secret: str, form: Annotated[SentForm, Depends(_sent)]) -> Response:
    """Set the password; the link is worth nothing from then on."""
    accounts = _accounts(request)
    name = accounts.invited(secret)
    if name is None:
        return _over(request)
    try:
        if form.fields.get("new", "") != form.fields.get("again", ""):
            raise BadAccount("the password was typed in two ways")
        accounts.open_with(secret, form.fields.get("new", ""))
    except BadAccount as error:
        return _page(request, secret, name, 422, str(error))
    return message(request, 200, "The password is set", "Sign in with it. Nobody else knows it, and no administrator can see it.")


def _page(request: Request, secret: str, name: str, status: int = 200, refused: str = "") -> Response:
    return show(
        request, "welcome.html.j2", "Set your password", status,
        name=name, secret=secret, form_token=form_token(secret), refused=refused,
    )  # fmt: skip


def _over(request: Request) -> Response:
    return message(request, 410, "This link opens nothing", "It was used already, or is over. Ask an administrator for another.")


def _accounts(request: Request) -> Accounts:
    team = room_of(request).team
    if team is None:
        raise HTTPException(404, "On a desk nobody has an account.")
    return team.accounts
