"""Counts out of a project's ledger, as they may be shown: public as printed, answers protected by the rule of the project."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from pathlib import Path

from faircount.briefing.comparing.known import UNKNOWN, Known
from faircount.briefing.comparing.many import AreaCounts, name_of
from faircount.briefing.comparing.request import ComparisonRequest
from faircount.briefing.comparing.rows import CountedRow
from faircount.briefing.given import GivenFigures
from faircount.errors import BadProject, NotComparable
from faircount.project.holdings import held_ledger
from faircount.project.project import Project
from faircount.release.guarded import guarded_of
from faircount.release.printed_before import printed_before
from faircount.release.publications import asked_tables, official_table, policy_of
from faircount.requests.asking.subject import subject_of
from faircount.tables.figures import Figure
from faircount.vocabulary.areas import FORCES
from faircount.vocabulary.measures import Sex
from faircount.vocabulary.periods import Period
from faircount.vocabulary.provenance import Source


class Holdings:
    """What a project holds of the figures that were asked for, by area and source."""

    def __init__(self, folder: Path, asked: ComparisonRequest) -> None:
        self.project = Project.open(folder)
        ledger = held_ledger(self.project)
        if not len(ledger.figures):
            raise BadProject(f"{folder}: nothing is held yet; build it first: faircount build {folder}")
        self._sources = ledger.sources
        given, series = (
            asked_tables(ledger, policy_of(self.project), printed_before(self.project), guarded_of(self.project.build)),
            self.project.config.briefing.series,
        )
        self._subject = subject_of(self.project, GivenFigures(given, ledger.sources), official_table(ledger, [series]))
        self.asked = asked if asked.offence else replace(asked, offence=self._subject.asked_for)
        self._held: dict[str, dict[str, dict[Period, Figure]]] = defaultdict(lambda: defaultdict(dict))
        tables = (official_table(ledger, [self.asked.offence or self._subject.asked_for]), *given)
        for figure in (figure for table in tables for figure in table if self._wanted(figure)):
            self._held[figure.area][figure.source_id].setdefault(figure.period, figure)

    @property
    def years(self) -> tuple[Period, Period]:
        """The two years that the project compares, where nobody names others."""
        years = self._subject.compared
        if years is None:
            raise NotComparable("no two years that can be compared are held; name two with --before and --after")
        return years.before, years.after

    def series(self, area: str) -> tuple[list[CountedRow], Source]:
        """Every period of an area, from the source that has most of them; of two such the most trusted and latest."""
        held = self._held.get(area, {})
        if not held:
            raise NotComparable(self._nothing(area))
        best = min(held, key=lambda source_id: (-len(held[source_id]), *self._standing(source_id)))
        figures = sorted(held[best].items())
        alike = [(period, figure) for period, figure in figures if _months(period) == _months(figures[-1][0])]
        return [CountedRow(area, period.label, period, _known(figure)) for period, figure in alike], self._sources[best]

    def pair(self, area: str, periods: tuple[Period, Period]) -> tuple[AreaCounts, Source]:
        """Both periods of an area, from one source: the most trusted and latest that has both."""
        for source_id in sorted(self._held.get(area, {}), key=self._standing):
            series = self._held[area][source_id]
            if set(periods) <= set(series):
                return AreaCounts(_known(series[periods[0]]), _known(series[periods[1]])), self._sources[source_id]
        raise NotComparable(self._nothing(area))

    def pairs(self, periods: tuple[Period, Period]) -> dict[str, AreaCounts]:
        """Both periods of every force of which anything is held; one that no single source has both of is not known."""
        found = {}
        for area in (area for area in FORCES if area in self._held):
            try:
                found[area] = self.pair(area, periods)[0]
            except NotComparable:
                found[area] = AreaCounts(UNKNOWN, UNKNOWN, why="no source has both periods")
        return found

    def _wanted(self, figure: Figure) -> bool:
        whole = figure.ages.is_all and figure.sex is Sex.ALL and not figure.breakdown
        same = (figure.counted, figure.offence, figure.online) == (self.asked.counted, self.asked.offence, self.asked.online)
        return whole and same

    def _standing(self, source_id: str) -> tuple[int, int, str]:
        source = self._sources[source_id]
        return (-source.trust, -(source.published.toordinal() if source.published else 0), source_id)

    def _nothing(self, area: str) -> str:
        return (
            f"no source has what was asked for of {name_of(area)}; see what is held: "
            f"faircount ledger '{name_of(area)}' --project {self.project.folder}"
        )


def _known(figure: Figure) -> Known:
    return Known(figure.lower, figure.upper, figure.status)


def _months(period: Period) -> tuple[int, int, int]:
    """Where in a year a period begins, and about how long it is: a series is of like periods."""
    return period.start.month, period.start.day, round(period.days / 30.4)
