"""The tipping-point curve: what is left of a change as recording got fuller, with its range."""

from __future__ import annotations

from dataclasses import dataclass

from faircount.briefing.charts.caption import Caption, ChartTable
from faircount.briefing.charts.numerals import places
from faircount.briefing.parts import ShownRange


@dataclass(frozen=True, slots=True)
class CompletenessMark:
    """A place on the curve: ``times`` as complete, and what is left there in a few words (``no clear rise left``)."""

    times: float
    words: str


@dataclass(frozen=True, slots=True)
class CompletenessChart:
    """The ratio as it was recorded, which is divided by how many times as complete recording became; and one to three marks.

    ``recorded`` has a best figure. ``what`` is ``recording`` or ``marking``; ``before`` and ``after`` name the periods.
    """

    caption: Caption
    recorded: ShownRange
    marks: tuple[CompletenessMark, ...]
    what: str
    before: str
    after: str

    @property
    def across(self) -> str:
        """The name of the axis along which recording gets fuller, in words."""
        return f"how many times as complete {self.what} was in {self.after} as in {self.before}"

    @property
    def ends(self) -> tuple[float, float]:
        """From where to where the curve is drawn: always past "as complete as before" and past every mark."""
        times = [1.0, *(mark.times for mark in self.marks)]
        low, high = min(times), max(times)
        beyond = max((high - low) * 0.22, 0.06)
        # A mark at 1 itself still needs an axis: it then opens to the right, where recording is fuller.
        return max(low - (beyond if low < 1 else 0), low / 2), high + (beyond if high > 1 or low == 1 else 0)

    def left(self, times: float) -> ShownRange:
        """What is left of the ratio if recording became this many times as complete."""
        best = self.recorded.best
        assert best is not None, "a ratio as recorded has a best figure"
        return ShownRange(best / times, self.recorded.lower / times, self.recorded.upper / times)


def tell_completeness(chart: CompletenessChart) -> str:
    """The curve in words: as recorded, then at each mark."""
    told = [f"{chart.caption.title}. As recorded, {_said(chart, 1.0)}"]
    told += [f"If {chart.what} became {places(mark.times, 2)} times as complete, {_said(chart, mark.times)}: {mark.words}"
             for mark in chart.marks]  # fmt: skip
    return f"{'. '.join(told)}."


def ranges_completeness(chart: CompletenessChart) -> tuple[str, ...]:
    """The range of the ratio as it was recorded, in words."""
    return (_span(chart.recorded),)


def tabulate_completeness(chart: CompletenessChart) -> ChartTable:
    """The curve as a table: what is left as recorded and at each mark."""
    rows = [_row(chart, 1.0, "as recorded"), *(_row(chart, mark.times, mark.words) for mark in chart.marks)]
    return ChartTable(("Times as complete", "Times as many", "Range", "What is left"), tuple(rows), (3,))


def steps(chart: CompletenessChart, number: int = 60) -> list[float]:
    """Places along the axis at which the curve is drawn."""
    low, high = chart.ends
    return [low + (high - low) * step / number for step in range(number + 1)]


def _said(chart: CompletenessChart, times: float) -> str:
    left = chart.left(times)
    return f"{places(left.best or 0, 2)} times as many, range {_span(left)}"


def _row(chart: CompletenessChart, times: float, words: str) -> tuple[str, ...]:
    left = chart.left(times)
    return places(times, 2), places(left.best or 0, 2), _span(left), words


def _span(ratio: ShownRange) -> str:
    return f"{places(ratio.lower, 2)} to {places(ratio.upper, 2)}"
