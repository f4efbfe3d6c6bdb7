"""One figure, with what it is a figure of: known without the engine of tables."""

from __future__ import annotations

from dataclasses import dataclass, replace

from faircount.errors import SchemaMismatch
from faircount.vocabulary.ages import ALL_AGES, AgeBand
from faircount.vocabulary.measures import Counted, Online, Sex
from faircount.vocabulary.periods import Period
from faircount.vocabulary.status import CellStatus


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure and what it is a figure of.

    ``area`` and ``offence`` are codes of the vocabulary. ``lower`` and ``upper`` are what is known, both included: 7 and 7
    observed, 1 and 4 for "<5"; None is no limit, so a refused figure has None and None. ``breakdown`` holds further
    dimensions as ``name=value`` with ``;`` between them. ``note`` says what no column can: how many forces answered,
    what a headline ties the figure to (``tied_to=online``).
    """

    area: str
    period: Period
    counted: Counted
    offence: str
    lower: int | None
    upper: int | None
    online: Online = Online.ALL
    ages: AgeBand = ALL_AGES
    sex: Sex = Sex.ALL
    breakdown: str = ""
    status: CellStatus = CellStatus.OBSERVED
    quality: str = ""
    source_id: str = ""
    locator: str = ""
    note: str = ""

    def __post_init__(self) -> None:
        if self.lower is not None and self.upper is not None and self.upper < self.lower:
            raise SchemaMismatch(f"{self.locator or 'figure'}: upper {self.upper} is under lower {self.lower}")

    @property
    def count(self) -> int | None:
        """The count where exactly one is possible, else None."""
        return self.lower if self.lower == self.upper else None

    @property
    def subject(self) -> tuple[str, Period, Counted, str, Online, AgeBand, Sex, str]:
        """What it is a figure of: two figures with one subject are two versions of it, or an error."""
        return (
            self.area,
            self.period,
            self.counted,
            self.offence,
            self.online,
            self.ages,
            self.sex,
            self.breakdown,
        )

    def with_count(self, count: int) -> Figure:
        """The same figure with another count."""
        return replace(self, lower=count, upper=count)
