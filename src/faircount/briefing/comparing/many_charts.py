"""The charts of many areas: the funnel of their changes, the funnel of their rates, and the places that chance leaves open."""

from __future__ import annotations

from dataclasses import replace
from math import exp, hypot, log, sqrt

from faircount.briefing.among_forces import PER
from faircount.briefing.charts.caption import Caption
from faircount.briefing.charts.change import ChangeChart, ChangeRow
from faircount.briefing.charts.chart import Chart
from faircount.briefing.charts.funnel import FunnelAxes, FunnelChart, FunnelDot, FunnelLimit
from faircount.briefing.charts.ranks import RankChart, RankRow
from faircount.briefing.comparing.many import BEYOND, FEWEST_FOR_FUNNEL, ComparedAreas, name_of
from faircount.briefing.comparing.many_words import title_of
from faircount.briefing.two_years import TOO_FEW, interval
from faircount.compare.areas.dispersed_funnel import SpreadFunnel
from faircount.compare.distributions import normal_quantile
from faircount.compare.estimate import Estimate, Rate, Refusal, tail
from faircount.compare.funnel import funnel
from faircount.compare.intervals.shares import clopper_pearson
from faircount.compare.rates import count_interval
from faircount.compare.wording import say_change, say_short_range

STEPS = 40
MAX_LOG_LIMIT = 300.0
"""Limits that lie further off than this on the log scale are drawn there: they are beyond any chart."""


def charts_of(held: ComparedAreas) -> tuple[Chart, ...]:
    """A row for each area where they are few, a funnel where they are many; then rates, and why there are no ranks."""
    if len(held.areas) < FEWEST_FOR_FUNNEL:
        return (_rows(held), *_ranks(held))
    return (*_changes(held), *_rates(held), *_ranks(held))


def _rows(held: ComparedAreas) -> ChangeChart:
    before, after = held.asked.labels if held.asked.periods else ("earlier", "later")
    across = "" if held.asked.periods else "times as many in the later period as in the earlier"
    rows = tuple(_row(area, held) for area in sorted(held.areas, key=name_of))
    return ChangeChart(Caption(None, title_of(held), _subtitle(held), "", "changes"), before, after, rows, across)


def _row(area: str, held: ComparedAreas) -> ChangeRow:
    found = held.many.comparisons[area]
    ratio = found.ratio if isinstance(found.ratio, Estimate) else None
    allowed = isinstance(found.percentage, Estimate)
    return ChangeRow(
        label=name_of(area),
        sublabel="stands out" if area in held.many.standing_out else "does not stand out",
        before=found.count_before,
        after=found.count_after,
        ratio=interval(ratio) if ratio else None,
        best_words=say_change(ratio, allowed) if ratio else "",
        range_words=say_short_range(ratio, allowed) if ratio else "",
        short=name_of(area),
        grade=str(found.comparability.grade),
        this_area=not held.highlighted or area in held.highlighted,
        refusal="" if ratio else TOO_FEW.removeprefix("are "),
    )


def _subtitle(held: ComparedAreas) -> str:
    before, after = held.asked.labels
    return f"{held.asked.subject} in {before} and {after}, {held.many.compared} areas"


def _changes(held: ComparedAreas) -> tuple[FunnelChart, ...]:
    """Each area's change by how much it counted, with exact limits of chance round the common change; none of small bases."""
    points = [point for area in held.areas if (point := _point(area, held)) is not None]
    return (_funnel(held, held.spread, points),) if held.spread is not None and points else ()


def _funnel(held: ComparedAreas, spread: SpreadFunnel, points: list[FunnelDot]) -> FunnelChart:
    common = held.common.value
    sizes = _sizes([point.children for point in points])
    before, after = held.asked.labels
    axes = FunnelAxes(
        up=f"times as many in {after} as in {before}",
        across="counted in both periods together",
        across_short="counted in both periods together",
        size="Both periods",
        value="Times as many",
        per="times as many",
        sized="counted in both periods",
        among="areas",
        ratios=True,
    )
    unseen = len(held.areas) - len(points)
    return FunnelChart(
        Caption(None, title_of(held), f"{_subtitle(held)}; 99.8% limits. No order of areas.", "", "changes"),
        points=tuple(points),
        centre=common,
        centre_label="All together",
        chance=tuple(_chance_limit(size, common) for size in sizes),
        spread=tuple(_spread_limit(size, common, spread) for size in sizes),
        left_out=f"{unseen} more have too small a base for a ratio and are not drawn." if unseen else "",
        axes=axes,
    )


