"""The recipe of protection: a table of counts in; what may leave the house with its notes, and what stays, out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from faircount.errors import BadProject, NotProtected
from faircount.inputs import place_beside
from faircount.pipeline.protection_request import Beside, CountsSource, ProtectionRequest, reporting
from faircount.project.outputs import refuse_one_place, refuse_to_write_over, written_together
from faircount.project.progress import Progress
from faircount.protect.measures import notes_on, said_of_outcome, said_of_pattern
from faircount.protect.methods import METHODS
from faircount.protect.outcome import outcome_of, write_shown, write_true
from faircount.protect.protect import protect_counts
from faircount.protect.public.read import COUNT_NAMES, PublishedFormat, has_sums, read_finished
from faircount.protect.public.worked_out import in_words
from faircount.protect.release import require_safe, write_audit, write_hierarchies, write_published
from faircount.store.private import keep_private
from faircount.tables.margins import HierarchicalTable, Hierarchy, read_hierarchy, read_table

Lines = tuple[str, ...]


def protect_file(asked: ProtectionRequest, to: Path, beside: Beside, progress: Progress) -> Lines:
    """Write what may be published with its notes, and what stays in the house, all or nothing; what is said of it."""
    places = (to, place_beside(to, "{stem}.notes.md"), beside.audit, beside.certificates)
    check_destinations(asked, places, beside.hierarchies)
    with written_together(*places) as written:
        shown, notes, audit, certificates = written
        assert shown is not None, "a table is always written"
        assert notes is not None, "and so are its notes"
        table, told = read_counts(asked.source, to)
        method = asked.method
        write = _write_hidden if method.method == "suppression" else _write_changed
        said, lines = write(asked, table, shown, Beside(audit, certificates, beside.hierarchies), progress)
        notes.write_text(notes_on(to.name, method.method, lines, asked.rule.reason, method.why), encoding="utf-8")
        for private in (audit, certificates):
            if private is not None and private.is_file():
                keep_private(private)
    return (*told, *said)


def _write_hidden(
    asked: ProtectionRequest, table: HierarchicalTable, to: Path, beside: Beside, progress: Progress
) -> tuple[Lines, Lines]:
    """Hide small counts, and others beside them; what is said of it in the house, and what readers are told."""
    column, effort, report = asked.source.column, asked.method.effort, reporting(progress)
    pattern = require_safe(protect_counts(table, asked.policy, asked.constraints(table), effort=effort, progress=report))
    write_published(pattern, to, column)
    if beside.audit is not None:
        write_audit(pattern, beside.audit, column)
    if beside.certificates is not None:
        pattern.certificates.write(beside.certificates, pattern.table)
    if beside.hierarchies is not None:
        write_hierarchies(table.hierarchies, beside.hierarchies)
    return said_of_pattern(pattern), (*outcome_of(pattern).notes, *asked.scope.notes)


def _write_changed(
    asked: ProtectionRequest, table: HierarchicalTable, to: Path, beside: Beside, progress: Progress
) -> tuple[Lines, Lines]:
    """The same by a method that changes or merges counts, which knows no scope."""
    method, column = asked.method, asked.source.column
    if beside.certificates is not None and method.method != "coarsening":
        raise NotProtected(f"{method.method} has no certificate for each cell; leave --certificates out")
    outcome = METHODS[method.method](table, asked.policy, method.choices(progress))
    write_shown(outcome, to, column)
    if beside.audit is not None:
        write_true(outcome, beside.audit, column)
    if beside.certificates is not None and outcome.certificates is not None:
        outcome.certificates.write(beside.certificates, outcome.table)
    if beside.hierarchies is not None:
        write_hierarchies(outcome.table.hierarchies, beside.hierarchies)
    is_guessable = method.method == "rounding" and method.secret is None
    return said_of_outcome(outcome, table, is_guessable=is_guessable), outcome.notes


def check_destinations(asked: ProtectionRequest, places: Sequence[Path | None], hierarchies: Path | None = None) -> None:
    """Refuse to write over anything that is read, or into a folder that is not there, before the work begins."""
    for path in filter(None, places):
        if path.resolve() == asked.source.counts.resolve():
            raise BadProject(f"{path}: is the table of counts itself; name another file to write")
        if path.resolve() in {earlier.resolve() for earlier in asked.scope.earlier}:
            raise BadProject(f"{path}: is an earlier release; name another file to write")
        if not path.parent.is_dir():
            raise BadProject(f"{path.parent}: there is no such folder; make it first")
    scope = asked.scope
    folders = (asked.source.hierarchies, *scope.earlier_hierarchies)
    refuse_to_write_over((*folders, asked.method.secret, scope.tables_file, scope.never), places)
    refuse_one_place(places)
    if hierarchies is not None and hierarchies.resolve() in {folder.resolve() for folder in filter(None, folders)}:
        raise BadProject(f"{hierarchies}: holds the hierarchies that are read; name another folder for those that are published")


def read_counts(source: CountsSource, to: Path | None) -> tuple[HierarchicalTable, Lines]:
    """The counts with their margins, and what is said of hierarchies that were worked out, which are written beside ``to``."""
    if source.hierarchies is not None and not has_sums(source.counts, source.hierarchies, source.column):
        return read_table(source.counts, source.hierarchies, source.column), ()
    named = None if source.column in COUNT_NAMES else source.column
    finished = read_finished(source.counts, PublishedFormat(source.hierarchies, count_column=named))
    if not finished.worked_out:
        return finished.table, ()
    folder = place_beside(to or source.counts, "{stem}.hierarchies")
    for hierarchy in finished.worked_out:
        there = folder / f"hier_{hierarchy.name}.csv"
        if there.exists() and not _says(there, hierarchy):
            raise BadProject(
                f"{there}: says something else than the table tells; give it with --hierarchies {folder}, or take it away"
            )
    write_hierarchies(finished.worked_out, folder)
    return finished.table, (
        "No hierarchies were given, so they were worked out from the labels and sums of the table:",
        *(f"{hierarchy.name}: {in_words(hierarchy)}" for hierarchy in finished.worked_out),
        f"If one is wrong, correct it in {folder} and run again with --hierarchies {folder}.",
    )


def _says(path: Path, wanted: Hierarchy) -> bool:
    """Whether a person left the hierarchy as it was worked out."""
    found = read_hierarchy(path)
    return (found.codes, found.parents) == (wanted.codes, wanted.parents)
