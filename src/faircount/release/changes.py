"""What differs between two published versions, cell by cell; of a hidden count nothing but that it is hidden."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from faircount.release.published.figures import HIDDEN_WORD, FigureRecord
from faircount.vocabulary.status import CellStatus


class ChangeKind(StrEnum):
    """What became of a cell."""

    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"
    HIDDEN = "now hidden"
    SHOWN = "now shown"
    MARKED = "marked otherwise"


CLOSED = frozenset({HIDDEN_WORD, str(CellStatus.REFUSED)})
"""How a cell stands that somebody hides, with limits beside it or without."""
TO_EXPLAIN = frozenset({ChangeKind.CHANGED, ChangeKind.REMOVED, ChangeKind.HIDDEN})
"""What touches a number that somebody may have quoted: a person says which and why."""


OFFICIAL = "official-counts"
"""The published table of the yardstick."""


class ChangeNature(StrEnum):
    """Why a published number changed: new information that was to be expected, or a mistake of ours or of the source."""

    REVISION = "revision"
    CORRECTION = "correction"


@dataclass(frozen=True, slots=True)
class CellChange:
    """One cell: ``figure`` says what it is a figure of; ``old`` and ``new`` are as printed, "" where there is nothing to print.

    Where a cell is hidden now its old number is not given: it is in the older version, for whoever has it. ``source_before`` is
    the document that told it then, where that is another.
    """

    figure: FigureRecord
    kind: ChangeKind
    old: str
    new: str
    nature: ChangeNature | None = None
    reason: str = ""
    source_before: str = ""

    @property
    def what(self) -> str:
        """What it is a figure of, in words: ``sexual offences against under-18s, marked as online, 2015/16``."""
        figure = self.figure
        narrower = [
            "" if figure.online == "all" else "marked as online" if figure.online == "yes" else "not marked as online",
            "" if figure.age == "all ages" else figure.age,
            "" if figure.sex == "all" else figure.sex,
            figure.breakdown,
        ]
        unit = [] if figure.counted == "offences" else [figure.counted]
        return ", ".join([figure.offence, *unit, *filter(None, narrower), figure.period])


def changes_between(before: Iterable[FigureRecord], after: Iterable[FigureRecord]) -> tuple[CellChange, ...]:
    """Every cell that is not as it was, in the order of the newer version, then those that it has no more.

    What another document tells now of the same thing stands in place of what is gone; a number that still stands is not gone.
    """
    old, new = _keyed(before), _keyed(after)
    moved = _moved(old, new)
    held = ((old.get(moved.get(key, key)), figure) for key, figure in new.items())
    found = [change for was, figure in held if (change := _change(was, figure)) is not None]
    gone = old.keys() - new.keys() - set(moved.values())
    still = {(_subject(figure), as_printed(figure)) for figure in new.values()} if gone else set()
    removed = [old[key] for key in old if key in gone and (_subject(old[key]), as_printed(old[key])) not in still]
    return (*found, *(CellChange(figure, ChangeKind.REMOVED, as_printed(figure), "") for figure in removed))


def _moved(old: _Keyed, new: _Keyed) -> dict[tuple[object, ...], tuple[object, ...]]:
    """The new figures of documents that did not give them before, each with one of the same thing that its own gives no more."""
    gone: dict[tuple[object, ...], list[tuple[object, ...]]] = {}
    for key in old.keys() - new.keys():
        gone.setdefault(_subject(old[key]), []).append(key)
    fresh = [key for key in new if key not in old and _subject(new[key]) in gone] if gone else []
    found: dict[tuple[object, ...], tuple[object, ...]] = {}
    for only_alike in (True, False):
        for key in fresh:
            others = sorted(gone[_subject(new[key])], key=str) if key not in found else []
            alike = [other for other in others if not only_alike or as_printed(old[other]) == as_printed(new[key])]
            if alike:
                found[key] = alike[0]
                gone[_subject(new[key])].remove(alike[0])
    return found


def as_printed(figure: FigureRecord) -> str:
    """The cell as a page prints it: its count, its range, or its mark.

    >>> from faircount.release.published.record import examples
    >>> example = examples()["FigureRecord"]
    >>> as_printed(FigureRecord(**example)), as_printed(FigureRecord(**example | {"count": None, "count_upper": 825}))
    ('820', '820 to 825')
    """
    if figure.count is not None:
        return f"{figure.count:,}"
    if figure.count_lower is not None and figure.count_upper is not None:
        return f"{figure.count_lower:,} to {figure.count_upper:,}"
    return f"[{figure.shorthand or 'x'}]"


def counted(changes: Iterable[CellChange]) -> Mapping[str, int]:
    """How many cells there are of each kind, kinds without any left out."""
    kinds = Counter(str(change.kind) for change in changes)
    return {str(kind): kinds[kind] for kind in ChangeKind if kinds[kind]}


_Keyed = dict[tuple[object, ...], FigureRecord]


def _keyed(figures: Iterable[FigureRecord]) -> _Keyed:
    """The figures by what they are about and who says so. Not by their place in the document: a row added above moves it."""
    given: Counter[tuple[object, ...]] = Counter()
    found = {}
    for figure in figures:
        about = (figure.source, *_subject(figure))
        given[about] += 1
        found[*about, given[about]] = figure
    return found


def _subject(figure: FigureRecord) -> tuple[object, ...]:
    """What a figure is about; official counts and what forces gave are never the same."""
    return (
        figure.table == OFFICIAL, figure.area_code, figure.period_start, figure.period_end, figure.counted, figure.offence_code,
        figure.online, figure.age_low, figure.age_high, figure.age_known, figure.sex, figure.breakdown,
    )  # fmt: skip


def _change(old: FigureRecord | None, new: FigureRecord) -> CellChange | None:
    if old is None:
        return CellChange(new, ChangeKind.ADDED, "", as_printed(new))
    found = _otherwise(old, new)
    return replace(found, source_before=old.source) if found is not None and old.source != new.source else found


def _otherwise(old: FigureRecord, new: FigureRecord) -> CellChange | None:
    before, after = as_printed(old), as_printed(new)
    if before == after:
        return None
    if not _is_number(old) and not _is_number(new):
        return CellChange(new, ChangeKind.MARKED, before, after)
    if new.status in CLOSED and _is_number(old) and not _lies_within(new, old):
        return CellChange(new, ChangeKind.HIDDEN, "", after)
    if old.status == HIDDEN_WORD and not _is_number(old):
        return CellChange(new, ChangeKind.SHOWN, before, after)
    if not _is_number(old):
        return CellChange(new, ChangeKind.ADDED, before, after)
    return CellChange(new, ChangeKind.CHANGED if _is_number(new) else ChangeKind.REMOVED, before, after)


def _is_number(figure: FigureRecord) -> bool:
    return figure.count is not None or (figure.count_lower is not None and figure.count_upper is not None)


def _lies_within(new: FigureRecord, old: FigureRecord) -> bool:
    """Whether what is said of a cell now tells all that was said of it, as where "<20" became "<5"."""
    if old.count is not None or not _is_number(new):
        return False
    return bool(old.count_lower <= new.count_lower and new.count_upper <= old.count_upper)  # type: ignore[operator]
