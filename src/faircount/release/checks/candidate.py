"""A draft as the checks see it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Any

from lxml import html

from faircount.project.project import Project
from faircount.release.behind import BEHIND, gone_for
from faircount.release.facts import INSIDE, changes_of, read_facts
from faircount.release.guarded import GUARDED, guarded_of
from faircount.release.history import releases
from faircount.release.printed_before import PrintedBefore, printed_in
from faircount.release.published.edition_store import EditionStore
from faircount.release.published.figures import FigureRecord
from faircount.release.published.sources import SourceRecord
from faircount.release.published.write import PLACE
from faircount.release.release import Draft, Release
from faircount.store.ledger import Ledger
from faircount.tables.figures import Figure


@dataclass(frozen=True)
class Candidate:
    """A draft, the project that it was made from, and the time of the check."""

    project: Project
    draft: Draft
    when: datetime

    @property
    def site(self) -> Path:
        """Its pages and files."""
        return self.draft.site

    @cached_property
    def pages(self) -> Mapping[str, html.HtmlElement]:
        """Every page by its place."""
        parser = html.HTMLParser(encoding="utf-8")
        return {
            path.relative_to(self.site).as_posix(): html.parse(str(path), parser=parser).getroot()
            for path in sorted(self.site.rglob("*.html"))
        }

    @cached_property
    def store(self) -> EditionStore:
        """The figures, sources and words that machines read."""
        return EditionStore.open(self.site / PLACE)

    @property
    def figures(self) -> Sequence[FigureRecord]:
        """Every figure that it shows, or shows as hidden."""
        return self.store.figures

    @property
    def sources(self) -> Mapping[str, SourceRecord]:
        """The documents by their names."""
        return {one.id: one for one in self.store.sources}

    @cached_property
    def changes(self) -> Mapping[str, Any]:
        """What it changes."""
        return changes_of(self.site)

    @cached_property
    def gone_for(self) -> Mapping[str, Sequence[Mapping[str, Any]]]:
        """The published cells that it has no more while an answer waits that may tell them, by the file of that answer."""
        inside = self.draft.folder / INSIDE
        told = read_facts(self.draft.folder, INSIDE).get(BEHIND, []) if inside.is_file() else []
        return gone_for(self.changes["cells"], told)

    @cached_property
    def held(self) -> Ledger:
        """All figures of the project: stays in the house."""
        return Ledger.open(self.project.ledger)

    @cached_property
    def guarded(self) -> tuple[Figure, ...]:
        """Counts of answers that are in no table of it; those of the last build, where it was made without keeping its own."""
        return guarded_of(self.draft.folder if (self.draft.folder / GUARDED).is_file() else self.project.build)

    @cached_property
    def printed(self) -> PrintedBefore:
        """What forces gave us in the versions published before."""
        return printed_in(self.before)

    @cached_property
    def before(self) -> tuple[Release, ...]:
        """The versions published before."""
        return releases(self.project)

    @cached_property
    def answered(self) -> frozenset[str]:
        """The documents that forces gave us and that nobody else can read: we would be the first to publish them."""
        return frozenset(name for name, source in self.held.sources.items() if not source.is_public)


def words_of(element: html.HtmlElement) -> str:
    """What a reader reads, with white space folded."""
    return " ".join(" ".join(element.itertext()).split())
