"""The ledger: every figure that was ever said, by whom and when, filtered by what the address asks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from fastapi import APIRouter, Request, Response

from faircount.briefing.figure_words import FromParts, from_parts, parts_named, unit_of, what_of
from faircount.errors import FaircountError
from faircount.store.ledger import Saying
from faircount.tables.protected import printed_count
from faircount.vocabulary.areas import AREAS, parse_area
from faircount.vocabulary.measures import Online
from faircount.vocabulary.offences import parse_offence
from faircount.vocabulary.periods import parse_period, say_date
from faircount.web.needs import LOOK
from faircount.web.view import room_of, show

PAGE = 100

router = APIRouter()


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """One figure as the page shows it."""

    area: str
    period: str
    what: str
    count: str
    document: str
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
    sums: Sequence[FromParts] = ()
    try:
        if asked["area"]:
            asked["area"] = parse_area(asked["area"]).code
        found, sums = _found(request, asked), _from_parts(request, asked)
    except FaircountError as error:
        refused = str(error)
    last = max(1, -(-len(found) // PAGE))
    at = min(max(page, 1), last)
    here = urlencode({name: text for name, text in asked.items() if text})
    return show(
        request, "app_ledger.html.j2", "Every figure that was said", 422 if refused else 200, "Ledger",
        asked=asked, refused=refused, lines=[_line(one) for one in found[(at - 1) * PAGE : at * PAGE]], total=len(found),
        sums=[_summed(one) for one in sums[:PAGE]] if at == 1 else [], more_sums=max(0, len(sums) - PAGE),
        at=at, last=last, here=f"/app/ledger?{here}&" if here else "/app/ledger?",
        areas=_areas(request, asked["area"]), onlines=list(Online),
    )  # fmt: skip


def _found(request: Request, asked: dict[str, str]) -> Sequence[Saying]:
    return _said(request, asked, parse_offence(asked["offence"]) if asked["offence"] else None)


def _from_parts(request: Request, asked: dict[str, str]) -> Sequence[FromParts]:
    """The set that is asked for from the codes that are held, where it is made of codes."""
    offence = parse_offence(asked["offence"]) if asked["offence"] else ""
    named = parts_named(offence)
    return from_parts(_said(request, asked, named), offence) if named else ()


def _said(request: Request, asked: dict[str, str], offence: str | frozenset[str] | None) -> Sequence[Saying]:
    return room_of(request).said(
        asked["area"] or None,
        parse_period(asked["period"]) if asked["period"] else None,
        offence,
        Online(asked["online"]) if asked["online"] in list(Online) else None,
    )


def _areas(request: Request, asked: str) -> list[tuple[str, str]]:
    """The areas of which anything is held, and the one that is asked for, with the code under which they are asked for."""
    codes = {*room_of(request).ledger().entries["area"].unique(), asked}
    return sorted((AREAS[code].name, code) for code in codes if code in AREAS)


def _line(saying: Saying) -> LedgerLine:
    figure, source = saying.figure, saying.source
    count = printed_count(figure)
    return LedgerLine(
        area=AREAS[figure.area].name,
        period=figure.period.label,
        what=f"{unit_of(figure)}, {what_of(figure)}",
        count=f"{int(count):,}" if count.isdecimal() else count,
        document=source.title,
        who=source.publisher,
        when=say_date(source.published) if source.published else "no date",
        place=figure.locator,
        current=saying.current,
    )


def _summed(one: FromParts) -> LedgerLine:
    documents = dict.fromkeys(saying.source for part in one.parts for saying in part.sayings)
    return replace(
        _line(Saying(one.subject, next(iter(documents)), current=True)),
        count=one.count,
        document="; ".join(source.title for source in documents),
        place=one.words,
    )
