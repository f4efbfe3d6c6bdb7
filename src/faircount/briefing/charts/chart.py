"""What every kind of chart is: one set of facts, drawn at a width, told in words and put in a table."""

from __future__ import annotations

from abc import ABC, abstractmethod
from functools import lru_cache

from faircount.briefing.charts.caption import Caption, ChartTable
from faircount.briefing.charts.pen import Drawing


class Chart(ABC):
    """A kind of chart is a frozen dataclass of what it shows; tests hold each to the same promises, and want contents of it."""

    __slots__ = ()
    caption: Caption

    @abstractmethod
    def draw(self, width: int) -> Drawing:
        """The chart at the width of the page or of a phone."""

    @abstractmethod
    def tell(self) -> str:
        """The chart in words, for those who do not see it."""

    @abstractmethod
    def tabulate(self) -> ChartTable:
        """The same figures as a table."""

    def ranges(self) -> tuple[str, ...]:
        """Each range of the chart in the words in which it is told: as many are drawn. Counts as printed have none."""
        return ()


@lru_cache(maxsize=1024)  # a page is written more than once, and its charts as files of their own beside it
def draw(chart: Chart, width: int) -> Drawing:
    """The chart as a drawing 640 or 350 wide; it is shared, so take its strokes and add none."""
    return chart.draw(width)
