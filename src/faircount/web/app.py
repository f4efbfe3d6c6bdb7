"""The web app: every page of it, behind one shell."""

from __future__ import annotations

import logging
from functools import partial
from typing import TYPE_CHECKING

from fastapi import FastAPI, Request, Response
from fastapi.responses import PlainTextResponse
from starlette.exceptions import HTTPException as RoutingException

from faircount.errors import FaircountError, SystemRefused
from faircount.project.project import Project
from faircount.review.review import Review
from faircount.web.api.app import AT, published_api
from faircount.web.api.library import published_root
from faircount.web.needs import need_of, routes_of
from faircount.web.pages import (
    accounts,
    answer,
    answers,
    articles,
    findings,
    home,
    ledger,
    preview,
    releases,
    review,
    sign_in,
    site,
    static,
    trail,
)
from faircount.web.room import Room
from faircount.web.settings import WebSettings
from faircount.web.shell import HEADERS, Shell
from faircount.web.view import message, missing

if TYPE_CHECKING:
    from faircount.store.team.team import Team

PAGES = (
    static.router,
    sign_in.router,
    home.router,
    answers.router,
    answer.router,
    review.router,
    ledger.router,
    findings.router,
    releases.router,
    articles.router,
    trail.router,
    accounts.router,
    preview.router,
    site.router,
)
"""The pages in the order in which an address is looked up: the built site is last, since it takes whatever is left."""


def create_app(project: Project, settings: WebSettings, read: Review, team: Team | None = None) -> FastAPI:
    """The app of one project. A route that does not say what it needs stops it from starting."""
    assert settings.is_team == (team is not None), "a team signs in, and a desk does not"
    app = FastAPI(title="faircount", docs_url=None, redoc_url=None, openapi_url=None)
    app.state.room = Room(project, settings, read, team)
    for route in routes_of(PAGES):
        need_of(route)
    app.mount(AT, published_api(partial(published_root, project, is_team=settings.is_team)))
    for router in PAGES:
        app.include_router(router)
    app.add_exception_handler(RoutingException, _refused)
    app.add_exception_handler(FaircountError, _cannot)
    app.add_exception_handler(OSError, _system_refused)
    app.add_exception_handler(Exception, _broken)
    app.add_middleware(Shell, hosts=settings.hosts, largest=_largest(settings, app.state.room))
    return app


def _largest(settings: WebSettings, room: Room) -> dict[str, int]:
    """The largest body by the path it is sent to, where a form is not all that is sent."""
    # What stands round a file in a form, and a text typed beside it.
    round_it = 400_000
    return {"/app/answers": settings.most_bytes, "/app/articles": room.desk.limits.file_bytes + round_it}


def _refused(request: Request, error: Exception) -> Response:
    """A refusal, as a page for a person."""
    assert isinstance(error, RoutingException)
    if error.status_code == 303:
        return Response(status_code=303, headers=error.headers)
    if error.status_code == 404:
        return missing(request)
    return message(request, error.status_code, "That was refused", error.detail)


def _cannot(request: Request, error: Exception) -> Response:
    """What a person can mend: a file or a database that cannot be used now, said as the command line says it."""
    assert isinstance(error, FaircountError)
    status = 507 if isinstance(error, SystemRefused) else 503
    later = {"Retry-After": "20"} if status == 503 else {}
    words = f"{str(error).rstrip('.')}. Nothing that was decided is lost."
    try:
        found: Response = message(request, status, "This cannot be done now", words)
    except (FaircountError, OSError):  # the page itself asks what cannot be asked
        found = PlainTextResponse(words, status)
    found.headers.update(later)
    return found


def _system_refused(request: Request, error: Exception) -> Response:
    """A full disk or a folder without rights, in plain words; the log of the server has the place."""
    assert isinstance(error, OSError)
    logging.getLogger("uvicorn.error").error("%s", SystemRefused.of(error))
    found = SystemRefused.of(OSError(error.errno, error.strerror or "", "a file of the project"))
    return _cannot(request, found)


def _broken(request: Request, error: Exception) -> Response:
    """A bug of ours: its words go to the log of the server, and never to a page."""
    del error
    found = message(
        request, 500, "Something broke", "Nothing that was decided is lost. Go back and try once more, or tell whoever runs this."
    )
    found.headers.update(HEADERS)
    return found
