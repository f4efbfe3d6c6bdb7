"""Words beside a count or in its label that may tell it once more: nobody publishes them unasked.

"3 (three girls)" is a count with a remark, "92 (Niche) 33 (Connect)" are the counts of two systems. A remark stands once, the
name of a system at many counts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from faircount.language.counting_names import may_tell_a_count
from faircount.readers.extract_builder import ExtractBuilder
from faircount.readers.meaning.asking import ask
from faircount.tables.extract import AnsweredFigure

MAY_TELL = "words of a label were not understood, and they may tell a count or a person"


def ask_of_words_beside(parts: Sequence[ExtractBuilder]) -> None:
    """Ask about each figure that has words of its own beside it, and about those in whose breakdown words may tell a count."""
    places: dict[str, set[str]] = defaultdict(set)
    for part in parts:
        for figure in (*part.figures, *part.proposals):
            places[_beside(figure)].add(figure.locator)
    for part in parts:
        asked = {id(figure) for figure in part.figures if _is_open(figure, places)}
        if asked:
            ask(part, MAY_TELL, asked)


def _beside(figure: AnsweredFigure) -> str:
    """The words that stood beside the number in its own cell."""
    return next((part.partition("=")[2] for part in figure.breakdown.split(";") if part.startswith("system=")), "")


def _is_open(figure: AnsweredFigure, places: dict[str, set[str]]) -> bool:
    beside = _beside(figure)
    return bool(beside and len(places[beside]) < _OFTEN) or any(
        may_tell_a_count(part.partition("=")[2]) for part in figure.breakdown.split(";") if part
    )


_OFTEN = 2
"""Counts beside which the same words stand before they are a name and no remark."""
