"""A table of several years together, which its words do not name: those that the tables before it tell, if they are as many."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from faircount.errors import UnknownPeriod
from faircount.language.finders import find_periods
from faircount.patterns import regex
from faircount.readers.extract_builder import ExtractBuilder
from faircount.vocabulary.ages import find_ages
from faircount.vocabulary.periods import Period

_MANY = r"(?P<many>two|three|four|five|six|seven|eight|nine|ten|\d{1,2})"
_TOGETHER = regex(
    rf"\b(?:(?:the|these|those|all|both|whole) )*(?:{_MANY} |both )?(?:(?:financial|calendar) )?years"
    r"(?: (?:taken|added|put|all|lumped|grouped))? (?:together|combined|as (?:a|one) whole|in total|aggregated|inclusive)\b"
    rf"|\b(?:over|across|for|in) (?:the|these|those|all)(?: of the)? {_MANY.replace('many', 'all')}"
    r" (?:(?:financial|calendar) )?years\b",
    re.IGNORECASE,
)


def periods_told(parts: Iterable[ExtractBuilder]) -> tuple[Period, ...]:
    """The periods of the figures read so far, each once, in their order."""
    told = {figure.period for part in parts for figure in (*part.figures, *part.proposals) if "!" in figure.locator}
    return tuple(sorted(one for one in told if not any(one != other and one.contains(other) for other in told)))


def years_together(texts: Iterable[str], told: Sequence[Period]) -> Period | None:
    """The time that the years told before cover, where one of the texts says that they are taken together and names none.

    >>> from faircount.vocabulary.periods import calendar_year
    >>> years_together(["Ages over the two years taken together:"], [calendar_year(2020), calendar_year(2021)]).label
    '2020 to 2021'
    """
    for text in texts:
        found = _TOGETHER.search(text)
        if found is None or find_periods(text, months=True):
            continue
        number = find_ages(found["many"] or found["all"] or "")
        try:
            whole = Period.join(list(told)) if len(told) > 1 else None
        except UnknownPeriod:
            return None
        return whole if number is None or number.is_all or number.low == len(told) else None
    return None
