"""The answers: what was sent, what waits in each, and a form to send more."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter, Request, Response

from faircount.requests.inbox.coverage import force_of
from faircount.requests.inbox.evidence import police
from faircount.requests.inbox.matching import Match
from faircount.requests.inbox.receive import SOMEBODY, Received, receive
from faircount.requests.inbox.withdraw import withdrawn
from faircount.review.review import QueueEntry, Review
from faircount.web.forms import Form
from faircount.web.needs import ALLOWED, LOOK, REVIEW, Need
from faircount.web.view import busy, go_to, room_of, show, visitor_of

READING = "Reading answers"
PATIENCE = 6.0
"""Seconds that a page waits for the reading of what was just sent: most answers are read by then."""

router = APIRouter()


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """One answer as the list shows it."""

    file: str
    page: str
    force: str
    what: str
    how: str
    is_asked: bool
    figures: int
    doubts: int
    open: int
    first: str
    problem: str


@router.get("/app/answers", dependencies=[LOOK])
def answers(request: Request) -> Response:
    """Each answer with the doubts that were found in it, and those that could not be read."""
    return _page(request, ())


@router.post("/app/answers", dependencies=[REVIEW])
def send_answers(request: Request, form: Form) -> Response:
    """Take in what was sent, file by file: one that is refused stops no other. Then read what is new."""
    room, visitor = room_of(request), visitor_of(request)
    if not form.files:
        return _page(request, (Received("Nothing", "was chosen; choose one file or more, then send"),), 422)
    who = visitor.who or SOMEBODY
    received = [receive(room.project, file.filename or "", file.file, room.settings.scan, who) for file in form.files]
    taken = [one for one in received if not one.problem]
    if taken and not room.work.start(READING, room.read_answers):
        received.append(Received("These files", "are kept, and are read when the work that goes on has ended"))
    room.work.wait(PATIENCE)
    refused = [one for one in received if one.problem]
    return _page(request, refused, 422, len(taken)) if refused else go_to("/app/answers")


@router.post("/app/answers/read", dependencies=[REVIEW])
def read_again(request: Request, form: Form) -> Response:
    """Look whether there are new files, and read them."""
    del form
    room = room_of(request)
    if not room.work.start(READING, room.read_answers):
        return busy(request)
    room.work.wait(PATIENCE)
    return go_to("/app/answers")


def _page(request: Request, refused: tuple[Received, ...] | list[Received], status: int = 200, taken: int = 0) -> Response:
    room = room_of(request)
    work = room.work.state  # first: what it reads is looked up after it
    queue = room.review.queue()
    return show(
        request, "answers.html.j2", "Answers", status, "Answers",
        matched=bool(room.review.inbox().matches), answers=_rows(room.review, queue),
        withdrawn=withdrawn(room.project),
        settled=sum(entry.decision is not None for entry in queue), total=len(queue),
        lost=room.review.lost(), work=work, refused=refused, taken=taken,
        may_send=visitor_of(request).role in ALLOWED[Need.REVIEW], most_files=room.settings.most_files,
        most_megabytes=room.settings.most_bytes // 1_000_000,
    )  # fmt: skip


def _rows(review: Review, queue: tuple[QueueEntry, ...]) -> list[AnswerRow]:
    """A row for each answer, those with open doubts first."""
    by_file: dict[str, list[QueueEntry]] = {}
    for entry in queue:
        by_file.setdefault(entry.matter.sha256, []).append(entry)
    rows = []
    matches = {one.extract.sha256: one for one in review.inbox().matches}
    for extract in review.extracts:
        here = by_file.get(extract.sha256, [])
        waiting = [entry for entry in here if entry.decision is None]
        first = (waiting or here)[0].matter.id if here else ""
        problem = "; ".join(finding.reason for finding in extract.findings) if extract.was_refused else ""
        whose, what, how, is_asked = _matched(matches.get(extract.sha256))
        force = whose or ("" if extract.was_refused else force_of(extract))
        page = extract.sha256[:16]
        rows.append(
            AnswerRow(
                extract.file, page, force, what, how, is_asked, len(extract.figures), len(here), len(waiting), first, problem
            )
        )
    return sorted(rows, key=lambda row: (-row.open, row.file))


def _matched(one: Match | None) -> tuple[str, str, str, bool]:
    """Whose an answer is, what it is, how that is known, and whether a person is asked about it."""
    if one is None:
        return "", "", "", False
    if one.open_force:
        return "", "asked about", one.open_force, True
    whose = " and ".join(map(police, one.natures))
    what = " and ".join(dict.fromkeys(map(str, one.natures.values()))) or str(one.nature)
    return whose, "asked about" if one.open_nature else what, one.open_nature or "; ".join(one.why), bool(one.open_nature)
