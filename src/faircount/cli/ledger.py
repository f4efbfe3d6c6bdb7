"""``faircount ledger``: what was said about something, by whom, when."""

from __future__ import annotations

import json
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from faircount.cli.show import say, stdout
from faircount.pipeline.project import Project
from faircount.store.ledger import Ledger, Saying
from faircount.tables.protected import show
from faircount.vocabulary.areas import AREAS, parse_area
from faircount.vocabulary.measures import Online
from faircount.vocabulary.offences import OFFENCE_SETS, parse_offence
from faircount.vocabulary.periods import parse_period

EXAMPLE = 'Example: faircount ledger Cleveland --project examples/england-and-wales --period 2015/16 --offence "sexual_under_18"'


class Format(StrEnum):
    """How the answer is printed."""

    TABLE = "table"
    JSON = "json"


def ledger(
    area: Annotated[str | None, typer.Argument(help="A force, region or country; all of them without it.")] = None,
    project: Annotated[Path, typer.Option(help="The project folder.")] = Path(),
    period: Annotated[str | None, typer.Option(help="Only figures that touch this period, e.g. 2015/16.")] = None,
    offence: Annotated[str | None, typer.Option(help="A code (88A) or a named set (sexual_under_18).")] = None,
    online: Annotated[Online | None, typer.Option(help="Marked as online, not marked, or both together.")] = None,
    print_as: Annotated[Format, typer.Option("--format", help="A table to read, or JSON.")] = Format.TABLE,
) -> None:
    """What was said about an area, by whom and when, with the place in each document; replaced versions are told apart."""
    found = Ledger.open(Project.open(project).ledger).said(
        area=parse_area(area).code if area else None,
        period=parse_period(period) if period else None,
        offence=parse_offence(offence) if offence else None,
        online=online,
    )
    if print_as is Format.JSON:
        typer.echo(json.dumps([_record(saying) for saying in found], ensure_ascii=False, indent=1))
        return
    if not found:
        say(f"Nothing is held. Has the project been built? Try: faircount build {project}")
        return
    stdout.print(_table(found))
    say(f"{len(found)} figures")


def _table(found: list[Saying]) -> Table:
    table = Table(box=None, header_style="bold", pad_edge=False)
    for heading in ("Area", "Period", "What", "Count", "Who", "When", "Place"):
        table.add_column(heading, justify="right" if heading == "Count" else "left", overflow="fold")
    for saying in found:
        figure, source = saying.figure, saying.source
        table.add_row(
            AREAS[figure.area].name,
            figure.period.label,
            _what(saying),
            show(figure),
            source.publisher + ("" if saying.current else " (replaced)"),
            str(source.published or "not said"),
            figure.locator,
        )
    return table


def _what(saying: Saying) -> str:
    figure = saying.figure
    known = OFFENCE_SETS.get(figure.offence)
    words = [str(figure.counted), known.label if known else figure.offence]
    words += [f"online: {figure.online}"] if figure.online is not Online.ALL else []
    words += [figure.ages.label] if not figure.ages.is_all else []
    return ", ".join(words)


def _record(saying: Saying) -> dict[str, object]:
    figure, source = saying.figure, saying.source
    return {
        "area": figure.area,
        "area_name": AREAS[figure.area].name,
        "period_start": figure.period.start.isoformat(),
        "period_end": figure.period.end.isoformat(),
        "counted": figure.counted,
        "offence": figure.offence,
        "online": figure.online,
        "ages": figure.ages.label,
        "lower": figure.lower,
        "upper": figure.upper,
        "status": figure.status,
        "note": figure.note,
        "source_id": source.source_id,
        "publisher": source.publisher,
        "published": source.published.isoformat() if source.published else None,
        "address": source.address,
        "sha256": source.sha256,
        "locator": figure.locator,
        "current": saying.current,
    }
