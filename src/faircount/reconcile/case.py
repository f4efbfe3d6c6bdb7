"""All figures that are held against each other, with what they imply worked out once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cached_property

from faircount.bounds.explain_conflict import DIMENSIONS, differing, dimension
from faircount.bounds.extent import extent, plain_ages
from faircount.bounds.floors import Floor, floors
from faircount.bounds.implied import Conflict, Implied
from faircount.bounds.range import Range
from faircount.bounds.relations import ANSWERS, counting, is_same
from faircount.tables.figure import Figure
from faircount.vocabulary.ages import ALL_AGES
from faircount.vocabulary.measures import Counted, Online, Sex
from faircount.vocabulary.periods import Period
from faircount.vocabulary.provenance import Source
from faircount.vocabulary.status import HIDDEN


class ReconciliationCase:
    """What every check looks at: the figures, their sources, and the one system they make up."""

    def __init__(self, figures: Iterable[Figure], sources: Mapping[str, Source]) -> None:
        self.figures = tuple(figures)
        self.sources = sources
        self.implied = Implied.of(self.figures, sources, floored=True)
        self._alike: dict[tuple[str, ...], dict[tuple[object, ...], list[Figure]]] = {}

    @cached_property
    def answers(self) -> tuple[Figure, ...]:
        """The figures that forces gave, or that charities and papers passed on."""
        return tuple(figure for figure in self.figures if counting(figure, self.sources) == ANSWERS)

    @cached_property
    def official(self) -> tuple[Figure, ...]:
        """The figures of official tables."""
        return tuple(figure for figure in self.figures if counting(figure, self.sources) != ANSWERS)

    @cached_property
    def floors(self) -> Mapping[tuple[str, Period, str], Floor]:
        """The official floor under each area, period and set."""
        return floors(self.figures, self.sources)

    @cached_property
    def conflicts(self) -> tuple[Conflict, ...]:
        """The smallest sets of figures that cannot all be true; among equally small ones the plainest and the starkest first."""
        found = self.implied.conflicts()
        return tuple(
            sorted(found, key=lambda each: (len(each.figures), len(differing(each.figures)), each.allowed - each.needed))
        )

    def floor_of(self, figure: Figure) -> Floor | None:
        """The official floor under a figure, if it is of whole years, every age and every offence of its set."""
        plain = figure.counted is Counted.OFFENCES and figure.online is Online.ALL and is_whole_set(figure)
        return self.floors.get((figure.area, figure.period, figure.offence)) if plain else None

    def total(self, figure: Figure, *, online: Online = Online.ALL) -> Range:
        """What is known of the offences of every age in the area and period of a figure."""
        return self.range_of(replace(figure, counted=Counted.OFFENCES, online=online, ages=ALL_AGES, sex=Sex.ALL, breakdown=""))

    def range_of(self, figure: Figure) -> Range:
        """What the answers that stand leave open for the subject of a figure; of a hidden count, only what was printed."""
        hidden = next((each for each in self._hidden if is_same(each, figure)), None)
        if hidden is not None:
            return Range(max(0, hidden.lower or 0), hidden.upper)
        return self.implied.range(replace(figure, source_id=""))

    @cached_property
    def _hidden(self) -> tuple[Figure, ...]:
        return tuple(figure for figure in self.answers if figure.status in HIDDEN)

    def like(self, figure: Figure, *apart: str) -> list[Figure]:
        """The other answers of exactly one count, alike but in the dimensions named."""
        if apart not in self._alike:
            found: dict[tuple[object, ...], list[Figure]] = {}
            for other in self.answers:
                if other.count is not None and extent(other).is_whole:
                    found.setdefault(_but(other, apart), []).append(other)
            self._alike[apart] = found
        return [other for other in self._alike[apart].get(_but(figure, apart), ()) if other is not figure]

    def publisher(self, figure: Figure) -> str:
        """Who printed a figure."""
        source = self.sources.get(figure.source_id)
        return source.publisher if source is not None else figure.source_id


def _but(figure: Figure, apart: tuple[str, ...]) -> tuple[object, ...]:
    """What a figure is a figure of, without some dimensions."""
    return figure.counted, *(dimension(figure, name) for name in DIMENSIONS if name not in apart)


def largest_area(figures: Iterable[Figure]) -> str:
    """The area of the figure that sums most areas: where a clash between areas belongs."""
    return max(figures, key=lambda figure: (len(extent(figure).areas), figure.area)).area


def is_whole_set(figure: Figure) -> bool:
    """Whether the figure is of every age and both sexes, not broken down."""
    return plain_ages(figure).is_all and figure.sex is Sex.ALL and not figure.breakdown
