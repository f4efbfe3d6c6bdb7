"""Counts of a ledger by area, period and offence: as printed, or added up from the codes, areas and years of one source."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import combinations, product

from faircount.bounds.extent import plain_ages
from faircount.claims.stated_range import plain
from faircount.tables.figure import Figure
from faircount.vocabulary.ages import ALL_AGES
from faircount.vocabulary.areas import FORCES, PARTITIONS, TRANSPORT, area_contains
from faircount.vocabulary.breaks import ENGLAND_AND_WALES
from faircount.vocabulary.measures import Counted, Online, Sex
from faircount.vocabulary.offences import CODES, OFFENCE_SETS, contains
from faircount.vocabulary.periods import Period, financial_years
from faircount.vocabulary.provenance import Source, Trust
from faircount.vocabulary.status import HIDDEN

SHOWN = 4
"""Parts of a sum that are written out."""


@dataclass(frozen=True, slots=True)
class Count:
    """A whole number of one source with the figures it is or was added up from. Nothing in it was hidden by anybody."""

    number: int
    offences: tuple[str, ...]
    areas: tuple[str, ...]
    period: Period
    source_id: str
    figures: tuple[Figure, ...]

    @property
    def line(self) -> str:
        """The number, as a sum where it is one."""
        parts = [plain(figure.count or 0) for figure in self.figures]
        if len(parts) == 1:
            return parts[0]
        return (
            f"{' + '.join(parts)} = {plain(self.number)}"
            if len(parts) <= SHOWN
            else f"{plain(self.number)}, {len(parts)} figures added up"
        )

    def is_counted_like(self, other: Count) -> bool:
        """Whether the two are of one source and of the same areas, and so can be compared."""
        return (self.source_id, self.areas) == (other.source_id, other.areas)

    @property
    def figure(self) -> Figure:
        """The count as one figure, to be compared with another."""
        if len(self.figures) == 1:
            return self.figures[0]
        offence = self.offences[0] if len(self.offences) == 1 else "+".join(self.offences)
        area = self.areas[0] if len(self.areas) == 1 else "+".join(self.areas)
        return Figure(area, self.period, Counted.OFFENCES, offence, self.number, self.number, source_id=self.source_id)


_Key = tuple[str, str, Period]
Stretches = Callable[[Period], Iterable[Figure]]
"""The figures of a period that no ledger holds and a table of quarters does: a calendar year, twelve months to June."""


@dataclass(frozen=True, slots=True)
class _Plain:
    """The plain counts among figures by source, and the periods of each source."""

    by: Mapping[str, Mapping[_Key, Figure]]
    periods: Mapping[str, frozenset[Period]]
    offences: frozenset[str]


class _These:
    """Figures, the same only where they are the very same tuple: to compare two ledgers takes as long as to look through one."""

    def __init__(self, figures: tuple[Figure, ...]) -> None:
        self.figures = figures

    def __hash__(self) -> int:
        return id(self.figures)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _These) and other.figures is self.figures


@lru_cache(maxsize=2)
def _plain(these: _These) -> _Plain:
    """The plain counts; those of the last ledgers are kept, as text after text is held against one."""
    by: dict[str, dict[_Key, Figure]] = {}
    for figure in these.figures:
        if _is_plain(figure):
            by.setdefault(figure.source_id, {})[figure.area, figure.offence, figure.period] = figure
    periods = {source_id: frozenset(period for _, _, period in held) for source_id, held in by.items()}
    return _Plain(by, periods, frozenset(offence for held in by.values() for _, offence, _ in held))


class Counts:
    """The plain counts of a ledger: offences, all ages and both sexes, online or not."""

    def __init__(self, figures: Iterable[Figure], sources: Mapping[str, Source], stretches: Stretches = lambda _: ()) -> None:
        self.sources = sources
        self._stretches = stretches
        self._worked_out: dict[Period, frozenset[str]] = {}
        plain_ones = _plain(_These(tuple(figures)))
        self._by, self.periods, self.offences = dict(plain_ones.by), plain_ones.periods, plain_ones.offences
        self._ordered = sorted(self.periods, key=self._standing, reverse=True)
        self._found: dict[tuple[object, ...], tuple[Count, ...]] = {}

    def _standing(self, source_id: str) -> tuple[int, date, str]:
        source = self.sources.get(source_id)
        return (int(source.trust), source.published or date.min, source_id) if source else (0, date.min, source_id)

    @property
    def latest(self) -> Period | None:
        """The latest whole financial year that an official table counts."""
        official = [
            source for source in self._ordered if self.sources.get(source) and self.sources[source].trust == Trust.OFFICIAL
        ]
        years = {one for source in official for one in self.periods[source] if len(financial_years(one) or ()) == 1}
        return max(years, default=None)

    def is_official(self, count: Count) -> bool:
        """Whether the count stands in an official table."""
        source = self.sources.get(count.source_id)
        return source is not None and source.trust == Trust.OFFICIAL

    def of(self, offences: tuple[str, ...], areas: tuple[str, ...], period: Period) -> tuple[Count, ...]:
        """What each source counts, the most trusted and latest first; none where a part of it is not held or was hidden."""
        key = (offences, areas, period)
        if key not in self._found:
            self._found[key] = tuple(self._each(offences, areas, period))
        return self._found[key]

    def _each(self, offences: tuple[str, ...], areas: tuple[str, ...], period: Period) -> Iterator[Count]:
        if not offences or not areas or not _lie_apart(offences, areas):
            return
        within = {period, *(year.period for year in financial_years(period) or ())}
        with_stretch = self._with_stretch(period) if not financial_years(period) else frozenset()
        for source_id in self._ordered:
            if within.isdisjoint(self.periods[source_id]) and source_id not in with_stretch:
                continue
            for among in (areas, (*areas, TRANSPORT)) if _is_nation(areas) else (areas,):
                parts = self._parts(offences, among, period, source_id)
                if parts is not None:
                    yield Count(sum(one.count or 0 for one in parts), offences, among, period, source_id, parts)

    def _with_stretch(self, period: Period) -> frozenset[str]:
        """The sources whose quarters give a period; its figures are added up when it is first asked for."""
        if period not in self._worked_out:
            told = [figure for figure in self._stretches(period) if figure.source_id in self._by]
            for source_id in {figure.source_id for figure in told}:
                added = {(one.area, one.offence, one.period): one for one in reversed(told) if one.source_id == source_id}
                self._by[source_id] = {**added, **self._by[source_id]}
            self._worked_out[period] = frozenset(figure.source_id for figure in told)
        return self._worked_out[period]

    def _parts(
        self, offences: tuple[str, ...], areas: tuple[str, ...], period: Period, source_id: str
    ) -> tuple[Figure, ...] | None:
        found: list[Figure] = []
        for area, offence in product(areas, (one for one in offences if _is_there(one, period))):
            parts = self._one(area, offence, period, source_id)
            if parts is None:
                return None
            found += parts
        return tuple(found) or None

    def _one(self, area: str, offence: str, period: Period, source_id: str) -> list[Figure] | None:
        """The figure itself, else the sum of it over years, then areas, then codes."""
        here = self._by[source_id].get((area, offence, period))
        if here is not None:
            return [here] if here.count is not None and here.status not in HIDDEN else None
        years = financial_years(period) or []
        if len(years) > 1:
            return self._together([(area, offence, year.period) for year in years if _is_there(offence, year.period)], source_id)
        if PARTITIONS.get(area, (area,)) != (area,):
            return self._together([(force, offence, period) for force in PARTITIONS[area]], source_id)
        codes = OFFENCE_SETS[offence].codes if offence in OFFENCE_SETS else ()
        return self._together([(area, code, period) for code in codes if CODES[code].is_valid(period.end)], source_id)

    def _together(self, keys: Sequence[_Key], source_id: str) -> list[Figure] | None:
        found: list[Figure] = []
        for key in keys:
            part = self._one(*key, source_id)
            if part is None:
                return None
            found += part
        return found or None


def _is_nation(areas: Sequence[str]) -> bool:
    """Whether areas are England and Wales, or what is left of its forces: many count the transport police with it."""
    return TRANSPORT not in areas and (ENGLAND_AND_WALES in areas or 2 * len(areas) > len(FORCES))


def _is_there(offence: str, period: Period) -> bool:
    """Whether an offence is recorded in a period: a code that was none yet adds nothing to those that were."""
    return offence not in CODES or CODES[offence].is_valid(period.end)


def _is_plain(figure: Figure) -> bool:
    whole = figure.online is Online.ALL and figure.sex is Sex.ALL and not figure.breakdown and plain_ages(figure) == ALL_AGES
    return whole and figure.counted is Counted.OFFENCES


def _lie_apart(offences: Sequence[str], areas: Sequence[str]) -> bool:
    """Whether nothing is counted twice in a sum over these."""
    apart = not any(contains(one, other) or contains(other, one) for one, other in combinations(offences, 2))
    return apart and not any(area_contains(one, other) or area_contains(other, one) for one, other in combinations(areas, 2))
