"""What an operation is given, and what it says; operations on cells one by one, on two counts, and on corrections."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

from faircount.bounds.extent import forces_answering
from faircount.briefing.charts.numerals import between, places
from faircount.briefing.two_years import SHOWN, shown
from faircount.briefing.yearly import VERB, verb_of
from faircount.compare.compare import compare
from faircount.compare.comparison import Comparison
from faircount.compare.phrases import PHRASES
from faircount.compare.rates import count_interval
from faircount.compare.statement import say_year
from faircount.compare.thresholds import Band
from faircount.compare.wording import say_number, say_percent
from faircount.errors import NotComparable
from faircount.tables.figures import Figure
from faircount.vocabulary.breaks import BREAKS
from faircount.vocabulary.provenance import Source

Operands = tuple[tuple[Figure, ...], ...]
"""The published cells that each operand is made of."""


@dataclass(frozen=True, slots=True)
class Corrected:
    """A cell that the version before printed otherwise: what it is of, both as printed, and the reason that a person gave."""

    what: str
    old: str
    new: str
    reason: str


@dataclass(frozen=True)
class Published:
    """What is published beside the cells.

    ``children`` live in each area, ``answered`` is how many figures each area has in tables of answers, ``findings`` how many
    findings are about it. ``corrected`` are the corrected cells by their ids, ``further`` says how many of an area (``""``: how
    many areas) are more than a notice lists.
    """

    sources: Mapping[str, Source] = field(default_factory=dict)
    children: Mapping[str, int] = field(default_factory=dict)
    answered: Mapping[str, int] = field(default_factory=dict)
    findings: Mapping[str, int] = field(default_factory=dict)
    corrected: Mapping[str, Corrected] = field(default_factory=dict)
    further: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation: how it is done, what it gives in words, and whether an operand may be hidden.

    That it may only where no number is made from the cell: where its period is named, or what a reader has of it is a range.
    """

    compute: Callable[[Operands, str, Published], str]
    gives: str
    may_be_hidden: bool = False


def together(cells: tuple[Figure, ...]) -> Figure:
    """One figure for the cells of an operand: the cell itself, or their sum, which several areas have of one thing.

    >>> together(())
    Traceback (most recent call last):
    ...
    faircount.errors.NotComparable: there is no published cell to work from
    """
    if not cells:
        raise NotComparable("there is no published cell to work from")
    if len(cells) == 1:
        return cells[0]
    if len({cell.subject[1:] for cell in cells}) > 1 or len({cell.area for cell in cells}) < len(cells):
        raise NotComparable("cells of unlike things are not added up")
    return replace(cells[0].with_count(sum(count_of(cell) for cell in cells)), area="several areas", note="")


def count_of(cell: Figure) -> int:
    """The count that a cell shows."""
    if cell.count is None:
        raise NotComparable("a cell that shows no count gives none")
    return cell.count


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


def _of_cell(say: Callable[[Corrected], str]) -> Callable[[Operands, str, Published], str]:
    return lambda _, about, published: say(published.corrected[about]) if about in published.corrected else ""


def _further(_: Operands, about: str, published: Published) -> str:
    return str(published.further.get(about, 0))


OF_CORRECTIONS: Mapping[str, Operation] = {
    "what was corrected": Operation(_of_cell(lambda cell: cell.what), "what the cell is a figure of"),
    "printed before": Operation(_of_cell(lambda cell: cell.old), "the cell as the version before printed it"),
    "printed now": Operation(_of_cell(lambda cell: cell.new), "the cell as this version prints it"),
    "reason given": Operation(_of_cell(lambda cell: cell.reason), "why it changed, in the words of a person"),
    "further corrections": Operation(_further, "how many corrected cells of the area, or areas, are not listed"),
}
