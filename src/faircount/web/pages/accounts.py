"""The accounts: who has one, how an administrator makes, changes and closes them, and how their holders set a password."""

from __future__ import annotations

from collections.abc import Callable

from fastapi import APIRouter, Request, Response

from faircount.errors import BadAccount
from faircount.store.decisions import now
from faircount.store.team.account import Role
from faircount.web.forms import Form, LinkForm, SentForm
from faircount.web.needs import ADMINISTER, OPEN, form_token
from faircount.web.view import accounts_of, go_to, message, show, visitor_of

AT = "/app/accounts"
WELCOME = "/app/welcome/"

router = APIRouter()


@router.get(AT, dependencies=[ADMINISTER])
def accounts(request: Request) -> Response:
    """Every account."""
    return _page(request)


@router.post(AT, dependencies=[ADMINISTER])
def add_account(request: Request, form: Form) -> Response:
    """Make an account, and show the link with which its holder sets a password: nobody else ever knows one."""
    return _linked(
        request, form, lambda: accounts_of(request).invite(form["name"], _role(form["role"]), by=_who(request)), form["name"]
    )


@router.post(AT + "/password", dependencies=[ADMINISTER])
def new_password_for(request: Request, form: Form) -> Response:
    """Take the password of an account away, and show the link with which its holder sets another."""
    return _linked(request, form, lambda: accounts_of(request).reset(form["name"], by=_who(request)))


@router.post(AT + "/confirm", dependencies=[ADMINISTER])
def confirm_account(request: Request, form: Form) -> Response:
    """Say, as another administrator than whoever made or changed it, that an account is its holder's."""
    return _changed(request, lambda: accounts_of(request).confirm(form["name"], by=_who(request)))


@router.post(AT + "/role", dependencies=[ADMINISTER])
def another_role(request: Request, form: Form) -> Response:
    """Give an account another role."""
    return _changed(request, lambda: accounts_of(request).set_role(form["name"], _role(form["role"]), by=_who(request)))


@router.post(AT + "/disable", dependencies=[ADMINISTER])
def close_account(request: Request, form: Form) -> Response:
    """Close an account: whoever has it is out at once."""
    return _changed(request, lambda: accounts_of(request).disable(form["name"], by=_who(request)))


@router.post(AT + "/enable", dependencies=[ADMINISTER])
def open_account(request: Request, form: Form) -> Response:
    """Open a closed account again."""
    return _changed(request, lambda: accounts_of(request).enable(form["name"], by=_who(request)))


def _changed(request: Request, does: Callable[[], object]) -> Response:
    try:
        does()
    except BadAccount as error:
        return _page(request, 422, refused=str(error))
    return go_to(AT)


def _linked(request: Request, form: SentForm, secret_of: Callable[[], str], typed: str = "") -> Response:
    """The page with the link that a secret makes; what was ``typed`` comes back where it was refused."""
    try:
        secret = secret_of()
    except BadAccount as error:
        return _page(request, 422, refused=str(error), name=typed)
    return _page(request, told_name=form["name"], told_link=f"{request.url.scheme}://{request.headers['host']}{WELCOME}{secret}")


def _page(request: Request, status: int = 200, **given: str) -> Response:
    said = {"refused": "", "name": "", "told_name": "", "told_link": ""} | given
    every, when = accounts_of(request).all(), now()
    waiting = {one.name for one in every if one.disabled is None and one.waits(when)}
    alone = sum(one.role is Role.ADMINISTRATOR and one.disabled is None for one in every) < 2
    return show(
        request, "accounts.html.j2", "Accounts", status, accounts=every, roles=list(Role), waiting=waiting, alone=alone, **said
    )


def _who(request: Request) -> str:
    return visitor_of(request).who


def _role(text: str) -> Role:
    if text not in list(Role):
        raise BadAccount(f"a role is one of {', '.join(Role)}")
    return Role(text)


@router.get(WELCOME + "{secret}", dependencies=[OPEN])
def welcome(request: Request, secret: str) -> Response:
    """Says whose account it is, and asks for a password. Looking uses nothing up: programs that look at mail follow links too."""
    name = accounts_of(request).invited(secret)
    return _over(request) if name is None else _ask_for_password(request, secret, name)


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
        return _ask_for_password(request, secret, name, 422, str(error))
    return message(request, 200, "The password is set", "Sign in with it. Nobody else knows it, and no administrator can see it.")


def _ask_for_password(request: Request, secret: str, name: str, status: int = 200, refused: str = "") -> Response:
    return show(
        request, "welcome.html.j2", "Set your password", status,
        name=name, secret=secret, form_token=form_token(secret), refused=refused,
    )  # fmt: skip


def _over(request: Request) -> Response:
    return message(request, 410, "This link opens nothing", "It was used already, or is over. Ask an administrator for another.")
