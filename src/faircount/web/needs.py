"""Who asks for a page, and what each route needs of them: a route that does not say is served to nobody."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import quote

from fastapi import APIRouter, Depends, HTTPException, Request
from fastapi.params import Depends as Dependency
from fastapi.routing import APIRoute

from faircount.store.team.account import Role


@dataclass(frozen=True, slots=True)
class Visitor:
    """A person who may be here: the name that stands beside what is decided, the role, and the token of this session's forms."""

    who: str
    role: Role
    token: str


def form_token(secret: str) -> str:
    """The token of the forms of a session, made from its secret, so that it need not be kept and says nothing of the secret."""
    return hmac.new(secret.encode(), b"a form of faircount", hashlib.sha256).hexdigest()


def is_token(sent: str, wanted: str) -> bool:
    """Whether a form carries this token, compared in the same time whatever was sent."""
    return hmac.compare_digest(sent.encode(), wanted.encode())


SIGN_IN = "/app/sign-in"
LINK_FIRST = (
    "A preview is read with the link that its reader was given, in the browser that opened it, until its time is over. "
    "Ask whoever gave you the link for another."
)


class Need(StrEnum):
    """What a route is for."""

    NOTHING = "nothing"
    LOOK = "look"
    REVIEW = "review"
    PUBLISH = "publish"
    ADMINISTER = "administer"
    PREVIEW = "preview"


ALLOWED: Mapping[Need, frozenset[Role]] = {
    Need.LOOK: frozenset(Role),
    Need.REVIEW: frozenset({Role.REVIEWER, Role.PUBLISHER}),
    Need.PUBLISH: frozenset({Role.PUBLISHER}),
    Need.ADMINISTER: frozenset({Role.ADMINISTRATOR}),
}
"""The roles that have what a route needs. A route that needs nothing is open to whoever reaches the server; a preview is for
whoever opened it with a link of their own, and for no role."""


class Needs:
    """The check of one route: sends a stranger to the sign-in page, and refuses a role that may not."""

    def __init__(self, need: Need) -> None:
        self.need = need

    def __call__(self, request: Request) -> None:
        """Let pass, or refuse; who asks is kept with the request."""
        visitor: Visitor | None = request.app.state.room.visitor(request)
        request.state.visitor = visitor
        if self.need is Need.NOTHING:
            return
        if self.need is Need.PREVIEW:
            request.state.reading = request.app.state.room.reading(request)
            if request.state.reading is None:
                raise HTTPException(403 if visitor else 401, LINK_FIRST)
            return
        if visitor is None:
            raise _sent_to_sign_in(request)
        if visitor.role not in ALLOWED[self.need]:
            raise HTTPException(403, f"This needs another role than {visitor.role}.")


OPEN, LOOK, REVIEW, PUBLISH, ADMINISTER, PREVIEW = (Depends(Needs(need)) for need in Need)
"""For ``dependencies=[...]`` of a route."""


def need_of(route: APIRoute) -> Need:
    """What a route needs; of several the first that is stated, which is the router's own. Refused where none is stated."""
    for dependency in route.dependencies:
        if isinstance(dependency, Dependency) and isinstance(dependency.dependency, Needs):
            return dependency.dependency.need
    raise AssertionError(f"{route.path} does not say what it needs")


def routes_of(routers: Iterable[APIRouter]) -> Iterator[APIRoute]:
    """Every route of these routers, and of routers within them."""
    for router in routers:
        for route in router.routes:
            within = getattr(route, "original_router", None)
            if isinstance(within, APIRouter):
                yield from routes_of([within])
            else:
                assert isinstance(route, APIRoute), f"{route} is no route that can say what it needs"
                yield route


def _sent_to_sign_in(request: Request) -> HTTPException:
    if request.url.path.startswith("/api/") or request.method not in ("GET", "HEAD"):
        return HTTPException(401, "Sign in first.")
    path = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    return HTTPException(303, headers={"Location": f"{SIGN_IN}?to={quote(path)}"})
