"""Figures that readers have already: of the versions that can be read, and of those that were withdrawn too."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from faircount.project.project import Project
from faircount.release.history import releases
from faircount.release.published.write import PLACE
from faircount.release.published.yardstick import published_figures
from faircount.release.release import VersionStatus
from faircount.tables.figures import Figure
from faircount.vocabulary.provenance import Trust


@dataclass(frozen=True, slots=True)
class PrintedBefore:
    """Figures from answers in earlier versions, the oldest version first.

    ``readable`` are those of versions that can be read: what follows from them alone no later version can hide. ``ever`` are
    those of all, and nothing where none was withdrawn: what was taken away cannot be made unread, nor does it excuse anything.
    """

    readable: tuple[Figure, ...] = ()
    ever: tuple[Figure, ...] = ()


def printed_before(project: Project) -> PrintedBefore:
    """The figures from answers in all versions of a project."""
    known = releases(project)
    each = [tuple(from_answers(release.site)) for release in known]
    stands = [release.standing is not VersionStatus.WITHDRAWN for release in known]
    readable = (figure for figures, can_be_read in zip(each, stands, strict=True) if can_be_read for figure in figures)
    return PrintedBefore(tuple(readable), () if all(stands) else tuple(figure for figures in each for figure in figures))


def from_answers(site: Path) -> Iterator[Figure]:
    """The figures of one version that forces gave us, which we were the first to publish, as it shows them."""
    figures, sources = published_figures(site / PLACE)
    return (figure for figure in figures if not sources[figure.source_id].is_public)


def from_others(site: Path) -> Iterator[Figure]:
    """The figures of one version that anybody could read already and that are counted as answers are."""
    figures, sources = published_figures(site / PLACE)
    others = (figure for figure in figures if sources[figure.source_id].is_public)
    return (figure for figure in others if sources[figure.source_id].trust is not Trust.OFFICIAL)
