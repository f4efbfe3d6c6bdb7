"""A request as a table still to be filled in: one row a figure asked for, and the words that a row may be answered with."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from faircount.errors import SchemaMismatch, UnknownTerm
from faircount.tables.extract import FigureRole
from faircount.vocabulary.ages import UNDER_18, AgeBand
from faircount.vocabulary.areas import AREAS
from faircount.vocabulary.breakdowns import DIMENSIONS, WHOLE, breakdown_of, values_of
from faircount.vocabulary.measures import Counted, Online, Sex
from faircount.vocabulary.offences import offence_label, whole_ages
from faircount.vocabulary.periods import Period
from faircount.vocabulary.status import CellStatus

MAGIC = "faircount request form"
VERSION = "1"

ROW = "Row"
COUNT = "Count"
REASON = "If there is no count, why"
SECTION = "Section of the Act, if refused"
NOTE = "Note"
OF_A_FORM = "all: row "
"""How it begins where the meaning of a figure is that of a row of a form."""
PROTECTED = "hidden to protect people"
"""One reason for a small count and for a count that hides one: told apart, they would say which of them is small."""
ASKED = ("Period", "What is counted", "Offences", "Online mark", "Age of the victim at the offence", "Sex of the victim")
ANSWERS = (COUNT, REASON, SECTION, NOTE)

ONLINE_WORDS = {Online.YES: "online", Online.NO: "not online", Online.ALL: "all"}
# Plain enough for the general reader, which takes over where a copy of the form has lost its definition.
SEX_WORDS = {sex: "all, known or not" if sex is Sex.ALL else str(sex) for sex in Sex}
_KEYS = ("row", "period_start", "period_end", "counted", "offence", "online", "age_low", "age_high", "age_known", "sex")
IN_CODES = ("reference", "area", "small", *_KEYS[1:])
"""Columns that say in codes what a row is of, in a table that has no definition sheet beside it."""
BREAKDOWN = "breakdown"
"""One more column in codes, where a request counts by more than these."""
SHARE = "Percentage"
"""One more column of answers, where percentages were asked for: each follows from two counts beside it."""


@dataclass(frozen=True, slots=True)
class AskedCell:
    """One figure that is asked for; ``key`` names its row ("R001") wherever the row has been moved to."""

    key: str
    period: Period
    counted: Counted
    offence: str
    online: Online
    ages: AgeBand
    sex: Sex
    breakdown: str = ""

    @property
    def words(self) -> tuple[str, ...]:
        """What the row says to whoever fills it in, under the headings of ``ASKED``."""
        label = offence_label(self.offence)
        ages = self.ages.label
        if self.ages.is_all:
            ages = "all under 18, known or not" if whole_ages(self.offence) == UNDER_18 else "all ages, known or not"
        return (
            self.period.label,
            str(self.counted),
            f"{label[0].upper()}{label[1:]}",
            ONLINE_WORDS[self.online],
            ages,
            SEX_WORDS[self.sex],
        )


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a cell holds no count, and what is still known of it."""

    status: CellStatus
    lower: int | None = None
    upper: int | None = None


def reasons(small: int) -> Mapping[str, Reason]:
    """The words that may stand instead of a count. "Fewer than 5" is 1 to 4; a force that hides zeros too says so.

    >>> reasons(5)["fewer than 5 but not 0"].upper, reasons(5)["0 to 4"].lower
    (4, 0)
    """
    return {
        f"fewer than {small} but not 0": Reason(CellStatus.SUPPRESSED_AT_SOURCE, 1, small - 1),
        f"0 to {small - 1}": Reason(CellStatus.SUPPRESSED_AT_SOURCE, 0, small - 1),
        PROTECTED: Reason(CellStatus.SUPPRESSED_AT_SOURCE),
        "hidden to protect another cell": Reason(CellStatus.SUPPRESSED_AT_SOURCE),
        "not held": Reason(CellStatus.NOT_RECORDED),
        "refused": Reason(CellStatus.REFUSED),
        "does not apply": Reason(CellStatus.NOT_APPLICABLE),
    }


