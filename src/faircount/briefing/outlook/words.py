"""An outlook in sentences, as plain values, and drawn."""

from __future__ import annotations

from collections.abc import Iterator

from faircount.briefing.charts.caption import Caption, ChartTable
from faircount.briefing.charts.fan import ComingPeriod, FanChart, PastPeriod
from faircount.briefing.outlook.ahead import Ahead
from faircount.compare.outlook.backtest import TO_BEAT
from faircount.compare.outlook.outlook import recounted
from faircount.compare.wording import say_number
from faircount.vocabulary.measures import Online

COLUMNS = ("Method", "Score", "Better than last year’s by", "Off by", "Held, of 8 in 10", "Held, of 19 in 20", "Tried")
NO_CAUSES = (
    "It is an outlook on what will be recorded, not on what will happen. It does not know of laws, rules and marks that are "
    "still to change, or of more people coming forward."
)
SMALL_COUNT = 5


def title_of(ahead: Ahead) -> str:
    """The finding: the range of the next period, or that none is given."""
    if ahead.found.range_80 is None:
        return "No outlook is given"
    return f"If recording goes on as now: {' to '.join(_ends(ahead, 0))} in {ahead.series.coming(1)[0]}"


def sentences(ahead: Ahead) -> tuple[str, ...]:
    """Everything that may be said, in order."""
    told = [_recorded(ahead), *_since(ahead)]
    if ahead.found.forecast is None:
        refusal = ahead.found.refusal
        assert refusal is not None, "an outlook without a forecast says why"
        return (*told, f"No outlook is given. {refusal.say}", *_tried(ahead), *_recounted(ahead))
    return (*told, *_coming(ahead), *_tried(ahead), *_fuller(ahead), NO_CAUSES)


def remarks(ahead: Ahead) -> tuple[str, ...]:
    """What whoever asked has to know, and readers do not."""
    told = []
    if ahead.seems_broken:
        told.append(
            f"The series seems to change after {', '.join(ahead.seems_broken)}. Ask what changed in recording; if something did, "
            "say so with --break, and the outlook begins there."
        )
    small = sum(0 < count < SMALL_COUNT for count in ahead.series.counts)
    if small:
        told.append(
            f"{small} counts lie under {SMALL_COUNT} and are drawn; before this is published, see faircount protect --help"
        )
    return tuple(told)


def table_of(ahead: Ahead) -> ChartTable:
    """How every method did on the past, the best score first; where none was tried, what was recorded."""
    if not ahead.found.tried:
        counted = zip(ahead.series.names, map(say_number, ahead.series.counts), strict=True)
        return ChartTable(("Period", "Recorded"), tuple(counted))
    given = ahead.found.forecast.method if ahead.found.forecast else ""
    rows = []
    for name, tried in sorted(ahead.found.tried.items(), key=lambda item: item[1].crps):
        shown = f"{name} (given)" if name == given else f"{name} (to beat)" if name == TO_BEAT else name
        better = "–" if name == TO_BEAT else _signed(ahead.found.skill(name))
        held = (f"{tried.coverage_80:.0%}", f"{tried.coverage_95:.0%}")
        rows.append((shown, f"{tried.crps:.2f}", better, f"{tried.mean_error:.1f}", *held, say_number(len(tried.trials))))
    return ChartTable(COLUMNS, tuple(rows))


def times_words(ahead: Ahead) -> str:
    """What a scenario is about: marking, or recording."""
    return "marking" if ahead.asked.online is Online.YES else "recording"


def scenario_words(ahead: Ahead) -> str:
    """What the dotted line of the chart supposes."""
    last = ahead.series.coming(_steps(ahead))[-1]
    return f"if {times_words(ahead)} becomes up to {_plain(ahead.times[0])} times as complete by {last}"


def _steps(ahead: Ahead) -> int:
    return 0 if ahead.found.range_80 is None else len(ahead.found.range_80.lower)


