"""One answer: whose it is and how that is known, every figure over its original, and how to undo that it was sent."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from fastapi import APIRouter, Request, Response

from faircount.briefing.figure_words import what_of_answered
from faircount.errors import BadDecision, FaircountError
from faircount.patterns import regex
from faircount.requests.inbox.coverage import force_of
from faircount.requests.inbox.evidence import police
from faircount.requests.inbox.matching import Match
from faircount.requests.inbox.receive import SOMEBODY
from faircount.requests.inbox.withdraw import take_back, withdraw
from faircount.review.neighbourhood import Grid
from faircount.review.proposed import say_number
from faircount.review.review import OpenedAnswer
from faircount.review.spots import page_of
from faircount.tables.extract import AnsweredFigure
from faircount.web.forms import Form
from faircount.web.needs import ALLOWED, LOOK, REVIEW, Need
from faircount.web.pages.answers import PATIENCE, READING
from faircount.web.view import busy, go_to, message, missing, room_of, show, visitor_of

PAGE = 120
"""Figures shown at once over their original."""
NAME = regex(r"[0-9a-f]{16}")

router = APIRouter()


@dataclass(frozen=True, slots=True)
class ShownFigure:
    """One figure as it was read: where it stands, the count in words, and what it is a count of."""

    place: str
    count: str
    what: str
    doubt: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture of a place, and the figures read there."""

    picture: object
    kind: str
    figures: tuple[ShownFigure, ...]
    page: int | None


@router.get("/app/answers/{name}", dependencies=[LOOK])
def answer(request: Request, name: str, page: int = 1) -> Response:
    """The answer with its figures over it, so many at once."""
    opened = _opened(request, name)
    if opened is None:
        return missing(request)
    room = room_of(request)
    figures = list(opened.extract.figures)
    last = max(1, -(-len(figures) // PAGE))
    at = min(max(page, 1), last)
    part = figures[(at - 1) * PAGE : at * PAGE]
    queue = [entry for entry in room.review.queue() if entry.matter.sha256 == opened.extract.sha256]
    matters = room.review.correspondence(opened.extract.sha256)
    return show(
        request, "answer.html.j2", f"Answer from {_from(opened)}", 200, "Answers",
        opened=opened, name=name, whose=_whose(opened.match), what=_what(opened.match), matters=matters,
        shown=_shown(request, opened, part), total=len(figures), at=at, last=last, here=f"/app/answers/{name}?",
        waiting=[entry for entry in queue if entry.decision is None], refusals=opened.extract.refusals,
        leftovers=opened.extract.leftovers[:200], left=len(opened.extract.leftovers), findings=opened.extract.findings,
        begins=room.review.around(matters[0]) if matters and not figures else None,
        may_undo=visitor_of(request).role in ALLOWED[Need.REVIEW],
    )  # fmt: skip


@router.get("/app/answers/{name}/page/{number}.png", dependencies=[LOOK])
def page_picture(request: Request, name: str, number: int) -> Response:
    """A page of a PDF with every figure that was read on it framed."""
    opened = _opened(request, name)
    if opened is None:
        return missing(request)
    try:
        return Response(room_of(request).review.page_of_answer(opened, number), media_type="image/png")
    except FaircountError:
        return missing(request)


@router.get("/app/answers/{name}/original", dependencies=[LOOK])
def original(request: Request, name: str) -> Response:
    """The file as it was sent, to be saved and never shown by the browser: it is a stranger's."""
    opened = _opened(request, name)
    if opened is None or not opened.path.is_file():
        return missing(request)
    plain = re.sub(r"[^\w.() -]", "_", opened.path.name, flags=re.ASCII)
    kept = {"Content-Disposition": f'attachment; filename="{plain}"', "X-Content-Type-Options": "nosniff"}
    return Response(opened.path.read_bytes(), media_type="application/octet-stream", headers=kept)


@router.post("/app/answers/{name}/undo", dependencies=[REVIEW])
def undo(request: Request, name: str, form: Form) -> Response:
    """Take a file out of the answers; it is kept, and can be taken back."""
    opened = _opened(request, name)
    if opened is None or form["file"] not in opened.files:
        return message(request, 409, "It is not here any more", "Somebody took it out before you did. Look at the list again.")
    return _moved(request, lambda who: withdraw(room_of(request).project, form["file"], who))


@router.post("/app/withdrawn", dependencies=[REVIEW])
def put_back(request: Request, form: Form) -> Response:
    """Put a file that was taken out among the answers again."""
    return _moved(request, lambda who: take_back(room_of(request).project, form["kept"], who))


def _moved(request: Request, does: Callable[[str], object]) -> Response:
    room = room_of(request)
    if room.work.state.is_going:
        return busy(request)
    try:
        does(visitor_of(request).who or SOMEBODY)
    except BadDecision as error:
        return message(request, 409, "It is not here any more", f"{error}.")
    room.work.start(READING, room.read_answers)
    room.work.wait(PATIENCE)
    return go_to("/app/answers")


def _opened(request: Request, name: str) -> OpenedAnswer | None:
    return room_of(request).review.answer(name) if NAME.fullmatch(name) else None


def _from(opened: OpenedAnswer) -> str:
    return _whose(opened.match) if opened.match and opened.match.natures else force_of(opened.extract)


def _whose(found: Match | None) -> str:
    return " and ".join(map(police, found.natures)) if found else ""


def _what(found: Match | None) -> str:
    if found is None:
        return ""
    return " and ".join(dict.fromkeys(map(str, found.natures.values()))) or str(found.nature)


def _shown(request: Request, opened: OpenedAnswer, figures: Sequence[AnsweredFigure]) -> list[Shown]:
    """The figures under the picture of where they stand; those whose place cannot be shown under none."""
    by_place: dict[str, list[ShownFigure]] = {}
    for figure in figures:
        by_place.setdefault(figure.locator, []).append(_read(figure))
    pictures = room_of(request).review.over_the_original(opened, list(by_place))
    left, found = dict(by_place), []
    for picture in pictures:
        places = [place for place in left if place in picture.places]
        here = tuple(read for place in places for read in left.pop(place))
        kind = "grid" if isinstance(picture, Grid) else "passage"
        found.append(Shown(picture, kind, here, page_of(picture.place) if opened.path.suffix.lower() == ".pdf" else None))
    if left:
        found.append(Shown(None, "none", tuple(read for reads in left.values() for read in reads), None))
    return found


def _read(figure: AnsweredFigure) -> ShownFigure:
    return ShownFigure(figure.locator, say_number(figure), what_of_answered(figure), figure.doubt)
