"""Of the offences of a period, how many had an outcome while cases still run: a range, and a rate only when it is due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from faircount.errors import NotComparable
from faircount.records.dimensions import Expression
from faircount.records.schema import FIRST_VICTIM, STANDS
from faircount.vocabulary.periods import Period

FOLLOW_UP_DAYS = 365
"""The shortest follow-up of the last case of a period: sexual offences take the longest of all, many over half a year."""

FINISHED_SHARE = 0.9
"""The smallest share of finished cases from which a rate is given."""


@dataclass(frozen=True, slots=True)
class OutcomeRate:
    """The counts behind a rate of outcomes. ``lowest`` and ``highest`` hold however the unfinished cases end."""

    period: Period
    as_of: date
    outcomes: tuple[str, ...]
    recorded: int
    finished: int
    with_outcome: int

    def __post_init__(self) -> None:
        assert 0 <= self.with_outcome <= self.finished <= self.recorded

    @property
    def follow_up_days(self) -> int:
        """How long the case recorded last could be followed."""
        return (self.as_of - self.period.end).days

    @property
    def finished_share(self) -> float | None:
        """The share of cases with any outcome; None where none was recorded."""
        return self.finished / self.recorded if self.recorded else None

    @property
    def lowest(self) -> float | None:
        """The rate if no unfinished case ends so."""
        return self.with_outcome / self.recorded if self.recorded else None

    @property
    def highest(self) -> float | None:
        """The rate if every unfinished case ends so."""
        return (self.with_outcome + self.recorded - self.finished) / self.recorded if self.recorded else None

    @property
    def refusal(self) -> str:
        """Why no rate is given, or nothing."""
        if not self.recorded:
            return f"no offence was recorded in {self.period.label}; there is no share of nothing"
        if self.follow_up_days < FOLLOW_UP_DAYS:
            return (
                f"the last case of {self.period.label} could be followed for {max(self.follow_up_days, 0)} days, fewer than "
                f"{FOLLOW_UP_DAYS}; young cases are not finished, so give the range or an earlier period"
            )
        if self.finished < FINISHED_SHARE * self.recorded:
            return (
                f"{self.finished / self.recorded:.0%} of the cases of {self.period.label} are finished, "
                f"fewer than {FINISHED_SHARE:.0%}; give the range"
            )
        return ""

    @property
    def rate(self) -> float:
        """The share of finished cases that ended so; refused while too many still run.

        Reference: Home Office, Crime outcomes in England and Wales, on outcomes of offences recorded in the latest year. When not
        to use it: for a comparison of periods that were not followed equally long.

        >>> from datetime import date
        >>> year = Period(date(2022, 4, 1), date(2023, 3, 31))
        >>> OutcomeRate(year, date(2025, 3, 31), ("1",), recorded=200, finished=190, with_outcome=19).rate
        0.1
        >>> young = OutcomeRate(year, date(2023, 9, 30), ("1",), recorded=200, finished=100, with_outcome=19)
        >>> (young.lowest, young.highest)
        (0.095, 0.595)
        >>> young.refusal.partition(";")[0]
        'the last case of 2022/23 could be followed for 183 days, fewer than 365'
        """
        if self.refusal:
            raise NotComparable(self.refusal)
        return self.with_outcome / self.finished


def outcome_rate(records: Expression, period: Period, as_of: date, outcomes: tuple[str, ...]) -> OutcomeRate:
    """The offences recorded in a period that had one of these outcomes by the day of the extract.

    Cancelled and transferred offences are out of both parts. An outcome dated after ``as_of`` is not yet one.
    """
    offence = (records.standing == STANDS) & (records.victim_number <= FIRST_VICTIM)
    taken = records.filter(offence & (records.recorded >= period.start) & (records.recorded <= period.end))
    finished = taken.outcome.notnull() & (taken.outcome_date <= as_of)
    counts = taken.aggregate(
        recorded=taken.count(),
        finished=finished.sum().fill_null(0),
        with_outcome=(finished & taken.outcome.isin(outcomes)).sum().fill_null(0),
    ).to_pyarrow().to_pylist()[0]  # fmt: skip
    return OutcomeRate(period, as_of, outcomes, **{name: int(count) for name, count in counts.items()})
