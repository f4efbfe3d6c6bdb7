"""How an area's rate lies among those of all forces: a funnel, never a table of ranks."""

from __future__ import annotations

from collections.abc import Mapping
from math import exp, log
from statistics import quantiles

from faircount.briefing.charts.caption import Caption
from faircount.briefing.charts.funnel import FunnelChart, FunnelDot, FunnelLimit
from faircount.compare.estimate import Rate
from faircount.compare.facts import Statement, stated, told
from faircount.compare.funnel import Funnel, Position, funnel
from faircount.compare.rates import count_interval
from faircount.compare.statement import year_of
from faircount.compare.wording import say_number
from faircount.tables.figures import Figure
from faircount.vocabulary.areas import AREAS

PER = 1_000
STEPS = 40
MIN_FORCES = 10
"""Under so many rates there is no spread to hold an area against."""
TITLE = {
    Position.SIMILAR: ("rate lies within the ordinary range of the", "forces"),
    Position.HIGHER: ("rate is higher than chance and the ordinary spread of the", "forces would give"),
    Position.LOWER: ("rate is lower than chance and the ordinary spread of the", "forces would give"),
}


PLACED = "place among forces, as a title"
WHERE = {
    Position.SIMILAR: "within the ordinary range of",
    Position.HIGHER: "above the ordinary range of",
    Position.LOWER: "below the ordinary range of",
}


def rates(counts: Mapping[str, Figure], children: Mapping[str, int | None]) -> dict[str, Rate]:
    """The rate of each force whose count and number of children are both known; the others are left out, never zero."""
    found = {}
    for area, figure in counts.items():
        population = children.get(area)
        if figure.count is not None and figure.count >= 0 and population:
            found[area] = Rate(figure.count, population)
    return found


def held_against_others(found: Mapping[str, Rate]) -> Funnel | None:
    """The funnel of these rates, or None where there are too few to hold an area against."""
    return funnel(found) if len(found) >= MIN_FORCES and any(rate.count for rate in found.values()) else None


def spread_of(among: Funnel) -> tuple[float, float, int]:
    """The rates between which the middle eight tenths of the forces lie, as printed, and how many lie between them."""
    rates = sorted(point.rate.value * PER for point in among.points)
    tenths = quantiles(rates, n=10, method="inclusive")
    low, high = round(tenths[0], 1), round(tenths[-1], 1)
    return low, high, sum(low <= round(rate, 1) <= high for rate in rates)


def beyond_chance(among: Funnel) -> int:
    """How many forces lie beyond what chance alone would give."""
    return sum(point.among_chance is not Position.SIMILAR for point in among.points)


def funnel_title(among: Funnel, area: str, counts: Mapping[str, Figure]) -> Statement:
    """The finding: ``Cleveland’s rate lies within the ordinary range of the 43 forces``."""
    point = among.point(area)
    assert point is not None, "only for an area that is in the funnel"
    name = AREAS[area].name
    owner = f"{name}’" if name.endswith("s") else f"{name}’s"
    compared = number_compared(among, counts)
    placed, forces = TITLE[point.among_areas]
    return told(
        "{owner} {placed} {compared} {forces}",
        owner=owner, placed=stated(placed, PLACED, counts[area], _all(among, counts)), compared=compared, forces=forces,
    )  # fmt: skip


def rate_title(among: Funnel, area: str, counts: Mapping[str, Figure]) -> Statement:
    """What is particular to the area, its rate: ``Cleveland recorded 8.8 offences for every 1,000 children in 2021/22``."""
    point = among.point(area)
    assert point is not None, "only for an area that is in the funnel"
    rate = stated(say_number(point.rate.value * PER, 1), "rate", counts[area])
    sentence = "{name} recorded {rate} offences for every 1,000 children in {year}"
    return told(sentence, name=AREAS[area].name, rate=rate, year=year_of(counts[area]))


def number_compared(among: Funnel, counts: Mapping[str, Figure]) -> Statement:
    """How many forces are held against each other."""
    return stated(str(among.compared), "number of areas", _all(among, counts))


def _all(among: Funnel, counts: Mapping[str, Figure]) -> tuple[Figure, ...]:
    """The counts that the funnel stands on."""
    return tuple(counts[point.area] for point in among.points)


def funnel_chart(among: Funnel, area: str, caption: Caption, centre_label: str, counts: Mapping[str, Figure]) -> FunnelChart:
    """All forces as dots, this one labelled with its range, chance dotted, chance and ordinary spread shaded."""
    points = [_point(counts[found.area], found.rate, found.area == area) for found in among.points]
    children = [point.children for point in points]
    low, high = min(children) * 0.8, max(children) * 1.3
    sizes = [exp(log(low) + (log(high) - log(low)) * step / (STEPS - 1)) for step in range(STEPS)]
    return FunnelChart(
        caption,
        points=tuple(points),
        centre=among.average * PER,
        centre_label=centre_label,
        chance=tuple(_limit(size, among.chance_limits(size)) for size in sizes),
        spread=tuple(_limit(size, among.spread_limits(size)) for size in sizes),
    )


def _point(figure: Figure, rate: Rate, this_area: bool) -> FunnelDot:
    name, population = AREAS[figure.area].name, round(rate.exposure)
    if not this_area:
        return FunnelDot(name, population, rate.value * PER, figure=figure)
    found = count_interval(rate.count).scaled(PER / rate.exposure)
    return FunnelDot(name, population, found.value, True, found.lower, found.upper, figure)


def _limit(size: float, limits: tuple[float, float]) -> FunnelLimit:
    return FunnelLimit(size, max(0.0, limits[0]) * PER, limits[1] * PER)
