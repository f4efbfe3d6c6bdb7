"""The ledger: every figure that was ever said, by whom and when, filtered by what the address asks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from fastapi import APIRouter, Request, Response

from faircount.errors import FaircountError
from faircount.store.ledger import Saying
from faircount.tables.protected import show as shown_count
from faircount.vocabulary.areas import AREAS, parse_area
from faircount.vocabulary.measures import Online
from faircount.vocabulary.offences import offence_label, parse_offence
from faircount.vocabulary.periods import parse_period, say_date
from faircount.web.needs import LOOK
from faircount.web.view import room_of, show

PAGE = 100

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Line:
    """One figure as the page shows it."""

    area: str
    period: str
    what: str
    count: str
    who: str
    when: str
    place: str
    current: bool


@router.get("/app/ledger", dependencies=[LOOK])
def ledger(request: Request, area: str = "", period: str = "", offence: str = "", online: str = "", page: int = 1) -> Response:
    """The figures that fit, a hundred a page."""
    asked = {"area": area.strip(), "period": period.strip(), "offence": offence.strip(), "online": online}
    refused: str = ""
    found: Sequence[Saying] = ()
    try:
        if asked["area"]:
            asked["area"] = parse_area(asked["area"]).code
        found = _found(request, asked)
    except FaircountError as error:
        refused = str(error)
    last = max(1, -(-len(found) // PAGE))
    at = min(max(page, 1), last)
    here = urlencode({name: text for name, text in asked.items() if text})
    return show(
        request, "app_ledger.html.j2", "Every figure that was said", 422 if refused else 200, "Ledger",
        asked=asked, refused=refused, lines=[_line(one) for one in found[(at - 1) * PAGE : at * PAGE]], total=len(found),
        at=at, last=last, here=f"/app/ledger?{here}&" if here else "/app/ledger?",
        areas=_areas(request, asked["area"]), onlines=list(Online),
    )  # fmt: skip


def _found(request: Request, asked: dict[str, str]) -> Sequence[Saying]:
    return room_of(request).said(
        asked["area"] or None,
        parse_period(asked["period"]) if asked["period"] else None,
        parse_offence(asked["offence"]) if asked["offence"] else None,
        Online(asked["online"]) if asked["online"] in list(Online) else None,
    )


def _areas(request: Request, asked: str) -> list[tuple[str, str]]:
    """The areas of which anything is held, and the one that is asked for, with the code under which they are asked for."""
    codes = {*room_of(request).ledger().entries["area"].unique(), asked}
    return sorted((AREAS[code].name, code) for code in codes if code in AREAS)


def _line(saying: Saying) -> Line:
    figure, source = saying.figure, saying.source
    count = shown_count(figure)
    words = [str(figure.counted), offence_label(figure.offence)]
    words += [f"online: {figure.online}"] if figure.online is not Online.ALL else []
    words += [figure.ages.label] if not figure.ages.is_all else []
    return Line(
        area=AREAS[figure.area].name,
        period=figure.period.label,
        what=", ".join(words),
        count=f"{int(count):,}" if count.isdigit() else count,
        who=source.publisher,
        when=say_date(source.published) if source.published else "no date",
        place=figure.locator,
        current=saying.current,
    )
