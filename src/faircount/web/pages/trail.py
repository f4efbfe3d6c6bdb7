"""The audit trail: who did what, and whether the chain holds."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from faircount.errors import BrokenTrail
from faircount.store.audit_trail import Event
from faircount.web.needs import LOOK
from faircount.web.view import room_of, show

PAGE = 100

router = APIRouter()


@router.get("/app/trail", dependencies=[LOOK])
def trail(request: Request, page: int = 1) -> Response:
    """The events, newest first, after the whole chain was checked."""
    kept = room_of(request).trail
    events: tuple[Event, ...] = ()
    try:
        events = kept.events()
        problems = kept.verify()
    except BrokenTrail as error:
        problems = (str(error),)
    last = max(1, -(-len(events) // PAGE))
    at = min(max(page, 1), last)
    newest = tuple(reversed(events))[(at - 1) * PAGE : at * PAGE]
    return show(
        request, "app_trail.html.j2", "Who did what", 200, "Home",
        events=newest, total=len(events), problems=problems, at=at, last=last, here="/app/trail?",
        head=events[-1].hash if events else "",
    )  # fmt: skip
