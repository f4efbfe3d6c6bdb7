"""How a review looks in a terminal: the list, one doubt with its place drawn in text, and the coverage."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.box import SQUARE
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from faircount.cli.show import say, stdout
from faircount.requests.inbox.coverage import Covered
from faircount.review.matters import say_place
from faircount.review.neighbourhood import AnswerPassage, Grid
from faircount.review.proposed import ProposedReading, proposed_reading
from faircount.review.review import QueueEntry
from faircount.review.speaks import DoubtEvidence
from faircount.store.decisions import Decision

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
