"""Published figures: each row of each published table as it stands, none put together, none worked out."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from faircount.release.published.record import Record
from faircount.tables.figures import Figure
from faircount.vocabulary.areas import AREAS
from faircount.vocabulary.offences import offence_label
from faircount.vocabulary.status import HIDDEN, MARKS, CellStatus
from faircount.writers.columns import rounded
from faircount.writers.publication import Publication, PublicationTable

HIDDEN_WORD = "hidden"
SHOWN_WORD = "shown"
RANGE = ("chance_lower", "chance_upper")


class FigureRecord(Record):
    """One row of a published table: what it is a figure of, what is known, and the place in the document it came from."""

    id: str
    """A name that stays the same as long as the figure is about the same thing and from the same place; it says nothing of the
    count."""
    table: str
    """The published table it stands in."""
    area_code: str
    """Code of the area."""
    area: str
    """Name of the area."""
    period: str
    """The period in words."""
    period_start: date
    """First day of the period."""
    period_end: date
    """Last day of the period, included."""
    counted: str
    """What is counted: offences are not victims."""
    offence_code: str
    """Home Office code, or the name of a set of codes."""
    offence: str
    """The offence, or the set of offences, in words."""
    online: str
    """Whether the force put the online mark on the offence: yes, no, or all of them."""
    age: str
    """Age at the offence in completed years, in words."""
    age_low: int | None
    """Lowest completed year, included; null for no limit."""
    age_high: int | None
    """Highest completed year, included; null for no limit."""
    age_known: bool
    """False for those whose age is not known."""
    sex: str
    """Sex as recorded."""
    breakdown: str
    """Further dimensions as name=value."""
    count: int | None
    """The count; null where it is not shown, and then shorthand and status say why. Null is never zero."""
    count_lower: int | None
    """Lowest count that the source allows; null where nothing is said."""
    count_upper: int | None
    """Highest count that the source allows; null where nothing is said."""
    shorthand: str
    """c: hidden to protect people; x: not known; z: does not apply; empty where there is a count."""
    status: str
    """Why the count is shown or not."""
    chance_lower: float | None
    """Lower end of the exact 95% range of what chance allows the rate beneath the count to be; null wherever the count is."""
    chance_upper: float | None
    """Upper end of that range. It does not cover errors in recording."""
    quality: str
    """Provisional, revised, break in series, part of a year."""
    source: str
    """The document, as named in the list of sources."""
    locator: str
    """Sheet and cell, page, or characters in that document."""
    note: str
    """What no other field says."""


class TableRecord(Record):
    """A published table: by which rule its counts are shown or hidden, and why."""

    name: str
    """Its name in the figures."""
    title: str
    """Its title."""
    rule: str
    """The rule by which counts are shown or hidden."""
    reason: str
    """Why that rule."""
    notes: tuple[str, ...]
    """What has to be known to read it."""


def table_records(publication: Publication) -> tuple[TableRecord, ...]:
    """The tables of a publication, without their rows."""
    return tuple(
        TableRecord(name=one.name, title=one.table.title, rule=one.table.rule, reason=one.table.reason, notes=one.table.notes)
        for one in publication.tables
    )


def figure_records(publication: Publication) -> tuple[FigureRecord, ...]:
    """The rows of every table of a publication, in their order; an id is given to each subject and place, never to a count."""
    given: Counter[str] = Counter()
    found = []
    for table in publication.tables:
        for figure, chance in zip(table.table, _ranges(table), strict=True):
            name = _name(table.name, figure)
            given[name] += 1
            found.append(_record(table.name, figure, chance, name if given[name] == 1 else f"{name}-{given[name]}"))
    return tuple(found)


def _name(table: str, figure: Figure) -> str:
    """A hash of what the figure is about. A count in it could be found again by trying all counts, so none is."""
    told = "|".join(map(str, (table, *figure.subject, figure.source_id, figure.locator)))
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def _ranges(table: PublicationTable) -> Iterator[tuple[float | None, ...]]:
    held = {column.name: column for column in table.derived}
    ends = [
        [_number(rounded(number, held[name])) for number in held[name].numbers] if name in held else [None] * len(table.table)
        for name in RANGE
    ]
    return zip(*ends, strict=True)


def _number(amount: Decimal | None) -> float | None:
    return None if amount is None else float(amount)


def _record(table: str, figure: Figure, chance: tuple[float | None, ...], name: str) -> FigureRecord:
    return FigureRecord(
        id=name,
        table=table,
        area_code=figure.area,
        area=AREAS[figure.area].name,
        period=figure.period.label,
        period_start=figure.period.start,
        period_end=figure.period.end,
        counted=str(figure.counted),
        offence_code=figure.offence,
        offence=offence_label(figure.offence),
        online=str(figure.online),
        age=figure.ages.label,
        age_low=figure.ages.low,
        age_high=figure.ages.high,
        age_known=figure.ages.known,
        sex=str(figure.sex),
        breakdown=figure.breakdown,
        count=figure.count,
        count_lower=figure.lower,
        count_upper=figure.upper,
        shorthand=MARKS.get(figure.status, "").strip("[]"),
        status=_status(figure.status),
        chance_lower=chance[0],
        chance_upper=chance[1],
        quality=figure.quality,
        source=figure.source_id,
        locator=figure.locator,
        note=figure.note,
    )


def _status(state: CellStatus) -> str:
    return HIDDEN_WORD if state in HIDDEN else SHOWN_WORD if state is CellStatus.OBSERVED else str(state)
