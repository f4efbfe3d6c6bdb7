"""The page of one doubt: the question, the place, the choices, what speaks for each, and who decided what."""

from __future__ import annotations

from collections.abc import Mapping

from fastapi import Request
from fastapi.responses import HTMLResponse
from markupsafe import Markup

from faircount.briefing.charts.axes import Scale, tick_step
from faircount.briefing.charts.lettering import Spot, width_of
from faircount.briefing.charts.numerals import comma
from faircount.briefing.charts.palette import INK, INK_2, OTHERS, RULE, TEAL
from faircount.briefing.charts.pen import Drawing, svg
from faircount.requests.inbox.decided import PLACES
from faircount.review.neighbourhood import Grid
from faircount.review.proposed import proposed_reading
from faircount.review.questions import TYPED
from faircount.review.review import QueueEntry
from faircount.review.speaks import OtherYears
from faircount.store.decisions import OPEN_AGAIN
from faircount.web.needs import ALLOWED, Need
from faircount.web.view import room_of, show, visitor_of


def doubt_page(
    request: Request, entry: QueueEntry, typed: Mapping[str, str], refused: str = "", status: int = 200
) -> HTMLResponse:
    """The page of a doubt; with what was typed and the reason, where that could not be taken."""
    room, visitor, matter = room_of(request), visitor_of(request), entry.matter
    review = room.review
    queue = review.queue()
    here = [one for one in queue if one.matter.sha256 == matter.sha256]
    of_the_file = matter.place in PLACES
    picture, speaking = review.around(matter), review.speaks(matter)
    decided = {decision for one in here for decision in one.history}
    return show(
        request,
        "review_doubt.html.j2",
        matter.asks,
        status,
        "Review",
        matter=matter,
        entry=entry,
        here=here,
        force=review.force_of(matter),
        counted=_counted(len(review.extract_of(matter).figures), len(here)),
        about="About the file as a whole, not about one of its figures." if of_the_file else _about(entry),
        of_the_file=of_the_file,
        settled_here=sum(one.decision is not None for one in here),
        settled=sum(one.decision is not None for one in queue),
        total=len(queue),
        picture=picture,
        picture_kind="grid" if isinstance(picture, Grid) else "passage",
        enlarged=_enlarged(picture),
        read_as=_read_as(entry),
        proposed=proposed_reading(matter),
        page=review.page(matter),
        speaking=speaking,
        chart=neighbours_picture(speaking.neighbours),
        made=sorted(decided, key=lambda decision: decision.when, reverse=True),
        second=room.team.decisions.second(matter.key) if room.team else (),
        typed=TYPED.get(matter.typed, ""),
        given={name: typed.get(name, "") for name in ("choice", "typed", "why")} | {"who": typed.get("who", visitor.who)},
        may_decide=visitor.role in ALLOWED[Need.REVIEW],
        open_again=OPEN_AGAIN,
        refused=refused.rstrip("."),
        **_beside(queue, matter.id),
    )


def _beside(queue: tuple[QueueEntry, ...], name: str) -> dict[str, str]:
    """The doubts before and after this one."""
    names = [one.matter.id for one in queue]
    at = names.index(name)
    return {"before": names[at - 1] if at else "", "after": names[at + 1] if at + 1 < len(names) else ""}


def _counted(figures: int, doubts: int) -> str:
    return f"{figures:,} figures, {doubts} {'doubt' if doubts == 1 else 'doubts'}"


def _about(entry: QueueEntry) -> str:
    """What the figures are figures of, as far as they were read."""
    matter = entry.matter
    cells = f"{len(matter.cells)} cells" if len(matter.cells) > 1 else "1 cell"
    figure = next(iter(matter.figures), None)
    if figure is None:
        return f"{cells}, not read as figures yet."
    offence = figure.offence or "offence not named"
    return f"{offence[:1].upper()}{offence[1:]}, {figure.period.label}, {cells}."


def _enlarged(picture: object) -> object:
    if isinstance(picture, Grid):
        return next((cell for _, cells in picture.rows for cell in cells if cell.framed), None)
    return None


def _read_as(entry: QueueEntry) -> str:
    figure = next(iter(entry.matter.figures), None)
    if figure is None:
        return "Not read as a figure yet."
    if figure.number is not None:
        return f"Read as {figure.number:,.10g}, {figure.counted}."
    if figure.lower is not None and figure.upper is not None:
        return f"Read as {figure.lower:,} to {figure.upper:,}, {figure.counted}."
    return f"Read as {figure.status}: no number is known."


WIDTH, LEFT, RIGHT = 320, 70, 300
LINE, AXIS = 42, 72


def neighbours_picture(neighbours: OtherYears | None) -> Markup:
    """The figure as a teal dot, the other years as grey ones, on one axis from 0; nothing where there are no other years."""
    if neighbours is None:
        return Markup("")
    counts = [count for _, count in neighbours.others]
    step = tick_step(max(1, neighbours.count, *counts), 3)
    high = step * max(1, -(-max(neighbours.count, *counts) // step))
    scale = Scale(0, high, LEFT, RIGHT)
    drawing = Drawing(WIDTH, AXIS + 26)
    drawing.text(Spot(0, LINE + 5), "as read", 15, 600, INK)
    drawing.line(LEFT, LINE, RIGHT, LINE, RULE, 2)
    for count in counts:
        drawing.dot(scale.at(count), LINE, 5, OTHERS)
    drawing.dot(scale.at(neighbours.count), LINE, 7, TEAL)
    drawing.text(_over(scale.at(neighbours.count), comma(neighbours.count)), comma(neighbours.count), 15, 600, TEAL)
    drawing.line(LEFT, AXIS, RIGHT, AXIS, RULE, 1)
    for number in range(int(high / step) + 1):
        at = scale.at(number * step)
        drawing.line(at, AXIS, at, AXIS + 5, RULE, 1)
        drawing.text(Spot(at, AXIS + 22, "middle"), comma(int(number * step)) if step >= 1 else "", 14, 400, INK_2)
    others = ", ".join(f"{comma(count)} in {year}" for year, count in neighbours.others)
    told = f"{comma(neighbours.count)} in {neighbours.label} as read. The same figure of other years in this answer: {others}."
    return Markup(svg(drawing, "neighbours", "The figure among those of other years", told))


def _over(at: float, words: str) -> Spot:
    half = width_of(words, 15, 600) / 2
    return Spot(min(max(at, half), WIDTH - half), LINE - 14, "middle")
