"""Advice on how to protect a table: the methods side by side, what is proposed and why, and how to run each."""

from __future__ import annotations

from dataclasses import dataclass

from faircount.briefing.charts.caption import Caption, ChartTable
from faircount.briefing.charts.methods import MethodBar, MethodsChart
from faircount.protect.advice import Advice, Option

COLUMNS = (
    "Method", "Cells shown", "Exact", "Within a tenth", "Mean error, finest", "Mean error, totals", "Grand total exact",
    "One-way totals exact", "Least width", "Median width", "Hidden beside", "Sum hidden beside",
)  # fmt: skip
NARROW = (0, 1, 2, 3, 5, 8)
"""Which columns are shown where there is no room for all."""


@dataclass(frozen=True, slots=True)
class AdvicePage:
    """The methods side by side: a sentence on what was compared, the table and picture, what is proposed, and how to run each."""

    title: str
    lede: str
    proposed: str
    remarks: tuple[str, ...]
    table: ChartTable
    chart: MethodsChart
    commands: tuple[tuple[str, str], ...]
    command: str = ""


def advice_page(found: Advice, name: str) -> AdvicePage:
    """What was found of a table of this name."""
    caption = Caption(
        None,
        "What each method leaves of the table",
        "Cells over 0, as published; a shorter bar has fewer, because classes were merged",
        "",
        "methods",
    )
    chart = MethodsChart(caption, tuple(_bar(option, option is found.proposed) for option in found.options))
    return AdvicePage(
        f"How to protect {name}",
        f"{found.cells:,} cells, {found.positive:,} of them over 0. Every small count is to keep a range of at least "
        f"{found.policy.width} to a reader of all that is published; where a method keeps less, its name says so.",
        f"Proposed: {found.proposed.name}, because {found.because}.",
        found.remarks,
        ChartTable(COLUMNS, tuple(_row(option) for option in found.options)),
        chart,
        tuple((option.name, option.command) for option in found.options),
        found.proposed.command,
    )


def _bar(option: Option, proposed: bool) -> MethodBar:
    found = option.measures
    return MethodBar(
        option.name,
        found.exact,
        found.usable - found.exact,
        found.shown - found.usable,
        found.positive - found.shown,
        proposed,
    )


def _row(option: Option) -> tuple[str, ...]:
    found = option.measures
    return (
        option.name,
        f"{found.shown:,} of {found.positive:,}",
        f"{found.exact:,}",
        f"{found.usable:,}",
        _error(found.error_finest),
        _error(found.error_totals),
        "yes" if found.grand_total_exact else "no",
        f"{found.one_way:,} of {found.one_way_of:,}",
        "none promised" if found.least_width is None else str(found.least_width),
        "none promised" if found.median_width is None else f"{found.median_width:g}",
        f"{found.secondary:,}",
        f"{found.secondary_sum:,}",
    )


def _error(mean: float | None) -> str:
    return "nothing shown" if mean is None else f"{mean:.2f}"