@dataclass(frozen=True, slots=True)
class RequestForm:
    """What one force is asked for. ``small`` is the count below which a force may hide the exact number."""

    reference: str
    area: str
    title: str
    small: int
    cells: tuple[AskedCell, ...]

    @property
    def further(self) -> tuple[str, ...]:
        """The further dimensions by which any row is broken down."""
        used = {key for breakdown in {cell.breakdown for cell in self.cells} for key in values_of(breakdown)}
        return tuple(key for key in DIMENSIONS if key in used)

    @property
    def asked(self) -> tuple[str, ...]:
        """The headings over what a row is of."""
        return (*ASKED, *(DIMENSIONS[key].heading for key in self.further))

    @property
    def words(self) -> Mapping[str, tuple[str, ...]]:
        """What each row says under these headings, by its key."""
        further = [DIMENSIONS[key] for key in self.further]
        values = {cell.key: values_of(cell.breakdown) for cell in self.cells}
        return {
            cell.key: (*cell.words, *(each.label(values[cell.key].get(each.key, WHOLE)) for each in further))
            for cell in self.cells
        }

    @property
    def digest(self) -> str:
        """Short for everything that is asked: a definition that was changed on its way has another."""
        lines = ("\x1f".join(row) for row in (*self._head(), *map(_row, self.cells)))
        return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16]

    def definition(self) -> Iterator[tuple[str, ...]]:
        """The rows of the definition sheet, all text, so that no program changes them on saving."""
        yield (MAGIC, VERSION)
        yield from self._head()
        yield ("digest", self.digest)
        yield (*_KEYS, *((BREAKDOWN,) if self.further else ()))
        yield from map(_row, self.cells)

    def _head(self) -> tuple[tuple[str, str], ...]:
        return (("reference", self.reference), ("area", self.area), ("title", self.title), ("small", str(self.small)))

    @classmethod
    def from_definition(cls, rows: Sequence[Sequence[str]]) -> RequestForm:
        """The form that a definition sheet defines; refused if it was written by a later version or changed since."""
        if not rows or tuple(rows[0][:2]) != (MAGIC, VERSION):
            raise SchemaMismatch(f"the definition is not of version {VERSION}; read it with the faircount that wrote it")
        head = {row[0]: row[1] for row in rows[1:6] if len(row) > 1}
        try:
            cells = tuple(_cell(row) for row in rows[7:])
            form = cls(head["reference"], head["area"], head["title"], int(head["small"]), cells)
        except (KeyError, ValueError, IndexError, UnknownTerm) as fault:
            raise SchemaMismatch("the definition has lost a part; ask for the form again, as it was sent") from fault
        # What its neighbours make idle (an age beside "not known") is no part of the digest, and may not differ all the same.
        told = [_row(cell) for cell in cells]
        is_same = all(tuple(row[: len(own)]) == own for row, own in zip(rows[7:], told, strict=True))
        if not is_same or form.digest != head.get("digest") or form.area not in AREAS:
            raise SchemaMismatch("the definition was changed after it was sent; ask for the form again, as it was sent")
        return form


@dataclass(frozen=True, slots=True)
class Filled:
    """What stands in a row that is answered: a count, or why there is none."""

    count: int | None = None
    reason: str = ""
    section: str = ""
    note: str = ""
    share: str = ""

    @property
    def said(self) -> tuple[str, ...]:
        """What stands beside the count, the last only under a heading of its own."""
        return self.reason, self.section, self.note, self.share


def answers_of(filled: Iterable[Filled]) -> tuple[str, ...]:
    """The headings over what is answered."""
    return (*ANSWERS, *((SHARE,) if any(answer.share for answer in filled) else ()))


