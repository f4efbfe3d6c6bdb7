"""Figures that forces gave, as answered or as printed: by area, question and period, and which two of them can be compared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from faircount.bounds.extent import forces_answering
from faircount.briefing.question import BriefingQuestion
from faircount.briefing.years import Wanted, Years
from faircount.compare.compare import refusal
from faircount.tables.figures import Figure
from faircount.tables.protected import ProtectedTable
from faircount.vocabulary.periods import Period
from faircount.vocabulary.provenance import Source, Trust

ANY = Wanted()
FiguresByPeriod = Mapping[BriefingQuestion, Mapping[Period, tuple[Figure, ...]]]


@dataclass(frozen=True, slots=True)
class Pair:
    """The same thing in two periods, and how many forces stand behind both where the source says it."""

    before: Figure
    after: Figure
    forces: int | None = None


@dataclass(frozen=True)
class GivenFigures:
    """What was given of every area. All figures are protected, or public already and marked as such."""

    tables: tuple[ProtectedTable, ...]
    sources: Mapping[str, Source]

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """Every figure, as it may be shown."""
        return tuple(figure for table in self.tables for figure in table)

    @property
    def areas(self) -> tuple[str, ...]:
        """Every area of which anything was given."""
        return tuple(self._held)

    def of(self, area: str) -> FiguresByPeriod:
        """The figures of an area by question and period, of several the most trusted and latest first."""
        return self._held.get(area, {})

    def at(self, area: str, question: BriefingQuestion, period: Period) -> tuple[Figure, ...]:
        """What was given for a question and a period, the most trusted and latest first."""
        return self.of(area).get(question, {}).get(period, ())

    def is_answer(self, figure: Figure) -> bool:
        """Whether the figure stands in an answer of a force, not in a report on it."""
        return self.sources[figure.source_id].trust is Trust.FORCE

    def answered(self, area: str) -> tuple[Figure, ...]:
        """The figures of an area that stand in answers of forces."""
        held = self.of(area).values()
        return tuple(one for periods in held for figures in periods.values() for one in figures if self.is_answer(one))

    def pair(self, area: str, question: BriefingQuestion, years: Years) -> Pair | None:
        """Two figures that can be compared: from one source where one gives both, or else where nobody says otherwise."""
        before, after = (_exact(self.at(area, question, period)) for period in (years.before, years.after))
        for one in before:
            for other in after:
                if _alike(one, other) and refusal(one, other) is None:
                    return Pair(one, other, forces=forces_answering(one))
        if _undisputed(before) and _undisputed(after) and refusal(before[0], after[0]) is None:
            return Pair(before[0], after[0], forces=forces_answering(before[0]))
        return None

    def comparable(self, area: str, question: BriefingQuestion, wanted: Wanted = ANY) -> Iterator[Years]:
        """For each period the nearest earlier one that it can be compared with, the latest first."""
        periods = sorted(self.of(area).get(question, {}))
        for place in range(len(periods) - 1, 0, -1):
            pairs = (Years(before, periods[place]) for before in reversed(periods[:place]))
            nearest = next((years for years in pairs if wanted.allows(years) and self.pair(area, question, years)), None)
            if nearest is not None:
                yield nearest

    @cached_property
    def _held(self) -> Mapping[str, FiguresByPeriod]:
        found: dict[str, dict[BriefingQuestion, dict[Period, list[Figure]]]] = defaultdict(
            lambda: defaultdict(lambda: defaultdict(list))
        )
        for figure in sorted(self.figures, key=self._standing):
            found[figure.area][BriefingQuestion.of(figure)][figure.period].append(figure)
        return {
            area: {question: {period: tuple(each) for period, each in periods.items()} for question, periods in questions.items()}
            for area, questions in found.items()
        }

    def _standing(self, figure: Figure) -> tuple[int, int, str]:
        return standing(self.sources[figure.source_id])


def standing(source: Source) -> tuple[int, int, str]:
    """What sorts sources: the most trusted first, of two such the latest."""
    return (-source.trust, -(source.published.toordinal() if source.published else 0), source.source_id)


def _exact(figures: Sequence[Figure]) -> list[Figure]:
    return [figure for figure in figures if figure.count is not None]


def _alike(one: Figure, other: Figure) -> bool:
    return one.source_id == other.source_id and forces_answering(one) == forces_answering(other)


def _undisputed(figures: Sequence[Figure]) -> bool:
    return len({figure.count for figure in figures}) == 1
