"""What every area page takes from the whole country."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from faircount.briefing.citing import Citations
from faircount.briefing.facts import Facts
from faircount.briefing.two_years import ComparedYears
from faircount.compare.funnel import Funnel
from faircount.tables.figures import Figure
from faircount.vocabulary.periods import Period


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
