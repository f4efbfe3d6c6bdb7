"""Two periods of one area compared: the sentences, the numbers, and the charts."""

from __future__ import annotations

from faircount.briefing.charts.caption import Caption, ChartTable
from faircount.briefing.charts.change import ChangeChart, ChangeRow
from faircount.briefing.charts.chart import Chart
from faircount.briefing.charts.completeness import CompletenessChart, CompletenessMark
from faircount.briefing.charts.counts import CountRow, CountsChart
from faircount.briefing.comparing.bounded import compare_known
from faircount.briefing.comparing.compared import ComparisonReport, ask_the_register, estimate_values, graded
from faircount.briefing.comparing.known import Known
from faircount.briefing.comparing.request import ComparisonRequest
from faircount.briefing.two_years import interval, shown
from faircount.compare.audit.recording import CANNOT_TELL, NOBODY, recording_effects
from faircount.compare.compare import compare
from faircount.compare.comparison import Change, Comparison
from faircount.compare.estimate import Estimate, Refusal
from faircount.compare.rates import count_interval
from faircount.compare.statement import (
    NOT_COUNTED,
    say_chance,
    say_completeness,
    say_completeness_title,
    say_counts,
    say_other,
    say_threshold,
)
from faircount.compare.wording import CHANCE, say_change, say_estimate, say_number, say_range, say_short_range
from faircount.vocabulary.areas import AREAS

Exposures = tuple[float, float]


def charts_of_two(found: Comparison, asked: ComparisonRequest, over: Exposures, title: str) -> tuple[Chart, ...]:
    """The change with its range and the tipping-point curve; where no ratio may be given, each count with its own range."""
    if isinstance(found.ratio, Refusal):
        return (counts_chart((found.count_before, found.count_after), asked, title),)
    curve = _curve(found, asked)
    return (_change_chart(found, asked, over, title), *((curve,) if curve else ()))


def _change_chart(found: Comparison, asked: ComparisonRequest, over: Exposures, title: str) -> ChangeChart:
    assert isinstance(found.ratio, Estimate), "only where a ratio may be given"
    allowed = isinstance(found.percentage, Estimate)
    row = ChangeRow(
        label=f"{asked.noun[0].upper()}{asked.noun[1:]}",
        sublabel=place_of(asked),
        before=found.count_before,
        after=found.count_after,
        ratio=interval(found.ratio),
        best_words=say_change(found.ratio, allowed),
        range_words=say_short_range(found.ratio, allowed),
        short=asked.noun,
        grade=str(found.comparability.grade),
    )
    before, after = asked.labels
    rates = f", as a rate over {asked.unit}" if over[0] != over[1] else ""
    subtitle = f"{row.label} recorded in {before} and {after}{rates}, with what chance allows the change beneath to be"
    heads = (before, after) if asked.periods else ("earlier", "later")
    across = "" if asked.periods else "times as many in the later period as in the earlier"
    return ChangeChart(Caption(None, title, subtitle, "", "change"), *heads, (row,), across)


def place_of(asked: ComparisonRequest) -> str:
    """Where it was recorded: the area, or that none was named."""
    known = AREAS.get(asked.area or "")
    return known.name if known else asked.area or "one area"


def _curve(found: Comparison, asked: ComparisonRequest) -> CompletenessChart | None:
    if found.tipping is None or not isinstance(found.ratio, Estimate):
        return None
    what = "marking" if asked.naming.mark else "recording"
    title = {
        Change.RISE: say_completeness_title(found, asked.naming),
        Change.FALL: f"Fuller {what} cannot explain the fall",
        Change.NO_CLEAR_CHANGE: f"How complete {what} was decides what is left",
    }[found.change]
    before, after = asked.labels
    counts = f"{say_number(found.count_before)} to {say_number(found.count_after)}"
    subtitle = f"What is left of {counts} if {what} became more or less complete between the periods; nobody has measured it"
    caption = Caption(None, title, subtitle, "", "tipping-point")
    return CompletenessChart(caption, interval(found.ratio), marks_of(found), what, before, after)