def _point(area: str, held: ComparedAreas) -> FunnelDot | None:
    found = held.many.comparisons[area]
    if isinstance(found.ratio, Refusal):
        return None
    named = area in held.highlighted
    ends = (found.ratio.lower, found.ratio.upper) if named else (None, None)
    return FunnelDot(name_of(area), found.count_before + found.count_after, found.ratio.value, named, *ends)


def _sizes(counts: list[int]) -> list[float]:
    low, high = max(min(counts) * 0.75, 2.0), max(counts) * 1.35
    return [exp(log(low) + (log(high) - log(low)) * step / (STEPS - 1)) for step in range(STEPS)]


def _chance_limit(size: float, common: float) -> FunnelLimit:
    """The ratios between which chance keeps an area that counted so many in both periods: the exact range of a share."""
    later = size * common / (1 + common)
    found = clopper_pearson(later, size, BEYOND)
    odds = [end / (1 - end) if end < 1 else 1e9 for end in (float(found.lower), float(found.upper))]
    return FunnelLimit(size, *odds)


def _spread_limit(size: float, common: float, spread: SpreadFunnel) -> FunnelLimit:
    """The same with the ordinary spread between areas on top, on the logarithm."""
    chance = _chance_limit(size, common)
    wider = spread.critical_multiple / normal_quantile(1 - tail(BEYOND))
    below, above = (
        hypot(wider * log(end / common), sqrt(spread.between_area_variance) * spread.critical_multiple)
        for end in (max(chance.lower, 1e-9), chance.upper)
    )
    return FunnelLimit(size, common * exp(-below), common * exp(min(above, MAX_LOG_LIMIT)))


def _rates(held: ComparedAreas) -> tuple[FunnelChart, ...]:
    """The rates of the later period, where it is known for every area over what it was counted."""
    later = {area: (held.many.comparisons[area].count_after, held.counts[area].over) for area in held.areas}
    rates = {area: Rate(count, over[1]) for area, (count, over) in later.items() if over is not None}
    if len(rates) < len(later) or not any(rate.count for rate in rates.values()):
        return ()
    among = funnel(rates)
    points = tuple(_rate_point(area, rate, area in held.highlighted) for area, rate in rates.items())
    sizes = _sizes([point.children for point in points])
    unit = held.asked.unit
    axes = FunnelAxes(
        up=f"recorded per 1,000 {unit}",
        across=unit,
        across_short=unit,
        size=unit.capitalize(),
        value=f"Recorded per 1,000 {unit}",
        per=f"per 1,000 {unit}",
        sized=unit,
        among="areas",
    )
    out = sum(point.among_areas != "similar" for point in among.points)
    lie = f"{out} of {among.compared} rates lie{'s' if out == 1 else ''}" if out else f"No rate of {among.compared} lies"
    title = f"{lie} beyond chance and the ordinary spread between areas"
    return (
        FunnelChart(
            Caption(
                None, title, f"{held.asked.subject} in {held.asked.labels[1]}, 99.8% limits. No order of areas.", "", "rates"
            ),
            points=points,
            centre=among.average * PER,
            centre_label="All together",
            chance=tuple(_limit(size, among.chance_limits(size)) for size in sizes),
            spread=tuple(_limit(size, among.spread_limits(size)) for size in sizes),
            axes=axes,
        ),
    )


def _rate_point(area: str, rate: Rate, named: bool) -> FunnelDot:
    found = count_interval(rate.count).scaled(PER / rate.exposure)
    point = FunnelDot(name_of(area), round(rate.exposure), found.value, named)
    return replace(point, lower=found.lower, upper=found.upper) if named else point


def _limit(size: float, limits: tuple[float, float]) -> FunnelLimit:
    return FunnelLimit(size, max(0.0, limits[0]) * PER, limits[1] * PER)


def _ranks(held: ComparedAreas) -> tuple[RankChart, ...]:
    if held.ranks is None:
        return ()
    ends = zip(held.areas, held.ranks.highest.tolist(), held.ranks.lowest.tolist(), strict=True)
    rows = tuple(RankRow(name_of(area), int(high), int(low), area in held.highlighted) for area, high, low in ends)
    title = f"Why no area has a place: no comparison rules out {held.ranks.width:.0f} of {len(rows)} places for one in the middle"
    return (
        RankChart(Caption(None, title, f"{_subtitle(held)}: the places that chance leaves open", "", "ranks"), rows, "change"),
    )
