"""What every area page takes from the whole country."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import polars as pl

from faircount.briefing.among_forces import MIN_FORCES, held_against_others, rates
from faircount.briefing.citing import Citations
from faircount.briefing.coverage import Follows, range_of_whole
from faircount.briefing.facts import Facts
from faircount.briefing.given import Pair
from faircount.briefing.main_points import forces_behind
from faircount.briefing.rows import SHORT, label_of, noun_of
from faircount.briefing.two_years import FLAGGED_ONLINE, ComparedYears, compared
from faircount.compare.estimate import Rate
from faircount.compare.facts import told
from faircount.compare.funnel import Funnel
from faircount.tables.figures import Figure
from faircount.vocabulary.areas import FORCES
from faircount.vocabulary.breaks import ENGLAND_AND_WALES
from faircount.vocabulary.measures import Online
from faircount.vocabulary.periods import Period

if TYPE_CHECKING:
    from faircount.readers.published.population import Population


@dataclass(frozen=True, slots=True)
class Country:
    """The funnel of all forces in a ``year``, and the comparisons of the whole: of the mark, and of the official counts.

    ``sums`` are the figures of the latter, each with the published figures that it is the sum of.
    """

    among: Funnel | None
    online: ComparedYears | None
    population: str
    year: Period | None = None
    name: str = "England and Wales"
    recorded: ComparedYears | None = None
    sums: Mapping[Figure, tuple[Figure, ...]] = field(default_factory=dict)


def sources_of_rates(facts: Facts, country: Country, citations: Citations) -> tuple[int, ...]:
    """The numbers of the sources of rates: the counts, and the children."""
    assert country.year is not None, "where there are rates they are of a year"
    counts = counts_of(facts, country.year)
    citations.cite(counts, f"all forces, {country.year.label}")
    citations.cite(country.population, f"children under 18, mid-{country.year.start.year}")
    return citations.number(counts), citations.number(country.population)


def counts_of(facts: Facts, year: Period) -> str:
    """The source of the official counts of a year."""
    return next(iter(facts.of_year(facts.series, year).values())).source_id


def the_country(facts: Facts, population: Population | None) -> Country:
    """What every page takes from the whole country."""
    year, found = _rates(facts, population)
    pair = facts.given.pair(ENGLAND_AND_WALES, facts.question(Online.YES), facts.compared) if facts.compared else None
    online = compared(pair, FLAGGED_ONLINE, "Marked as online", "", "Online, all forces", this_area=False)
    if online is not None and online.pair.forces:
        forces = forces_behind(online.pair.before)
        online = replace(online, where=told("{forces} forces together", forces=forces), short=f"Online, {forces} forces")
    together, sums = _recorded(facts)
    return Country(held_against_others(found), online, _estimated_by(population, year), year, recorded=together, sums=sums)


def _recorded(facts: Facts) -> tuple[ComparedYears | None, dict[Figure, tuple[Figure, ...]]]:
    """The official counts of all forces together in the latest two years, and of what each is the sum."""
    before, after = totals(facts)[-2:] if len(facts.years) > 1 else (None, None)
    if before is None or after is None:
        return None, {}
    label, name = label_of(facts.series), Country(None, None, "").name
    short = f"{SHORT.get(facts.series, label)}, {len(FORCES)} forces"
    found = compared(Pair(before, after), noun_of(facts.series), label, name, short, this_area=False)
    return found, {total: _parts(facts, total.period) for total in (before, after)}


def _parts(facts: Facts, year: Period) -> tuple[Figure, ...]:
    return tuple(figure for area, figure in facts.of_year(facts.series, year).items() if area in FORCES)


def _estimated_by(population: Population | None, year: Period | None) -> str:
    if population is None:
        return ""
    return (population.source if year is None else population.source_of(year)).source_id


def _rates(facts: Facts, population: Population | None) -> tuple[Period | None, dict[str, Rate]]:
    """The rates of the latest year that has enough of them."""
    for year in reversed(facts.years) if population else ():
        counts = {area: figure for area, figure in facts.of_year(facts.series, year).items() if area in FORCES}
        found = rates(counts, {area: population.children(area, year) if population else None for area in counts})
        if len(found) >= MIN_FORCES:
            return year, found
    return None, {}


def totals(facts: Facts) -> list[Figure | None]:
    """The official counts of all forces together, a year each; a year in which one is missing has no total."""
    return [_total(facts, year) for year in facts.years]


def _total(facts: Facts, year: Period) -> Figure | None:
    counts = _parts(facts, year)
    known = [figure.count for figure in counts if figure.count is not None]
    if len(known) < len(FORCES):
        return None
    locator = f"sum over {len(known)} forces, {year.label}"
    return replace(counts[0], area=ENGLAND_AND_WALES, lower=sum(known), upper=sum(known), locator=locator)


def implied_total(facts: Facts, whole: str) -> Follows | None:
    """What the published tables imply for the whole country, of what was asked for, in the later year; None if nothing."""
    if facts.compared is None:
        return None
    after = facts.compared.after
    later = (pl.col("period_start") == after.start) & (pl.col("period_end") == after.end)
    wanted = later & pl.col("offence").is_in([facts.asked_for, facts.series])
    official = facts.official.where(pl.col("area").is_in([*FORCES, whole]))  # of others no file is published
    near = tuple(figure for table in (official, *facts.given.tables) for figure in table.where(wanted))
    found = range_of_whole(near, facts.sources, whole, facts.asked_for)
    return Follows(found, near) if found is not None and found.lower > 0 else None
