"""``faircount ask``: letters and forms for every force, and who has not answered."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from faircount.cli.show import progress, say, stdout, tell
from faircount.pipeline.ask import RequestsSent, chase, status
from faircount.pipeline.ask import ask as write_requests
from faircount.requests.asking.awaited import REQUESTS
from faircount.requests.asking.definition import start_request
from faircount.requests.asking.tracking import RequestState, Tracked
from faircount.vocabulary.areas import AREAS

EXAMPLE = "Example: faircount ask my-campaign --start, then faircount ask my-campaign, then faircount ask my-campaign --status"
_DAY = ["%Y-%m-%d"]
_FIRST = (
    RequestState.COMMISSIONER,
    RequestState.HELD,
    RequestState.OVERDUE,
    RequestState.DUE_TODAY,
    RequestState.CHASED,
    RequestState.WAITING,
    RequestState.NOT_SENT,
    RequestState.ANSWERED,
)
"""Whoever needs something done stands above whoever does not."""


def ask(
    folder: Annotated[Path, typer.Argument(help="The project folder, with its ask.toml.")] = Path(),
    to: Annotated[
        Path | None, typer.Option(help="Where letters and forms go; the folder 'requests' of the project without it.")
    ] = None,
    start: Annotated[bool, typer.Option("--start", help="Write an ask.toml to fill in.")] = False,
    show_status: Annotated[bool, typer.Option("--status", help="Say who has answered, who is due and who is overdue.")] = False,
    chase_late: Annotated[bool, typer.Option("--chase", help="Write letters to those who are overdue; needs --today.")] = False,
    today: Annotated[datetime | None, typer.Option(formats=_DAY, help="The day to count from; the clock's without it.")] = None,
) -> None:
    """Write a letter and a form for every force, from one definition; say who is late; chase them."""
    if start + show_status + chase_late > 1:
        raise typer.BadParameter("choose one of --start, --status and --chase")
    place, day = to or folder / REQUESTS, today.date() if today else date.today()
    if start:
        tell(f"Made {start_request(folder, day)}. Fill it in, then: faircount ask {folder}")
    elif show_status:
        with progress() as told:
            found = status(folder, place, day, told)
        _show(found, day, folder)
    elif chase_late:
        if today is None:
            raise typer.BadParameter("give the day that stands on the letters, e.g. --today 2026-12-29")
        with progress() as told:
            found = chase(folder, place, day, told)
        _show_chased(found, day, folder)
    else:
        asked = write_requests(folder, place)
        say(f"{len(asked.rows)} letters and forms of {asked.counts} counts each, {asked.drafts} drafts ready to send. Look at:")
        tell(asked.tracking)


def _show(asked: RequestsSent, day: date, folder: Path) -> None:
    table = Table(box=None, header_style="bold", pad_edge=False)
    for heading in ("Force", "State", "Due", "Working days overdue", "Chased", "What came"):
        table.add_column(heading, justify="right" if heading.startswith("Working") else "left", overflow="fold")
    for row in sorted(asked.rows, key=lambda row: (_FIRST.index(row.state(day)), row.due or date.max, AREAS[row.code].name)):
        late = row.days_overdue(day)
        table.add_row(
            AREAS[row.code].name,
            str(row.state(day)),
            _said(row.due),
            str(late) if late else "",
            _said(row.chased),
            row.answer or row.held or row.came,
        )
    stdout.print(table)
    _say_waiting(asked, folder)
    say(f"On {day.isoformat()}: {_counted(asked.rows, day)}")


def _say_waiting(asked: RequestsSent, folder: Path) -> None:
    if asked.waiting:
        files = "1 file that came is" if asked.waiting == 1 else f"{asked.waiting} files that came are"
        say(f"{files} not matched for sure: 'faircount inbox {folder}' lists them, 'faircount review {folder}' asks.")


def _show_chased(asked: RequestsSent, day: date, folder: Path) -> None:
    chased = [row for row in asked.rows if row.chased == day]
    for row in chased:
        tell(asked.tracking.parent / row.chase_letter)
    for row in asked.rows:
        if row.state(day) is RequestState.HELD:
            say(f"{AREAS[row.code].name} is not chased: {row.held}.")
    _say_waiting(asked, folder)
    say(f"{len(chased)} letters to chase with. On {day.isoformat()}: {_counted(asked.rows, day)}")


def _counted(rows: tuple[Tracked, ...], day: date) -> str:
    states = [row.state(day) for row in rows]
    return ", ".join(f"{states.count(state)} {state}" for state in _FIRST if state in states)


def _said(day: date | None) -> str:
    return day.isoformat() if day else ""
