"""``faircount answer``: a reply to a request, from records that never leave."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from faircount.cli.empty import EvenIfEmpty, meant
from faircount.cli.show import progress, say, tell
from faircount.pipeline.answer import answer as answer_request
from faircount.requests.answering.settings import start_answer

EXAMPLE = "Example: faircount answer exampleshire"
_DAY = ["%Y-%m-%d"]


def answer(
    folder: Annotated[Path, typer.Argument(help="The folder of the request, with its answer.toml.")] = Path(),
    to: Annotated[Path | None, typer.Option(help="Where the folders reply and inside go; the same folder without it.")] = None,
    start: Annotated[bool, typer.Option("--start", help="Write an answer.toml to fill in.")] = False,
    even_if_empty: EvenIfEmpty = False,
    today: Annotated[datetime | None, typer.Option(formats=_DAY, help="The day for --start; the clock's without it.")] = None,
) -> None:
    """Answer a request from incident records: protected tables, letter, method note, and what the officer has to sign.

    Nothing is written unless every small count is safe beside everything in the reply and in earlier ones.
    """
    if start:
        made = start_answer(folder, today.date() if today else date.today())
        tell(f"Made {made}. Fill it in, then: faircount answer {folder}")
        return
    with progress() as told:
        done = answer_request(folder, to or folder, told, meant(even_if_empty))
    for finding in done.findings:
        say(f"In the records: {finding}.")
    for name in done.untaken:
        say(f"{name}: not all of it could be taken into account, so beside it nothing is promised; the checklist says what.")
    say(f"{done.shown} counts given, {done.hidden} hidden, {done.not_held} not held. Due on {done.due.isoformat()}.")
    say(f"{done.reply}: may leave once the places for the officer are written. {done.inside}: never leaves. Begin with:")
    tell(done.inside / "checklist.html")