def _recorded(ahead: Ahead) -> str:
    cadence, series = ahead.series.cadence, ahead.series
    number = min(cadence.season, len(series.counts))
    span = f"in the {number} {cadence.many} to {series.names[-1]}" if number > 1 else f"in {series.names[-1]}"
    known = f"{len(series.counts)} {cadence.many} are known from {series.names[0]} on"
    return f"{ahead.asked.subject}: {say_number(ahead.last_year)} {span}; {known}."


def _since(ahead: Ahead) -> Iterator[str]:
    cut = ahead.series.since
    if cut is not None:
        yield f"The series begins with {ahead.series.names[0]}, where what is counted changed: {cut.words.rstrip('.')}."


def _coming(ahead: Ahead) -> Iterator[str]:
    names = ahead.series.coming(_steps(ahead))
    between = " and ".join(_ends(ahead, 0))
    yield f"If recording goes on as now, between {between} are to be expected in {names[0]} (8 chances in 10)."
    if len(names) > 1:
        yield f"In {names[-1]}, the last of {len(names)} {ahead.series.cadence.many}: between {' and '.join(_ends(ahead, -1))}."
    if ahead.found.shift is not None:
        yield ahead.found.say_widening(f"in {names[0]}")


def _ends(ahead: Ahead, step: int) -> tuple[str, str]:
    found = ahead.found.range_80
    assert found is not None, "ranges are said of an outlook that is given"
    return say_number(float(found.lower[step])), say_number(float(found.upper[step]))


def _tried(ahead: Ahead) -> Iterator[str]:
    found, cadence = ahead.found, ahead.series.cadence
    if not found.tried:
        return
    first = ahead.series.names[cadence.first_tried]
    origins = len(ahead.series.counts) - cadence.first_tried
    told = (
        f"{len(found.tried)} methods were tried on the past: from {first} on each was made again {origins} times, and held "
        "against what came."
    )
    if found.forecast is not None:
        name = found.forecast.method
        held = f"{10 * found.tried[name].coverage_80:.1f}"
        before = ", before they were widened" if found.shift is not None else ""
        told += (
            f" The best with honest ranges is the {name}: its score was {found.skill(name):.0%} better than that of "
            f"{cadence.last_year}, and its ranges for 8 in 10 held {held} in 10{before}."
        )
    yield told


def _fuller(ahead: Ahead) -> Iterator[str]:
    last = ahead.series.coming(_steps(ahead))[-1]
    told = (
        f"{_plain(each.times)} times as complete: up to {say_number(float(each.upper[-1]))}"
        for each in ahead.found.scenarios(sorted(ahead.times))
    )
    yield f"If {times_words(ahead)} becomes fuller by {last}, with no more offences, in {last}: {'; '.join(told)}."


def _recounted(ahead: Ahead) -> Iterator[str]:
    """What fuller recording alone would make of the last year: arithmetic, and no outlook."""
    counted = ahead.series.counts[-ahead.series.cadence.season :]
    told = (f"{_plain(times)} times as complete: {say_number(recounted(counted, times))}" for times in sorted(ahead.times))
    yield (
        f"What fuller {times_words(ahead)} alone would have made of these {say_number(ahead.last_year)}, had it been "
        f"{'; '.join(told)}. That is arithmetic, and no outlook."
    )


def _signed(share: float) -> str:
    """A share with its sign, in whole percent.

    >>> _signed(0.12), _signed(-0.53), _signed(-0.001)
    ('+12%', '−53%', '0%')
    """
    percent = round(100 * share)
    return f"{percent:+d}%".replace("-", "−") if percent else "0%"


def _plain(times: float) -> str:
    return f"{times:g}"


YEARS_DRAWN = {12: 3, 4: 5, 1: 40}
"""By the number of periods in a year: as many dots as can be told apart."""


