"""The recipe of advice: a table of counts in, the methods side by side out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from faircount.briefing.charts.caption import Caption, ChartTable
from faircount.briefing.charts.methods import MethodBar, MethodsChart
from faircount.pipeline.protect import check_destinations, read_counts
from faircount.pipeline.protection_request import CountsSource, DisclosureRule, MethodRequest, ProtectionScope
from faircount.project.progress import Progress
from faircount.protect.advice import Advice, advise
from faircount.protect.advising.case import Option
from faircount.protect.measures import Measures
from faircount.store.private import privately
from faircount.writers.advice import AdvicePage, write_advice

NARROW = (0, 1, 2, 3, 5, 8)
"""Which columns are shown where there is no room for all."""
COLUMNS = (
    "Method", "Cells shown", "Exact", "Within a tenth", "Mean error, finest", "Mean error, totals", "Grand total exact",
    "One-way totals exact", "Least width", "Median width", "Hidden beside", "Sum hidden beside",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Advised:
    """What is shown in a terminal: the table, the proposal, and remarks."""

    table: ChartTable
    proposed: str
    command: str
    remarks: tuple[str, ...]


def advise_on(
    source: CountsSource, asked: MethodRequest, rule: DisclosureRule, scope: ProtectionScope, to: Path | None, progress: Progress
) -> Advised:
    """Compare the methods on the breakdowns asked for; written as a page or CSV where a file is named."""
    check_destinations(source, [] if to is None else [to])
    table, told = read_counts(source, to)
    constraints = scope.constraints(source.hierarchies or table.hierarchies)
    found = advise(table, rule.policy(MethodRequest()), asked.choices(progress), constraints)
    page = _page(found, source.counts.name)
    if to is not None:
        with privately():  # what is lost is told beside the truth
            write_advice(page, to)
    return Advised(page.table, page.proposed, found.proposed.command, (*told, *page.remarks))


def _page(found: Advice, name: str) -> AdvicePage:
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
    found: Measures = option.measures
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
