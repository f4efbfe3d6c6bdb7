"""The words of which the phrases of periods are made, each with its spellings."""

from __future__ import annotations

from collections.abc import Mapping

from faircount.vocabulary.periods import MONTHS

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))

WORDS: Mapping[str, str] = {
    "d": r"(?P<d#>\d{1,2})(?:st|nd|rd|th)?",
    "M": rf"(?P<M#>{_MONTH})\.?",
    "m": r"(?P<m#>0?[1-9]|1[0-2])",
    "mm": r"(?P<m#>0[1-9]|1[0-2])",
    "Y": r"(?P<Y#>(?:19|20)\d{2})",
    "y": r"'?(?P<Y#>(?:19|20)\d{2}|\d{2})",
    "yy": r"'?(?P<Y#>\d{2})",
    "q": r"(?P<q#>[1-4])",
    "h": r"(?P<h#>[12])",
    "nth": r"(?P<n#>first|opening|second|third|fourth|last|final|closing|1st|2nd|3rd|4th)",
    "part": r"(?:quarter|half|(?:three|3|six|6|nine|9) months)",
    "to": (
        r"(?: *(?:-to-|-|to|until|up to|through(?: to)?|and(?: ending(?: on)?)?|till|/) ?"
        r"(?:\(?(?:and )?(?:including|inclusive of)\)? )?(?:the )?(?:end of )?)"
    ),
    "Q": r"(?:quarter|qtr|q)[ .]?",
    "H": r"(?:half|h)[ .]?",
    "FY": r"(?:financial year|fiscal year|fin\.? year|f[./]?y\.?)",
    "span": (
        r"(?P<long>(?:financial |fiscal )?years?|yrs?|y[/-]?e|y\.e|f\.?y\.?e|fy"
        r"|(?:12|twelve|6|six|3|three)[ -]?(?:months?|m(?:/e)?)|half[ -]years?|quarters?|qtr)"
    ),
    "ends": (
        r"(?:(?: period)?,?(?: that| which)? (?:end(?:ing|ed)?|clos(?:ing|ed)|finish(?:ing|ed)|to(?: (?:the )?end(?: of)?)?"
        r"|until)(?: in| on)?(?: the)?:?|(?<=[ .f/y-]e)\.?)"
    ),
    "begins": (
        r"(?:(?:that |which )?(?:began|begun|started|commenced|opened)|(?:start|beginn|commenc|open)ing)"
        r"(?: in| on| with)?(?: the)?(?: 0?1(?:st)?(?: of)?)?"
    ),
    ".": r"[/.-]",
    "-": r" ?[/-] ?",
    "_": r"(?: of (?=(?:19|20)\d\d)|[ '-]?)",
}
"""The words of which phrases are made; # is the number behind the word in a phrase ({d1}, {d2})."""
