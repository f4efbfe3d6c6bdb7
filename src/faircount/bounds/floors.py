"""What an answer should count at least, by what an official table counts under names that it must hold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from faircount.bounds.elements import codes_of
from faircount.bounds.relations import ANSWERS, counting
from faircount.tables.figure import Figure
from faircount.vocabulary.measures import Counted, Online, Sex
from faircount.vocabulary.offences import AT_LEAST, AtLeast
from faircount.vocabulary.periods import Period
from faircount.vocabulary.provenance import Source


@dataclass(frozen=True, slots=True)
class Floor:
    """The least that ``figure``'s subject should count, from the official figures it was added up from.

    It flags and does not prove: the two are counted differently, and copied at different dates.
    """

    figure: Figure
    official: tuple[Figure, ...]
    because: AtLeast

    @property
    def count(self) -> int:
        """The least that should be counted."""
        return self.figure.lower or 0


def floors(figures: Iterable[Figure], sources: Mapping[str, Source]) -> dict[tuple[str, Period, str], Floor]:
    """The floor under each area, period and set, from the latest official release that counts its part.

    Only wholes that answers give are lifted so; official figures are not held against another official table.
    """
    official = [figure for figure in figures if _is_plain(figure) and counting(figure, sources) != ANSWERS]
    found: dict[tuple[str, Period, str], Floor] = {}
    for relation in AT_LEAST:
        for (area, period, _), parts in _latest(official, relation.part, sources).items():
            count = sum(part.lower or 0 for part in parts)
            if count > 0:
                subject = replace(parts[0], offence=relation.whole, lower=count, upper=None, source_id="", quality="")
                found[area, period, relation.whole] = Floor(subject, parts, relation)
    return found


def _is_plain(figure: Figure) -> bool:
    whole = figure.online is Online.ALL and figure.sex is Sex.ALL and figure.ages.is_all and not figure.breakdown
    return whole and figure.counted is Counted.OFFENCES and figure.lower is not None


def _latest(
    official: Iterable[Figure], part: str, sources: Mapping[str, Source]
) -> dict[tuple[str, Period, str], tuple[Figure, ...]]:
    """For each area and period the part itself as one release counts it, or else its codes, of the latest release."""
    codes = codes_of(part) or frozenset()
    by_release: dict[tuple[str, Period, str], list[Figure]] = {}
    for figure in official:
        if figure.offence == part or figure.offence in codes:
            by_release.setdefault((figure.area, figure.period, figure.source_id), []).append(figure)
    newest: dict[tuple[str, Period, str], tuple[Figure, ...]] = {}
    for (area, period, _), parts in sorted(by_release.items(), key=lambda entry: _published(sources[entry[0][2]])):
        whole = tuple(each for each in parts if each.offence == part)
        newest[area, period, part] = whole[:1] or tuple({each.offence: each for each in parts}.values())
    return newest


def _published(source: Source) -> tuple[date, str]:
    return source.published or date.min, source.source_id
