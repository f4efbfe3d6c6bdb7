"""The numbered sources of one page, in the order in which they are first cited."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from faircount.briefing.parts import SourceEntry
from faircount.tables.figures import Figure
from faircount.vocabulary.periods import say_date
from faircount.vocabulary.provenance import Source

MOST_PLACES = 4
_ROW = re.compile(r"(.+), row (\d+)")


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
    published = [f"published {say_date(source.published)}"] if source.published else []
    checksum = f"{source.public_checksum[:12]}…" if source.public_checksum else "not published, as the answer is not public"
    return " · ".join([*published, *_places(details), f"sha256 {checksum}"])


def _places(details: list[str]) -> list[str]:
    """The places in a document, those in one table put together: ``figures.csv, rows 2, 3, 4``."""
    rows: dict[str, list[int]] = {}
    for detail in details:
        found = _ROW.fullmatch(detail)
        rows.setdefault(found[1] if found else detail, []).extend([int(found[2])] if found else [])
    shown = [
        f"{where}, row{'s' if len(set(of)) > 1 else ''} {', '.join(map(str, sorted(set(of))))}" if of else where
        for where, of in rows.items()
    ]
    return shown if len(shown) <= MOST_PLACES else [*shown[: MOST_PLACES - 1], f"and {len(shown) - MOST_PLACES + 1} more places"]
