"""Projects whose ledger holds what a test puts there, without a build."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from faircount.pipeline.start import start_project
from faircount.store.documents import StoredDocument
from faircount.store.ledger import Ledger
from faircount.tables.figures import Figure, Figures
from faircount.vocabulary.measures import Counted
from faircount.vocabulary.periods import FinancialYear
from faircount.vocabulary.provenance import Source, Trust

KENT, DURHAM, ESSEX = "E23000032", "E23000008", "E23000028"
TRUSTS = {"table": Trust.OFFICIAL, "paper": Trust.PRESS, "answer": Trust.FORCE}


def holding(folder: Path, held: Iterable[tuple[str, int, int, str]]) -> Path:
    """A new project in the folder that holds these counts of offences: (area, year, count, source)."""
    start_project(folder, "A charity")
    figures = [
        Figure(area, FinancialYear(year).period, Counted.OFFENCES, "sexual_under_18", count, count, source_id=source)
        for area, year, count, source in held
    ]
    documents = [
        StoredDocument(
            Source(name, f"The {name}", name, name[0] * 64, trust), Figures.of(f for f in figures if f.source_id == name)
        )
        for name, trust in TRUSTS.items()
    ]
    Ledger.empty().record(documents).save(folder / "ledger")
    return folder
