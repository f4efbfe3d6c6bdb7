"""The current figures that a project holds, to answer from, read without the engine of tables where nothing is amiss."""

from __future__ import annotations

from faircount.project.project import Project
from faircount.store.current_figures import CurrentFigures, read_current_figures
from faircount.store.remembered import VERSIONS, marks_of_versions, remembered


def current_figures(project: Project) -> CurrentFigures:
    """The current figures with their documents; refused where the ledger holds less than it was seen to."""
    current = read_current_figures(project.ledger)
    if current is not None and not remembered(project.folder, VERSIONS) - marks_of_versions(current.versions):
        return current
    from faircount.project.holdings import held_ledger  # it says what is amiss, or reads what a version of before wrote

    ledger = held_ledger(project)
    return CurrentFigures(tuple(ledger.figures), ledger.sources, ledger.versions)
