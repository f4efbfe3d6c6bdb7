"""What was recorded, and what the coming periods may bring: a fan of ranges that is wider the further off."""

from __future__ import annotations

from dataclasses import dataclass

from faircount.briefing.charts.caption import Caption, ChartTable
from faircount.briefing.charts.numerals import comma

Ends = tuple[int, int]
"""The least and the most, as printed: whole numbers, never below 0."""


@dataclass(frozen=True, slots=True)
class PastPeriod:
    """A period and what was recorded in it."""

    period: str
    count: int


@dataclass(frozen=True, slots=True)
class ComingPeriod:
    """A coming period: its middle, the range of 8 chances in 10, that of 19 in 20, and the top of a scenario, if one is shown."""

    period: str
    middle: int
    narrow: Ends
    wide: Ends
    fuller: int | None = None


@dataclass(frozen=True, slots=True)
class FanChart:
    """Periods in the order of time; none is coming where no outlook is given.

    ``counted`` names what lies upwards (``offences a month``); ``scenario`` says what the dotted line supposes (``if marking
    becomes up to 1.25 times as complete by March 2027``).
    """

    caption: Caption
    past: tuple[PastPeriod, ...]
    coming: tuple[ComingPeriod, ...]
    counted: str
    scenario: str = ""


def tell_fan(chart: FanChart) -> str:
    """The past and the coming periods in words."""
    told = [f"{chart.caption.title}.", f"Recorded: {', '.join(f'{one.period} {comma(one.count)}' for one in chart.past)}."]
    if not chart.coming:
        return " ".join([*told, "No outlook is given."])
    for one in chart.coming:
        told.append(f"{one.period}: {_span(one.narrow)} (8 chances in 10), {_span(one.wide)} (19 in 20).")
    if any(one.fuller is not None for one in chart.coming):
        tops = ", ".join(f"{one.period} {comma(one.fuller)}" for one in chart.coming if one.fuller is not None)
        told.append(f"{chart.scenario[:1].upper()}{chart.scenario[1:]}, at most: {tops}.")
    return " ".join(told)


def ranges_fan(chart: FanChart) -> tuple[str, ...]:
    """Both ranges of each coming period, in words."""
    return tuple(_span(ends) for one in chart.coming for ends in (one.narrow, one.wide))


def tabulate_fan(chart: FanChart) -> ChartTable:
    """The fan as a table: recorded counts, then the ranges of the coming periods."""
    rows = [(one.period, comma(one.count), "–", "–", "–") for one in chart.past]
    for one in chart.coming:
        fuller = "–" if one.fuller is None else comma(one.fuller)
        rows.append((one.period, "–", _span(one.narrow), _span(one.wide), fuller))
    return ChartTable(("Period", "Recorded", "8 chances in 10", "19 in 20", "With fuller recording, at most"), tuple(rows))


def _span(ends: Ends) -> str:
    return f"{comma(ends[0])} to {comma(ends[1])}"
