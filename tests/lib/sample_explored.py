"""Yearly counts to set side by side: shown, zero, hidden, not published, cut by a break, with and without children."""

from __future__ import annotations

from faircount.briefing.explored import Explored, ExploredBreak, ExploredPoint, ExploredSeries

YEARS = ("2014/15", "2015/16", "2016/17", "2017/18")
HIDDEN = ExploredPoint(None, "c", source=1)


def counted(count: int, *others: int) -> ExploredPoint:
    """A count with about what chance allows the rate beneath it to be."""
    return ExploredPoint(count, "", round(max(0.0, count - 2 * count**0.5), 1), round(count + 2 * count**0.5 + 4, 1), 0, others)


def sample_explored() -> Explored:
    """Two things counted, one of them in one area alone."""
    return Explored(
        series=(
            ExploredSeries(
                "child_named",
                "offences whose name shows a child victim",
                "offences",
                YEARS,
                {
                    "cleveland": (counted(348), counted(636, 640), counted(613), counted(734)),
                    "kent": (counted(972), counted(1159), None, counted(2409)),
                    "london-city-of": (counted(0), HIDDEN, HIDDEN, None),
                },
                (
                    ExploredBreak("2016/17", "April 2016", "One force alone counts otherwise.", True, areas=("kent",)),
                    ExploredBreak("2017/18", "3 April 2017", "A new offence entered the codes.", True),
                ),
            ),
            ExploredSeries("arrests", "arrests", "arrests", YEARS[:1], {"kent": (counted(12),)}),
        ),
        sources=("Home Office: Police recorded crime", "Answer of a force"),
        children={"cleveland": dict.fromkeys(YEARS, 120_000), "kent": {"2015/16": 330_000}, "london-city-of": {"2015/16": 1_000}},
    )
