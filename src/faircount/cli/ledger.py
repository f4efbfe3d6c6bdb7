"""``faircount ledger``: what was said about something, by whom, when; in a terminal and as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from itertools import groupby
from pathlib import Path
from typing import Annotated

import typer

from faircount.briefing.figure_words import FromParts, document_of, from_parts, parts_named, unit_of, what_of
from faircount.cli.show import say, tell, tell_json
from faircount.file_names import shown
from faircount.project.holdings import held_ledger
from faircount.project.project import Project
from faircount.store.ledger import Saying
from faircount.tables.protected import printed_count
from faircount.vocabulary.areas import AREAS, parse_area
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


UNITS = list(Counted)


def draw_sayings(sayings: Iterable[Saying]) -> None:
    """The figures by area, period and what was counted, so that no unit stands among another; then by document."""
    for heading, group in groupby(sorted(sayings, key=_order), key=_heading):
        tell(heading)
        for document, said in groupby(group, key=_document):
            tell(f"  {document}")
            for saying in said:
                tell(f"{printed_count(saying.figure):>9}  {what_of(saying.figure)} · {shown(saying.figure.locator)}")


def draw_from_parts(sums: Sequence[FromParts]) -> None:
    """Each sum with its parts and their documents; one that lacks a part is said to be no total."""
    for one in sorted(sums, key=lambda one: _order(one.parts[0].sayings[0])):
        tell(f"{_heading(one.parts[0].sayings[0])}, from parts")
        tell(f"{one.count:>9}  {what_of(one.subject)} · {one.words}")
        for document in dict.fromkeys(_document(saying) for part in one.parts for saying in part.sayings):
            tell(f"  {document}")


def _order(saying: Saying) -> tuple[object, ...]:
    figure = saying.figure
    return AREAS[figure.area].name, figure.period, UNITS.index(unit_of(figure))


def _heading(saying: Saying) -> str:
    figure = saying.figure
    return f"{AREAS[figure.area].name}, {figure.period.label}: {unit_of(figure)}"


def _document(saying: Saying) -> str:
    return shown(document_of(saying.source)) + ("" if saying.current else " (replaced)")


def record_of(saying: Saying) -> dict[str, object]:
    """One figure for another program."""
    figure, source = saying.figure, saying.source
    return {
        "area": figure.area,
        "area_name": AREAS[figure.area].name,
        "period_start": figure.period.start.isoformat(),
        "period_end": figure.period.end.isoformat(),
        "counted": unit_of(figure),
        "offence": figure.offence,
        "online": figure.online,
        "ages": figure.ages.label,
        "sex": figure.sex,
        "breakdown": figure.breakdown,
        "what": what_of(figure),
        "lower": figure.lower,
        "upper": figure.upper,
        "status": figure.status,
        "note": figure.note,
        "source_id": source.source_id,
        "title": source.title,
        "publisher": source.publisher,
        "published": source.published.isoformat() if source.published else None,
        "address": source.address,
        "sha256": source.sha256,
        "locator": figure.locator,
        "current": saying.current,
    }


def record_from_parts(one: FromParts) -> dict[str, object]:
    """A sum of parts for another program: told apart from what a document says by ``parts`` and ``is_total``."""
    like = record_of(one.parts[0].sayings[0])
    shared = ("area", "area_name", "period_start", "period_end", "counted", "online", "ages", "sex", "breakdown")
    return {name: like[name] for name in shared} | {
        "offence": one.offence,
        "what": what_of(one.subject),
        "lower": one.range.lower,
        "upper": one.range.upper,
        "is_total": one.is_total,
        "missing": list(one.missing),
        "parts": [record_of(saying) for part in one.parts for saying in part.sayings],
    }
