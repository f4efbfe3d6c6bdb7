"""An article, or a text of one's own, checked on a page: pasted or sent as a file, held against the ledger, and not kept."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response
from markupsafe import Markup

from faircount.errors import Busy, FaircountError
from faircount.pipeline.checking.posted import TEXT
from faircount.web.forms import Form
from faircount.web.needs import LOOK
from faircount.web.view import room_of, show

UNDER = "Article check"

router = APIRouter()


@router.get("/app/articles", dependencies=[LOOK])
def articles(request: Request) -> Response:
    """The form."""
    return _form(request)


@router.post("/app/articles", dependencies=[LOOK])
def check(request: Request, form: Form) -> Response:
    """The text with every claim marked; what was typed comes back where it could not be checked."""
    file = form.files[0] if form.files else None
    content = file.file.read() if file else form["text"].encode()
    if not content:
        return _form(request, "Paste a text, or choose a file", status=422)
    try:
        posted = room_of(request).desk.check(content, (file.filename if file else "") or TEXT)
    except FaircountError as error:
        return _form(request, str(error), form["text"], 503 if isinstance(error, Busy) else 422)
    return show(
        request, "article_checked.html.j2", posted.title or UNDER, 200, UNDER,
        body=Markup(posted.body), query=posted.query,
    )  # fmt: skip


def _form(request: Request, refused: str = "", text: str = "", status: int = 200) -> Response:
    room = room_of(request)
    limits = room.desk.limits
    return show(
        request, "article_check.html.j2", "Check an article", status, UNDER,
        refused=refused, text=text, characters=limits.characters, megabytes=limits.file_bytes // 1_000_000,
        has_figures=len(room.ledger().figures) > 0,
    )  # fmt: skip
