"""The accounts: who has one, and how an administrator makes, changes and closes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastapi import APIRouter, HTTPException, Request, Response

from faircount.errors import BadAccount
from faircount.store.decisions import now
from faircount.store.team.account import Role
from faircount.web.forms import Form
from faircount.web.needs import ADMINISTER
from faircount.web.pages.welcome import WELCOME
from faircount.web.view import go_to, room_of, show, visitor_of

if TYPE_CHECKING:
    from faircount.store.team.accounts import Accounts

AT = "/app/accounts"

router = APIRouter()


@router.get(AT, dependencies=[ADMINISTER])
def accounts(request: Request) -> Response:
    """Every account."""
    return _page(request)


@router.post(AT, dependencies=[ADMINISTER])
def add_account(request: Request, form: Form) -> Response:
    """Make an account, and show the link with which its holder sets a password: nobody else ever knows one."""
    try:
        secret = _accounts(request).invite(form["name"], _role(form["role"]), by=_who(request))
    except BadAccount as error:
        return _page(request, 422, refused=str(error), name=form["name"])
    return _page(request, told_name=form["name"], told_link=_link(request, secret))


@router.post(AT + "/password", dependencies=[ADMINISTER])
def new_password_for(request: Request, form: Form) -> Response:
    """Take the password of an account away, and show the link with which its holder sets another."""
    try:
        secret = _accounts(request).reset(form["name"], by=_who(request))
    except BadAccount as error:
        return _page(request, 422, refused=str(error))
    return _page(request, told_name=form["name"], told_link=_link(request, secret))


@router.post(AT + "/confirm", dependencies=[ADMINISTER])
def confirm_account(request: Request, form: Form) -> Response:
    """Say, as another administrator than whoever made or changed it, that an account is its holder's."""
    try:
        _accounts(request).confirm(form["name"], by=_who(request))
    except BadAccount as error:
        return _page(request, 422, refused=str(error))
    return go_to(AT)


@router.post(AT + "/role", dependencies=[ADMINISTER])
def another_role(request: Request, form: Form) -> Response:
    """Give an account another role."""
    try:
        _accounts(request).set_role(form["name"], _role(form["role"]), by=_who(request))
    except BadAccount as error:
        return _page(request, 422, refused=str(error))
    return go_to(AT)


@router.post(AT + "/disable", dependencies=[ADMINISTER])
def close_account(request: Request, form: Form) -> Response:
    """Close an account: whoever has it is out at once."""
    try:
        _accounts(request).disable(form["name"], by=_who(request))
    except BadAccount as error:
        return _page(request, 422, refused=str(error))
    return go_to(AT)


@router.post(AT + "/enable", dependencies=[ADMINISTER])
def open_account(request: Request, form: Form) -> Response:
    """Open a closed account again."""
    try:
        _accounts(request).enable(form["name"], by=_who(request))
    except BadAccount as error:
        return _page(request, 422, refused=str(error))
    return go_to(AT)


def _link(request: Request, secret: str) -> str:
    return f"{request.url.scheme}://{request.headers['host']}{WELCOME}{secret}"


def _page(request: Request, status: int = 200, **given: str) -> Response:
    said = {"refused": "", "name": "", "told_name": "", "told_link": ""} | given
    every, when = _accounts(request).all(), now()
    waiting = {one.name for one in every if one.disabled is None and one.waits(when)}
    alone = sum(one.role is Role.ADMINISTRATOR and one.disabled is None for one in every) < 2
    return show(
        request, "accounts.html.j2", "Accounts", status, accounts=every, roles=list(Role), waiting=waiting, alone=alone, **said
    )


def _accounts(request: Request) -> Accounts:
    team = room_of(request).team
    if team is None:
        raise HTTPException(404, "On a desk nobody has an account.")
    return team.accounts


def _who(request: Request) -> str:
    return visitor_of(request).who


def _role(text: str) -> Role:
    if text not in list(Role):
        raise BadAccount(f"a role is one of {', '.join(Role)}")
    return Role(text)
