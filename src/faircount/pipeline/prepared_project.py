"""What may be said of a project, before a page is written: figures as they may be shown, and what follows from those alone."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import polars as pl

from faircount.pipeline.gather import Gathered, gather
from faircount.project.holdings import save_ledger
from faircount.project.progress import Progress
from faircount.project.project import Project
from faircount.reconcile.finding import Finding
from faircount.reconcile.reconcile import reconcile
from faircount.release.guarded import write_guarded
from faircount.release.printed_before import PrintedBefore, printed_before
from faircount.release.publications import asked_tables, official_table, policy_of, public_findings
from faircount.requests.asking.carried import write_carried_notes
from faircount.requests.asking.given_away import GivenAway, given_away, write_notes
from faircount.store.atomic_write import atomic_write
from faircount.store.ledger import Ledger
from faircount.store.private import private_folder
from faircount.tables.inert import inert_frame
from faircount.tables.protected import ProtectedTable
from faircount.vocabulary.provenance import Source


@dataclass(frozen=True)
class PreparedProject:
    """What a build found. ``held`` are all figures and stay in the house; ``ledger`` holds them as they may be shown.

    Findings and verdicts on articles are worked out from ``ledger``: what follows from hidden counts is not said either.
    """

    gathered: Gathered
    held: Ledger
    ledger: Ledger
    official: ProtectedTable
    asked: tuple[ProtectedTable, ...]
    findings: tuple[Finding, ...]
    given_away: tuple[GivenAway, ...] = ()


def prepare_project(project: Project, progress: Progress) -> PreparedProject:
    """Read, keep, protect, reconcile. What only reviewers may see is written beside the site, never into it."""
    gathered = gather(project, progress)
    held = Ledger.open(project.ledger).record(gathered.documents)
    save_ledger(project, held)
    private_folder(project.build)
    write_held(held, project.build / "figures.csv")
    progress("Protecting figures", 0, 1)
    offences = (project.config.briefing.series, "all_sexual", "88A")
    write_guarded(gathered.guarded, project.build)
    before = printed_before(project)
    asked = asked_tables(held, policy_of(project), before, gathered.guarded)
    official = official_table(held, offences)
    shown = as_shown(held, asked)
    progress("Reconciling figures", 0, 1)
    inside = tuple(reconcile(held.figures, held.sources))
    found = inside if shown is held else tuple(reconcile(shown.figures, shown.sources))
    atomic_write(project.build / "findings.json", findings_json(inside, held.sources).encode())
    away = _given_away(project, held, asked, gathered, before)
    return PreparedProject(gathered, held, shown, official, asked, public_findings(found), away)


def _given_away(
    project: Project, held: Ledger, asked: Sequence[ProtectedTable], gathered: Gathered, before: PrintedBefore
) -> tuple[GivenAway, ...]:
    """Answers that tell what their force hid, with a note to each force beside the site."""
    ours = [source_id for source_id, source in held.sources.items() if not source.is_public]
    is_ours = pl.col("source_id").is_in(ours)
    shown = [figure for table in asked for figure in table.where(is_ours)]
    others = [figure for table in asked for figure in table.where(~is_ours)]
    readers = [[*version.shown, *others] for version in before.readable] or [others]
    own, policy = list(held.figures.where(is_ours)), policy_of(project)
    found = tuple(given_away(own, shown, dict(held.sources), policy, gathered.guarded, readers))
    write_notes(found, project.config.project.publisher, project.build, gathered.named)
    write_carried_notes(gathered.carried, project.config.project.publisher, project.build, gathered.named)
    return found


def write_held(held: Ledger, path: Path) -> None:
    """The figures that are held, for whoever reviews them."""
    inert_frame(held.figures.frame).write_csv(path)


def as_shown(held: Ledger, asked: Sequence[ProtectedTable]) -> Ledger:
    """The ledger as readers of the tables have it; the very same one where nothing in it was hidden by us."""
    ours = [source_id for source_id, source in held.sources.items() if not source.is_public]
    answered = [table.where(pl.col("source_id").is_in(ours)) for table in asked]
    if not any(table.hidden for table in answered):
        return held
    current = held.documents.filter(pl.col("standing") == "current").select("source_id", "sha256")
    shown = pl.concat([table.frame for table in answered])
    named = shown.join(current, on="source_id", how="left", maintain_order="left").select(held.entries.columns)
    # Versions that were replaced go too: what was hidden in one of them is not to be compared with what is shown now.
    kept = held.entries.filter(~pl.col("source_id").is_in(ours))
    return Ledger(pl.concat([kept, named]), held.documents)


def findings_json(findings: Sequence[Finding], sources: Mapping[str, Source]) -> str:
    """The findings with the address of each source and the checksum that may be told, for people who work on from them."""
    told = {source_id: asdict(source) | {"sha256": source.public_checksum} for source_id, source in sources.items()}
    records = [
        asdict(finding) | {"sources": [told[source_id] for source_id in finding.sources if source_id in told]}
        for finding in findings
    ]
    return json.dumps(records, ensure_ascii=False, indent=1, default=str) + "\n"
