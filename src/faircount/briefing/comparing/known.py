"""What is known of one count as a person or a table writes it: a number, a range, or only that there is one."""

from __future__ import annotations

import re
from dataclasses import dataclass

from faircount.compare.estimate import MAX_COUNT, Refusal
from faircount.compare.wording import say_number
from faircount.errors import SchemaMismatch
from faircount.language.marks import Legend
from faircount.language.numbers import read_value
from faircount.patterns import regex
from faircount.vocabulary.status import HIDDEN, CellStatus

_RANGE = regex(r"(\d[\d,]*)\s*(?:\.\.|–|-|to)\s*(\d[\d,]*)", re.IGNORECASE)
_LEFT_OPEN = regex(r"\.\.|^[.,;:]|[.,;:–-]$|\^")
"""A range without one of its ends, a number that was cut off or is a power: 5.. is not 5, and 10^3 not 10."""
FORMS = "write a count (55), a range (1..4), a bound (<5), or a mark of hidden counts (*)"


@dataclass(frozen=True, slots=True)
class Known:
    """The lowest and highest count that it can be, None where nothing is known of that end, and why there is no number."""

    lower: int | None
    upper: int | None
    status: CellStatus = CellStatus.OBSERVED

    @property
    def exact(self) -> int | None:
        """The count where it is printed; never one that somebody hid, nor one below 0, net of records cancelled later."""
        if self.lower is None or self.lower < 0 or self.lower != self.upper:
            return None
        return self.lower if self.status is CellStatus.OBSERVED else None

    @property
    def bounded(self) -> bool:
        """Whether both ends are known, so that a comparison can carry them through."""
        return self.lower is not None and self.upper is not None

    @property
    def said(self) -> str:
        """The count in words.

        >>> Known(55, 55).said, Known(1, 4, CellStatus.SUPPRESSED_AT_SOURCE).said, UNKNOWN.said
        ('55', '1 to 4', 'not known')
        """
        if self.lower is not None and self.upper is not None:
            return say_number(self.lower) if self.lower == self.upper else f"{say_number(self.lower)} to {say_number(self.upper)}"
        return "hidden" if self.status in HIDDEN else "not known"

    def refusal(self, which: str) -> Refusal | None:
        """Why nothing can be made of it, or None where both ends are known; ``which`` is ``earlier`` or ``later``."""
        if self.bounded:
            return None
        if self.status in HIDDEN:
            return Refusal("hidden", f"The {which} count is hidden, and so is every number made of it.")
        return Refusal("not known", f"The {which} count is not known, which is not the same as none.")


UNKNOWN = Known(None, None, CellStatus.NO_ANSWER)


def parse_known(text: str, place: str, star: Known | None = None) -> Known:
    """What the text says of a count; ``star`` is what a mark of hidden counts stands for, if that was said.

    >>> parse_known("1,234", ""), parse_known("<5", ""), parse_known("143..147", "")
    (Known(lower=1234, upper=1234, status=<CellStatus.OBSERVED: 'observed'>), \
Known(lower=1, upper=4, status=<CellStatus.SUPPRESSED_AT_SOURCE: 'suppressed at source'>), \
Known(lower=143, upper=147, status=<CellStatus.ROUNDED: 'rounded'>))
    """
    found = _known(text.strip(), place, star)
    if found.upper is not None and found.upper > MAX_COUNT:
        raise SchemaMismatch(f"{place}: more than {MAX_COUNT:,} of anything were never counted; check the number")
    return found


def _known(cleaned: str, place: str, star: Known | None) -> Known:
    if not cleaned:
        return UNKNOWN
    between = _RANGE.fullmatch(cleaned)
    if between:
        low, high = (int(end.replace(",", "")) for end in between.groups())
        if high < low:
            raise SchemaMismatch(f"{place}: the range ends below its start; give the lowest count first")
        # From none or one up it is what stands for a small count that was hidden; further up it is a rounded one.
        return Known(low, high, CellStatus.SUPPRESSED_AT_SOURCE if low <= 1 else CellStatus.ROUNDED)
    if _LEFT_OPEN.search(cleaned):
        raise SchemaMismatch(f"{place}: {cleaned} begins or ends in the middle, or is a sum to do; {FORMS}")
    legend = Legend(star=(star.lower or 0, star.upper)) if star is not None else Legend()
    readings = read_value(cleaned, legend)
    if len(readings) != 1 or readings[0].is_percent or readings[0].is_about or readings[0].bracket is not None:
        raise SchemaMismatch(f"{place}: no count can be read there; {FORMS}")
    reading = readings[0]
    if reading.number is None and reading.upper == 0:
        raise SchemaMismatch(f"{place}: {cleaned} leaves none but 0, which nobody has to hide; write 0 if it is none, or {FORMS}")
    if reading.number is None:
        return Known(reading.lower, reading.upper, reading.status)
    if not reading.number.is_integer() or reading.number < 0:
        raise SchemaMismatch(f"{place}: {cleaned} is no count; {FORMS}")
    return Known(int(reading.number), int(reading.number))
