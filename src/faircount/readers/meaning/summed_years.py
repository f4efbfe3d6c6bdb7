"""A figure that says of itself only that it is of all years: it is of those whose figures, told before it, it adds up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from faircount.errors import UnknownPeriod
from faircount.readers.meaning.facts import CellFacts
from faircount.tables.extract import AnsweredFigure
from faircount.vocabulary.periods import Period

_TWO = 2
SOURCE = "period: the years that it adds up"


def with_years_summed(facts: CellFacts, number: float | None, before: Sequence[AnsweredFigure]) -> CellFacts:
    """The facts of a figure whose period is not told, in the years of those before it that add up to it, and of whom they are."""
    if facts.period is not None or number is None or facts.period_kind not in ("", "untold"):
        return facts
    for _, of_one in groupby(sorted(before, key=_of_whom), key=_of_whom):
        group = [figure for figure in of_one if figure.is_count and not figure.breakdown]
        joined = _joined(number, group)
        if joined is not None:
            first = group[0]
            whose = (
                {"population": first.ages} if facts.ages is None and facts.population is None and not first.ages.is_all else {}
            )
            at = {"period": joined, "period_kind": "joined", "sources": (*facts.sources, SOURCE)}
            return replace(facts, online=facts.online or first.online, sex=facts.sex or first.sex, **at, **whose)  # type: ignore[arg-type]
    return facts


def _joined(number: float, figures: Sequence[AnsweredFigure]) -> Period | None:
    """The time of figures of one kind, each of another period, that follow each other and add up to a number."""
    told = {figure.period: figure.number for figure in figures}
    if len(told) < _TWO or None in told.values() or sum(one or 0 for one in told.values()) != number:
        return None
    try:
        return Period.join(sorted(told))
    except UnknownPeriod:
        return None


def _of_whom(figure: AnsweredFigure) -> tuple[str, ...]:
    return (figure.counted, figure.offence, str(figure.online), str(figure.sex), str(figure.ages), figure.area)
