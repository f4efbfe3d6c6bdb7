"""What one cell, or one figure of a cell, says."""

from __future__ import annotations

from dataclasses import dataclass

from faircount.vocabulary.status import CellStatus


@dataclass(frozen=True, slots=True)
class CellReading:
    """What one cell, or one figure of a cell, says.

    ``number`` where one was printed; ``lower`` and ``upper`` where only bounds are known. ``label`` holds words that stood
    beside the number ("Niche" in "33 (Niche)"); ``bracket`` a second figure in brackets, whose meaning a heading must give.
    """

    number: float | None = None
    lower: int | None = None
    upper: int | None = None
    status: CellStatus = CellStatus.OBSERVED
    is_percent: bool = False
    is_about: bool = False
    label: str = ""
    bracket: CellReading | None = None
    is_pair: bool = False
    """Whether the second figure stands behind a stroke ("30 / 4"): which of the two is which, nothing says but a heading."""
    marks: tuple[str, ...] = ()
    sign: str = ""
    """The sign in place of a number: two signs in one table may stand for two things."""
    is_told: bool = False
    """Whether the answer says why the count is hidden, though not between which limits it lies."""

    @property
    def is_figure(self) -> bool:
        """Whether a number or a bound is known."""
        return self.number is not None or self.status is CellStatus.SUPPRESSED_AT_SOURCE or self.lower is not None
