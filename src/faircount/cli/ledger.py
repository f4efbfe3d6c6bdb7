"""``faircount ledger``: what was said about something, by whom, when."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from faircount.briefing.figure_words import from_parts, parts_named, unit_of
from faircount.cli.ledger_shown import draw_from_parts, draw_sayings, record_from_parts, record_of
from faircount.cli.show import say, tell_json
from faircount.project.holdings import held_ledger
from faircount.project.project import Project
from faircount.store.ledger import Saying
from faircount.vocabulary.areas import parse_area
from faircount.vocabulary.measures import Counted, Online
from faircount.vocabulary.offences import OFFENCE_SETS, offence_label, parse_offence
from faircount.vocabulary.periods import parse_period

EXAMPLE = 'Example: faircount ledger Cleveland --project england-and-wales --period 2015/16 --offence "sexual_under_18"'


class LedgerFormat(StrEnum):
    """How the answer is printed."""

    TABLE = "table"
    JSON = "json"


def ledger(
    area: Annotated[str | None, typer.Argument(help="A force, region or country; all of them without it.")] = None,
    project: Annotated[Path, typer.Option(help="The project folder.")] = Path(),
    period: Annotated[str | None, typer.Option(help="Only figures that touch this period, e.g. 2015/16.")] = None,
    offence: Annotated[str | None, typer.Option(help="A code (88A) or a named set (child_rape), also from its parts.")] = None,
    online: Annotated[Online | None, typer.Option(help="Marked as online, not marked, or both together.")] = None,
    counted: Annotated[Counted | None, typer.Option(help="Only what was counted so, e.g. offences, victims, outcomes.")] = None,
    print_as: Annotated[LedgerFormat, typer.Option("--format", help="Lines to read, or JSON.")] = LedgerFormat.TABLE,
) -> None:
    """What was said about an area, by whom and when, with the place in each document; replaced versions are told apart.

    A named set that is made of codes is also added up from the codes that are held, with each part and what is missing.
    """
    kept = held_ledger(Project.open(project))
    code, days = parse_area(area).code if area else None, parse_period(period) if period else None
    name = parse_offence(offence) if offence else None
    named = parts_named(name) if name else frozenset()

    def said(names: str | frozenset[str] | None) -> list[Saying]:
        found = kept.said(code, days, names, online)
        return [saying for saying in found if counted is None or unit_of(saying.figure) is counted]

    found = said(name)
    sums = from_parts(said(named), name) if name and named else ()
    if print_as is LedgerFormat.JSON:
        records = [record_of(saying) for saying in found] + [record_from_parts(one) for one in sums]
        tell_json(records)
        return
    if not kept.entries.height:
        say(f"Nothing is held. Has the project been built? Try: faircount build {project}")
    elif not (found or sums):
        say(f"None of the {kept.entries.height:,} figures that are held fits all of that.{_why_none(name)}")
    else:
        draw_sayings(found)
        draw_from_parts(sums)
        say(f"{len(found)} figures" + (f"; {offence_label(name)} from its parts: {len(sums)}" if name and sums else ""))


def _why_none(offence: str | None) -> str:
    """Why a set cannot be had from its parts, where it is not made of any."""
    if offence is None or offence not in OFFENCE_SETS or parts_named(offence):
        return ""
    return f" {offence_label(offence).capitalize()} are not made of whole codes, so no codes add up to them."
