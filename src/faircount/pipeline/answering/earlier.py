"""Earlier replies: what they tell a reader about the same records, and what of this reply must be hidden beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from faircount.errors import NotProtected, UnreadableSource
from faircount.pipeline.answering.counting import Cube
from faircount.pipeline.answering.grid import Place
from faircount.pipeline.answering.reader import Known, what_is_left_open
from faircount.pipeline.answering.rows import Row, Why
from faircount.pipeline.answering.settings import Settings
from faircount.protect.policy import ProtectionPolicy
from faircount.readers.read_many import read_many
from faircount.tables.extract import AnsweredFigure
from faircount.tables.request import AskedCell
from faircount.vocabulary.areas import find_area
from faircount.vocabulary.measures import Counted
from faircount.vocabulary.offences import CODES, OFFENCE_SETS, find_offence
from faircount.vocabulary.status import HIDDEN


@dataclass(frozen=True, slots=True)
class EarlierFile:
    """One file of an earlier reply."""

    name: str
    sha256: str
    figures: int


@dataclass(frozen=True, slots=True)
class EarlierCell:
    """One figure of an earlier reply, as a cell of the same kind; hidden ones have no limits."""

    cell: AskedCell
    lower: int | None
    upper: int | None
    is_hidden: bool


@dataclass(frozen=True, slots=True)
class Earlier:
    """What earlier replies say about the counting unit that is asked for now; ``others`` are figures of another kind."""

    files: tuple[EarlierFile, ...] = ()
    cells: tuple[EarlierCell, ...] = ()
    others: int = 0


def read_earlier(settings: Settings, counted: Counted) -> Earlier:
    """Every figure of the files in the folder ``earlier``, each once; refused if a file there cannot be read."""
    paths = settings.earlier
    extracts = read_many(paths) if paths else []
    unread = [extract.file for extract in extracts if extract.was_refused]
    if unread:
        raise UnreadableSource(f"earlier: {', '.join(unread)} cannot be read, and so cannot be attacked; mend or replace it")
    files = [EarlierFile(extract.file, extract.sha256, len(extract.figures)) for extract in extracts]
    cells: dict[EarlierCell, None] = {}
    others = 0
    for extract in extracts:
        for figure in extract.figures:
            cell = _cell(figure, settings.area, counted)
            others += cell is None
            cells |= {cell: None} if cell is not None else {}
    return Earlier(tuple(files), tuple(cells), others)


def _cell(figure: AnsweredFigure, area: str, counted: Counted) -> EarlierCell | None:
    found = find_area(figure.area) if figure.area else None
    offence = figure.offence if figure.offence in (*CODES, *OFFENCE_SETS) else find_offence(figure.offence)
    if found is None or found.code != area or figure.counted != counted or offence is None or figure.breakdown:
        return None
    cell = AskedCell("R000", figure.period, counted, offence, figure.online, figure.ages, figure.sex)
    return EarlierCell(cell, figure.lower, figure.upper, figure.status in HIDDEN)


@dataclass(frozen=True, slots=True)
class Together:
    """The reply beside the earlier ones: its rows, how many earlier counts still hold, and what earlier replies gave away."""

    rows: tuple[Row, ...]
    agreeing: int
    changed: int
    given_before: int
    tried: int


def beside_earlier(
    rows: Sequence[Row], small: Sequence[Place], earlier: Earlier, cube: Cube, policy: ProtectionPolicy
) -> Together:
    """The rows with whatever more must be hidden, so that no small count of this reply or of an earlier one follows from all.

    An earlier count that the records no longer give ties nothing: they were corrected since. What earlier replies give away
    by themselves cannot be taken back, and is counted for the officer. ``small`` are the small counts of this reply, those that
    follow from its rows though nobody asked for them among them.
    """
    placed = [(each, cube.grid.place(each.cell)) for each in earlier.cells]
    placed = [(each, place) for each, place in placed if all(place)]
    held = [(each, place) for each, place in placed if _still_holds(each, cube.count(place), policy)]
    before = [Known(place, *_limits(each, policy)) for each, place in held]
    hidden = [place for each, place in held if each.is_hidden and policy.is_primary(cube.count(place))]
    every = list(dict.fromkeys([*small, *hidden]))
    guarded = _guarded(every, before, policy)
    found = _hide_until_safe(list(rows), before, guarded, policy)
    return Together(tuple(found), len(held), len(placed) - len(held), len(every) - len(guarded), len(every))


def _still_holds(each: EarlierCell, count: int, policy: ProtectionPolicy) -> bool:
    if each.is_hidden and each.lower is None:
        return count >= policy.least_hidden
    return (each.lower is None or each.lower <= count) and (each.upper is None or count <= each.upper)


def _limits(each: EarlierCell, policy: ProtectionPolicy) -> tuple[int | None, int | None]:
    lower = policy.least_hidden if each.is_hidden and each.lower is None else each.lower
    return lower, each.upper


def _guarded(small: Sequence[Place], before: Sequence[Known], policy: ProtectionPolicy) -> list[Place]:
    """The small counts that earlier replies alone have not given away."""
    if not before:
        return list(small)
    open_still = what_is_left_open(before, small)
    return [place for place, found in zip(small, open_still, strict=True) if found.width is None or found.width >= policy.width]


def _hide_until_safe(rows: list[Row], before: Sequence[Known], guarded: Sequence[Place], policy: ProtectionPolicy) -> list[Row]:
    printed = {known.place for known in before if known.lower is not None and known.lower == known.upper}
    while True:
        open_now = what_is_left_open([*before, *_published(rows, policy)], guarded)
        narrow = [
            place
            for place, found in zip(guarded, open_now, strict=True)
            if found.width is not None and found.width < policy.width
        ]
        if not narrow:
            return rows
        choice = _next_to_hide(rows, before, narrow[0], printed, policy)
        rows[choice] = rows[choice].hidden(Why.HIDES_EARLIER)


def _next_to_hide(
    rows: Sequence[Row], before: Sequence[Known], place: Place, printed: set[Place], policy: ProtectionPolicy
) -> int:
    """The row, the smallest count first, without which the small count has most room; 0 is no count that can hide anything."""
    wholes = [known.place for known in (*before, *_published(rows, policy))]
    choices = [
        n
        for n, row in enumerate(rows)
        if row.why is Why.SHOWN and row.count and row.place not in printed and _are_tied(row, place, wholes)
    ]
    widths = []
    for choice in choices:
        without = [row.hidden(Why.HIDES_EARLIER) if n == choice else row for n, row in enumerate(rows)]
        width = what_is_left_open([*before, *_published(without, policy)], [place])[0].width
        widths.append(policy.width if width is None else min(width, policy.width))
    if not choices:
        raise NotProtected(
            "a small count would follow from this reply and the earlier ones together, and no row can be hidden that prevents "
            "it; ask for fewer breakdowns, or answer with the same bands as before"
        )
    return max(zip(widths, choices, strict=True), key=lambda each: (each[0], -(rows[each[1]].count or 0)))[1]


def _are_tied(row: Row, place: Place, wholes: Sequence[Place]) -> bool:
    """Whether the row is a whole of the small count, or some printed sum holds both."""
    return any(_lies_in(place, whole) and _lies_in(row.place, whole) for whole in (row.place, *wholes))


def _lies_in(part: Place, whole: Place) -> bool:
    return all(mine <= theirs for mine, theirs in zip(part, whole, strict=True))


def _published(rows: Sequence[Row], policy: ProtectionPolicy) -> list[Known]:
    """What the rows tell a reader: a hidden count is at least what the rule says."""
    told = []
    for row in rows:
        if row.place:
            told.append(
                Known(row.place, policy.least_hidden, None) if row.why.is_hidden else Known(row.place, row.count, row.count)
            )
    return told
