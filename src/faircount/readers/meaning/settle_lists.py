"""The two questions of short tables put to long lists at once: two numbers of one meaning, a part larger than its whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from faircount.readers.extract_builder import ExtractBuilder
from faircount.readers.meaning.one_meaning import MEANING
from faircount.tables.extract import FigureRole
from faircount.tables.figure_columns import AttributeColumn, FigureColumns
from faircount.tables.renumbered import first_places, renumbered
from faircount.vocabulary.measures import Online, Sex
from faircount.vocabulary.status import HIDDEN

_Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class ContradictedFigures:
    """The figures of one part that another contradicts, in the order of the part's figures and proposals."""

    own: _Mask
    """Those that another of the same part contradicts."""
    others: _Mask
    """Those that another part of the document contradicts."""
    larger: _Mask
    """Those of which a part is larger."""


def marked_in(parts: Sequence[ExtractBuilder]) -> list[ContradictedFigures]:
    """What contradicts each other in the parts of a document, by part."""
    held = [FigureColumns.joined([part.all_figures(), part.all_proposals()]) for part in parts]
    part_of = np.repeat(np.arange(len(parts)), [len(columns) for columns in held])
    columns = FigureColumns.joined(held).columns
    keys = _keys(columns, MEANING)
    counts = np.flatnonzero(_is(columns["is_count"], {True}))
    low, top = _bounds(columns, "lower", 0.0), _bounds(columns, "upper", np.inf)
    values = _keys(columns, ("number", "lower", "upper"))
    hidden = _is(columns["status"], HIDDEN)
    used, which = renumbered(keys[counts])
    places = first_places(which, len(used))
    first = counts[places][which]
    agree = (values[first] == values[counts]) | (
        (hidden[first] | hidden[counts]) & (low[first] <= top[counts]) & (low[counts] <= top[first])
    )
    one, other = counts[~agree], first[~agree]
    is_part = _is(columns["role"], {FigureRole.OF_WHICH})
    own, others = np.zeros((2, len(keys)), np.bool_)
    for owner, against in ((one, other), (other, one)):
        said = owner[~is_part[against] | is_part[owner]]
        near = part_of[one] == part_of[other]
        near = near[~is_part[against] | is_part[owner]]
        own[said[near]] = True
        others[said[~near]] = True
    larger = _larger(columns, counts[places], low, top)
    return [ContradictedFigures(own[part_of == n], others[part_of == n], larger[part_of == n]) for n in range(len(parts))]


def ask_list(part: ExtractBuilder, question: str, which: _Mask | None) -> None:
    """Put the figures of a part (all, where none are marked) behind a question."""
    figures, proposals = FigureColumns.of(part.all_figures()), FigureColumns.of(part.all_proposals())
    asked = np.ones(len(figures), np.bool_) if which is None else which[: len(figures)]
    moved = figures.taken(np.flatnonzero(asked)).doubted(question)
    behind = proposals.doubted(question) if which is None else proposals
    part.figures, part.proposals = [], []
    part.lists = [(figures.taken(np.flatnonzero(~asked)), FigureColumns.joined([behind, moved]))]


def _larger(
    columns: Mapping[str, AttributeColumn], first: NDArray[np.intp], low: NDArray[np.float64], top: NDArray[np.float64]
) -> _Mask:
    """The wholes of which a part, of one sex or flag of the same, is larger, among the first figures of each meaning."""
    found = np.zeros(len(low), np.bool_)
    for name, whole in (("sex", Sex.ALL), ("online", Online.ALL)):
        keys = _keys(columns, tuple(part for part in MEANING if part != name))[first]
        is_whole = _is(columns[name], {whole})[first]
        most = np.zeros(int(keys.max(initial=0)) + 1)
        np.maximum.at(most, keys[~is_whole], low[first[~is_whole]])
        found[first[is_whole & (most[keys] > top[first])]] = True
    return found


def _keys(columns: Mapping[str, AttributeColumn], names: Sequence[str]) -> NDArray[np.int64]:
    """A number for each figure that is the same for those that tell the same under these names."""
    keys = np.zeros(len(columns["locator"].which), np.int64)
    for name in names:
        told: dict[object, int] = {}
        same = np.array([told.setdefault(entry, len(told)) for entry in columns[name].told], np.int64)
        if len(told) > 1:
            _, keys = renumbered(keys * len(told) + same[np.asarray(columns[name].which)])
    return keys


def _is(column: AttributeColumn, wanted: frozenset[object] | set[object]) -> _Mask:
    return np.array([entry in wanted for entry in column.told], np.bool_)[np.asarray(column.which, np.intp)]


def _bounds(columns: Mapping[str, AttributeColumn], name: str, otherwise: float) -> NDArray[np.float64]:
    told = np.array([otherwise if entry is None else entry for entry in columns[name].told], np.float64)
    return told[np.asarray(columns[name].which, np.intp)]
