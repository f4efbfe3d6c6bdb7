"""The two Acts under which police forces are asked: which one binds whom, and by which day an answer is due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from faircount.vocabulary.areas import AREAS
from faircount.vocabulary.bank_holidays import ANY_PART, Nation, working_day_after, working_days_since

ANSWER_DAYS = 20
"""Working days after receipt: section 10(1) of either Act."""


@dataclass(frozen=True, slots=True)
class InformationAct:
    """An Act on freedom of information, as far as a letter speaks of it.

    ``nations`` have the bank holidays that stop its clock; ``chase_days`` is what a force that is late is given.
    """

    key: str
    name: str
    nations: frozenset[Nation]
    address: str
    helping: str
    commissioner: str
    chase_days: int

    def due(self, received: date) -> date:
        """The last day for an answer: the twentieth working day after the day of receipt, which is day 0.

        >>> FOIA.due(date(2026, 11, 25)).isoformat(), FOISA.due(date(2026, 11, 25)).isoformat()
        ('2026-12-24', '2026-12-24')
        """
        return working_day_after(received, ANSWER_DAYS, self.nations)

    def chase_due(self, day: date) -> date:
        """The day by which a force chased on a day should have answered."""
        return working_day_after(day, self.chase_days, self.nations)

    def late(self, due: date, today: date) -> int:
        """How many working days after the last day it is; 0 on that day and before."""
        return working_days_since(due, today, self.nations)


FOIA = InformationAct(
    key="FOIA",
    name="Freedom of Information Act 2000",
    nations=ANY_PART,  # section 10(6): a bank holiday "in any part of the United Kingdom"
    address="https://www.legislation.gov.uk/ukpga/2000/36",
    helping="section 16",
    commissioner="Information Commissioner (section 50)",
    chase_days=10,  # a courtesy: the Act itself gives no more time
)
"""Binds the chief officers of England, Wales and Northern Ireland and the British Transport Police: Schedule 1, Part V."""

FOISA = InformationAct(
    key="FOISA",
    name="Freedom of Information (Scotland) Act 2002",
    nations=frozenset({Nation.SCOTLAND}),  # section 73: "a bank holiday in Scotland"
    address="https://www.legislation.gov.uk/asp/2002/13",
    helping="section 15",
    commissioner="Scottish Information Commissioner (section 47)",
    chase_days=20,  # section 21(1): the time for a review
)
"""Binds the Police Service of Scotland."""

ACTS = {act.key: act for act in (FOIA, FOISA)}


def act_for(area: str) -> InformationAct:
    """The Act that binds the police of an area.

    >>> act_for("S23000009").key, act_for("PSNI").key, act_for("BTP").key
    ('FOISA', 'FOIA', 'FOIA')
    """
    return FOISA if AREAS[area].country == "S92000003" else FOIA
