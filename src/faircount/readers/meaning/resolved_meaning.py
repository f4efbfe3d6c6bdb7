"""What a figure is a figure of, once its labels and what stands around it are put together."""

from __future__ import annotations

from dataclasses import dataclass

from faircount.tables.extract import FigureRole
from faircount.vocabulary.ages import AgeBand
from faircount.vocabulary.measures import Online, Sex
from faircount.vocabulary.periods import Period


@dataclass(frozen=True, slots=True)
class ResolvedMeaning:
    """What a figure is a figure of, once labels and context are put together."""

    period: Period | None
    area: str
    ages: AgeBand
    online: Online
    sex: Sex
    offence: str
    breakdown: str
    open_reason: str
    role: FigureRole
    doubt: str
    assigned: str
    question: str
    """What a person has to say before the figure may be taken in; empty where each part has a path of its own."""

    @property
    def is_named_afar(self) -> bool:
        """Whether the offence is named by the request or another part of the answer alone, and by no word of its table."""
        return any(
            part in ("offence: request", "offence: elsewhere", "offence: another table") for part in self.assigned.split("; ")
        )
