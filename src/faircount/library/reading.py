"""An answer read: its figures with their places, as objects and as a dataframe, and what a person has to settle."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from html import escape
from pathlib import Path
from typing import Any, Literal, overload

import polars as pl

from faircount.errors import UnreadableSource
from faircount.library.frames import in_kind
from faircount.pipeline.read import of_force
from faircount.readers.meaning.margins import with_margins
from faircount.readers.meaning.not_yet_over import ask_what_is_not_over
from faircount.readers.read_many import read_many
from faircount.readers.write_extract import frame_of
from faircount.review.kept import reading_limits
from faircount.review.locators import say_place
from faircount.review.matters import Matter, matters_of
from faircount.review.said_of_answer import in_one_line
from faircount.tables.extract import AnsweredFigure, Extract, Leftover, RefusedPart, RequestOutcome
from faircount.tables.html import html_table
from faircount.tables.inert import bare_frame

TYPES: dict[str, pl.DataType] = {
    **dict.fromkeys(("age_low", "age_high", "lower", "upper"), pl.Int64()),
    "count": pl.Float64(),
}
"""The columns of an answer that are no text; those that say yes or no become true or false."""
YES_OR_NO = ("age_known", "is_count", "proven")
SHOWN = ("area", "period_start", "period_end", "counted", "offence", "count", "lower", "upper", "status", "locator")


@dataclass(frozen=True, slots=True)
class Doubt:
    """A question that a person has to settle about an answer: what is asked, where, what may be chosen, of which cells."""

    question: str
    place: str
    choices: tuple[str, ...]
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Answer:
    """Everything that one file holds: figures, what is doubtful, what was refused, and what became no figure, with the reason."""

    extract: Extract

    @property
    def figures(self) -> Sequence[AnsweredFigure]:
        """The figures, each with its place in the file."""
        return self.extract.figures

    @cached_property
    def doubts(self) -> tuple[Doubt, ...]:
        """What waits for a person: first what keeps a figure out, then what is uncertain about figures that are in."""
        return tuple(map(_doubt, matters_of(self.extract)))

    @property
    def leftovers(self) -> tuple[Leftover, ...]:
        """The cells that became no figure, each with the reason."""
        return self.extract.leftovers

    @property
    def refusals(self) -> tuple[RefusedPart, ...]:
        """What the force would not give, with the sections of the Act."""
        return self.extract.refusals

    @property
    def remarks(self) -> tuple[str, ...]:
        """What was found about the file itself: read in part, hidden sheets and the like."""
        return tuple(map(str, self.extract.findings))

    @property
    def refused(self) -> str:
        """Why the file cannot be read at all; empty where it can."""
        return self.remarks[0] if self.extract.was_refused else ""

    @property
    def outcome(self) -> RequestOutcome:
        """Answered, partly answered, refused, only figures behind questions, or nothing usable."""
        return self.extract.outcome

    @overload
    def frame(self, kind: Literal["polars"] = "polars") -> pl.DataFrame: ...
    @overload
    def frame(self, kind: str) -> Any: ...
    def frame(self, kind: str = "polars") -> Any:
        """The figures, one a row, as a dataframe of the kind that is named: polars, pandas, pyarrow.

        ``count`` is missing where only bounds, or nothing, are known: unknown is never 0. ``locator`` is the place in the file.
        """
        return in_kind(self._rows, kind)

    @cached_property
    def _rows(self) -> pl.DataFrame:
        text = bare_frame(frame_of([self.extract]))
        return text.with_columns(
            pl.col("period_start", "period_end").str.to_date(),
            *(pl.col(name).cast(dtype) for name, dtype in TYPES.items()),
            *(pl.col(name) == "yes" for name in YES_OR_NO),
        )

    def __str__(self) -> str:
        return f"{self.extract.file}: {in_one_line(self.extract)}"

    def _repr_html_(self) -> str:
        shown = self._rows.select(SHOWN)
        asked = "".join(f"<li>{escape(one.question)} <small>({escape(one.place)})</small></li>" for one in self.doubts[:20])
        return (
            f"<p>{escape(str(self))}</p>{html_table(shown.columns, shown.iter_rows(), shown.height)}"
            + (f"<p>For a person to settle:</p><ol>{asked}</ol>" if asked else "")
        )  # fmt: skip


def read_answer(path: Path | str, *, force: str = "", ocr: bool = False, marks: Sequence[str] = ()) -> Answer:
    """The figures of one answer (xlsx, xls, ods, csv, html, docx, pdf, eml, txt, zip ...), each with its place in the file.

    >>> import faircount as fc, tempfile, pathlib
    >>> file = pathlib.Path(tempfile.mkdtemp()) / "answer.csv"
    >>> _ = file.write_text("Cleveland Police: rapes of under 18s\\n\\n,2015/16,2016/17\\nOffences recorded,82,77\\n")
    >>> answer = fc.read_answer(file)
    >>> answer.frame().select("period_start", "count", "locator").rows()
    [(datetime.date(2015, 4, 1), 82.0, 'csv!B4'), (datetime.date(2016, 4, 1), 77.0, 'csv!C4')]

    The file is read in a process of its own, with limits to its time and memory, so that a broken one costs only itself.
    ``force`` is whose answer it is, where the file does not say; ``ocr`` reads pictures too; ``marks`` are more marks of hidden
    counts.
    Refused with ``UnreadableSource`` where the file is missing, damaged or of a kind that no reader knows.
    """
    (answer,) = read_answers([path], force=force, ocr=ocr, marks=marks)
    if answer.refused:
        raise UnreadableSource(answer.refused)
    return answer


def read_answers(
    paths: Sequence[Path | str], *, force: str = "", ocr: bool = False, marks: Sequence[str] = ()
) -> tuple[Answer, ...]:
    """Each answer, in the order of the paths, two read side by side; one that cannot be read says why in ``refused``.

    >>> import faircount as fc
    >>> [answer.refused for answer in fc.read_answers(["nowhere.csv"])]
    ['nowhere.csv: cannot be opened (No such file or directory); give the path of an answer']
    """
    extracts = read_many([Path(path) for path in paths], reading_limits(ocr), marks=tuple(marks))
    today = date.today()
    return tuple(Answer(of_force(ask_what_is_not_over(with_margins(extract), today), force)) for extract in extracts)


def _doubt(matter: Matter) -> Doubt:
    return Doubt(matter.asks, say_place(matter.place), tuple(choice.name for choice in matter.choices), matter.cells)
