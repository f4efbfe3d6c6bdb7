"""The page that a link to an account leads to: whoever it is for sets the password, once."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from faircount.errors import BadAccount
from faircount.web.forms import LinkForm
from faircount.web.needs import OPEN
from faircount.web.view import accounts_of, message, show
from faircount.web.visitor import form_token

WELCOME = "/app/welcome/"

router = APIRouter()


@router.get(WELCOME + "{secret}", dependencies=[OPEN])
def welcome(request: Request, secret: str) -> Response:
    """Says whose account it is, and asks for a password. Looking uses nothing up: programs that look at mail follow links too."""
    name = accounts_of(request).invited(secret)
    return _over(request) if name is None else _page(request, secret, name)


@router.post(WELCOME + "{secret}", dependencies=[OPEN])
def set_password(request: Request, secret: str, form: LinkForm) -> Response:
    """Set the password; the link is worth nothing from then on."""
    accounts = accounts_of(request)
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
