"""What is known about an area, chosen from protected tables: the pairs of years, the yearly series, the findings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from faircount.bounds.extent import forces_answering
from faircount.reconcile.finding import Finding
from faircount.tables.figures import Figure
from faircount.tables.protected import ProtectedTable
from faircount.vocabulary.measures import Counted, Online
from faircount.vocabulary.periods import Period
from faircount.vocabulary.provenance import Source

DOUBTING = frozenset({"agree", "parts", "periods", "floor", "at least"})
"""Findings after which a figure is not offered for quotation."""


@dataclass(frozen=True, slots=True)
class Pair:
    """The same thing in two periods, and how many forces stand behind both where the source says it."""

    before: Figure
    after: Figure
    forces: int | None = None


@dataclass(frozen=True)
class Facts:
    """Everything the briefings draw on. All figures are protected, or public already and marked as such.

    ``asked`` are figures that forces gave, as answered or as printed; ``official`` is the yardstick, by force, year and
    offence set.
    """

    before: Period
    after: Period
    years: tuple[Period, ...]
    asked_for: str
    series: str
    asked: tuple[ProtectedTable, ...]
    official: ProtectedTable
    sources: Mapping[str, Source]
    findings: tuple[Finding, ...]

    @cached_property
    def answers(self) -> tuple[Figure, ...]:
        """Every figure of the asked tables, as it may be shown."""
        return tuple(figure for table in self.asked for figure in table)

    def pair(self, area: str, online: Online) -> Pair | None:
        """Both years of what was asked for: from one source where one gives both, the most trusted and latest first."""
        before = self._asked(area, self.before, online)
        after = self._asked(area, self.after, online)
        both = [(one, other) for one in before for other in after if _alike(one, other)]
        if both:
            return Pair(*both[0], forces=forces_answering(both[0][0]))
        if _undisputed(before) and _undisputed(after):
            return Pair(before[0], after[0], forces=forces_answering(before[0]))
        return None

    def held(self, area: str, online: Online) -> tuple[bool, bool]:
        """Whether a figure of what was asked for is held for the year before, and for the year after."""
        return bool(self._asked(area, self.before, online)), bool(self._asked(area, self.after, online))

    def yearly(self, area: str) -> tuple[Figure | None, ...]:
        """The official yardstick year by year, None where the table has no row: a missing row is not a zero."""
        return tuple(self.of_year(self.series, year).get(area) for year in self.years)

    def of_year(self, offence: str, period: Period) -> Mapping[str, Figure]:
        """The official figures of one year and offence set, by area."""
        return self._official.get((offence, period), {})

    def found_in(self, area: str) -> tuple[Finding, ...]:
        """The findings about an area, in their order."""
        return tuple(finding for finding in self.findings if finding.area == area)

    def is_in_doubt(self, pair: Pair) -> bool:
        """Whether a finding makes one of the two doubtful: it can hardly be the whole, or cannot be true beside others."""
        of_pair = {(figure.subject, figure.count) for figure in (pair.before, pair.after)}
        return any(
            (figure.subject, figure.count) in of_pair
            for finding in self.found_in(pair.after.area)
            if finding.check in DOUBTING
            for figure in finding.figures
        )

    @cached_property
    def _official(self) -> Mapping[tuple[str, Period], Mapping[str, Figure]]:
        found: dict[tuple[str, Period], dict[str, Figure]] = defaultdict(dict)
        for figure in sorted(self.official, key=self._standing):  # of two releases the later one stands
            found[figure.offence, figure.period].setdefault(figure.area, figure)
        return found

    @cached_property
    def _totals_asked(self) -> Mapping[tuple[str, Period, Online], tuple[Figure, ...]]:
        found: dict[tuple[str, Period, Online], list[Figure]] = defaultdict(list)
        for figure in self.answers:
            total = figure.counted is Counted.OFFENCES and figure.ages.is_all and figure.count is not None
            if total and figure.offence == self.asked_for:
                found[figure.area, figure.period, figure.online].append(figure)
        return {what: tuple(sorted(figures, key=self._standing)) for what, figures in found.items()}

    def _asked(self, area: str, period: Period, online: Online) -> tuple[Figure, ...]:
        return self._totals_asked.get((area, period, online), ())

    def _standing(self, figure: Figure) -> tuple[int, int, str]:
        source = self.sources[figure.source_id]
        return (-source.trust, -(source.published.toordinal() if source.published else 0), figure.source_id)


def _alike(one: Figure, other: Figure) -> bool:
    return one.source_id == other.source_id and forces_answering(one) == forces_answering(other)


def _undisputed(figures: Sequence[Figure]) -> bool:
    return len({figure.count for figure in figures}) == 1
