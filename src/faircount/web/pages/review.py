"""The review of doubts: the next one, each one, and what a form decides."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from faircount.errors import BadDatabase, BadDecision, DecidedMeanwhile, FaircountError
from faircount.patterns import regex
from faircount.review.review import QueueEntry
from faircount.web.forms import Form, SentForm
from faircount.web.needs import LOOK, REVIEW
from faircount.web.pages.review_doubt import doubt_page
from faircount.web.view import go_to, missing, room_of, show, visitor_of

ANSWERS = "/app/answers"
_MATTER = regex(r"[0-9a-f]{10}")

_COUNT = regex(r"[0-9]{1,6}")

router = APIRouter()


@router.get("/review", dependencies=[LOOK])
@router.get("/review/", dependencies=[LOOK])
def first_open(request: Request) -> Response:
    """On to the first doubt that waits, or to the answers where none does."""
    found = next((entry for entry in room_of(request).review.queue() if entry.decision is None), None)
    return go_to(f"/review/{found.matter.id}" if found else ANSWERS)


@router.get("/review/answers", dependencies=[LOOK])
def old_address() -> Response:
    """On to where the answers are listed now."""
    return go_to(ANSWERS)


@router.get("/review/coverage", dependencies=[LOOK])
def coverage(request: Request) -> Response:
    """What became of each question to each force."""
    review = room_of(request).review
    rows = review.coverage()
    told = review.covered(rows)
    return show(request, "review_coverage.html.j2", "What became of each question", under="Review", rows=rows, told=told)


@router.get("/review/{name}", dependencies=[LOOK])
def doubt(request: Request, name: str) -> Response:
    """One doubt."""
    entry = _entry(request, name)
    return doubt_page(request, entry, {}) if entry else missing(request)


@router.get("/review/{name}/page", dependencies=[LOOK])
def whole_page(request: Request, name: str) -> Response:
    """The page of a PDF that the doubt is on."""
    entry = _entry(request, name)
    page = room_of(request).review.page(entry.matter) if entry else None
    if entry is None or page is None:
        return missing(request)
    title = f"Page {page} of {entry.matter.file}"
    return show(request, "review_page.html.j2", title, under="Review", matter=entry.matter)


@router.get("/review/{name}/page.png", dependencies=[LOOK])
def page_picture(request: Request, name: str) -> Response:
    """The same page as a picture, with the cells in doubt framed."""
    entry, review = _entry(request, name), room_of(request).review
    if entry is None or review.page(entry.matter) is None:
        return missing(request)
    try:
        return Response(review.page_picture(entry.matter), media_type="image/png")
    except FaircountError:
        return missing(request)


@router.post("/review/{name}", dependencies=[REVIEW])
def decide(request: Request, name: str, form: Form) -> Response:
    """Decide, and go on to the next open doubt."""
    room, entry = room_of(request), _entry(request, name)
    if entry is None:
        return missing(request)
    # On a desk whoever sits there says who decides; whoever signed in is who they are.
    who = visitor_of(request).who if room.team else form["who"]
    try:
        _decide(request, entry, form, who)
    except DecidedMeanwhile as error:
        return _again(request, name, form, str(error), 409)
    except BadDatabase:
        raise  # the page of the doubt asks the database too
    except FaircountError as error:
        return _again(request, name, form, str(error))
    if room.team is None:
        room.name_desk(who)
    return go_to(_next_open(request, entry))


def _decide(request: Request, entry: QueueEntry, form: SentForm, who: str) -> None:
    said = form["typed"] or form["choice"]
    if not said:
        raise BadDecision("choose one, or write an answer")
    seen = form["seen"]
    room_of(request).review.decide(entry.matter.id, said, form["why"], who, int(seen) if _COUNT.fullmatch(seen) else None)


def _again(request: Request, name: str, form: SentForm, refused: str, status: int = 422) -> Response:
    """The same doubt with what was typed and why it was not taken."""
    entry = _entry(request, name)
    return doubt_page(request, entry, form.fields, refused, status) if entry else missing(request)


def _entry(request: Request, name: str) -> QueueEntry | None:
    if not _MATTER.fullmatch(name):
        return None
    try:
        return room_of(request).review.entry(name)
    except BadDecision:
        return None


def _next_open(request: Request, after: QueueEntry) -> str:
    queue = room_of(request).review.queue()
    at = next((number for number, entry in enumerate(queue) if entry.matter.id == after.matter.id), 0)
    found = next((entry for entry in (*queue[at + 1 :], *queue[:at]) if entry.decision is None), None)
    return f"/review/{found.matter.id}" if found else ANSWERS
