"""What a project holds against what it was seen to hold before: its ledger, its copies of documents, its decisions."""

from __future__ import annotations

from collections.abc import Iterator

from faircount.errors import SchemaMismatch
from faircount.project.project import Project
from faircount.store.decisions import DECISIONS, DECISIONS_FILE, marks_of, read_decisions
from faircount.store.documents import DOCUMENTS, is_as_kept, kept_copies
from faircount.store.ledger import Ledger
from faircount.store.remembered import VERSIONS, marks_of_versions, place_of, remember, remembered

COPIES = "documents"
"""Under which name it is noted of which files a copy was kept."""


def save_ledger(project: Project, ledger: Ledger) -> None:
    """Write the ledger, and note what it holds."""
    ledger.save(project.ledger)
    remember(project.folder, VERSIONS, marks_of_versions(ledger.versions))
    remember(project.folder, COPIES, (path.name for path in kept_copies(project.ledger / DOCUMENTS)))


def held_ledger(project: Project) -> Ledger:
    """The ledger, to answer from; refused where it holds less than it was seen to: no answer leaves out what is gone."""
    held = Ledger.open(project.ledger)
    if lost := _lost(project, held):
        raise SchemaMismatch(lost)
    return held


def _lost(project: Project, held: Ledger) -> str:
    """What the ledger held and holds no more, with the mend; nothing where it holds all of it."""
    missing = remembered(project.folder, VERSIONS) - marks_of_versions(held.versions)
    if not missing:
        return ""
    there = f"holds {len(held.documents)} versions of documents" if len(held.documents) else "holds nothing"
    return (
        f"{project.ledger}: {there}, and {len(missing)} that it held are gone; restore it from the last backup, or, if "
        f"they were taken away on purpose, take away {place_of(project.folder, VERSIONS)} too"
    )


def ill_holdings(project: Project) -> Iterator[str]:
    """What is wrong with the ledger and with the copies of documents, each with its mend."""
    try:
        if lost := _lost(project, Ledger.open(project.ledger)):
            yield lost
    except SchemaMismatch as error:
        yield str(error)
    folder = project.ledger / DOCUMENTS
    copies = kept_copies(folder)
    mend = "build, which keeps it again while the document lies where it came from; else restore it from the last backup"
    for path in copies:
        if not is_as_kept(path):
            yield f"{path}: is not the document that was kept; {mend}"
    for name in sorted(remembered(project.folder, COPIES) - {path.name for path in copies}):
        noted = place_of(project.folder, COPIES)
        yield f"{folder / name[:2] / name}: is gone; {mend}; if it was taken away on purpose, take away {noted} too"


def lost_decisions(project: Project) -> Iterator[str]:
    """What is wrong with the decisions of a desk: lines that were added by the program and are there no more as they were."""
    path = project.folder / DECISIONS_FILE
    missing = remembered(project.folder, DECISIONS) - marks_of(read_decisions(path).all)
    if missing:
        yield (
            f"{path}: {len(missing)} of the decisions that stood in it are gone or were changed, and what they decided is open "
            "again; restore it from the last backup, or, if that was done on purpose, take away "
            f"{place_of(project.folder, DECISIONS)} too"
        )
