"""Numbers as they are printed in charts: thousands commas, rounding half up, true minus."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from faircount.briefing.charts.caption import Cell
from faircount.compare.facts import Statement, joined, stated
from faircount.tables.figures import Figure
from faircount.vocabulary.status import HIDDEN, MARKS, CellStatus


def comma(count: int) -> str:
    """A count with thousands commas.

    >>> comma(64751), comma(-3)
    ('64,751', '−3')
    """
    return f"{count:,}".replace("-", "−")


def places(value: float, digits: int) -> str:
    """A value to so many decimal places, halves rounded up.

    >>> places(2.635, 2), places(0.125, 2), places(5, 1)
    ('2.64', '0.13', '5.0')
    """
    rounded = Decimal(repr(value)).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
    return f"{rounded:,}".replace("-", "−")


def between(lower: float, upper: float, digits: int, operation: str = "", *of: Figure | Sequence[Figure]) -> Statement:
    """A range to so many decimal places; ``operation`` gives it from published figures, where it stands on any.

    >>> between(41.43, 71.59, 1)
    '41.4 to 71.6'
    """
    said = f"{places(lower, digits)} to {places(upper, digits)}"
    return stated(said, operation, *of) if of else joined("", (said,))


def short(value: float) -> str:
    """A value without needless zeros, for ticks.

    >>> short(1.0), short(1.5), short(0.25)
    ('1', '1.5', '0.25')
    """
    text = places(value, 2)
    return text.rstrip("0").rstrip(".") if "." in text else text


def px(value: float) -> str:
    """A length in a drawing, to a tenth, so that the same chart gives the same bytes on any machine.

    >>> px(12.0), px(0.25), px(-0.04)
    ('12', '0.3', '0')
    """
    rounded = Decimal(repr(round(value, 6))).quantize(Decimal("0.1"), ROUND_HALF_UP)
    text = f"{rounded:f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def show_cell(cell: Cell) -> str:
    """A cell in a table: the count, or the mark that says why there is none.

    >>> show_cell(0), show_cell(CellStatus.NO_ANSWER)
    ('0', '[x]')
    """
    return MARKS.get(cell, str(cell)) if isinstance(cell, CellStatus) else comma(cell)


def say_cell(cell: Cell, figure: Figure | None = None) -> str:
    """A cell in words, for a chart told in words; ``figure`` is the published one, where there is one.

    >>> say_cell(55), say_cell(CellStatus.PRIMARY_SUPPRESSED)
    ('55', 'hidden')
    """
    if not isinstance(cell, CellStatus):
        return stated(comma(cell), "count", figure) if figure is not None else comma(cell)
    return "hidden" if cell in HIDDEN else "no answer" if cell is CellStatus.NO_ANSWER else str(cell)
