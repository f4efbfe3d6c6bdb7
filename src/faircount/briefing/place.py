"""Where the rate of an area lies among those of all forces: a main point, and the funnel."""

from __future__ import annotations

from faircount.briefing.among_forces import PER, WHERE, funnel_chart, funnel_title, number_compared, rate_title
from faircount.briefing.charts.caption import Caption
from faircount.briefing.charts.funnel import FunnelChart
from faircount.briefing.citing import Citations
from faircount.briefing.country import Country, counts_of, sources_of_rates
from faircount.briefing.facts import Facts
from faircount.briefing.parts import FactMark, Link, MainPoint, Note
from faircount.briefing.rows import noun_of
from faircount.compare.facts import stated, told
from faircount.compare.rates import SMALLEST_RATIO_BASE
from faircount.compare.statement import year_of
from faircount.compare.wording import say_number
from faircount.vocabulary.areas import AREAS

HIGHER = "A higher rate can mean more abuse, more people coming forward, or a force that is better at finding and recording it."


def place_among(facts: Facts, area: str, country: Country, citations: Citations) -> list[MainPoint]:
    """The rate of the area, and where it lies among those of all forces."""
    point = country.among.point(area) if country.among else None
    if country.among is None or country.year is None or point is None:
        return []
    counts = facts.of_year(facts.series, country.year)
    if (counts[area].count or 0) < SMALLEST_RATIO_BASE:  # as of two counts: so few say little
        return []
    everywhere = tuple(counts[one.area] for one in country.among.points)
    rate = stated(say_number(point.rate.value * PER, 1), "rate", counts[area])
    sentence = told(
        "In {year} police recorded {rate} {what} for every 1,000 children, {where} the {compared} forces.",
        what=noun_of(facts.series), rate=rate, year=year_of(counts[area]), compared=number_compared(country.among, counts),
        where=stated(WHERE[point.among_areas], "place among forces", counts[area], everywhere),
    )  # fmt: skip
    whole = stated(say_number(country.among.average * PER, 1), "rate of all together", everywhere)
    mark = FactMark(rate, told("per 1,000 children; {name} {rate}", name=country.name, rate=whole))
    return [MainPoint(sentence, HIGHER, mark, sources_of_rates(facts, country, citations))]


def funnel_of(facts: Facts, area: str, country: Country, number: int, citations: Citations) -> FunnelChart | None:
    """All forces as dots, with this one named; None where it has no rate."""
    if country.among is None or country.year is None or country.among.point(area) is None:
        return None
    counts = citations.cite(counts_of(facts, country.year), f"all forces, {country.year.label}")
    people = citations.cite(country.population, f"children under 18, mid-{country.year.start.year}")
    figures = facts.of_year(facts.series, country.year)
    placed = funnel_title(country.among, area, figures)
    # So few that their rate says little: then its place alone.
    few = (figures[area].count or 0) < SMALLEST_RATIO_BASE
    year = year_of(figures[area])
    title = told("{placed}, {year}", placed=placed, year=year)
    title = title if few else rate_title(country.among, area, figures)
    subtitle = told(
        "{placed}Recorded {what} per 1,000 children, {compared} forces, {year}",
        placed="" if few else told("{placed}. ", placed=placed), what=noun_of(facts.series),
        compared=number_compared(country.among, figures), year=year_of(figures[area]),
    )  # fmt: skip
    caption = Caption(
        number,
        title,
        subtitle,
        (f"Sources: {counts}; {people}. Limits 99.8%. ", Link("All areas, A to Z", "index.html#a-to-z")),
        f"{AREAS[area].slug}-among-forces",
    )
    return funnel_chart(country.among, area, caption, country.name, figures)


def limits(country: Country) -> list[Note]:
    """What is to be known of the limits of the funnel."""
    return [Note("About these limits", country.among.spread.warnings)] if country.among else []
