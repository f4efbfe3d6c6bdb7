"""Number formats of workbooks that show words in place of a number: whoever opens the answer sees "<10", and so do we."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from faircount.language.numbers import read_value
from faircount.patterns import regex

NOTHING = ";;;"
"""The format that shows nothing, whatever a cell holds."""
_TOKEN = regex(r'"([^"]*)"|\\(.)|\[([^\]]*)\]|_.|\*.|(.)', re.DOTALL)
_CONDITION = regex(r"(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)$")
_COMPARE = {"<": operator.lt, ">": operator.gt, "<=": operator.le, ">=": operator.ge, "=": operator.eq, "<>": operator.ne}
_PLACEHOLDERS = frozenset("0#?@dmyhsDMYHSgGeE")
"""What stands for digits, a text or a part of a date; "General" begins with one too."""


@dataclass(slots=True)
class _Section:
    """One section of a format: of which numbers it is, where it says so, whether it shows them, and its own words."""

    meets: Callable[[float], bool] | None = None
    shows: bool = False
    words: str = ""


def may_hide(code: str) -> bool:
    """Whether a number format may show something else than the number.

    >>> may_hide('[<10]"<10";0'), may_hide(";;;"), may_hide("#,##0;-#,##0"), may_hide("General")
    (True, True, False, False)
    """
    return any(not section.shows for section in _sections(code))


def shows_year_alone(code: str) -> bool:
    """Whether a number format shows of a date its year and no more.

    >>> shows_year_alone("yyyy"), shows_year_alone("YYYY;@"), shows_year_alone("mmm-yy"), shows_year_alone("General")
    (True, True, False, False)
    """
    return _YEAR_ALONE.fullmatch(code) is not None


_YEAR_ALONE = regex(r"(?:\[[^\]]*\])?y{3,4}(?:;@)?", re.IGNORECASE)


def shown_instead(code: str, number: float) -> str | None:
    """The words that the format shows in place of the number, empty where it shows nothing; None where it shows the number.

    Sections, in order, are of what meets their condition, or else of positive numbers, negative ones and nought
    (ECMA-376, part 1, 18.8.31). A dash or a blank for nought hides nothing.

    >>> shown_instead('[<10]"<10";0', 7), shown_instead('[<10]"<10";0', 12), shown_instead(";;;", 3)
    ('<10', None, '')
    >>> shown_instead('0;-0;"-"', 0) is None
    True
    """
    sections = _sections(code)
    if any(section.meets for section in sections):
        section = next((one for one in sections if one.meets is None or one.meets(number)), None)
    elif number < 0 and len(sections) > 1:
        section = sections[1]
    else:
        section = sections[2 if number == 0 and len(sections) > 2 else 0]
    if section is None or section.shows or (number == 0 and not re.search(r"\w", section.words)):
        return None
    return section.words.strip()


_PLACES = regex(r"[#,0]*0(?:\.(?P<places>0+))?(?P<percent>%?)")


def places_shown(code: str) -> int | None:
    """The decimal places of a stored number that its format shows, two more for a percentage; None where it does not say.

    >>> places_shown("0.0%"), places_shown("#,##0"), places_shown("0.00"), places_shown("General")
    (3, 0, 2, None)
    """
    found = _PLACES.fullmatch(code.split(";")[0].strip())
    return len(found["places"] or "") + 2 * len(found["percent"]) if found else None


def as_printed(number: float, places: int) -> float:
    """The number as a reader of the page sees it: rounded to the places that are shown, halves away from nought.

    >>> as_printed(0.1968643, 3), as_printed(0.125, 2)
    (0.197, 0.13)
    """
    return float(Decimal(repr(number)).quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP))


def shows_otherwise(text: str, number: float) -> bool:
    """Whether a cell that holds a number shows words, or bounds, in its place.

    >>> shows_otherwise("<10", 7), shows_otherwise("7", 7), shows_otherwise("-", 0), shows_otherwise("fewer than 5", 3)
    (True, False, False, True)
    """
    is_hidden = any(reading.number is None and reading.is_figure for reading in read_value(text))
    return is_hidden or (number != 0 and bool(text) and not any(map(str.isdigit, text)))


def _sections(code: str) -> list[_Section]:
    found = [_Section()]
    for quoted, escaped, bracket, plain in _TOKEN.findall(code):
        if plain == ";":
            found.append(_Section())
        elif (plain and plain in _PLACEHOLDERS) or (bracket and not bracket.strip("hHmMsS")):
            found[-1].shows = True
        elif condition := _CONDITION.match(bracket):
            compare, limit = _COMPARE[condition[1]], float(condition[2])
            found[-1].meets = lambda number, compare=compare, limit=limit: compare(number, limit)
        else:
            found[-1].words += quoted or escaped or plain
    return found[:4]