def row_in_codes(form: RequestForm, cell: AskedCell) -> tuple[str, ...]:
    """The cells of a row under the headings ``IN_CODES``."""
    return (form.reference, form.area, str(form.small), *_row(cell)[1:])


def form_in_codes(keys: Sequence[str], rows: Sequence[Sequence[str]]) -> RequestForm:
    """The form that rows in codes define, by the keys of the rows; refused if they are of more than one request."""
    try:
        heads = {tuple(row[:3]) for row in rows}
        ((reference, area, small),) = heads
        cells = tuple(_cell((key, *row[3:])) for key, row in zip(keys, rows, strict=True))
        form = RequestForm(reference, area, "", int(small), cells)
    except (ValueError, UnknownTerm) as fault:
        raise SchemaMismatch("the columns in codes were changed; ask for the table again, as it was written") from fault
    if form.area not in AREAS or len({cell.key for cell in cells}) != len(cells):
        raise SchemaMismatch("the columns in codes were changed; ask for the table again, as it was written")
    return form


def _row(cell: AskedCell) -> tuple[str, ...]:
    ends = ("" if end is None else str(end) for end in (cell.ages.low, cell.ages.high))
    return (
        cell.key, cell.period.start.isoformat(), cell.period.end.isoformat(), str(cell.counted), cell.offence, str(cell.online),
        *ends, "yes" if cell.ages.known else "no", str(cell.sex), *((cell.breakdown,) if cell.breakdown else ()),
    )  # fmt: skip


def _cell(row: Sequence[str]) -> AskedCell:
    key, start, end, counted, offence, online, low, high, known, sex, *further = row
    breakdown = further[0] if further else ""
    if breakdown_of(values_of(breakdown)) != breakdown or any(further[1:]):
        raise ValueError("a breakdown that no definition of ours holds")
    ages = AgeBand(int(low) if low else None, int(high) if high else None, known == "yes")
    period = Period(date.fromisoformat(start), date.fromisoformat(end))
    return AskedCell(key, period, Counted(counted), offence, Online(online), ages, Sex(sex), breakdown)


def role_of(cell: AskedCell, cells: Iterable[AskedCell]) -> FigureRole:
    """Whether a row is a part, the sum of rows beside it, or "of which": in a row beside it, and not to be added to it.

    With the mark is "of which" where without the mark is not asked; a band of ages is, inside another band.
    """
    same = (cell.period, cell.counted, cell.offence)
    every = [other for other in cells if (other.period, other.counted, other.offence) == same]
    # Further dimensions have classes that nobody asked for, and some that lie in others.
    wider = values_of(cell.breakdown).items()
    if any(values_of(other.breakdown).items() < wider and _alike(other, cell) for other in every):
        return FigureRole.OF_WHICH
    beside = [other for other in every if other.breakdown == cell.breakdown]
    marks = {other.online for other in beside if (other.ages, other.sex) == (cell.ages, cell.sex)}
    sexes = {other.sex for other in beside if (other.ages, other.online) == (cell.ages, cell.online)}
    bands = {other.ages for other in beside if (other.online, other.sex) == (cell.online, cell.sex)} - {cell.ages}
    if _is_left_half(cell.online, Online.ALL, marks) or _is_left_half(cell.sex, Sex.ALL, sexes):
        return FigureRole.OF_WHICH
    if any(band.contains(cell.ages) and not band.is_all for band in bands):
        return FigureRole.OF_WHICH
    split = (cell.online is Online.ALL and len(marks) > 2) or (cell.sex is Sex.ALL and len(sexes) > 2)
    return FigureRole.TOTAL if split or (cell.ages.is_all and bands) else FigureRole.DETAIL


def _alike(one: AskedCell, other: AskedCell) -> bool:
    return (one.online, one.ages, one.sex) == (other.online, other.ages, other.sex)


def _is_left_half(value: object, whole: object, asked: Collection[object]) -> bool:
    """Whether a value is asked beside the whole without the values that would make the whole up."""
    return value != whole and whole in asked and len(asked) == 2
