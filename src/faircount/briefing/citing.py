"""The numbered sources of one page, in the order in which they are first cited."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from faircount.briefing.parts import SourceEntry
from faircount.briefing.said_places import said_places
from faircount.tables.figures import Figure
from faircount.vocabulary.periods import say_date
from faircount.vocabulary.provenance import Source

MOST_PLACES = 4


@dataclass(slots=True)
class Citations:
    """Numbers given to sources as they are cited; the list at the end of the page has the same numbers."""

    sources: Mapping[str, Source]
    _used: dict[str, list[str]] = field(default_factory=dict)

    def cite(self, source_id: str, *details: str) -> str:
        """The publisher with the number of the source: ``Hartlepool Mail [1]``. ``details`` are added to the list below."""
        known = self._used.setdefault(source_id, [])
        known.extend(detail for detail in details if detail not in known)
        return f"{self.sources[source_id].publisher} [{self.number(source_id)}]"

    def cite_figures(self, figures: Sequence[Figure]) -> str:
        """The publishers of these figures, each with its number, and the place of each figure in the list of sources."""
        cited = [self.cite(figure.source_id, figure.locator) for figure in figures]
        return " and the ".join(dict.fromkeys(cited))

    def numbers(self, figures: Sequence[Figure]) -> tuple[int, ...]:
        """The numbers of the sources of these figures, each cited with its place."""
        for figure in figures:
            self.cite(figure.source_id, figure.locator)
        return tuple(dict.fromkeys(self.number(figure.source_id) for figure in figures))

    def number(self, source_id: str) -> int:
        """The number of a source that was cited before."""
        return list(self._used).index(source_id) + 1

    def entries(self) -> tuple[SourceEntry, ...]:
        """The list of sources for the end of the page."""
        return tuple(
            SourceEntry(
                number=self.number(source_id),
                title=f"{self.sources[source_id].publisher}: {self.sources[source_id].title}",
                detail=_detail(self.sources[source_id], details),
                address=self.sources[source_id].address,
            )
            for source_id, details in self._used.items()
        )


def _detail(source: Source, details: list[str]) -> str:
    """When it was published and where in it the figures stand; its checksum stands with all others, on one page."""
    published = [f"Published {say_date(source.published)}"] if source.published else []
    shown = said_places(details)
    if len(shown) > MOST_PLACES:
        shown = [*shown[: MOST_PLACES - 1], f"and {len(shown) - MOST_PLACES + 1} more places"]
    return " · ".join([*published, *shown])
