"""Figures that readers have already, from every version that was ever published, withdrawn ones too."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from faircount.project.project import Project
from faircount.release.history import releases
from faircount.release.published.write import PLACE
from faircount.release.published.yardstick import published_figures
from faircount.tables.figures import Figure
from faircount.vocabulary.provenance import Trust


def printed_before(project: Project) -> tuple[Figure, ...]:
    """The figures from answers in all versions, the oldest version first; what was taken away cannot be made unread."""
    return tuple(figure for release in releases(project) for figure in from_answers(release.site))


def from_answers(site: Path) -> Iterator[Figure]:
    """The figures of one version that forces gave us, which we were the first to publish, as it shows them."""
    figures, sources = published_figures(site / PLACE)
    return (figure for figure in figures if not sources[figure.source_id].is_public)


def from_others(site: Path) -> Iterator[Figure]:
    """The figures of one version that anybody could read already and that are counted as answers are."""
    figures, sources = published_figures(site / PLACE)
    others = (figure for figure in figures if sources[figure.source_id].is_public)
    return (figure for figure in others if sources[figure.source_id].trust is not Trust.OFFICIAL)
