"""A sentence, or an article, checked on a page: typed, pasted or sent as a file, held against the ledger, and not kept."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response
from markupsafe import Markup

from faircount.errors import Busy, FaircountError
from faircount.pipeline.check_desk import TEXT
from faircount.vocabulary.areas import AREAS, FORCE_KINDS, FORCES, Area, parse_area
from faircount.web.forms import Form
from faircount.web.needs import LOOK
from faircount.web.view import room_of, show

UNDER = "Article check"
LONGEST = 600
"""Characters of a sentence."""

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


@router.post("/app/sentence", dependencies=[LOOK])
def sentence(request: Request, form: Form) -> Response:
    """One sentence, answered in four lines a claim, above the form that it came from."""
    asked, code = form["sentence"][:LONGEST], form["force"]
    if not asked:
        return _form(request, "Type a sentence", status=422)
    try:
        force = AREAS[parse_area(code).code] if code else None
        posted = room_of(request).desk.check_sentence(asked, (force.police or force.name) if force else "")
    except FaircountError as error:
        return _form(request, str(error), status=503 if isinstance(error, Busy) else 422, sentence=asked, force=code)
    return _form(request, sentence=asked, force=code, answered=Markup(posted.body))


def _forces(request: Request) -> list[Area]:
    """Whom a sentence may speak of: every force, England and Wales, and whoever else the project has figures of."""
    held = {figure.area for figure in room_of(request).ledger().figures}
    others = {code for code in held if AREAS[code].kind in FORCE_KINDS}
    return [parse_area("England and Wales"), *sorted((AREAS[code] for code in {*FORCES, *others}), key=lambda area: area.name)]


def _form(
    request: Request,
    refused: str = "",
    text: str = "",
    status: int = 200,
    sentence: str = "",
    force: str = "",
    answered: Markup | None = None,
) -> Response:
    room = room_of(request)
    limits = room.desk.limits
    return show(
        request, "article_check.html.j2", "Check an article", status, UNDER,
        refused=refused, text=text, characters=limits.characters, megabytes=limits.file_bytes // 1_000_000,
        has_figures=len(room.ledger().figures) > 0, sentence=sentence, force=force, answered=answered,
        forces=_forces(request), longest=LONGEST,
    )  # fmt: skip
