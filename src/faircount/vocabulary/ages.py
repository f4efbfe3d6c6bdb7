"""Ages in completed years at the offence, both ends included."""

from __future__ import annotations

import re
from dataclasses import dataclass

from faircount.errors import UnknownAges

OLDEST = 120
"""The highest completed year that a band can hold; an open band ends here when ages are split."""
ADULT = 18
"""The age from which the Sexual Offences Act 2003 and the forces' answers speak of adults."""


@dataclass(frozen=True, slots=True)
class AgeBand:
    """Completed years from ``low`` to ``high``, both included; ``high`` None is open, both None is every age.

    ``known`` is False for the people whose age was not recorded: they are in the whole and in no band.
    """

    low: int | None = None
    high: int | None = None
    known: bool = True

    def __post_init__(self) -> None:
        if self.low is not None and self.high is not None and self.high < self.low:
            raise UnknownAges(f"a band cannot end at {self.high} when it starts at {self.low}")
        if not self.known and (self.low is not None or self.high is not None):
            raise UnknownAges("an age that is not known lies in no band; leave both ends empty")

    @property
    def is_all(self) -> bool:
        """Whether the band says nothing about age: every age, and those not known."""
        return self.known and self.low is None and self.high is None

    @property
    def label(self) -> str:
        """In words: ``under 4``, ``aged 4 and under`` are 0 to 3 and 0 to 4.

        >>> AgeBand(0, 3).label, AgeBand(4, 9).label, AgeBand(16, None).label, AgeBand().label
        ('under 4', 'aged 4 to 9', 'aged 16 and over', 'all ages')
        """
        if not self.known:
            return "age not known"
        if self.low is None and self.high is None:
            return "all ages"
        low = self.low or 0
        if self.high is None:
            return f"aged {low} and over"
        if low == 0:
            return f"under {self.high + 1}"
        return f"aged {low}" if low == self.high else f"aged {low} to {self.high}"

    @property
    def ends(self) -> tuple[int, int]:
        """The lowest and the highest age in it, of an open band the lowest and highest there are."""
        return self.low or 0, OLDEST if self.high is None else self.high

    def contains(self, other: AgeBand) -> bool:
        """Whether everyone in the other band is in this one."""
        if self.is_all:
            return True
        if not (self.known and other.known) or other.is_all:
            return self == other
        return self.ends[0] <= other.ends[0] and other.ends[1] <= self.ends[1]

    def overlaps(self, other: AgeBand) -> bool:
        """Whether anybody can be in both; an age that is not known may be any.

        >>> AgeBand(0, 12).overlaps(AgeBand(13, 15)), AgeBand(0, 12).overlaps(AgeBand(known=False))
        (False, True)
        """
        if self.is_all or other.is_all or not (self.known and other.known):
            return True
        return max(self.ends[0], other.ends[0]) <= min(self.ends[1], other.ends[1])


ALL_AGES = AgeBand()
UNDER_18 = AgeBand(0, 17)
NOT_KNOWN = AgeBand(known=False)

_NUMBER = {word: n for n, word in enumerate("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen".split())}  # fmt: skip  # noqa: E501
_N = r"(\d{1,2}|" + "|".join(sorted(_NUMBER, key=len, reverse=True)) + r")"
_PATTERNS: tuple[tuple[str, str], ...] = (
    (rf"(?:aged? )?{_N} (?:years )?(?:and|or) (?:under|younger|below|less)", "up to"),
    (rf"(?:aged? )?(?:under|below|younger than|less than|<) ?(?:the age of |an? )?{_N}s?", "under"),
    (rf"(?:aged? )?{_N} (?:years )?(?:and|or) (?:over|older|above|more|upwards)|(?:aged? )?{_N}\+", "from"),
    (rf"(?:aged? )?(?:between )?{_N} ?(?:-|–|to|and) ?{_N}", "between"),
    (rf"(?:aged? )?{_N}", "exactly"),
)


def find_ages(text: str) -> AgeBand | None:
    """The one band that the whole text names, or None. "4 and under" is 0 to 4; "under 4" is 0 to 3.

    >>> find_ages("under the age of four"), find_ages("4 and under"), find_ages("16 and over")
    (AgeBand(low=0, high=3, known=True), AgeBand(low=0, high=4, known=True), AgeBand(low=16, high=None, known=True))
    """
    cleaned = re.sub(r"\s+", " ", text.strip().lower())
    cleaned = re.sub(r"[ -]?(?:years?(?:[ -]olds?)?(?: of age)?|yrs?)$", "", cleaned)
    if cleaned in ("all", "all ages", "any age", ""):
        return ALL_AGES
    if cleaned in ("not known", "unknown", "age not known", "age unknown", "not recorded", "not stated"):
        return NOT_KNOWN
    for pattern, kind in _PATTERNS:
        found = re.fullmatch(pattern, cleaned)
        if found is None:
            continue
        ends = [_NUMBER[end] if end in _NUMBER else int(end) for end in found.groups() if end is not None]
        return _band(kind, ends)
    return None


def _band(kind: str, ends: list[int]) -> AgeBand | None:
    if kind == "up to":
        return AgeBand(0, ends[0])
    if kind == "under":
        return AgeBand(0, ends[0] - 1) if ends[0] else None
    if kind == "from":
        return AgeBand(ends[0], None)
    return AgeBand(ends[0], ends[-1]) if ends[0] <= ends[-1] else None


def parse_ages(text: str) -> AgeBand:
    """The one band that the whole text names, refused if it names none."""
    found = find_ages(text)
    if found is None:
        raise UnknownAges(f"{text.strip()!r} is not a band of ages; write 'under 4', '4 to 9', '16 and over' or 'not known'")
    return found
