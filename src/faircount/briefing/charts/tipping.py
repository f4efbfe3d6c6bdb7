"""The strip that shows how much fuller marking would be needed to leave no rise."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from faircount.briefing.charts.axes import Scale, name_across
from faircount.briefing.charts.caption import Caption, ChartTable
from faircount.briefing.charts.chart import Chart
from faircount.briefing.charts.lettering import Spot, width_of, wrap_evenly
from faircount.briefing.charts.numerals import places
from faircount.briefing.charts.palette import EDGE, INK, INK_2, PAPER, SAND_DEEP, TEAL, TEAL_PALE
from faircount.briefing.charts.pen import NARROW, WIDE, Drawing
from faircount.compare.facts import joined, stated, told
from faircount.tables.figures import Figure

UNCLEAR = 1
"""The strength of a step at which what is left could be chance."""
_FILLS = {3: TEAL, 2: TEAL_PALE, 1: SAND_DEEP, 0: PAPER}


@dataclass(frozen=True, slots=True)
class TippingStep:
    """A stretch of the strip: from ``starts`` times as full (1 for the first), ``words`` say what is left (``no clear rise``).

    ``strength`` is 3 for a doubling or more, 2 a clear rise, 1 none that is clear, 0 none at all.
    """

    starts: float
    words: str
    strength: int


@dataclass(frozen=True, slots=True)
class TippingChart(Chart):
    """Steps in rising order, and one remark under the strip (how complete the flag was is not known).

    ``is_flagging`` says that it is the flag which may have been put more fully; otherwise offences were recorded more fully.
    ``figures`` are the two that are compared, where they are published.
    """

    caption: Caption
    steps: tuple[TippingStep, ...]
    remark: str
    is_flagging: bool = True
    figures: tuple[Figure, ...] = ()

    def draw(self, width: int) -> Drawing:
        """A strip true to scale; its words stand over and under it, or in a key below where a step is too short for them."""
        drawing = Drawing(WIDE if width >= WIDE else NARROW)
        ends = _ends(self)
        scale = Scale(1, ends[-1], 0, drawing.width)
        lefts = [scale.at(step.starts) for step in self.steps]
        rooms = [scale.at(end) - left for end, left in zip(ends, lefts, strict=True)]
        roomy = all(_needs(step, number) <= room for number, (step, room) in enumerate(zip(self.steps, rooms, strict=True)))
        for number, (step, left, room) in enumerate(zip(self.steps, lefts, rooms, strict=True)):
            _draw_stretch(drawing, step, left, 28, max(room - 2, 1.5), 34)
            if roomy:
                drawing.text(Spot(left + 1, 18), _head(step, number), _SIZE, 600, INK)
                for line, words in enumerate(_lines(step, room)):
                    drawing.text(Spot(left + 1, 83 + 18 * line), words, _SIZE, 400, INK)
                    drawing.height = max(drawing.height, 92 + 18 * line)
        if not roomy:
            _draw_key(drawing, self, lefts)
        return drawing

    def tell(self) -> str:
        steps = (told("{span}: {left}", span=span, left=_left(self, place)) for place, span in enumerate(spans(self)))
        done = "the mark was used" if self.is_flagging else "offences were recorded"
        opening = "{title}. If {done} this many times as fully, {steps}."
        return told(opening, title=self.caption.title, done=done, steps=joined("; ", steps))

    def tabulate(self) -> ChartTable:
        rows = tuple((span, step.words) for span, step in zip(spans(self), self.steps, strict=True))
        return ChartTable((f"{'Marking' if self.is_flagging else 'Recording'} fuller by", "What is left"), rows, (0, 1))

    def ranges(self) -> tuple[str, ...]:
        """The stretches in which a rise is left that chance could account for, in words."""
        return tuple(span for span, step in zip(spans(self), self.steps, strict=True) if step.strength == UNCLEAR)


def spans(chart: TippingChart) -> list[str]:
    """Each step's stretch in words.

    >>> caption = Caption(2, "", "", "", "tipping")
    >>> spans(TippingChart(caption, (TippingStep(1, "a clear rise", 2), TippingStep(1.92, "none", 1)), ""))
    ['less than 1.92 times', '1.92 times or more']
    """
    starts = [_start(chart, place) for place in range(len(chart.steps))]
    if len(starts) == 1:
        return ["any"]
    between = [told("{low} to {high} times", low=low, high=high) for low, high in pairwise(starts[1:])]
    return [told("less than {low} times", low=starts[1]), *between, told("{high} times or more", high=starts[-1])]


def _start(chart: TippingChart, place: int) -> str:
    start, operation = places(chart.steps[place].starts, 2), "fuller recording at which another step begins"
    return stated(start, operation, *chart.figures, about=str(place)) if chart.figures else start


def _left(chart: TippingChart, place: int) -> str:
    words = chart.steps[place].words
    return stated(words, "what fuller recording leaves", *chart.figures, about=str(place)) if chart.figures else words


def _ends(chart: TippingChart) -> list[float]:
    """Where each step ends; the last one has no end, and is drawn a good part longer."""
    last = chart.steps[-1].starts
    return [*(step.starts for step in chart.steps[1:]), last + max(0.46, (last - 1) * 0.28)]


def _head(step: TippingStep, number: int) -> str:
    return "1× (no fuller)" if number == 0 else f"{places(step.starts, 2)}×"


def _lines(step: TippingStep, room: float) -> list[str]:
    return wrap_evenly(step.words, _SIZE, 400, room - 10)


def _needs(step: TippingStep, number: int) -> float:
    longest = max(width_of(word, _SIZE) for word in step.words.split())
    return max(longest, width_of(_head(step, number), _SIZE, 600)) + 10


def _draw_stretch(drawing: Drawing, step: TippingStep, x: float, y: float, wide: float, high: float) -> None:
    fill = _FILLS[step.strength]
    if step.strength == UNCLEAR and high > _SQUARE:
        drawing.ranged(x, y, x + wide, y + high)
    edge = min(0.75, wide / 4)
    drawing.box(x + edge, y + 0.75, max(wide - 2 * edge, 0.5), high - 1.5, fill, EDGE if step.strength == 0 else fill, 2 * edge)


_SQUARE, _SIZE = 20, 15.0


def _draw_key(drawing: Drawing, chart: TippingChart, lefts: Sequence[float]) -> None:
    """How many times as full over the strip, where there is room; under it a square, its stretch and its words for each step."""
    heads = [(left, _head(step, number)) for number, (step, left) in enumerate(zip(chart.steps, lefts, strict=True))]
    name_across(drawing, [(left + width_of(words, drawing.small) / 2, words) for left, words in reversed(heads)], 18, apart=8)
    top = 76.0
    for span, step in zip(spans(chart), chart.steps, strict=True):
        _draw_stretch(drawing, step, 0, top, _SQUARE, _SQUARE)
        drawing.text(Spot(34, top + 15), span, 15, 600, INK)
        if drawing.width >= WIDE:
            drawing.text(Spot(220, top + 15), step.words, 15, 400, INK_2)
            top += 30
        else:
            drawing.text(Spot(34, top + 34), step.words, 15, 400, INK_2)
            top += 50
    drawing.height = top + 2
