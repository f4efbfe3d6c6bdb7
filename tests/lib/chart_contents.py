"""Random content for every kind of chart: a kind that is registered without one fails the tests."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hypothesis import strategies as st

from faircount.briefing.charts.bars import Bar, BarsChart
from faircount.briefing.charts.caption import Caption
from faircount.briefing.charts.change import ChangeChart, ChangeRow
from faircount.briefing.charts.clash import ClashBar, ClashChart
from faircount.briefing.charts.completeness import CompletenessChart, CompletenessMark
from faircount.briefing.charts.control import ControlChart, ControlPoint, ControlStretch
from faircount.briefing.charts.counts import CountRow, CountsChart
from faircount.briefing.charts.fan import ComingPeriod, FanChart, PastPeriod
from faircount.briefing.charts.funnel import CHILDREN, FunnelAxes, FunnelChart, FunnelDot, FunnelLimit
from faircount.briefing.charts.methods import MethodBar, MethodsChart
from faircount.briefing.charts.pen import NARROW, WIDE
from faircount.briefing.charts.possible import PossibleChart, PossibleMark
from faircount.briefing.charts.ranks import RankChart, RankRow
from faircount.briefing.charts.series import SeriesBreak, SeriesChart, SeriesPoint
from faircount.briefing.charts.shares import ShareRow, SharesChart
from faircount.briefing.charts.tipping import TippingChart, TippingStep
from faircount.briefing.parts import ShownRange
from faircount.vocabulary.status import HIDDEN, CellStatus

CAPTION = Caption(1, "A title", "A subtitle", "A source", "sample")
WIDTHS = st.sampled_from([WIDE, NARROW])
UNSEEN = st.sampled_from([*sorted(HIDDEN), CellStatus.NO_ANSWER])
CELLS = st.one_of(st.integers(0, 90_000), st.integers(0, 12), UNSEEN)


@st.composite
def series(draw_from):
    cells = draw_from(st.lists(CELLS, min_size=1, max_size=13))
    years = [f"20{place:02d}/{place + 1:02d}" for place in range(10, 10 + len(cells))]
    points = []
    for year, cell in zip(years, cells, strict=True):
        ranged = not isinstance(cell, CellStatus) and draw_from(st.booleans())
        spread = 2 * cell**0.5 + 3 if ranged else 0
        points.append(SeriesPoint(year, cell, max(0.0, cell - spread), cell + spread) if ranged else SeriesPoint(year, cell))
    before = draw_from(st.lists(st.sampled_from(years), max_size=4))
    breaks = [
        SeriesBreak(letter, year, "Break.", "Changed.", draw_from(st.booleans()))
        for letter, year in zip("ABCD", before, strict=False)
    ]
    return SeriesChart(CAPTION, tuple(points), tuple(breaks))


RATIOS = st.tuples(st.floats(0.03, 30), st.floats(1.001, 6), st.floats(1.001, 6)).map(
    lambda parts: ShownRange(parts[0], parts[0] / parts[1], parts[0] * parts[2])
)


@st.composite
def changes(draw_from):
    rows = []
    for _ in range(draw_from(st.integers(1, 4))):
        ratio = draw_from(st.one_of(st.none(), RATIOS))
        label = draw_from(st.sampled_from(["Marked as online", "All sexual offences against under-18s"]))
        place = draw_from(st.sampled_from(["Cleveland", "39 forces together", "Devon & Cornwall"]))
        words = ("26.4 times as many", "11.9 to 33.7 times as many") if ratio else ("", "")
        rows.append(
            ChangeRow(
                label, place, draw_from(CELLS), draw_from(CELLS), ratio, *words, "Short", "C", refusal="too few to compare with"
            )
        )
    return ChangeChart(CAPTION, "2015/16", "2016/17", tuple(rows))


CHANGES = FunnelAxes(
    "times as many", "counted in both", "counted", "Both", "Times as many", "times as many", "counted", "areas", True
)


@st.composite
def funnels(draw_from):
    sizes = draw_from(st.lists(st.integers(900, 2_000_000), min_size=1, max_size=43))
    rates = [draw_from(st.floats(0, 25)) for _ in sizes]
    here = draw_from(st.integers(0, len(sizes) - 1))
    points = [
        FunnelDot(
            "Devon & Cornwall" if place == here else f"Force {place}",
            size,
            rate,
            place == here,
            *([rate * 0.8, rate * 1.2] * (place == here)),
        )
        for place, (size, rate) in enumerate(zip(sizes, rates, strict=True))
    ]
    centre = sum(rates) / len(rates)
    steps = [700 * 4_000 ** (step / 39) for step in range(40)]
    chance = [
        FunnelLimit(n, max(0.0, centre - 3 * (centre * 1000 / n) ** 0.5), centre + 3 * (centre * 1000 / n) ** 0.5) for n in steps
    ]
    spread = [FunnelLimit(limit.children, limit.lower / 2, limit.upper + 2) for limit in chance]
    axes = draw_from(st.sampled_from([CHILDREN, CHANGES]))
    return FunnelChart(CAPTION, tuple(points), centre, "England and Wales", tuple(chance), tuple(spread), axes=axes)


LABELS = st.sampled_from(
    ["Under four", "Sexual offences against under-18s marked as online, all of the forces", "“Under ten”, 2015/16"]
)


@st.composite
def clashes(draw_from):
    bars = []
    for _ in range(draw_from(st.integers(1, 4))):
        count = draw_from(st.integers(0, 70_000))
        room = draw_from(st.one_of(st.none(), st.integers(0, 70_000), st.just(count - 1 if count else 0)))
        remark = draw_from(
            st.sampled_from(["", "the most that one year can hold", "even all of both years are 11 fewer than 270"])
        )
        bars.append(ClashBar(draw_from(LABELS), count, room, remark, draw_from(st.booleans())))
    return ClashChart(CAPTION, tuple(bars))


STEPS = ("a doubling or more", "a clear rise, not a doubling", "no clear rise left", "no rise at all")


@st.composite
def strips(draw_from):
    starts = [1.0]
    for factor in draw_from(st.lists(st.floats(1.005, 4), min_size=1, max_size=3)):
        starts.append(starts[-1] * factor)
    steps = [TippingStep(start, STEPS[place], 3 - place) for place, start in enumerate(starts)]
    return TippingChart(CAPTION, tuple(steps), "Not known.")


@st.composite
def bands(draw_from):
    lower, width_of_band = draw_from(st.integers(0, 400)), draw_from(st.integers(1, 90_000))
    places = draw_from(st.lists(st.floats(0, 1), max_size=3))
    marks = [PossibleMark(lower + place * width_of_band, f"{place:.2f}, if even", place < 0.5) for place in places]
    return PossibleChart(CAPTION, lower, lower + width_of_band, tuple(marks))


BARS = st.lists(st.builds(Bar, LABELS, st.integers(0, 90_000), st.booleans()), min_size=1, max_size=5).map(
    lambda bars: BarsChart(CAPTION, tuple(bars))
)
CELLS_LEFT = st.integers(0, 90_000)
METHODS = st.lists(st.builds(MethodBar, LABELS, *[CELLS_LEFT] * 4, st.booleans()), min_size=1, max_size=5).map(
    lambda bars: MethodsChart(CAPTION, tuple(bars))
)


@st.composite
def curves(draw_from):
    recorded = draw_from(RATIOS)
    crossings = sorted(end for end in (recorded.lower, recorded.best) if end > 1) or [recorded.upper]
    marks = tuple(CompletenessMark(times, "no clear rise is left") for times in crossings)
    return CompletenessChart(CAPTION, recorded, marks, "recording", "2015/16", "2016/17")


@st.composite
def controls(draw_from):
    cells = draw_from(st.lists(CELLS, min_size=1, max_size=50))
    names = [f"{'January' if place % 2 else 'May'} {1990 + place}" for place in range(len(cells))]
    known = [None if isinstance(cell, CellStatus) else float(cell) for cell in cells]
    marked = draw_from(st.lists(st.booleans(), min_size=len(cells), max_size=len(cells)))
    points = [
        ControlPoint(name, cell, value, "outside the limits" if out and value is not None else "")
        for name, cell, value, out in zip(names, cells, known, marked, strict=True)
    ]
    cuts = sorted({0, *draw_from(st.lists(st.integers(0, len(cells) - 1), max_size=3))})
    stretches = []
    for first, end in zip(cuts, [*cuts[1:], len(cells)], strict=True):
        seen = [value for value in known[first:end] if value is not None]
        mean = sum(seen) / len(seen) if len(seen) > 2 else None
        limits = [] if mean is None else [(at,) * (end - first) for at in (mean, mean * 0.6, mean * 1.3 + 1)]
        stretches.append(ControlStretch(first, end - 1, *limits))
    breaks = [SeriesBreak(chr(65 + at), names[cut], "Break.", "Changed.") for at, cut in enumerate(cuts[1:])]
    return ControlChart(CAPTION, tuple(points), tuple(stretches), tuple(breaks), "offences a month", 1)


@st.composite
def ranks(draw_from):
    number = draw_from(st.integers(2, 43))
    names = draw_from(st.lists(st.text("abcdefg &’", min_size=1, max_size=50).map(str.strip), min_size=number, max_size=number))
    ends = [sorted(draw_from(st.tuples(*[st.integers(1, number)] * 2))) for _ in names]
    return RankChart(CAPTION, tuple(RankRow(f"Area {name}", *end) for name, end in zip(names, ends, strict=True)), "size of rate")


@st.composite
def fans(draw_from):
    counts = draw_from(st.lists(st.integers(0, 12) | st.integers(0, 90_000), min_size=1, max_size=60))
    past = [PastPeriod(f"{'September' if place % 2 else 'May'} {1990 + place}", count) for place, count in enumerate(counts)]
    coming = []
    scenario = draw_from(st.booleans())
    for step in range(draw_from(st.integers(0, 12))):
        ends = sorted(draw_from(st.lists(st.integers(0, 90_000), min_size=5, max_size=5)))
        top = ends[3] * 2 if scenario else None
        coming.append(ComingPeriod(f"March {2060 + step}", ends[2], (ends[1], ends[3]), (ends[0], ends[4]), top))
    words = "if marking becomes up to 1.25 times as complete by the last month" if scenario else ""
    return FanChart(CAPTION, tuple(past), tuple(coming), "offences a month", words)


@st.composite
def shares(draw_from):
    rows = []
    for _ in range(draw_from(st.integers(1, 5))):
        low, best, high = sorted(draw_from(st.lists(st.floats(0, 1), min_size=3, max_size=3)))
        words = f"{best:.0%}", f"{low:.0%} to {high:.0%}"
        rows.append(ShareRow(draw_from(LABELS), "2015/16", ShownRange(best, low, high), *words))
    return SharesChart(CAPTION, tuple(rows), "share of the records that belong under the mark, or that bear it")


COUNTS = st.lists(
    st.builds(lambda label, count: CountRow(label, count, count * 0.8, count * 1.2 + 3.7), LABELS, st.integers(0, 900_000)),
    min_size=1,
    max_size=4,
).map(lambda rows: CountsChart(CAPTION, tuple(rows)))

CONTENTS: Mapping[type, st.SearchStrategy[Any]] = {
    BarsChart: BARS,
    ChangeChart: changes(),
    ClashChart: clashes(),
    CompletenessChart: curves(),
    ControlChart: controls(),
    CountsChart: COUNTS,
    FanChart: fans(),
    FunnelChart: funnels(),
    MethodsChart: METHODS,
    PossibleChart: bands(),
    RankChart: ranks(),
    SeriesChart: series(),
    SharesChart: shares(),
    TippingChart: strips(),
}
"""By kind of chart: every one that there is."""
