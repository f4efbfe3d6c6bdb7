"""What every force is asked for: ``ask.toml``, its sections, and the forms that come of it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import date
from itertools import product
from pathlib import Path
from typing import Annotated, Any, TypeVar

from pydantic import BeforeValidator, Field

from faircount.errors import BadProject, UnknownTerm
from faircount.project.configured import SettingsSection, new_settings, parsed, read_configured
from faircount.tables.request import AskedCell, RequestForm
from faircount.vocabulary.ages import ALL_AGES, AgeBand, parse_ages
from faircount.vocabulary.areas import AREAS, PARTITIONS, parse_area
from faircount.vocabulary.breakdowns import DIMENSIONS, WHOLE, breakdown_of
from faircount.vocabulary.measures import Counted, Online, Sex
from faircount.vocabulary.offences import parse_offence
from faircount.vocabulary.periods import FinancialYear, Period, parse_period

T = TypeVar("T")

ASK = "ask.toml"
MOST_ROWS = 400
"""A form with more rows than this is refused: nobody fills it in, and the cost limit of the Acts stands behind them."""


def _value(key: str) -> BeforeValidator:
    def checked(text: str) -> str:
        value = " ".join(text.split())
        if value != WHOLE:
            DIMENSIONS[key].held(value)
        return value

    return parsed(checked)


def _forces(text: str) -> tuple[str, ...]:
    """The codes of the forces that a name means: itself, or all that make up a country or a region."""
    code = parse_area(text).code
    return PARTITIONS.get(code, (code,))


class RequestSection(SettingsSection):
    """Who asks whom, when, and where the answer goes. Section 8(1) of the Act of 2000 asks for the name and the address."""

    title: str = Field(min_length=1, max_length=120)
    applicant: str = Field(min_length=1)
    address: str = Field(min_length=1)
    sent: date
    forces: tuple[Annotated[Any, parsed(_forces)], ...] = (PARTITIONS["K02000001"],)


class TableSection(SettingsSection):
    """One table: every year with every offence, mark, band and sex that is named, in the unit of the first if none is."""

    offences: tuple[Annotated[str, parsed(parse_offence)], ...] = Field(min_length=1)
    years: tuple[Annotated[Period, parsed(parse_period)], ...] = Field(min_length=1)
    online: tuple[Online, ...] = (Online.ALL,)
    ages: tuple[Annotated[AgeBand, parsed(parse_ages)], ...] = (ALL_AGES,)
    sex: tuple[Sex, ...] = (Sex.ALL,)
    district: tuple[Annotated[str, _value("district")], ...] = (WHOLE,)
    outcome: tuple[Annotated[str, _value("outcome")], ...] = (WHOLE,)
    relationship: tuple[Annotated[str, _value("relationship")], ...] = (WHOLE,)
    counted: Counted | None = None

    @property
    def rows(self) -> Iterable[tuple[str, Online, AgeBand, Sex, str, Period]]:
        """What its rows are of, years innermost, so that a reader sees a series in rows below one another."""
        values = {"district": self.district, "outcome": self.outcome, "relationship": self.relationship}
        crossed = (breakdown_of(dict(zip(values, each, strict=True))) for each in product(*map(_once, values.values())))
        plain = (_once(self.offences), _once(self.online), _once(self.ages), _once(self.sex))
        return product(*plain, _once(crossed), _once(self.years))


class FiguresSection(TableSection):
    """Which counts, of which unit, and how small ones may be told."""

    counted: Counted = Counted.OFFENCES
    explained: str = ""
    small: int = Field(default=5, ge=3, le=20)


class Definition(SettingsSection):
    """The whole of ask.toml."""

    request: RequestSection
    figures: FiguresSection
    tables: tuple[TableSection, ...] = ()
    addresses: Mapping[str, str] = {}

    @property
    def forces(self) -> tuple[str, ...]:
        """Codes of the forces asked, each once, in the order of their names."""
        codes = {code for group in self.request.forces for code in group}
        return tuple(sorted(codes, key=lambda code: AREAS[code].name))

    @property
    def address_of(self) -> Mapping[str, str]:
        """Where requests are sent, by code, as far as ask.toml says."""
        return {parse_area(name).code: address for name, address in self.addresses.items()}

    @property
    def cells(self) -> tuple[AskedCell, ...]:
        """One cell a figure, those of further tables after those of the first, each once."""
        tables = (self.figures, *self.tables)
        rows = _once((table.counted or self.figures.counted, *row) for table in tables for row in table.rows)
        return tuple(
            AskedCell(f"R{number:03d}", year, counted, offence, online, ages, sex, breakdown)
            for number, (counted, offence, online, ages, sex, breakdown, year) in enumerate(rows, 1)
        )

    def form(self, area: str) -> RequestForm:
        """The form for one force; its reference changes with whatever is asked, by whom, and when."""
        title = " ".join(self.request.title.split())
        asked = RequestForm("", area, title, self.figures.small, self.cells)
        said = "\x1f".join((asked.digest, self.request.applicant, self.request.address, self.request.sent.isoformat()))
        reference = f"{AREAS[area].slug}-{hashlib.sha256(said.encode()).hexdigest()[:8]}"
        return RequestForm(reference, area, title, self.figures.small, asked.cells)


def _once(words: Iterable[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(words))


def start_request(folder: Path, sent: date) -> Path:
    """A new ask.toml with everything in its place."""
    years = json.dumps(ended_years(sent))
    return new_settings(folder / ASK, __package__, f"make one with 'faircount init {folder}'", sent=sent.isoformat(), years=years)


def ended_years(day: date) -> list[str]:
    """The two financial years that ended last before a day.

    >>> ended_years(date(2026, 3, 31)), ended_years(date(2026, 4, 1))
    (['2023/24', '2024/25'], ['2024/25', '2025/26'])
    """
    last = day.year - (1 if day >= date(day.year, 4, 1) else 2)
    return [FinancialYear(last - 1).name, FinancialYear(last).name]


def read_definition(folder: Path) -> Definition:
    """The definition in a project folder, refused with the place of the mistake and how to mend it."""
    path = folder / ASK
    if not path.is_file():
        raise BadProject(f"{folder}: has no {ASK}; write one to fill in with 'faircount ask {folder} --start'")
    found = read_configured(path, Definition)
    _check(found, path)
    return found


def find_definition(folder: Path) -> Definition | None:
    """The definition where there is one that is filled in: while it is not, nobody can have been asked by it."""
    try:
        return read_definition(folder) if (folder / ASK).is_file() else None
    except BadProject:
        return None


def _check(found: Definition, path: Path) -> None:
    if not found.forces:
        raise BadProject(f"{path}: request.forces names nobody to ask; name police forces, or a country or region")
    kinds = {AREAS[code].kind for code in found.forces}
    # An invented force may be asked for an exercise, and never beside a real one.
    stray = [] if kinds == {"invented"} else [AREAS[code].name for code in found.forces if AREAS[code].kind != "force"]
    if stray:
        raise BadProject(
            f"{path}: request.forces: {', '.join(stray)} cannot be asked; name police forces, or a country or region"
        )
    if len(found.cells) > MOST_ROWS:
        raise BadProject(
            f"{path}: asks for {len(found.cells)} figures a force, {MOST_ROWS} at most; ask for fewer years or bands"
        )
    if len(found.forces) > 1 and any(set(table.district) - {WHOLE} for table in (found.figures, *found.tables)):
        raise BadProject(f"{path}: figures.district: each force names its own districts; ask one force, or for all districts")
    try:
        unasked = [AREAS[code].name for code in found.address_of if code not in found.forces]
    except UnknownTerm as error:
        raise BadProject(f"{path}: addresses: {error}") from error
    if unasked:
        raise BadProject(f"{path}: addresses: {', '.join(unasked)} is not asked; add it to request.forces or take it out")
