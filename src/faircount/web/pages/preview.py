"""The preview for somebody outside the house: a link that opens it once, then its pages until their time is over."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response
from starlette.concurrency import run_in_threadpool

from faircount.errors import FaircountError
from faircount.release.preview_link import OVER, PreviewVisit, invited, open_link, pages_of
from faircount.release.release_time import say_time
from faircount.store.decisions import now
from faircount.web.forms import LinkForm
from faircount.web.needs import OPEN, PREVIEW, form_token
from faircount.web.pages.site import file_of
from faircount.web.room import PREVIEW_COOKIE
from faircount.web.view import go_to, message, room_of, show

AT = "/preview/"
LINK = "/preview-link/"

router = APIRouter()


@router.get(LINK + "{secret}", dependencies=[OPEN])
def before_it_opens(request: Request, secret: str) -> Response:
    """Says whom the link is for and what it opens. It takes a press of a button: programs that look at mail follow links too."""
    found = _invited(request, secret)
    if found is None:
        return _over(request)
    return show(
        request, "preview_link.html.j2", "Read before publication",
        reader=found.name, version=found.draft.version, form_token=form_token(secret), secret=secret,
        at=say_time(found.draft.at), until=say_time(found.until), ends_before=found.until < found.draft.at,
    )  # fmt: skip


@router.post(LINK + "{secret}", dependencies=[OPEN])
def open_it(request: Request, secret: str, form: LinkForm) -> Response:
    """Use the link up; from then on this browser, and no other, reads the preview."""
    del form
    room = room_of(request)
    try:
        opened = open_link(room.project, secret, now())
    except FaircountError:
        return _over(request)
    reply = go_to(AT)
    reply.set_cookie(PREVIEW_COOKIE, opened, path="/", secure=True, httponly=True, samesite="lax")
    return reply


@router.api_route(AT + "{path:path}", methods=["GET", "HEAD"], dependencies=[PREVIEW])
async def preview_file(request: Request, path: str) -> Response:
    """A page or file of the marked copy of whoever reads."""
    found: PreviewVisit = request.state.reading
    folder = await run_in_threadpool(pages_of, room_of(request).project, found, now())
    if folder is None:
        words = "Nothing of it can be read for now; ask whoever gave you the link."
        return message(request, 409, "This version is being prepared again", words)
    return await file_of(request, folder, path or "index.html")


def _invited(request: Request, secret: str) -> PreviewVisit | None:
    try:
        return invited(room_of(request).project, secret, now())
    except FaircountError:  # a trail that was changed says nothing of anybody
        return None


def _over(request: Request) -> Response:
    return message(request, 410, "This link opens nothing", f"{OVER[:1].upper()}{OVER[1:]}.")
