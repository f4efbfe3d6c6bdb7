"""What a posted text is held against: the figures that are published, as they stand, and nothing that is not."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from faircount.release.published.edition_store import EditionStore
from faircount.release.published.figures import HIDDEN_WORD, SHOWN_WORD, FigureRecord
from faircount.release.published.sources import source_of
from faircount.tables.figures import Figure
from faircount.vocabulary.ages import AgeBand
from faircount.vocabulary.measures import Counted, Online, Sex
from faircount.vocabulary.periods import Period
from faircount.vocabulary.provenance import Source
from faircount.vocabulary.status import CellStatus

_STATES = {HIDDEN_WORD: CellStatus.SUPPRESSED_AT_SOURCE, SHOWN_WORD: CellStatus.OBSERVED}


def published_figures(folder: Path) -> tuple[tuple[Figure, ...], Mapping[str, Source]]:
    """The figures of the edition in a folder, and their sources.

    A verdict made from the ledger would answer questions about hidden cells ("were there 3?"), one a text; from these it can say
    no more than anybody can work out from what is published, which protection has made sure is too little.
    """
    store = EditionStore.open(folder)
    return tuple(map(figure_of, store.figures)), {record.id: source_of(record) for record in store.sources}


def figure_of(record: FigureRecord) -> Figure:
    """The figure that a record speaks of, as it may be shown."""
    return Figure(
        area=record.area_code,
        period=Period(record.period_start, record.period_end),
        counted=Counted(record.counted),
        offence=record.offence_code,
        lower=record.count_lower,
        upper=record.count_upper,
        online=Online(record.online),
        ages=AgeBand(record.age_low, record.age_high, record.age_known),
        sex=Sex(record.sex),
        breakdown=record.breakdown,
        status=_STATES.get(record.status) or CellStatus(record.status),
        quality=record.quality,
        source_id=record.source,
        locator=record.locator,
        note=record.note,
    )
