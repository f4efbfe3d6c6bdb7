"""How an area's rate lies among those of all forces: a funnel, never a table of ranks."""

from __future__ import annotations

from collections.abc import Mapping
from math import exp, log

from faircount.briefing.charts.caption import Caption
from faircount.briefing.charts.funnel import FunnelChart, FunnelLimit, FunnelPoint
from faircount.compare.count_interval import count_interval
from faircount.compare.estimate import Rate
from faircount.compare.funnel import Funnel, Position, funnel
from faircount.tables.figures import Figure
from faircount.vocabulary.areas import AREAS

PER = 1_000
STEPS = 40
FEWEST = 10
"""Under so many rates there is no spread to hold an area against."""
TITLE = {
    Position.SIMILAR: "rate lies within the ordinary range of the {compared} forces",
    Position.HIGHER: "rate is higher than chance and the ordinary spread of the {compared} forces would give",
    Position.LOWER: "rate is lower than chance and the ordinary spread of the {compared} forces would give",
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
    return funnel(found) if len(found) >= FEWEST and any(rate.count for rate in found.values()) else None


def funnel_title(among: Funnel, area: str) -> str:
    """The finding: ``Cleveland’s rate lies within the ordinary range of the 43 forces``."""
    point = among.point(area)
    assert point is not None, "only for an area that is in the funnel"
    name = AREAS[area].name
    owner = f"{name}’" if name.endswith("s") else f"{name}’s"
    return f"{owner} {TITLE[point.among_areas].format(compared=among.compared)}"


def funnel_chart(among: Funnel, area: str, caption: Caption, centre_label: str, left_out: str = "") -> FunnelChart:
    """All forces as dots, this one labelled with its range, chance dotted, chance and ordinary spread shaded."""
    points = [_point(found.area, found.rate, found.area == area) for found in among.points]
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
        left_out=left_out,
    )


def _point(area: str, rate: Rate, this_area: bool) -> FunnelPoint:
    population = round(rate.exposure)
    if not this_area:
        return FunnelPoint(AREAS[area].name, population, rate.value * PER)
    found = count_interval(rate.count).scaled(PER / rate.exposure)
    return FunnelPoint(AREAS[area].name, population, found.value, True, found.lower, found.upper)


def _limit(size: float, limits: tuple[float, float]) -> FunnelLimit:
    return FunnelLimit(size, max(0.0, limits[0]) * PER, limits[1] * PER)
