"""The dated register of breaks: changes of rules, codes, flags and populations that cut a series."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from faircount.errors import BadReference
from faircount.vocabulary.areas import AREAS, area_contains
from faircount.vocabulary.measures import Online
from faircount.vocabulary.offences import CODES, OFFENCE_SETS, contains
from faircount.vocabulary.periods import Period
from faircount.vocabulary.reviewed import Citation, citations, cited, each, read_reviewed

KINDS = ("break", "possible break", "change", "population")
CUTTING = ("break", "possible break")
SUBJECTS = ("definition", "flag", "recording", "standing", "system", "population")
EVERY_OFFENCE = "*"
ENGLAND_AND_WALES = "K04000001"
EDGE = datetime.timedelta(days=7)
"""A change within a week of the edge of a period is at the edge: section 15A, of 3 April, begins with the year of 1 April."""


@dataclass(frozen=True, slots=True)
class Break:
    """One dated change. ``short`` stands under a chart, ``words`` in a text for a reader; ``why`` says what makes it a break."""

    key: str
    date: datetime.date
    kind: str
    about: str
    what: str
    short: str
    why: str
    words: str
    touches: tuple[str, ...]
    online_only: bool
    noted_on: tuple[str, ...]
    settles_years: int
    moved_within: str | None
    areas: tuple[str, ...]
    sources: tuple[Citation, ...]

    @property
    def source(self) -> Citation:
        """The first source."""
        return self.sources[0]

    @property
    def is_certain(self) -> bool:
        """Whether the date, and that counts change there, is more than a reading that may be wrong."""
        return self.kind != "possible break"

    @property
    def settled(self) -> datetime.date:
        """The first day on which the change is no longer new."""
        return datetime.date(self.date.year + self.settles_years, self.date.month, self.date.day)

    def holds_in(self, area: str) -> bool:
        """Whether the change took place in an area, in a part of it, or all round it; in one that is not known it may have."""
        return (
            not self.areas
            or area not in AREAS
            or any(area_contains(named, area) or area_contains(area, named) for named in self.areas)
        )

    def touches_series(self, offence: str, online: Online = Online.ALL) -> bool:
        """Whether the counts of a series change meaning here."""
        if self.online_only and online is Online.ALL:
            return False
        # Offences that only changed their code inside a set leave the count of the set, and of all that hold it, as it was.
        if self.moved_within is not None and contains(offence, self.moved_within):
            return False
        return any(touched == EVERY_OFFENCE or contains(offence, touched) for touched in self.touches)

    def cuts(self, offence: str, online: Online = Online.ALL) -> bool:
        """Whether the line of a series is cut here."""
        return self.kind in CUTTING and self.touches_series(offence, online)


@dataclass(frozen=True, slots=True)
class ChartBreak:
    """A break on a chart: its letter, and whether it cuts the line or is only noted (dotted)."""

    letter: str
    entry: Break
    cuts: bool


def _check(entry: dict[str, Any]) -> None:
    series = {*entry["touches"], *entry.get("noted_on", ()), entry.get("moved_within", EVERY_OFFENCE)}
    strange = [
        *sorted(series - {EVERY_OFFENCE, *CODES, *OFFENCE_SETS}),
        *sorted(set(entry.get("areas", ())) - set(AREAS)),
        *({entry["kind"]} - set(KINDS)),
        *({entry["about"]} - set(SUBJECTS)),
    ]
    if strange:
        raise BadReference(f"reference/breaks.yml: {entry['key']}: {', '.join(strange)} is not known; mend it, or list it first")


def _break(entry: dict[str, Any], sources: dict[str, Citation]) -> Break:
    _check(entry)
    return Break(
        key=entry["key"],
        date=entry["date"],
        kind=entry["kind"],
        about=entry["about"],
        what=entry["what"],
        short=entry["short"],
        why=entry["why"],
        words=entry["words"],
        touches=tuple(entry["touches"]),
        online_only=entry.get("online_only", False),
        noted_on=tuple(entry.get("noted_on", ())),
        settles_years=entry["settles_years"],
        moved_within=entry.get("moved_within"),
        areas=tuple(entry.get("areas", ())),
        sources=tuple(cited("breaks", sources, entry["key"], key) for key in entry["sources"]),
    )


def _read() -> dict[str, Break]:
    content = read_reviewed("breaks")
    sources = citations("breaks", content)
    entries = each("breaks", content["breaks"], lambda entry: _break(entry, sources))
    entries.sort(key=lambda entry: (entry.date, entry.key))
    found = {entry.key: entry for entry in entries}
    if len(found) != len(entries):
        raise BadReference("reference/breaks.yml: a key stands twice; keep one of each")
    return found


BREAKS: Mapping[str, Break] = _read()
"""The register, by key, in the order of dates."""


def _lies_between(day: datetime.date, before: Period, after: Period) -> bool:
    """Whether some of the time compared lies before the day and some on or after it, leaving out a week at the edges."""
    first, last = sorted((before, after))
    return first.start + EDGE < day <= last.end - EDGE


@lru_cache(maxsize=16_384)
def breaks_between(
    before: Period, after: Period, offence: str, online: Online = Online.ALL, area: str = ENGLAND_AND_WALES
) -> tuple[Break, ...]:
    """The breaks that cut the series of an offence in an area somewhere from the start of one period to the end of the other.

    A break inside one of the periods counts too: that period mixes what was counted before and after it.

    >>> from faircount.vocabulary.periods import FinancialYear
    >>> year = lambda starts: FinancialYear(starts).period
    >>> [found.key for found in breaks_between(year(2016), year(2017), "child_named")]
    ['section-15a']
    >>> breaks_between(year(2015), year(2016), "sexual_under_18", Online.YES)
    ()
    >>> breaks_between(year(2016), year(2017), "child_named", area="S92000003")
    ()
    """
    found = (entry for entry in BREAKS.values() if entry.cuts(offence, online) and entry.holds_in(area))
    return tuple(entry for entry in found if _lies_between(entry.date, before, after))


@lru_cache(maxsize=16_384)
def first_years(period: Period, offence: str, online: Online = Online.ALL, area: str = ENGLAND_AND_WALES) -> tuple[Break, ...]:
    """The breaks in whose first years the period lies: a definition, flag or rule that is still new gives grade C.

    >>> from faircount.vocabulary.periods import FinancialYear
    >>> [found.key for found in first_years(FinancialYear(2015).period, "sexual_under_18", Online.YES)]
    ['online-mark-required']
    >>> first_years(FinancialYear(2015).period, "sexual_under_18")
    ()
    """
    return tuple(
        entry
        for entry in BREAKS.values()
        if entry.cuts(offence, online) and entry.holds_in(area)
        if entry.date <= period.end - EDGE and period.start + EDGE < entry.settled
    )


def chart_breaks(
    span: Period, offence: str, online: Online = Online.ALL, area: str = ENGLAND_AND_WALES
) -> tuple[ChartBreak, ...]:
    """What stands on the chart of a series over a span, lettered in the order of dates: cuts, and entries only noted.

    >>> from datetime import date
    >>> eleven_years = Period(date(2012, 4, 1), date(2023, 3, 31))
    >>> [(found.letter, found.entry.date.year, found.cuts) for found in chart_breaks(eleven_years, "child_named")]
    [('A', 2013, True), ('B', 2015, False), ('C', 2017, True)]
    """
    shown = [
        (entry, entry.cuts(offence, online))
        for entry in BREAKS.values()
        if (entry.cuts(offence, online) or offence in entry.noted_on) and entry.holds_in(area)
        if _lies_between(entry.date, span, span)
    ]
    return tuple(ChartBreak(chr(ord("A") + place), entry, cuts) for place, (entry, cuts) in enumerate(shown))


def known_changes(area: str, about: str) -> tuple[Break, ...]:
    """What the register holds on one subject for an area: entries about it, about an area that holds it, or about every area.

    >>> [found.key for found in known_changes("E23000013", "recording")]
    ['cleveland-inspection-2014', 'recording-inspection-2014', 'cleveland-inspection-2018']
    """
    return tuple(
        entry
        for entry in BREAKS.values()
        if entry.about == about and (not entry.areas or any(area_contains(named, area) for named in entry.areas))
    )
