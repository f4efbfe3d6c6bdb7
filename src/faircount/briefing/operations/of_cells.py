"""Operations on cells one by one: counts, their ranges, their periods, and what a register or a list holds."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from faircount.bounds.extent import forces_answering
from faircount.briefing.charts.numerals import between
from faircount.briefing.operations.operation import Operands, Operation, Published, count_of, together
from faircount.compare.rates import count_interval
from faircount.compare.statement import say_year
from faircount.compare.wording import say_number
from faircount.tables.figures import Figure
from faircount.vocabulary.breaks import BREAKS

_WORDS = {2: "two", 3: "three", 4: "four"}


def in_words(number: int) -> str:
    """A small number as a word.

    >>> in_words(3), in_words(7)
    ('three', '7')
    """
    return _WORDS.get(number, str(number))


def _of_one(say: Callable[[Figure], str]) -> Callable[[Operands, str, Published], str]:
    return lambda of, _, __: say(together(of[0]))


def _range(figure: Figure) -> str:
    found = count_interval(count_of(figure))
    return between(found.lower, found.upper, 0)


def _short(about: str) -> str:
    return BREAKS[about].short if about in BREAKS else ""


def _figures_compared(of: Operands, about: str, published: Published) -> str:
    answers = published.answered.get(about, 0) if about else sum(published.answered.values())
    return f"{answers + len(of[0]):,}"


OF_CELLS: Mapping[str, Operation] = {
    "count": Operation(
        _of_one(lambda figure: say_number(count_of(figure))), "the count; the sum of the cells where there are several"
    ),
    "range of a count": Operation(_of_one(_range), "the exact 95% range of what chance allows the rate beneath the count to be"),
    "period": Operation(lambda of, _, __: of[0][0].period.label, "the period of the cell", may_be_hidden=True),
    "year to March": Operation(
        lambda of, _, __: say_year(of[0][0].period), "the period of the cell, by its end", may_be_hidden=True
    ),
    "forces behind a total": Operation(
        _of_one(lambda figure: say_number(forces_answering(figure) or 0)), "how many forces the source says are in the count"
    ),
    "number of figures, in words": Operation(lambda of, _, __: in_words(len(of[0])), "how many cells there are"),
    "words of the register": Operation(
        lambda _, about, __: BREAKS[about].words if about in BREAKS else "", "what the register of breaks says of an entry"
    ),
    "short words of the register": Operation(lambda _, about, __: _short(about), "the same in short"),
    "start of the short words of the register": Operation(
        lambda _, about, __: _short(about).rstrip("."), "the same, for a sentence that goes on"
    ),
    "number of findings": Operation(
        lambda _, about, published: str(published.findings.get(about, 0)), "how many sets of figures of the area do not agree"
    ),
    "figures compared": Operation(
        _figures_compared, "how many figures the area has in tables of answers, or all areas, and these cells beside them", True
    ),
}
