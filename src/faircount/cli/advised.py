"""Advice on how to protect a table, as it is shown in a terminal."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from rich.table import Table

from faircount.briefing.advising import NARROW, AdvicePage
from faircount.cli.show import Terminal, progress, say, tell
from faircount.pipeline.advise import advise_on
from faircount.pipeline.protection_request import ProtectionRequest

WIDE, LEAST = 190, 78
"""All columns need so much room, the chief ones the second."""
BROKEN_AT, BROKEN_AT_WIDE = (22, 8), (44, 10)
"""At how many letters the names of methods, and all else, are broken over lines: with little room, and with much."""


def show_advice(asked: ProtectionRequest, to: Path | None) -> None:
    """Compare the methods, print them side by side, and write a page if a file is named."""
    with progress() as told:
        found = advise_on(asked, to, told)
    # What is not shown to a person has room for everything.
    room = max(LEAST, shutil.get_terminal_size((80, 24)).columns) if sys.stdout.isatty() else WIDE
    print_table(found, room)
    for line in (found.proposed, f"Run: {found.command}", *found.remarks):
        say(line)
    if to is not None:
        tell(to)


def print_table(found: AdvicePage, room: int) -> None:
    """The methods side by side in so much room; where that is little the chief columns, and how to see the others."""
    columns = range(len(found.table.columns)) if room >= WIDE else NARROW
    names, others = BROKEN_AT_WIDE if room >= WIDE else BROKEN_AT
    shown = Table(show_lines=room < WIDE, pad_edge=False)
    for place in columns:
        name = found.table.columns[place]
        if place:
            shown.add_column(name, justify="right", overflow="fold", max_width=others)
        else:
            shown.add_column(name, overflow="fold", min_width=BROKEN_AT[0], max_width=names)
    for row in found.table.rows:
        shown.add_row(*(row[place] for place in columns))
    Terminal(highlight=False, width=room).print(shown)
    if room < WIDE:
        say("More columns: make the terminal wider, or write a page with --to advice.html.")
