"""How an extract compares with what is right: figures found, figures wrong, and wrong ones that raised no doubt."""

from __future__ import annotations

from dataclasses import dataclass

from faircount.readers.meaning.evidence import TOO_FAR
from faircount.tables.extract import AnsweredFigure, Extract
from tests.lib.answers import Answer, Cell


@dataclass(frozen=True)
class Score:
    """Figures that should be found, that were found, that were right, and wrong ones without a doubt."""

    wanted: int
    found: int
    right: int
    silent: int


def _key_of(cell: Cell) -> tuple[object, ...]:
    ages = ("unknown", "") if cell.ages[0] == "unknown" else ("", "") if cell.ages == ("0", "17") else cell.ages
    return (cell.period, ages, cell.sex, cell.online, float(cell.count) if cell.count is not None else None, cell.upper)


def _key(figure: AnsweredFigure) -> tuple[object, ...]:
    band = figure.ages
    ages = (
        ("unknown", "")
        if not band.known
        else ("" if band.low is None else str(band.low), "" if band.high is None else str(band.high))
    )
    ages = ("", "") if ages == ("0", "17") else ages
    upper = None if figure.number is not None else figure.upper
    period = (figure.period.start.isoformat(), figure.period.end.isoformat())
    return (period, ages, str(figure.sex).replace("not known", "unknown"), str(figure.online), figure.number, upper)


def score(answer: Answer, extract: Extract) -> Score:
    """Compare as a multiset: each right figure used once, those that only wait because they are told in words included."""
    left: dict[tuple[object, ...], int] = {}
    for cell in answer.expected:
        left[_key_of(cell)] = left.get(_key_of(cell), 0) + 1
    right = silent = 0
    told = [*extract.figures, *(figure for figure in extract.proposals if figure.doubt.startswith(TOO_FAR))]
    for figure in told:
        key = _key(figure)
        if left.get(key, 0):
            left[key] -= 1
            right += 1
        elif not figure.doubt:
            silent += 1
    return Score(len(answer.expected), len(told), right, silent)
