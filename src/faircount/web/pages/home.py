"""The first page: what waits for whoever came."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter, Request, Response

from faircount.web.forms import Form
from faircount.web.needs import ALLOWED, LOOK, OPEN, REVIEW, Need
from faircount.web.pages.findings import findings_of
from faircount.web.view import HOME, go_to, message, room_of, show, visitor_of

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Waiting:
    """One line of what waits: how many, of what (said of one and of several), and where."""

    count: int
    one: str
    several: str
    where: str
    says: str

    @property
    def what(self) -> str:
        """What it is, as the count has it."""
        return self.one if self.count == 1 else self.several


@router.get(HOME, dependencies=[LOOK])
def home(request: Request) -> Response:
    """What waits."""
    room = room_of(request)
    work = room.work.state  # first: what it makes is looked up after it
    site = room.project.build / "site" / "index.html"
    return show(
        request, "home.html.j2", room.project.config.project.title, 200, "Home",
        waiting=_waiting(request), work=work, built=site.stat().st_mtime if site.is_file() else None,
        may_build=visitor_of(request).role in ALLOWED[Need.REVIEW], project=room.project.config.project,
    )  # fmt: skip


@router.post("/app/build", dependencies=[REVIEW])
def build(request: Request, form: Form) -> Response:
    """Build the site with what was decided, behind the pages."""
    del form
    room = room_of(request)
    if not room.work.start("Building", room.build):
        return message(request, 409, "Something else goes on", "Wait until it has ended, then build.")
    room.work.wait(2)
    return go_to(HOME)


@router.get("/app/health", dependencies=[OPEN])
def health() -> dict[str, str]:
    """That the server answers, for whoever watches over it."""
    return {"status": "up"}


def _waiting(request: Request) -> list[Waiting]:
    room = room_of(request)
    queue, extracts = room.review.queue(), room.review.extracts
    still_open = sum(entry.decision is None for entry in queue)
    unread = sum(extract.was_refused for extract in extracts)
    lost, found = len(room.review.lost()), len(findings_of(room.project))
    lines = [
        Waiting(still_open, "open doubt", "open doubts", "/review/", f"of {len(queue)} in {len(extracts)} answers"),
        Waiting(
            unread, "answer that could not be read", "answers that could not be read", "/app/answers", "ask for another form"
        ),
        Waiting(lost, "decision without effect", "decisions without effect", "/app/answers", "the file changed or is gone"),
        Waiting(found, "finding", "findings", "/app/findings", "figures that do not agree, as of the last build"),
    ]
    return [line for line in lines if line.count or line.one in ("open doubt", "finding")]
