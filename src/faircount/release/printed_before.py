"""Figures that readers have already: of the versions that can be read, and of those that were withdrawn too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from faircount.project.project import Project
from faircount.protect.versions import Version
from faircount.release.guarded import guarded_of
from faircount.release.history import releases
from faircount.release.published.write import PLACE
from faircount.release.published.yardstick import published_figures
from faircount.release.release import Release, VersionStatus
from faircount.store.kept_figures import kept_figures
from faircount.store.ledger import Ledger
from faircount.tables.figures import Figure
from faircount.vocabulary.provenance import Trust

HELD = "held.parquet"
"""The figures of answers as they were held when a draft was made, beside it and never in it: what a version hid may change."""


@dataclass(frozen=True, slots=True)
class PrintedBefore:
    """Figures from answers in earlier versions, the oldest version first.

    ``readable`` are those of versions that can be read: what follows from them alone no later version can hide. ``ever`` are
    those of all, and nothing where none was withdrawn: what was taken away cannot be made unread, nor does it excuse anything.
    """

    readable: tuple[Version, ...] = ()
    ever: tuple[Version, ...] = ()


def printed_before(project: Project) -> PrintedBefore:
    """The figures from answers in all versions of a project."""
    return printed_in(releases(project))


def printed_in(known: Sequence[Release]) -> PrintedBefore:
    """The figures from answers in these versions."""
    each = tuple(version_of(release) for release in known)
    stands = [release.standing is not VersionStatus.WITHDRAWN for release in known]
    readable = tuple(version for version, can_be_read in zip(each, stands, strict=True) if can_be_read)
    return PrintedBefore(readable, () if all(stands) else each)


def version_of(release: Release) -> Version:
    """A version as its readers have it, and as it was held."""
    shown, held = tuple(from_answers(release.site)), kept_figures(release.folder / HELD) or ()
    return Version(release.version, shown, held, guarded_of(release.folder))


def answers_held(ledger: Ledger) -> Iterator[Figure]:
    """The figures that forces gave us, as they are."""
    return (figure for figure in ledger.figures if not ledger.sources[figure.source_id].is_public)


def from_answers(site: Path) -> Iterator[Figure]:
    """The figures of one version that forces gave us, which we were the first to publish, as it shows them."""
    figures, sources = published_figures(site / PLACE)
    return (figure for figure in figures if not sources[figure.source_id].is_public)


def from_others(site: Path) -> Iterator[Figure]:
    """The figures of one version that anybody could read already and that are counted as answers are."""
    figures, sources = published_figures(site / PLACE)
    others = (figure for figure in figures if sources[figure.source_id].is_public)
    return (figure for figure in others if sources[figure.source_id].trust is not Trust.OFFICIAL)