def marks_of(found: Comparison) -> tuple[CompletenessMark, ...]:
    """Where on the curve something changes, and what is left there; none where no ratio may be given."""
    if found.tipping is None or not isinstance(found.ratio, Estimate):
        return ()
    if found.change is Change.NO_CLEAR_CHANGE:
        ends = (found.ratio.lower, "below this a clear rise is left"), (found.ratio.upper, "beyond this a clear fall is left")
    else:
        kind = "rise" if found.change is Change.RISE else "fall"
        point = found.tipping
        ends = (point.no_longer_clear, f"no clear {kind} is left"), (point.fully_explained, f"all of the {kind} is explained")
    return tuple(CompletenessMark(times, words) for times, words in sorted(ends))


def counts_chart(counts: tuple[int, int], asked: ComparisonRequest, title: str) -> CountsChart:
    """Each count with its own range: what is left to draw where no ratio may be given."""
    ranges = [count_interval(count, asked.confidence) for count in counts]
    rows = tuple(
        CountRow(f"{label[0].upper()}{label[1:]}", count, found.lower, found.upper)
        for label, count, found in zip(asked.labels, counts, ranges, strict=True)
    )
    subtitle = f"{asked.noun[0].upper()}{asked.noun[1:]} recorded, {place_of(asked)}"
    return CountsChart(Caption(None, title, subtitle, "", "counts"), rows, str(asked.counted))


SAME = (1.0, 1.0)


def compare_two(before: Known, after: Known, asked: ComparisonRequest, over: Exposures = SAME) -> ComparisonReport:
    """The later count against the earlier one: exactly where both are printed, by their bounds where one is not."""
    if before.exact is None or after.exact is None:
        return compare_known(before, after, asked)
    found = compare(
        asked.figure(before, False), asked.figure(after, True),
        audited=asked.audited, over=over, confidence=asked.confidence,
    )  # fmt: skip
    if isinstance(found, Refusal):
        return _apart(before.exact, after.exact, asked, found)
    return _compared(found, asked, over)


def _compared(found: Comparison, asked: ComparisonRequest, over: Exposures) -> ComparisonReport:
    grade, values = graded(found.comparability, asked.is_named)
    rated = over[0] != over[1]
    counts = _say_rates(found, asked, over) if rated else (say_counts(found, asked.naming), say_chance(found))
    sentences = (*counts, say_other(found), *_say_recording(found, asked, over))
    # "Doubled" is a word for counts; of rates nobody is asked whether it is true of the count.
    about = ("" if rated else say_threshold(found), grade, NOT_COUNTED.get(asked.counted, ""))
    title = f"{asked.subject}{f', for the same number of {asked.unit},' if rated else ''} {shown(found)}"
    return ComparisonReport(
        kind="two periods",
        title=title,
        sentences=tuple(sentence for sentence in (*sentences, *about) if sentence),
        table=_table(found, asked),
        charts=charts_of_two(found, asked, over, title),
        numbers={**_numbers(found), "confidence": asked.confidence, "comparability": values, "exposures": list(over)},
        remarks=ask_the_register(asked.offence, asked.periods is not None),
    )


def _say_rates(found: Comparison, asked: ComparisonRequest, over: Exposures) -> tuple[str, str]:
    """The counts with what each was counted over, and the range of the rates, which may fall while counts rise."""
    counts = zip((found.count_before, found.count_after), over, asked.labels, strict=True)
    first, second = (f"{say_number(count)} over {say_number(size)} {asked.unit} in {label}" for count, size, label in counts)
    said, whether = f"{asked.subject}: {first}, then {second}.", CHANCE[found.change].after_range
    if isinstance(found.ratio, Refusal):
        return said, f"For the same number of {asked.unit}, {whether}. {found.ratio.say}"
    return (
        said,
        f"For the same number of {asked.unit}, {say_range(found.ratio, isinstance(found.percentage, Estimate))}: {whether}.",
    )


