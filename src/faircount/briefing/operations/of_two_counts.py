"""Operations on a later and an earlier count: every phrase of their comparison, and what charts and titles say of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache

from faircount.briefing.charts.numerals import places
from faircount.briefing.operations.operation import Operands, Operation, Published, count_of, together
from faircount.briefing.two_years import SHOWN, shown
from faircount.briefing.yearly import VERB, verb_of
from faircount.compare.compare import compare
from faircount.compare.comparison import Comparison
from faircount.compare.phrases import PHRASES
from faircount.compare.thresholds import Band
from faircount.compare.wording import say_percent
from faircount.errors import NotComparable
from faircount.tables.figures import Figure

REMEMBERED = 1 << 10


@lru_cache(maxsize=REMEMBERED)
def _compared(before: Figure, after: Figure) -> Comparison:
    found = compare(before, after)
    if not isinstance(found, Comparison):
        raise NotComparable(found.say)
    return found


def _of_pair(say: Callable[[Comparison], str]) -> Callable[[Operands, str, Published], str]:
    return lambda of, _, __: say(_compared(together(of[0]), together(of[1])))


def _of_band(say: Callable[[Band], str]) -> Callable[[Operands, str, Published], str]:
    def said(of: Operands, about: str, _: Published) -> str:
        bands = _compared(together(of[0]), together(of[1])).bands
        return say(bands[int(about)]) if about.isdecimal() and int(about) < len(bands) else ""

    return said


def _shown(of: Operands, _: str, __: Published) -> str:
    said = {shown(_compared(together(before), together(after))) for before, after in zip(of[::2], of[1::2], strict=True)}
    return said.pop() if len(said) == 1 else ""


def _way(of: Operands, _: str, __: Published) -> str:
    first, last = (count_of(together(cells)) for cells in of)
    return verb_of(first, last)


def percent_of_counts(before: int, after: int) -> str:
    """By how many percent one count is above another, whatever they are counts of.

    >>> percent_of_counts(3186, 5653)
    '77% more'
    """
    return say_percent(after / before) if before else ""


def _percent(of: Operands, _: str, __: Published) -> str:
    before, after = (count_of(together(cells)) for cells in of)
    return percent_of_counts(before, after)


OF_TWO_COUNTS: Mapping[str, Operation] = {
    **{name: Operation(_of_pair(say), "of an earlier and a later count") for name, say in PHRASES.items()},
    SHOWN: Operation(_shown, "whether the exact 95% range of the ratio leaves out no change, the same for each two operands"),
    "fuller recording at which another step begins": Operation(
        _of_band(lambda band: places(band.start, 2)), "from how many times as full on less is left of a rise"
    ),
    "what fuller recording leaves": Operation(_of_band(lambda band: band.left), "what is left of a rise from there on"),
    VERB: Operation(_way, "whether the last count differs from the first by more than chance would explain"),
    "percent of two counts": Operation(_percent, "by how many percent the second count is above the first"),
}
