"""A conflict in words and sums: what a reader can check with a pencil."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from faircount.bounds.extent import plain_ages
from faircount.bounds.relations import is_same, lies_in
from faircount.tables.figure import Figure
from faircount.vocabulary.areas import AREAS
from faircount.vocabulary.measures import Online, Sex
from faircount.vocabulary.offences import offence_label

if TYPE_CHECKING:
    from faircount.bounds.implied import Conflict, Weighted


def explain_conflict(conflict: Conflict) -> tuple[str, ...]:
    """The lines that show a conflict: one sum each, and the plain reason where one figure holds another.

    Only limits that a source printed are used, so no line says what a hidden count is.
    """
    if not conflict.at_most:
        printed = " and ".join(printed_count(figure, "at_most") for figure in conflict.figures)
        return (f"{printed}: fractions would fit, and no whole numbers do",)
    return (comparison(conflict), *_reason(conflict))


def comparison(conflict: Conflict) -> str:
    """What the figures allow at most, set against what the others need at least: ``55 + 145 = 200 < 259``."""
    allowed, needed = _sum(conflict.at_most, "at_most"), _sum(conflict.at_least, "at_least")
    return f"{_with_total(allowed, conflict.allowed)} < {_with_total(needed, conflict.needed)}"


def _reason(conflict: Conflict) -> tuple[str, ...]:
    if len(conflict.at_most) != 1 or len(conflict.at_least) != 1:
        return ()
    (whole, _), (part, _) = conflict.at_most[0], conflict.at_least[0]
    if is_same(whole, part):
        return (
            f"both are {described(whole)}, so only one of {count(conflict.allowed)} and {count(conflict.needed)} can be right",
        )
    if not lies_in(part, whole):
        return ()
    apart = differing((whole, part))
    return (
        f"{count(conflict.allowed)} ({described(whole, apart)}) holds all of {described(part, apart)}, "
        f"so it cannot be smaller than {count(conflict.needed)}",
    )


def count(number: int) -> str:
    """A count as it is printed, with a true minus sign.

    >>> count(55507), count(-3)
    ('55,507', '−3')
    """
    return f"{number:,}".replace("-", "−")


def printed_count(figure: Figure, side: str = "at_least") -> str:
    """The count of a figure, or the end of its printed range on the side that matters: ``at most 4``."""
    if figure.count is not None:
        return count(figure.count)
    end = figure.upper if side == "at_most" else figure.lower
    return f"{side.replace('_', ' ')} {count(end)}" if end is not None else "a count that is not known"


def _sum(side: Weighted, which: str) -> str:
    terms = [
        printed_count(figure, which) if times == 1 else f"{times} × {printed_count(figure, which)}" for figure, times in side
    ]
    return " + ".join(terms)


def _with_total(terms: str, total: int) -> str:
    return terms if terms.replace("at most ", "").replace("at least ", "") == count(total) else f"{terms} = {count(total)}"


DIMENSIONS = ("area", "period", "offence", "online", "ages", "sex", "breakdown")


def differing(figures: Sequence[Figure]) -> frozenset[str]:
    """The dimensions in which the figures are not alike."""
    values = {name: {dimension(figure, name) for figure in figures} for name in DIMENSIONS}
    return frozenset(name for name, found in values.items() if len(found) > 1)


def dimension(figure: Figure, name: str) -> object:
    """What a figure is a figure of in one dimension; ages that hold everybody in its offences are all ages."""
    return plain_ages(figure) if name == "ages" else getattr(figure, name)


def described(figure: Figure, dimensions: frozenset[str] = frozenset(DIMENSIONS)) -> str:
    """What a figure is a figure of, in words, as far as the dimensions are wanted.

    >>> from faircount.vocabulary.measures import Counted
    >>> from faircount.vocabulary.periods import FinancialYear
    >>> described(Figure("E23000013", FinancialYear(2015).period, Counted.OFFENCES, "sexual_under_18", 55, 55, Online.YES))
    'sexual offences against under-18s, marked as online, Cleveland, 2015/16'
    """
    ages, alone = plain_ages(figure), len(dimensions) == 1
    parts = {
        "offence": offence_label(figure.offence),
        "online": _ONLINE[figure.online] if alone or figure.online is not Online.ALL else "",
        "ages": ages.label if alone or not ages.is_all else "",
        "sex": f"sex {figure.sex}" if alone or figure.sex is not Sex.ALL else "",
        "breakdown": figure.breakdown.replace("=", " "),
        "area": area_name(figure.area),
        "period": figure.period.label,
    }
    return ", ".join(words for name, words in parts.items() if name in dimensions and words)


_ONLINE = {Online.YES: "marked as online", Online.NO: "not marked as online", Online.ALL: "online or not"}


def area_name(code: str) -> str:
    """The name of an area as it stands in a sentence, or its code where it is not known."""
    return AREAS[code].label if code in AREAS else code
