"""The bands of ages among the labels of a table, held against the ages that the words around it tell."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from faircount.readers.meaning.context import FoundPart
from faircount.readers.meaning.dimension import Dimension
from faircount.vocabulary.ages import AgeBand


def closed(band: AgeBand, population: Callable[[], FoundPart | None]) -> AgeBand:
    """A band without an end, which ends where the ages end that the words around tell in figures: "13 or more" among under-18s.

    A letter about "offences against children" is none about those under 18 alone: "16 and over" stays open there.
    """
    if band.low is None or band.high is not None or not band.known:
        return band
    found = population()
    top = found.value.high if found is not None and isinstance(found.value, AgeBand) else None
    return AgeBand(band.low, top) if top is not None and band.low <= top else band


def go_beyond(dimensions: Iterable[Dimension], population: AgeBand) -> bool:
    """Whether labels tell ages that lie outside those that the words around them tell; an offence against adults is its own."""
    top = population.high
    labels = (said for found in dimensions for said in found.meanings.values() if not (said.offence and said.ages))
    bands = (said.ages or said.population for said in labels)
    return top is not None and any(band is not None and band.low is not None and band.low > top for band in bands)
