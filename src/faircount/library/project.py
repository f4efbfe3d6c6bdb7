"""A project folder: built, and asked for its figures as they may be shown."""

from __future__ import annotations

from functools import cached_property
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

import polars as pl

from faircount.briefing.comparing.typed import Typed, understood
from faircount.library.comparing import Comparison
from faircount.library.frames import in_kind
from faircount.pipeline.check import ledger_of
from faircount.pipeline.compare import compare_project
from faircount.pipeline.prepared_project import as_shown
from faircount.project.holdings import held_ledger
from faircount.project.progress import quiet
from faircount.project.project import Project as ProjectFolder
from faircount.reconcile.finding import Finding
from faircount.reconcile.reconcile import reconcile
from faircount.release.guarded import guarded_of
from faircount.release.printed_before import printed_before
from faircount.release.publications import asked_tables, policy_of, public_findings
from faircount.store.ledger import Ledger
from faircount.tables.html import html_table
from faircount.vocabulary.areas import AREAS, parse_area
from faircount.vocabulary.offences import parse_offence
from faircount.vocabulary.periods import parse_period

if TYPE_CHECKING:
    from faircount.pipeline.build import Built


class Project:
    """A folder with a ``faircount.toml``: build it, then ask it for figures, findings and comparisons.

    >>> import faircount as fc
    >>> fc.Project("nowhere")
    Traceback (most recent call last):
        ...
    faircount.errors.BadProject: nowhere: has no faircount.toml; run 'faircount init nowhere', or name the folder that has one
    """

    def __init__(self, folder: Path | str) -> None:
        self.opened = ProjectFolder.open(Path(folder))

    @property
    def folder(self) -> Path:
        """Where it lies."""
        return self.opened.folder

    @property
    def title(self) -> str:
        """What it is called on its pages."""
        return self.opened.config.project.title

    def build(self, *, force: bool = False, quick: bool = False) -> Built:
        """Read, reconcile, protect and write everything that is stale, into ``build`` of the project's folder.

        ``quick`` leaves out PDF, Word and pictures; ``force`` makes anew what is not stale. What was refused, and what waits for
        a person, stands in what comes back.
        """
        from faircount.pipeline.build import build  # whoever only asks does not wait for what writes pages

        self.__dict__.pop("_shown", None)
        return build(self.opened, quiet, force=force, quick=quick)

    def figures(
        self, area: str = "", period: str = "", offence: str = "", *, counted: str = "", online: str = "", kind: str = "polars"
    ) -> Any:
        """The figures of the last build as they may be published, one a row, as a dataframe of the kind that is named.

        Small counts of answers are hidden by the rule of the project, as on its pages: ``lower`` and ``upper`` are then missing,
        and ``status`` says so. ``area``, ``period`` ("2015/16") and ``offence`` may be written as in an answer; a figure of a
        longer period that touches the one named is among them. Refused with ``BadProject`` where nothing was built yet.
        """
        rows = self._shown.figures.frame
        code = parse_area(area).code if area else None
        days = parse_period(period) if period else None
        wanted = [pl.col("area") == code] if code else []
        wanted += [(pl.col("period_start") <= days.end) & (pl.col("period_end") >= days.start)] if days else []
        wanted += [pl.col("offence") == parse_offence(offence)] if offence else []
        wanted += [pl.col(name) == said for name, said in (("counted", counted), ("online", online)) if said]
        named = pl.col("area").replace_strict(
            {one: AREAS[one].name for one in rows["area"].unique() if one in AREAS}, default=None
        )
        found = rows.filter(*wanted) if wanted else rows
        return in_kind(found.select("area", named.cast(pl.String).alias("area_name"), pl.exclude("area")), kind)

    def findings(self) -> tuple[Finding, ...]:
        """What the figures cannot be together, or are unlikely to be, of what may be published."""
        return public_findings(tuple(reconcile(self._shown.figures, self._shown.sources)))

    def compare(
        self,
        area: str = "",
        periods: tuple[str, str] | None = None,
        *,
        offence: str = "",
        online: str = "all",
        confidence: float = 0.95,
    ) -> Comparison:
        """An area over two periods, or over all its years where none are named; every force over two where no area is named."""
        before, after = periods or ("", "")
        typed = Typed(area=area, offence=offence, online=online, before=before, after=after, confidence=confidence)
        return Comparison(compare_project(self.folder, understood(typed)))

    @cached_property
    def _shown(self) -> Ledger:
        held = ledger_of(self.opened)
        asked = asked_tables(held, policy_of(self.opened), printed_before(self.opened), guarded_of(self.opened.build))
        return as_shown(held, asked)

    def __repr__(self) -> str:
        return f"Project({str(self.folder)!r})"

    def _repr_html_(self) -> str:
        about = self.opened.config.project
        head = f"<p><b>{escape(about.title)}</b>, {escape(about.publisher)}, version {escape(about.version)}</p>"
        held = held_ledger(self.opened)
        if not len(held.figures):
            return f"{head}<p>Not built yet: <code>.build()</code></p>"
        counts = held.figures.frame.group_by("source_id").len().sort("len", descending=True)
        rows = [(held.sources[name].title, held.sources[name].publisher, many) for name, many in counts.iter_rows()]
        return head + html_table(("document", "publisher", "figures"), rows, len(rows))
