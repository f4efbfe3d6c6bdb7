"""Two counts of which one is known as a range at most: what holds whichever count it is, or a refusal."""

from __future__ import annotations

from faircount.briefing.charts.caption import Caption, ChartTable
from faircount.briefing.charts.possible import PossibleChart
from faircount.briefing.comparing.compared import ComparisonReport, ask_the_register, finite, graded
from faircount.briefing.comparing.known import Known
from faircount.briefing.comparing.request import ComparisonRequest
from faircount.compare.comparison import Change
from faircount.compare.estimate import Refusal
from faircount.compare.protected import BoundedComparison, compare_bounded
from faircount.compare.statement import NOT_COUNTED
from faircount.compare.wording import say_number

TITLE = {
    Change.RISE: "rose, whichever the counts not shown are",
    Change.FALL: "fell, whichever the counts not shown are",
    Change.NO_CLEAR_CHANGE: "show no clear change, whichever the counts not shown are",
    None: "may or may not have changed: too little is shown",
}
SMALLEST_RATIO_BASE = 10


def compare_known(before: Known, after: Known, asked: ComparisonRequest) -> ComparisonReport:
    """What the ranges of two counts say of each other, or why nothing can be said."""
    refused = before.refusal("earlier") or after.refusal("later")
    if refused is not None:
        return _refused(before, after, asked, refused)
    found = compare_bounded(asked.figure(before, False), asked.figure(after, True), asked.confidence)
    if isinstance(found, Refusal):
        return _refused(before, after, asked, found)
    grade, values = graded(found.comparability, asked.is_named)
    title = f"{asked.subject} {TITLE[found.change]}"
    said = (found.say, _say_ratio(found, before), grade, NOT_COUNTED.get(asked.counted, ""))
    low, high = (int(end) for end in found.ranges.change[1:])
    caption = Caption(None, f"{asked.subject}: how many more, or fewer, is possible", "", "", "possible-change")
    return ComparisonReport(
        kind="bounds",
        title=title,
        sentences=tuple(sentence for sentence in said if sentence),
        table=_table(found, before, after, asked),
        charts=(PossibleChart(caption, low, high),),
        numbers={**_numbers(found, before, after), "confidence": asked.confidence, "comparability": values},
        remarks=ask_the_register(asked.offence, asked.periods is not None),
    )


def _gives_ratio(before: Known) -> bool:
    """Whether the earlier count is large enough for a ratio, whichever it is."""
    return before.lower is not None and before.lower >= SMALLEST_RATIO_BASE


def _say_ratio(found: BoundedComparison, before: Known) -> str:
    if not _gives_ratio(before):
        return f"The base may be under {SMALLEST_RATIO_BASE}, too small for a ratio; the ranges of the counts are given instead."
    low, high = (say_number(end, 2) for end in found.ranges.chance[1:])
    return f"Allowing for chance too, between {low} and {high} times as many."


def _table(found: BoundedComparison, before: Known, after: Known, asked: ComparisonRequest) -> ChartTable:
    change = found.ranges.change
    rows = [
        (asked.labels[0], before.said),
        (asked.labels[1], after.said),
        ("more or fewer", f"{say_number(change.lower)} to {say_number(change.upper)}"),
    ]
    if _gives_ratio(before):
        ratio, chance = found.ranges.ratio, found.ranges.chance
        rows.append(("times as many", f"{say_number(ratio.lower, 2)} to {say_number(ratio.upper, 2)}"))
        rows.append(("times as many, with chance", f"{say_number(chance.lower, 2)} to {say_number(chance.upper, 2)}"))
    return ChartTable(("What", "All that is possible"), tuple(rows))


def _numbers(found: BoundedComparison, before: Known, after: Known) -> dict[str, object]:
    spans = {"count_change": found.ranges.change, "ratio": found.ranges.ratio, "ratio_with_chance": found.ranges.chance}
    shown = {name: span for name, span in spans.items() if name == "count_change" or _gives_ratio(before)}
    return {
        "counts": [[before.lower, before.upper], [after.lower, after.upper]],
        "change": None if found.change is None else str(found.change),
        **{name: {"lower": finite(span.lower), "upper": finite(span.upper)} for name, span in shown.items()},
    }


def _refused(before: Known, after: Known, asked: ComparisonRequest, refused: Refusal) -> ComparisonReport:
    rows = ((asked.labels[0], before.said), (asked.labels[1], after.said))
    return ComparisonReport(
        kind="bounds",
        title=f"{asked.subject}: the two figures are not compared",
        sentences=(refused.say,),
        table=ChartTable(("What", "Figure"), rows),
        charts=(),
        numbers={"counts": [[before.lower, before.upper], [after.lower, after.upper]], "refused": refused.reason},
        remarks=("Say what the mark of hidden counts stands for (--star 1..4), if the publisher does.",)
        if refused.reason == "hidden"
        else (),
        refused=True,
    )
