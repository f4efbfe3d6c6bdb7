"""The recipe of a disclosure audit: published files in, what they give away together out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from faircount.errors import SchemaMismatch, UnreadableSource
from faircount.project.outputs import refuse_one_place, refuse_to_write_over
from faircount.project.progress import Progress
from faircount.protect.disclosure.answers import audit_answers
from faircount.protect.disclosure.hierarchical_tables import Tables, audit_tables, read_tables
from faircount.protect.disclosure.question import DisclosureFound, DisclosureQuestion, require_reportable, write_report
from faircount.protect.disclosure.reader_knowledge import is_own_file, knowledge_from, read_own_file
from faircount.readers.meaning.margins import printed_sums
from faircount.readers.read_many import read_many


def audit_files(
    paths: Sequence[Path],
    asked: DisclosureQuestion,
    progress: Progress,
    *,
    proof_to: Path | None = None,
    report_to: Path | None = None,
) -> DisclosureFound:
    """What a reader of all these files can work out about their hidden counts, reported where a file is named.

    Files that hold tables of codes and counts are audited as one table. Where one of them is none (a letter, a filled form), or
    may say around its tables what they are about (a page, a workbook whose sheets print different counts for one cell), all are
    read as answers are read; files that faircount published are read as what they are.
    Then what their figures imply together is asked.
    """
    asked.require_a_rule()
    if report_to is not None:
        require_reportable(report_to, paths, asked)
    folder = asked.hierarchies if isinstance(asked.hierarchies, Path) else None
    refuse_to_write_over((*paths, asked.certificates, asked.never, folder), (proof_to,))
    refuse_one_place((proof_to, report_to))
    found = _audited(paths, asked, progress, proof_to)
    if report_to is not None:
        write_report(found, asked, report_to)
    return found


def _audited(paths: Sequence[Path], asked: DisclosureQuestion, progress: Progress, proof_to: Path | None) -> DisclosureFound:
    if any(is_own_file(path) for path in paths):
        found = _as_answers(paths, asked, progress)
        if found is None:
            raise UnreadableSource(f"{paths[0].name}: holds no count; give the file of figures as it was published")
        return found
    read = _as_tables(paths, asked)
    if not asked.names_columns and proof_to is None and not (isinstance(read, Tables) and read.speak_for_themselves):
        found = _as_answers(paths, asked, progress)
        if found is not None:
            return found
    if not isinstance(read, Tables):
        raise read
    return audit_tables(read, asked, progress, proof_to=proof_to)


def _as_answers(paths: Sequence[Path], asked: DisclosureQuestion, progress: Progress) -> DisclosureFound | None:
    """What files tell that are read as answers are, those that faircount published as what they are; None without a count."""
    own = {path: figures for path in paths if (figures := read_own_file(path, asked.legend)) is not None}
    answers = [path for path in paths if path not in own]
    extracts = read_many(answers, progress=lambda done, total, name: progress(f"Reading {name}", done, total), marks=asked.marks)
    unread = [str(finding) for extract in extracts if extract.was_refused for finding in extract.findings]
    if unread:
        raise UnreadableSource("; ".join(unread))
    told = knowledge_from(extracts, printed_sums, asked.legend, [figure for figures in own.values() for figure in figures])
    return audit_answers([path.name for path in paths], told, asked, progress)


def _as_tables(paths: Sequence[Path], asked: DisclosureQuestion) -> Tables | SchemaMismatch | UnreadableSource:
    """The files as tables of codes and counts, or why they are none."""
    try:
        return read_tables(paths, asked)
    except (SchemaMismatch, UnreadableSource) as refused:
        return refused
