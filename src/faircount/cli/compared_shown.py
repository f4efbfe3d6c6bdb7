"""What a comparison, an audit or an outlook came to, as it is shown in a terminal and written to files."""

from __future__ import annotations

from pathlib import Path

import typer
from rich.table import Table
from rich.text import Text

from faircount.briefing.comparing.compared import ComparisonReport
from faircount.cli.show import say, stdout, tell
from faircount.file_names import escaped
from faircount.writers.comparison import as_json, refuse_no_svg, write_all, write_chart

MOST_SHOWN = 60


def show_compared(found: ComparisonReport, print_json: bool, chart: Path | None, to: Path | None) -> None:
    """The sentences and the figures, or JSON in their place; then the remarks; then the files that were asked for."""
    if chart is not None:
        refuse_no_svg(chart)
    if print_json:
        typer.echo(escaped(as_json(found)))
    else:
        _print(found)
    for remark in found.remarks:
        say(remark)
    if chart is not None:
        write_chart(found, chart)
        say(f"The chart is in {chart}.")
    if to is not None:
        say(f"Written: {', '.join(str(path) for path in write_all(found, to))}")


def _print(found: ComparisonReport) -> None:
    for sentence in found.sentences:
        tell(sentence)
    tell("")
    print_table(found.table.columns, found.table.rows[:MOST_SHOWN], found.table.words)
    if len(found.table.rows) > MOST_SHOWN:
        say(f"and {len(found.table.rows) - MOST_SHOWN:,} more rows; --json or --to gives all")


def print_table(columns: tuple[str, ...], rows: tuple[tuple[str, ...], ...], words: tuple[int, ...]) -> None:
    """A table; the columns whose places are in ``words`` hold words, the others figures."""
    shown = Table(box=None, header_style="bold", pad_edge=False)
    for place, name in enumerate(columns):
        shown.add_column(name, justify="left" if place in words else "right", overflow="fold")
    for row in rows:
        shown.add_row(*map(Text, row))  # "[c]" is a mark, not a style
    stdout.print(shown)
