"""What answers, and files of our own, tell a reader: every count and mark as a figure, and the totals that they print."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import polars as pl

from faircount.bounds.implied import Implied
from faircount.bounds.relations import Tie
from faircount.errors import SchemaMismatch, UnreadableSource
from faircount.inputs import checked
from faircount.protect.disclosure.percentages import told_by_percentages
from faircount.protect.public.table import SuppressionMarks
from faircount.tables.answered import as_answered, interpret_figure, offences_of_children
from faircount.tables.extract import AnsweredFigure, Extract
from faircount.tables.figures import Figure
from faircount.tables.inert import bare_frame
from faircount.vocabulary.ages import AgeBand
from faircount.vocabulary.areas import find_area
from faircount.vocabulary.measures import Counted, Online, Sex
from faircount.vocabulary.periods import Period
from faircount.vocabulary.status import HIDDEN, CellStatus

OURS = frozenset(
    {"area_code", "period_start", "period_end", "counted", "offence_code", "online", "age_low", "age_high", "sex", "status"}
)
"""Columns by which a file of ours is known, whoever sent it."""


_STATES = {"hidden": CellStatus.PRIMARY_SUPPRESSED, "shown": CellStatus.OBSERVED}


def is_own_file(path: Path) -> bool:
    """Whether faircount published this file of figures, as its heads tell."""
    if path.suffix.lower() != ".csv":
        return False
    try:
        return set(pl.read_csv(checked(path), infer_schema=False, glob=False, n_rows=0).columns) >= OURS
    except (OSError, pl.exceptions.PolarsError):
        return False


def read_own_file(path: Path, legend: SuppressionMarks) -> list[Figure] | None:
    """The figures of a file that faircount published; None where it is none of ours."""
    if not is_own_file(path):
        return None
    try:
        frame = bare_frame(pl.read_csv(checked(path), infer_schema=False, glob=False))
    except (OSError, pl.exceptions.PolarsError):
        raise UnreadableSource(f"{path.name}: cannot be read as CSV; take the file as it was published") from None
    return [_own_figure(row, number, path.name, legend) for number, row in enumerate(frame.iter_rows(named=True), start=2)]


def _own_figure(row: dict[str, str | None], number: int, name: str, legend: SuppressionMarks) -> Figure:
    try:
        count, least, most = (_whole(row.get(column)) for column in ("count", "count_lower", "count_upper"))
        is_hidden = row["status"] == "hidden"
        return Figure(
            area=row["area_code"] or "",
            period=Period(date.fromisoformat(row["period_start"] or ""), date.fromisoformat(row["period_end"] or "")),
            counted=Counted(row["counted"] or ""),
            offence=row["offence_code"] or "",
            online=Online(row["online"] or ""),
            ages=AgeBand(_whole(row["age_low"]), _whole(row["age_high"]), "not known" not in (row.get("age") or "")),
            sex=Sex(row["sex"] or ""),
            breakdown=row.get("breakdown") or "",
            lower=count if count is not None else max(least or 0, legend.least) if is_hidden else least,
            upper=count if count is not None else most,
            status=_STATES.get(row["status"] or "") or CellStatus(row["status"] or ""),
            source_id=name,
            locator=f"row {number}",
        )
    except (ValueError, TypeError):
        # Not chained: the message may quote the row.
        raise SchemaMismatch(
            f"{name}, row {number}: is no row of a file of ours any more; take the file as it was published"
        ) from None


def _whole(text: str | None) -> int | None:
    return int(text) if text else None


NO_AREA = "no area named"


@dataclass(frozen=True, eq=False)
class ReaderKnowledge:
    """The figures of answers that can be true together, the printed totals that tie them, and what was left out of account."""

    figures: tuple[Figure, ...]
    ties: tuple[Tie, ...]
    remarks: tuple[str, ...]


PrintedSums = Callable[[Extract], Iterable[tuple[AnsweredFigure, tuple[AnsweredFigure, ...]]]]
"""What finds each printed total of an answer with its parts."""


def knowledge_from(
    extracts: Sequence[Extract], sums_of: PrintedSums, legend: SuppressionMarks, own: Sequence[Figure] = ()
) -> ReaderKnowledge:
    """What these answers tell together. An area or offence that is not known is taken by its own words, as a thing of its own.

    ``own`` are the figures of files that we published ourselves.
    """
    figures: list[Figure] = [*own]
    ties: list[Tie] = []
    no_count = unread = by_share = 0
    for extract in extracts:
        places: dict[AnsweredFigure, int] = {}
        unread += len(extract.leftovers)
        of_children = offences_of_children(extract.figures)
        for answered in extract.figures:
            figure = _figure(answered, extract.file, legend, of_children)
            if figure is None:
                no_count += 1
            else:
                places[answered] = len(figures)
                figures.append(figure)
        shares = [
            made
            for each in told_by_percentages(extract)
            if (made := _figure(each, extract.file, legend, of_children)) is not None
        ]
        by_share += len(shares)
        figures += shares
        for total, parts in sums_of(extract):
            if total in places and all(part in places for part in parts):
                ties.append(Tie(places[total], tuple(places[part] for part in parts)))
    return _without_contradictions(figures, ties, _remarks(no_count - by_share, by_share, unread))


def _remarks(no_count: int, by_share: int, unread: int) -> list[str]:
    remarks = []
    if by_share:
        remarks.append(f"{by_share:,} percentages were taken into account, as shares of printed counts.")
    if no_count:
        remarks.append(f"{no_count:,} rates, percentages and other figures that are no count were left out of account.")
    if unread:
        remarks.append(f"{unread:,} cells or words were read as no figure; faircount read lists them with the reason.")
    return remarks


def _without_contradictions(figures: Sequence[Figure], ties: Sequence[Tie], remarks: list[str]) -> ReaderKnowledge:
    """What is left once the fewest figures are set aside without which the others can be true."""
    standing = {id(figure) for figure in Implied.of(figures, ties=ties).standing()}
    kept = [place for place, figure in enumerate(figures) if id(figure) in standing]
    if len(kept) < len(figures):
        remarks.append(
            f"{len(figures) - len(kept):,} figures contradict others and were left out of account; faircount read says which "
            "totals are wrong."
        )
    now = {place: number for number, place in enumerate(kept)}
    holding = [
        Tie(now[tie.whole], tuple(now[part] for part in tie.parts))
        for tie in ties
        if tie.whole in now and all(part in now for part in tie.parts)
    ]
    return ReaderKnowledge(tuple(figures[place] for place in kept), tuple(holding), tuple(remarks))


def _figure(
    answered: AnsweredFigure, name: str, legend: SuppressionMarks, of_children: frozenset[tuple[str, str]]
) -> Figure | None:
    """The figure with the limits that a reader of the mark knows, or None where nothing is counted."""
    if not answered.is_count or answered.counted not in list(Counted) or (answered.number or 0) % 1:
        return None
    made = interpret_figure(answered, name, of_children)
    figure = made if isinstance(made, Figure) else _by_its_words(answered, name)
    if figure.status in HIDDEN and (figure.lower is None or figure.lower <= 1):
        return replace(figure, lower=legend.least)
    return figure


def _by_its_words(answered: AnsweredFigure, name: str) -> Figure:
    area = find_area(answered.area) if answered.area else None
    code = area.code if area is not None else answered.area or NO_AREA
    return as_answered(answered, code, name)
