"""What an audit found, drawn: how complete the flag is, how often it is right, and the change once that is allowed for."""

from __future__ import annotations

from faircount.briefing.auditing.estimating import AuditedPair, AuditedPeriod, AuditFound
from faircount.briefing.auditing.found_words import change_of, say_between, say_share
from faircount.briefing.charts.caption import Caption, ChartTable
from faircount.briefing.charts.change import ChangeChart, ChangeRow
from faircount.briefing.charts.chart import Chart
from faircount.briefing.charts.shares import ShareRow, SharesChart
from faircount.briefing.parts import ShownRange
from faircount.compare.estimate import Refusal
from faircount.compare.interval import Interval
from faircount.compare.wording import CHANCE, say_number, say_times

COLUMNS = ("Period", "Stratum", "Marked", "Records", "Drawn", "Settled", "Belong", "Cannot tell", "Not settled")


def charts_of(found: AuditFound) -> tuple[Chart, ...]:
    """The shares of every period that has them, and the change of every pair."""
    rows = [row for period in found.periods for row in _rows(period)]
    shares = SharesChart(
        Caption(None, title_of(found), _subtitle(found), "", "completeness"),
        tuple(rows),
        "share of records, with the range of the sample",
    )
    return ((shares,) if rows else ()) + tuple(_change(pair) for pair in found.pairs if not isinstance(pair.audited, Refusal))


def title_of(found: AuditFound) -> str:
    """The finding: how complete the flag was, period by period."""
    told = [
        f"{say_share(period.completeness.completeness.value)}{f' in {period.period}' if period.period else ''}"
        for period in found.periods
        if not isinstance(period.completeness, Refusal)
    ]
    if not told:
        return "The audit does not say how complete the mark is"
    return f"The mark is on about {' and '.join(told)} of the records that belong under it"


def table_of(found: AuditFound) -> ChartTable:
    """Every stratum with what was drawn, settled and found."""
    rows = tuple(
        (
            period.period or "–",
            each.stratum.name,
            "yes" if each.stratum.is_flagged else "no",
            *map(say_number, (each.stratum.size, each.drawn, each.settled, each.found, each.cannot_tell, each.unsettled)),
        )
        for period in found.periods
        for each in period.strata
    )
    return ChartTable(COLUMNS, rows, (0, 1, 2))


def _subtitle(found: AuditFound) -> str:
    read = sum(each.drawn for period in found.periods for each in period.strata)
    return f"{say_number(read)} recorded offences read by two reviewers apart"


def _rows(period: AuditedPeriod) -> list[ShareRow]:
    if isinstance(period.completeness, Refusal):
        return []
    kinds = (
        ("Of those that belong under the mark, bear it", period.completeness.completeness),
        ("Of those that bear the mark, belong under it", period.completeness.precision),
    )
    named = f"{period.period}, " if period.period else ""
    every = say_number(sum(each.stratum.size for each in period.strata))
    return [
        ShareRow(
            label, f"{named}{every} recorded offences", ShownRange(share.value, share.lower, share.upper),
            say_share(share.value), say_between(share.lower, share.upper),
        )
        for label, share in kinds
    ]  # fmt: skip


def _change(pair: AuditedPair) -> ChangeChart:
    before, after = pair.before, pair.after
    assert not isinstance(pair.audited, Refusal), "pairs without an audited change are not drawn"
    assert before.count is not None
    assert after.count is not None
    audited = pair.audited.of_rates
    recorded = None if isinstance(pair.recorded, Refusal) else pair.recorded
    rows = (
        _change_row("Bear the mark", "as recorded", before.flagged, after.flagged, recorded),
        _change_row("Belong under the mark", "as the audits tell", round(before.count.value), round(after.count.value), audited),
    )
    title = f"Allowing for what the mark missed: {CHANCE[change_of(audited)].short}"
    subtitle = "Recorded offences of each period, with the range of chance; in the second row that of both audits too"
    return ChangeChart(Caption(None, title, subtitle, "", f"change-to-{_stem(after.period)}"), before.period, after.period, rows)


def _change_row(label: str, sublabel: str, before: int, after: int, ratio: Interval | None) -> ChangeRow:
    if ratio is None:
        return ChangeRow(label, sublabel, before, after, None, "", "", label, "–", refusal="too few to compare")
    value, low, high = (say_times(float(end)) for end in ratio)
    return ChangeRow(
        label, sublabel, before, after, ShownRange(float(ratio.value), float(ratio.lower), float(ratio.upper)),
        f"{value} times as many", f"{low} to {high} times", label, "–",
    )  # fmt: skip


def _stem(period: str) -> str:
    return "".join(letter if letter.isalnum() else "-" for letter in period) or "later"
