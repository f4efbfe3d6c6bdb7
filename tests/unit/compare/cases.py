"""Published figures that the comparison tests are made from."""

from __future__ import annotations

from faircount.tables.figures import Figure
from faircount.vocabulary.measures import Counted, Online
from faircount.vocabulary.periods import FinancialYear, Period

CLEVELAND = "E23000013"
ENGLAND_AND_WALES = "K04000001"


def figure(year: int | Period, count: int | None, offence: str = "sexual_under_18", **others: object) -> Figure:
    """A figure of one force and financial year, with anything else set by name."""
    period = year if isinstance(year, Period) else FinancialYear(year).period
    kept = {"area": CLEVELAND, "counted": Counted.OFFENCES, "lower": count, "upper": count, **others}
    return Figure(period=period, offence=offence, **kept)


MARKED = (figure(2015, 55, online=Online.YES), figure(2016, 145, online=Online.YES))
ALL_OFFENCES = (figure(2015, 820), figure(2016, 772))
FORCES_TOGETHER = tuple(
    figure(year, count, area=ENGLAND_AND_WALES, online=Online.YES, note="forces=39", source_id="star")
    for year, count in ((2015, 3903), (2016, 5653))
)
