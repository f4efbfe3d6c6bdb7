"""The last look at a reply: what each of its files says to the program that asks, and what a reader could dig out of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from faircount.errors import NotProtected
from faircount.readers.read_many import read_many
from faircount.requests.inspection import traces_in
from faircount.tables.extract import AnsweredFigure, Extract
from faircount.tables.figures import Figure
from faircount.tables.protected import ProtectedTable


def check_read_back(table: ProtectedTable, files: Sequence[Path]) -> None:
    """Refuse a reply of which any file says something else than the protected table, to the program that asks for it."""
    wanted = {_subject(figure): (figure.count, figure.status) for figure in table}
    for extract in read_many(files):
        if _said(extract) != wanted or extract.leftovers or extract.doubts:
            raise NotProtected(f"{extract.file}: is not read back as it was meant, so it does not leave; report this")


def check_nothing_unseen(files: Sequence[Path]) -> None:
    """Refuse a reply of which any file holds something that a reader could dig out, or cannot be looked into."""
    for looked in traces_in(files):
        if looked.refused or looked.leaks:
            why = looked.refused or looked.leaks[0].says
            raise NotProtected(f"{looked.path.name}: does not leave as it is: {why}; report this")


def _said(extract: Extract) -> Mapping[tuple[object, ...], tuple[int | None, object]]:
    return {
        _subject(figure): (None if figure.number is None else int(figure.number), figure.status) for figure in extract.figures
    }


def _subject(figure: Figure | AnsweredFigure) -> tuple[object, ...]:
    return figure.period, str(figure.counted), figure.offence, figure.online, figure.ages, figure.sex, figure.breakdown
