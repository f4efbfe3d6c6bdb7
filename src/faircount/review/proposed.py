"""What a doubt is about: each number as it is proposed, in words, so that whoever decides sees what they confirm."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from faircount.review.locators import say_place
from faircount.review.matters import Matter
from faircount.tables.answered import CHILD
from faircount.tables.extract import AnsweredFigure
from faircount.vocabulary.ages import AgeBand
from faircount.vocabulary.measures import Online, Sex
from faircount.vocabulary.offences import find_measure, of_children, offence_label

ROWS = 12
"""So many numbers are shown of one doubt."""
_COMPARED = 5_000
"""Of no more figures is it worked out what all are said to be."""
_ONLINE = {
    Online.YES: "marked as online",
    Online.NO: "not marked as online",
    Online.ALL: "with and without the online mark together",
}


@dataclass(frozen=True, slots=True)
class ProposedNumber:
    """One number as it is proposed: which of the doubt it is, from 1, where it stands, and every part of its meaning."""

    row: int
    place: str
    number: str
    meaning: dict[str, str]


@dataclass(frozen=True, slots=True)
class ProposedReading:
    """The numbers of a doubt as they are proposed; ``shared`` is said of each, and ``more`` are not shown."""

    shared: tuple[str, ...]
    rows: tuple[ProposedNumber, ...]
    more: int

    def own(self, one: ProposedNumber) -> tuple[str, ...]:
        """What is said of one number and not of each."""
        return tuple(words for words in one.meaning.values() if words and words not in self.shared)


def proposed_reading(matter: Matter, rows: int = ROWS) -> ProposedReading:
    """What is proposed for the numbers of a doubt; nothing where they became no figures yet."""
    figures = matter.figures
    shown = tuple(_number(row, figure) for row, figure in enumerate(figures[:rows], start=1))
    shared = _shared(figures) if len(figures) <= _COMPARED else ()
    return ProposedReading(shared, shown, max(0, len(figures) - len(shown)))


def _number(row: int, figure: AnsweredFigure) -> ProposedNumber:
    return ProposedNumber(row, say_place(figure.locator), say_number(figure), _meaning(figure))


def _shared(figures: Sequence[AnsweredFigure]) -> tuple[str, ...]:
    if len(figures) < 2:
        return ()
    told = [_meaning(figure) for figure in figures]
    return tuple(words for part, words in told[0].items() if words and all(one[part] == words for one in told))


def say_number(figure: AnsweredFigure) -> str:
    """The number as it was read: a count, a range, or what its mark says."""
    if figure.number is not None:
        return f"{figure.number:,.10g}"
    if figure.lower is not None and figure.upper is not None:
        return f"{figure.lower:,} to {figure.upper:,}"
    return str(figure.status)


def _meaning(figure: AnsweredFigure) -> dict[str, str]:
    offence, online = _offence(figure.offence, figure.ages, figure.online)
    return {
        "area": figure.area,
        "offence": offence,
        "counted": figure.counted,
        "period": figure.period.label,
        "online": _ONLINE[online],
        "ages": figure.ages.label,
        "sex": "sex not known" if figure.sex is Sex.NOT_KNOWN else "all sexes" if figure.sex is Sex.ALL else str(figure.sex),
        "breakdown": figure.breakdown,
    }


@lru_cache(maxsize=1_024)
def _offence(offence: str, ages: AgeBand, online: Online) -> tuple[str, Online]:
    """The offence as it would be published, and the mark that its name may hold; in the answer's words where it is not known."""
    measure = find_measure(offence) if offence else None
    if measure is None:
        return offence or "offence not named", online
    is_child = ages.high is not None and ages.high <= CHILD
    code = of_children(measure.offence) if is_child else measure.offence
    return offence_label(code), measure.online if online is Online.ALL else online