def fan_of(ahead: Ahead) -> FanChart:
    """The chart of an outlook; where none is given it has what was recorded alone."""
    series = ahead.series
    drawn = YEARS_DRAWN[series.cadence.season] * series.cadence.season
    past = tuple(PastPeriod(name, count) for name, count in zip(series.names, series.counts, strict=True))[-drawn:]
    counted = f"{ahead.asked.counted} a {series.cadence.one}"
    coming = _coming_drawn(ahead)
    last = coming[-1].period if coming else past[-1].period
    subtitle = f"{ahead.asked.subject} a {series.cadence.one}, {past[0].period} to {last}"
    subtitle += "; ranges widened for a level that may be new" if coming and ahead.found.shift is not None else ""
    return FanChart(
        Caption(None, title_of(ahead), subtitle, "", "outlook"), past, coming, counted, scenario_words(ahead) if coming else ""
    )


def _coming_drawn(ahead: Ahead) -> tuple[ComingPeriod, ...]:
    found = ahead.found
    if found.forecast is None or found.range_80 is None or found.range_95 is None:
        return ()
    fuller = found.scenarios(ahead.times)[0].upper
    ends = zip(*(end for each in (found.range_80, found.range_95) for end in (each.lower, each.upper)), fuller, strict=True)
    names = ahead.series.coming(len(fuller))
    return tuple(
        ComingPeriod(name, round(float(middle)), (int(low), int(high)), (int(lowest), int(highest)), int(top))
        for name, middle, (low, high, lowest, highest, top) in zip(names, found.forecast.mean, ends, strict=True)
    )


def values_of(ahead: Ahead) -> dict[str, object]:
    """The series, what may come of it, and how well each method that was tried foretold it."""
    found, series = ahead.found, ahead.series
    return {
        "every": series.cadence.one,
        "since": series.names[0],
        "recorded": dict(zip(series.names, series.counts, strict=True)),
        "method": found.forecast.method if found.forecast else None,
        "refusal": {"reason": found.refusal.reason, "say": found.refusal.say} if found.refusal else None,
        "widened": _widened_values(ahead),
        "coming": _coming_values(ahead),
        "scenarios": [
            {"times": each.times, "upper": [int(end) for end in each.upper]} for each in found.scenarios(ahead.times)
        ],
        "tried": [
            {
                "method": name, "crps": tried.crps, "skill": found.skill(name), "mean_error": tried.mean_error,
                "coverage_80": tried.coverage_80, "coverage_95": tried.coverage_95, "trials": len(tried.trials),
            }
            for name, tried in found.tried.items()
        ],
    }  # fmt: skip


def _widened_values(ahead: Ahead) -> dict[str, object] | None:
    """Why the ranges are wider than those that were tried on the past, and what these are; None where they are the same."""
    found = ahead.found
    if found.shift is None or found.forecast is None:
        return None
    names = ahead.series.coming(len(found.forecast.mean))
    tried = {f"range_{100 * level:.0f}": found.forecast.published_range(level) for level in (0.8, 0.95)}
    return {
        "say": found.say_widening(f"in {names[0]}"),
        "last_periods": found.shift.periods,
        "times_as_high": found.shift.ratio,
        "probability_by_chance": found.shift.probability,
        "tried": [
            {"period": name, **{key: [int(each.lower[step]), int(each.upper[step])] for key, each in tried.items()}}
            for step, name in enumerate(names)
        ],
    }


def _coming_values(ahead: Ahead) -> list[dict[str, object]]:
    found = ahead.found
    if found.forecast is None or found.range_80 is None or found.range_95 is None:
        return []
    names = ahead.series.coming(len(found.forecast.mean))
    return [
        {
            "period": name,
            "middle": float(found.forecast.mean[step]),
            "range_80": [int(found.range_80.lower[step]), int(found.range_80.upper[step])],
            "range_95": [int(found.range_95.lower[step]), int(found.range_95.upper[step])],
        }
        for step, name in enumerate(names)
    ]
