"""Releases: prepare a version, have it checked, signed by a second person and published, or take one away."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial

from fastapi import APIRouter, Request, Response

from faircount.errors import BadRelease, FaircountError
from faircount.project.progress import Progress
from faircount.release.changes import ChangeNature
from faircount.release.checklist import checklist
from faircount.release.correct import Chosen, explain, explanations
from faircount.release.history import draft_of, readers, releases
from faircount.release.preview import give_preview
from faircount.release.preview_link import give_link
from faircount.release.publish import publish
from faircount.release.release import Draft
from faircount.release.release_time import parse_time, say_time
from faircount.release.sign import sign_off
from faircount.release.withdraw import withdraw
from faircount.store.decisions import now
from faircount.store.people import same_person
from faircount.store.team.account import remark_beside
from faircount.web.forms import Form, SentForm
from faircount.web.needs import ALLOWED, LOOK, PUBLISH, Need
from faircount.web.pages.preview import LINK
from faircount.web.room import ChecklistReport, Room
from faircount.web.view import go_to, room_of, show, visitor_of

AT = "/app/releases"

router = APIRouter()


@router.get(AT, dependencies=[LOOK])
def release_page(request: Request) -> Response:
    """The draft that waits with its checklist and signatures, and every published version."""
    return _page(request)


@router.post(AT + "/prepare", dependencies=[PUBLISH])
def prepare(request: Request, form: Form) -> Response:
    """Prepare the next version behind the pages, and check it."""
    room, who = room_of(request), _who(request, form)

    def does(progress: Progress) -> None:
        parse_time(form["at"], now())
        room.prepare(form["at"], who, progress)
        _check(room, progress)

    return _begin(request, "Preparing", does)


@router.post(AT + "/check", dependencies=[PUBLISH])
def check(request: Request, form: Form) -> Response:
    """Go through the checklist anew."""
    del form
    return _begin(request, "Checking", partial(_check, room_of(request)))


@router.post(AT + "/sign", dependencies=[PUBLISH])
def sign(request: Request, form: Form) -> Response:
    """Sign the draft; refused for whoever prepared it, and where another draft waits by now than the one that was shown."""
    seen, team = form["digest"] or "nothing", room_of(request).team

    def does(when: datetime, who: str) -> None:
        def known(draft: Draft) -> str:
            return remark_beside(team.accounts.all(), who, draft.prepared_by, draft.prepared_at, when) if team else ""

        sign_off(room_of(request).project, form["version"], who, when, seen, known)

    return _act(request, does, form)


@router.post(AT + "/publish", dependencies=[PUBLISH])
def publish_now(request: Request, form: Form) -> Response:
    """Publish the signed draft; refused before its time."""
    return _act(request, lambda when, who: publish(room_of(request).project, form["version"], who, when), form)


@router.post(AT + "/reader", dependencies=[PUBLISH])
def add_reader(request: Request, form: Form) -> Response:
    """Put somebody on the list of those who may read the draft: a team gives a link, shown once, and a desk a marked copy."""
    room = room_of(request)
    if room.team is None:
        return _act(request, lambda when, who: give_preview(room.project, form["reader"], None, who, when), form)
    try:
        secret = give_link(room.project, form["reader"], None, _who(request, form), now())
    except FaircountError as error:
        return _page(request, str(error), 422)
    here = f"{request.url.scheme}://{request.headers['host']}"
    return _page(request, link=f"{here}{LINK}{secret}", link_for=form["reader"])


@router.post(AT + "/explain", dependencies=[PUBLISH])
def explain_changes(request: Request, form: Form) -> Response:
    """Say of figures that change why they do; the next draft carries it."""

    def does(when: datetime, who: str) -> None:
        chosen = Chosen.said(form["area"], form["period"], form["offence"], form["source"])
        nature = ChangeNature.CORRECTION if form["nature"] == ChangeNature.CORRECTION else ChangeNature.REVISION
        explain(room_of(request).project, chosen, nature, form["why"], who, when)

    return _act(request, does, form)


@router.post(AT + "/withdraw", dependencies=[PUBLISH])
def take_away(request: Request, form: Form) -> Response:
    """Take a published version away, with the reason."""
    return _act(request, lambda when, who: withdraw(room_of(request).project, form["version"], form["why"], who, when), form)


def _act(request: Request, does: Callable[[datetime, str], object], form: SentForm) -> Response:
    try:
        does(now(), _who(request, form))
        room_of(request).trail.note()
    except FaircountError as error:
        return _page(request, str(error), 422)
    return go_to(AT)


def _begin(request: Request, name: str, does: Callable[[Progress], None]) -> Response:
    room = room_of(request)
    if not room.work.start(name, does):
        return _page(request, "something else goes on; wait until it has ended", 409)
    room.work.wait(2)
    return go_to(AT)


def _check(room: Room, progress: Progress) -> None:
    """Go through the checklist of the draft, and keep what it said for the page: it reads every file of the draft."""
    draft = draft_of(room.project)
    if draft is None:
        raise BadRelease("nothing is prepared")
    progress("Going through the checklist", 0, 1)
    when = now()
    room.checked = ChecklistReport(draft.digest, when, checklist(room.project, when))


def _who(request: Request, form: SentForm) -> str:
    """Who acts: whoever signed in; on a desk, whoever the form names."""
    room = room_of(request)
    who = visitor_of(request).who if room.team else form["who"]
    if room.team is None and who:
        room.name_desk(who)
    return who


def _page(request: Request, refused: str = "", status: int = 200, link: str = "", link_for: str = "") -> Response:
    room, visitor = room_of(request), visitor_of(request)
    work = room.work.state  # first: work that ends while the page is made has then made more than the page shows, not less
    try:
        draft, published = draft_of(room.project), tuple(reversed(releases(room.project)))
    except FaircountError as error:  # a trail that was changed: nothing can be said of releases, but that
        draft, published, refused, status = None, (), str(error), 422
    checked = room.checked if room.checked and draft and room.checked.digest == draft.digest else None
    return show(
        request, "app_releases.html.j2", "Releases", status, "Releases",
        draft=draft, published=published, explained=explanations(room.project) if published else (),
        refused=refused.rstrip("."), work=work, checked=checked,
        readers=readers(room.project, draft) if draft else (),
        may_publish=visitor.role in ALLOWED[Need.PUBLISH],
        prepared_it=draft is not None and same_person(draft.prepared_by, visitor.who),
        link=link, link_for=link_for, is_due=draft is not None and draft.at <= now(), say_time=say_time,
    )  # fmt: skip
