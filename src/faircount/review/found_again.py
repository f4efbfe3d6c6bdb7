"""What was made of cells that waited for a period, once a person said it."""

from __future__ import annotations

from typing import NamedTuple

from faircount.tables.extract import AnsweredFigure


class FoundAgain(NamedTuple):
    """Figures, and figures that wait behind the next question."""

    figures: tuple[AnsweredFigure, ...] = ()
    proposals: tuple[AnsweredFigure, ...] = ()