def _say_recording(found: Comparison, asked: ComparisonRequest, over: Exposures) -> tuple[str, ...]:
    """What is known of recording, what would have to be true, and what cannot be told; no number from a small base."""
    if found.tipping is not None and (any(asked.audits) or over[0] != over[1]):
        counts = (found.count_before, found.count_after)
        effects = recording_effects(*counts, (), *asked.audits, asked.confidence, *over)
        return (*effects.known, effects.would_have_to_be, effects.cannot_be_told)
    if any(asked.audits):
        return (CANNOT_TELL,)
    said = say_completeness(found, asked.naming) if over[0] == over[1] else ""
    return (NOBODY, said, CANNOT_TELL)


def _table(found: Comparison, asked: ComparisonRequest) -> ChartTable:
    level = f"{asked.confidence:.1%}".replace(".0%", "%")
    rows = [
        (asked.labels[0], say_number(found.count_before), _span(found.range_before, 0)),
        (asked.labels[1], say_number(found.count_after), _span(found.range_after, 0)),
        ("more or fewer", say_number(found.count_change), ""),
    ]
    if isinstance(found.ratio, Estimate):
        rows.append(("times as many", say_number(found.ratio.value, 2), _span(found.ratio, 2)))
    if isinstance(found.percentage, Estimate):
        rows.append(("percent more or fewer", say_number(found.percentage.value, 1), _span(found.percentage, 1)))
    rows += [(f"recording this many times as complete: {mark.words}", say_number(mark.times, 2), "") for mark in marks_of(found)]
    return ChartTable(("What", "Figure", f"{level} range"), tuple(rows))


def _span(found: Estimate, digits: int) -> str:
    return say_estimate(found, digits).partition("(")[2].rstrip(")")


def _apart(before: int, after: int, asked: ComparisonRequest, refused: Refusal) -> ComparisonReport:
    """Two figures that are not compared: each by itself, and why."""
    title = f"{asked.subject}: the two figures are not compared"
    ranges = [count_interval(count, asked.confidence) for count in (before, after)]
    apart = [
        f"{label}: {say_number(count)} recorded; over many such periods the mean would lie in {_span(found, 0)}."
        for label, count, found in zip(asked.labels, (before, after), ranges, strict=True)
    ]
    rows = tuple(
        (label, say_number(count), _span(found, 0))
        for label, count, found in zip(asked.labels, (before, after), ranges, strict=True)
    )
    return ComparisonReport(
        kind="two periods",
        title=title,
        sentences=(refused.say, "Comparability: D. No comparison is made; the two figures are shown apart.", *apart),
        table=ChartTable(("What", "Figure", "Range"), rows),
        charts=(counts_chart((before, after), asked, title),),
        numbers={
            "counts": [before, after],
            "ranges": [estimate_values(found) for found in ranges],
            "comparability": {"grade": "D", "reasons": [refused.say]},
            "refused": refused.reason,
        },
        refused=True,
    )


def _numbers(found: Comparison) -> dict[str, object]:
    """The comparison as plain values; a number that is refused is given as the reason why."""
    ratio, percentage = (
        estimate_values(each) if isinstance(each, Estimate) else {"refused": each.reason}
        for each in (found.ratio, found.percentage)
    )
    given = isinstance(found.ratio, Estimate) and found.tipping is not None
    return {
        "counts": [found.count_before, found.count_after],
        "ranges": [estimate_values(found.range_before), estimate_values(found.range_after)],
        "count_change": found.count_change,
        "difference": estimate_values(found.difference),
        "ratio": ratio,
        "percentage": percentage,
        "change": str(found.change),
        "p_value": found.p_value,
        "words": [
            {"word": word.word, "settled": word.settled, "probability": word.probability}
            for word in found.words
            if word.factor != 1
        ],
        "tipping": {
            "no_longer_clear": found.tipping.no_longer_clear,
            "fully_explained": found.tipping.fully_explained,
            "not_a_doubling": found.tipping.not_a_doubling,
        }
        if given and found.tipping
        else None,
    }
