"""The recipe of reading answers: many files in, one table out, and what was found about each file."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from faircount.errors import BadProject
from faircount.project.outputs import written_together
from faircount.readers.doubt_wording import NO_FORCE
from faircount.readers.formats.endings import kinds_in_words
from faircount.readers.meaning.margins import with_margins
from faircount.readers.meaning.not_yet_over import ask_what_is_not_over
from faircount.readers.read_many import Progress, read_many
from faircount.readers.write_extract import write_csv, write_parquet
from faircount.review.kept import reading_limits
from faircount.store.private import privately
from faircount.tables.extract import AnsweredFigure, Extract, likeliest
from faircount.tables.figure_columns import FigureColumns
from faircount.vocabulary.areas import find_area

KINDS_READ = kinds_in_words()
"""The kinds of file that are read, as the help names them."""


@dataclass(frozen=True, slots=True)
class AnswersRead:
    """What was read from the answers, and how many rows were written."""

    extracts: tuple[Extract, ...]
    rows: int

    @property
    def refused(self) -> tuple[Extract, ...]:
        """The files that could not be read at all."""
        return tuple(extract for extract in self.extracts if extract.was_refused)


def read_answers(
    paths: Sequence[Path], to: Path, progress: Progress, *, ocr: bool = False, force: str = "", proposals: bool = False
) -> AnswersRead:
    """Read each answer and write every figure, one a row, as CSV or Parquet by the ending of ``to``.

    With ``ocr`` pictures are read too; refused where the program for it is missing. ``force`` is whose answers these are,
    where they do not say; it may be one that no list has. With ``proposals`` the figures behind a question are written too,
    each in its likeliest reading with the question in ``doubt``.
    """
    write = WRITE.get(to.suffix.lower())
    if write is None:
        raise BadProject(f"{to.name}: no such kind of table; end it with {' or '.join(WRITE)}")
    if os.path.realpath(to) in {os.path.realpath(path) for path in paths}:
        raise BadProject(f"{to.name}: is one of the answers; name another file to write")
    if not to.parent.is_dir():
        raise BadProject(f"{to.parent}: there is no such folder; make it first")
    twice = next((path for path, times in Counter(map(os.path.realpath, paths)).items() if times > 1), None)
    if twice is not None:
        raise BadProject(f"{Path(twice).name}: is named twice, and each of its figures would be there twice; name it once")
    today = date.today()
    extracts = [
        of_force(ask_what_is_not_over(with_margins(extract), today), force)
        for extract in read_many(paths, reading_limits(ocr), progress)
    ]
    written = (
        [replace(e, figures=FigureColumns.joined([e.figures, e.proposals, likeliest(e)])) for e in extracts]
        if proposals
        else extracts
    )
    if extracts and all(extract.was_refused for extract in extracts):
        return AnswersRead(tuple(extracts), 0)  # a table of before stays: nothing was read that could stand in its place
    with privately(), written_together(to) as (beside,):
        assert beside is not None, "a table is always written"
        rows = write(written, beside)
    return AnswersRead(tuple(extracts), rows)


def of_force(extract: Extract, force: str) -> Extract:
    """The same extract, with the force given for every figure whose answer names none."""
    if not force.strip():
        return extract
    known = find_area(force)
    name = force.strip() if known is None else known.police or known.name
    figures, behind = (_all_given(told, name) for told in (extract.figures, extract.proposals))
    return replace(extract, figures=figures, proposals=behind)


def strange_force(force: str) -> str:
    """What is to be said of a force that no list has; nothing of one that is known, or where none is given."""
    if not force.strip() or find_area(force) is not None:
        return ""
    return f"{force.strip()!r} is no force that is known, and is written as it stands; look for a slip"


def _all_given(figures: Sequence[AnsweredFigure], name: str) -> Sequence[AnsweredFigure]:
    if all(FigureColumns.of(figures).columns["area"].told):
        return figures
    return [figure if figure.area else _given(figure, name) for figure in figures]


def _given(figure: AnsweredFigure, name: str) -> AnsweredFigure:
    doubts = [doubt for doubt in figure.doubt.split("; ") if doubt != NO_FORCE]
    told = [figure.assigned] if figure.assigned else []
    return replace(figure, area=name, doubt="; ".join(doubts), assigned="; ".join([*told, "area: given by whoever read it"]))


WRITE: dict[str, Callable[[Sequence[Extract], Path], int]] = {".csv": write_csv, ".parquet": write_parquet}
"""How the table is written, by the ending of its name."""
