"""``faircount review``: settle doubts about figures, one at a time, or see what became of each question."""

from __future__ import annotations

import getpass
import subprocess
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Annotated

import typer
from rich.box import SQUARE
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from faircount.cli.show import progress, say, say_error, stdout, tell_json
from faircount.cli.team import DATABASE, has_team, team_of
from faircount.errors import BadDecision
from faircount.language.several import several
from faircount.project.project import Project
from faircount.requests.inbox.coverage import Covered
from faircount.review.locators import say_place
from faircount.review.neighbourhood import AnswerPassage, Grid
from faircount.review.proposed import ProposedReading, proposed_reading
from faircount.review.questions import TYPED
from faircount.review.review import QueueEntry, Review
from faircount.review.speaks import DoubtEvidence
from faircount.store.decisions import OPEN_AGAIN, Decision
from faircount.tables.extract import Weight

PROPOSED = 200
"""So many proposed numbers of one doubt stand in the JSON."""
EXAMPLE = 'Example: faircount review my-campaign --decide 4883cd70dd --choice 2 --why "a share" --who JM'


def review(
    folder: Annotated[Path, typer.Argument(help="The project folder.")] = Path(),
    list_only: Annotated[bool, typer.Option("--list", help="List every doubt with its name and state, and stop.")] = False,
    decide: Annotated[str, typer.Option(help="The doubt to decide, by the name that --list gives.")] = "",
    choice: Annotated[
        str, typer.Option(help=f"What is decided: a number, its words, an answer of your own, or '{OPEN_AGAIN}'.")
    ] = "",
    why: Annotated[str, typer.Option(help="The reason, kept with the figure.")] = "",
    who: Annotated[str, typer.Option(help="Initials or name of whoever decides; the name on this machine without it.")] = "",
    coverage: Annotated[bool, typer.Option("--coverage", help="Say what became of each question to each force.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="With --list or --coverage: JSON in place of a table.")] = False,
    database: DATABASE = "",
) -> None:
    """Settle doubts about figures that were read from answers; decisions are kept in decisions.csv with who and why."""
    found = review_of(folder, database)
    if coverage:
        _show_coverage(found, as_json)
    elif decide:
        made = found.decide(decide, choice, why, who or decider(folder))
        say(f"Decided: {made.decision}. The next build uses it.")
    elif list_only:
        _show_list(found, as_json)
    else:
        _ask_each(found, who or decider(folder))


def review_of(folder: Path, database: str) -> Review:
    """The answers of a project and what was decided about them, here or by its team, told about while they are read."""
    kept = team_of(folder, database).decisions if has_team(folder, database) else None
    with progress() as told:
        return Review.open(Project.open(folder), lambda done, total, name: told(f"Reading {name}", done, total), kept)


def decider(folder: Path) -> str:
    """Whoever works here: the name that git knows, else that of the account."""
    with suppress(OSError, subprocess.SubprocessError):
        named = subprocess.run(
            ["git", "-C", str(folder), "config", "user.name"], capture_output=True, text=True, timeout=5, check=False
        ).stdout.strip()
        if named:
            return named
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        raise BadDecision("this machine does not say who you are; give --who") from None


def _show_list(found: Review, as_json: bool) -> None:
    queue = found.queue()
    if as_json:
        tell_json([_record(entry) for entry in queue])
        return
    draw_list(queue)
    draw_lost(found.lost())
    for remark in found.remarks():
        say(f"{'Not read' if remark.weight is Weight.REFUSED else 'Remark'}: {remark}")
    still_open, doubted = sum(entry.decision is None for entry in queue), len({entry.matter.sha256 for entry in queue})
    every = len(found.extracts)
    among = several(doubted, "answer") if doubted == every else f"{doubted} of {several(every, 'answer')}"
    say(f"{several(len(queue), 'doubt')} in {among}, {still_open} open.")


def _record(entry: QueueEntry) -> dict[str, object]:
    matter = entry.matter
    proposed = proposed_reading(matter, PROPOSED)
    return {
        "id": matter.id,
        "file": matter.file,
        "place": matter.place,
        "question": matter.asks,
        "doubt": matter.doubt,
        "cells": list(matter.cells),
        "proposed": [{"row": one.row, "place": one.place, "number": one.number, **one.meaning} for one in proposed.rows],
        "proposed_and_not_listed": proposed.more,
        "choices": [choice.choice for choice in matter.choices],
        "typed": matter.typed,
        "decision": entry.decision.decision if entry.decision else None,
        "who": entry.decision.who if entry.decision else None,
        "stale": entry.stale is not None,
    }


def _show_coverage(found: Review, as_json: bool) -> None:
    rows = found.coverage()
    if as_json:
        records = [
            {"force": row.force, "question": row.question, "outcome": str(row.outcome), "sections": list(row.sections)}
            | {"figures": row.figures, "doubts": row.doubts, "file": row.file}
            for row in rows
        ]
        tell_json(records)
        return
    draw_coverage(rows, found.covered(rows))


def _ask_each(found: Review, who: str) -> None:
    """One doubt after the other, until none is open or the person stops."""
    waiting = [entry for entry in found.queue() if entry.decision is None]
    if not waiting:
        say("No doubt is open.")
        draw_lost(found.lost())
        return
    before = len(found.decisions.all)
    for number, entry in enumerate(waiting, start=1):
        draw_entry(entry, found.around(entry.matter), found.speaks(entry.matter), f"{number} of {len(waiting)}")
        if not _ask(found, entry, who):
            say("Stopped; what you decided is kept.")
            return
    _say_what_is_left(found, len(found.decisions.all) > before)


def _say_what_is_left(found: Review, is_decided: bool) -> None:
    """How many doubts are still open after each was shown once; and to build again, where anything was decided."""
    left = sum(entry.decision is None for entry in found.queue())
    again = " Build again to use what you decided." if is_decided else ""
    doubts = "1 doubt is" if left == 1 else f"{left:,} doubts are"
    say(f"{doubts} still open.{again}" if left else f"No doubt is open any more.{again}")


def _ask(found: Review, entry: QueueEntry, who: str) -> bool:
    """Whether to go on, after a decision or a skip."""
    typed = f", or type {TYPED[entry.matter.typed]}" if entry.matter.typed else ""
    most = len(entry.matter.choices)
    numbers = f"1 to {most}" if most > 1 else "1"
    while True:
        said = str(typer.prompt(f"{numbers}{typed}, s skips, q stops")).strip()
        if said.lower() in ("q", "s"):
            return said.lower() == "s"
        try:
            choice = entry.matter.choice(said)  # of the numbers as they were shown
            why = typer.prompt("Reason, kept with the figure")
            made = found.decide(entry.matter.id, choice, why, who)
        except BadDecision as error:
            say_error(str(error))
            continue
        stdout.print(f"Decided: {made.decision}", markup=False)
        return True


FRAME = "bold reverse"
SIGNS = {True: "+", False: "!", None: "·"}


def draw_list(queue: Sequence[QueueEntry]) -> None:
    """Every doubt on a line: its name, where it is, what is asked, and how it stands."""
    table = _table("Name", "File", "Place", "Question", "State")
    for entry in queue:
        matter = entry.matter
        asks = f"{matter.asks}{_in_a_line(proposed_reading(matter, rows=1))}"
        table.add_row(*map(Text, (matter.id, matter.file, say_place(matter.place), asks, state_of(entry))))
    stdout.print(table)


def _in_a_line(proposed: ProposedReading) -> str:
    """The first number as it is proposed, and how many more there are."""
    if not proposed.rows:
        return ""
    first = proposed.rows[0]
    more = f"; and {proposed.more:,} more" if proposed.more else ""
    return f"\nProposed: {first.number} = {', '.join(filter(None, first.meaning.values()))}{more}"


def state_of(entry: QueueEntry) -> str:
    """How a doubt stands, in words."""
    if entry.decision is not None:
        return f"{entry.decision.decision}, {entry.decision.who}"
    if entry.stale is not None:
        return f"open; {entry.stale.decision} was decided on another version"
    return "open"


def draw_lost(lost: Iterable[Decision]) -> None:
    """Decisions that no longer bear on anything, so that nobody believes that they do."""
    for decision in lost:
        where = f"{decision.source_id}, {say_place(decision.locator)}"
        say(
            f"Not applied: {where}: {decision.decision} ({decision.who}); the file changed, or it is read without this doubt now."
        )


def draw_entry(entry: QueueEntry, around: Grid | AnswerPassage | None, speaking: DoubtEvidence, place: str) -> None:
    """One doubt: the question, its place, what speaks for each reading, and the choices."""
    matter = entry.matter
    stdout.print()
    stdout.print(Text(f"{matter.file} · {say_place(matter.cells[0])} · {place} · not published", style="dim"))
    stdout.print(Text(matter.asks, style="bold"))
    cells = f"{len(matter.cells)} cells" if len(matter.cells) > 1 else "1 cell"
    stdout.print(Text(f"The program notes: {matter.doubt} ({cells})"))
    _draw_around(around)
    _draw_proposed(proposed_reading(matter))
    for one in speaking.evidence:
        stdout.print(Text(f" {SIGNS[one.fits]} {one.words}"))
    if entry.stale is not None:
        stdout.print(Text(f" ! On another version of this file: {entry.stale.decision} ({entry.stale.who}: {entry.stale.why})"))
    for number, choice in enumerate(matter.choices, start=1):
        stdout.print(Text.assemble((f" {number}  {choice.name}", "bold"), f": {choice.reason}"))
        stdout.print(Padding(Text(choice.consequence, style="dim"), (0, 0, 0, 4)))


def _draw_proposed(proposed: ProposedReading) -> None:
    """Each number with what it is proposed to be, what is the same of all said once."""
    if not proposed.rows:
        return
    stdout.print(Text(f"Proposed{', each' if proposed.shared else ''}: {', '.join(proposed.shared)}".rstrip(": ")))
    for one in proposed.rows:
        said = Text.assemble((f"   number {one.row}: ", "dim"), (one.number, "bold"))
        own = ", ".join(proposed.own(one))
        stdout.print(said.append(f", {own}" if own else "").append(f" ({one.place})", "dim"))
    if proposed.more:
        stdout.print(Text(f"   and {proposed.more:,} more"))


def _draw_around(around: Grid | AnswerPassage | None) -> None:
    if around is None:
        stdout.print(Text("The place cannot be drawn: it is hidden in the file, or not there any more.", style="dim"))
    elif isinstance(around, Grid):
        table = Table(box=SQUARE, show_lines=True, header_style="dim", title=Text(around.caption) if around.caption else None)
        for name in ("", *around.columns):
            table.add_column(name, overflow="fold")
        for name, cells in around.rows:
            shown = (Text(f"{cell.text}{f' [{cell.mark}]' if cell.mark else ''}", FRAME if cell.framed else "") for cell in cells)
            table.add_row(Text(name, style="dim"), *(_framed(text, cell.framed) for text, cell in zip(shown, cells, strict=True)))
        stdout.print(table)
    else:
        words = Text.assemble(around.start, (f"▐{around.framed}▌", FRAME), around.end)
        for text in (Text(around.before, style="dim"), words, Text(around.after, style="dim")):
            if text.plain:
                stdout.print(text)


def _framed(text: Text, framed: bool) -> Text:
    """The frame as two strokes too: a log, a printer and some eyes see no colours."""
    return Text.assemble("▐", text, "▌") if framed else text


def draw_coverage(rows: Sequence[Covered], told: str) -> None:
    """What became of each question to each force, with how many of each there are."""
    table = _table("Force", "Question", "Outcome", "Sections", "Figures", "In doubt", "File")
    for row in rows:
        words = (row.force, row.question, str(row.outcome), ", ".join(row.sections))
        table.add_row(*map(Text, words), str(row.figures), str(row.doubts), Text(row.file))
    stdout.print(table)
    say(told)


def _table(*headings: str) -> Table:
    table = Table(box=None, header_style="bold", pad_edge=False)
    for heading in headings:
        table.add_column(heading, overflow="fold", justify="right" if heading in ("Figures", "In doubt") else "left")
    return table
