"""The answers: what waits in each."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from faircount.pipeline.review import Review
from faircount.web.needs import LOOK
from faircount.web.view import room_of, show

router = APIRouter()


@router.get("/app/answers", dependencies=[LOOK])
def answers(request: Request) -> Response:
    """Each answer with the doubts that were found in it."""
    review = room_of(request).review
    queue = review.queue()
    settled = sum(entry.decision is not None for entry in queue)
    return show(
        request, "answers.html.j2", "Answers with doubts", under="Answers",
        answers=_rows(review), settled=settled, total=len(queue), lost=review.lost(),
    )  # fmt: skip


def _rows(review: Review) -> list[dict[str, object]]:
    queue = review.queue()
    rows = []
    for sha256 in dict.fromkeys(entry.matter.sha256 for entry in queue):
        here = [entry for entry in queue if entry.matter.sha256 == sha256]
        first = next((entry for entry in here if entry.decision is None), here[0]).matter
        still_open = sum(entry.decision is None for entry in here)
        row = {"file": first.file, "force": review.force_of(first), "doubts": len(here), "open": still_open, "first": first.id}
        rows.append(row)
    return rows
