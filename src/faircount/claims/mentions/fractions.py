"""Fractions in words: "a third", "two thirds", "three-quarters", "half"."""

from __future__ import annotations

import re

from faircount.claims.mentions.numerals import UNITS

_PARTS = {
    "half": 2, "halve": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
    "twelfth": 12, "twentieth": 20,
}  # fmt: skip
_COUNT = "an?|another|" + "|".join(word for word, number in UNITS.items() if 1 <= number <= 11)
_NAME = "third|quarter|fifth|sixth|seventh|eighth|ninth|tenth|twelfth|twentieth"
# A third of them, but no third man, third year or third quarter of the year.
_ENDS = (
    r"(?=\s+(?:of|more|fewer|less|higher|lower|up|down|since|in|on|over|from|to|than|were|was|are|is|came|come|comes|involved|involving|had|have|"
    r"between|compared|last|and|or|but|the|took|take|said|led|against|with|across|within|during|for|by|at|as|that|which|annual|rise|increase|jump|"
    r"leap|surge|growth|fall|drop|decrease|decline|reduction|dip|also|resulted|ended|related|concerned|happened|occurred|took|all|met|fell|being|"
    r"involves?|concerns?|relates?|ends?|leads?|results?|happens?|occurs?|remain(?:s|ed)?|stay(?:s|ed)?|aged|under|above|below|beyond|brings?|brought|meant|means|leaves|left|saw|puts?|made|makes|compares|each|on|while|when|where|because|although|though|despite|whereas|after|before|did|knew|know|belongs?|goes|go|began|begin|begins|dates?|gave|give|speak|spoke|appears?|happen|occur|result|end|lead|start|starts|told|felt|want|need|live|use|went|say|(?!accused|alleged|convicted|suspected|unnamed)[a-z]{3,}ed)\b|\s*(?:[,.;:()-]|[–—])|\s+[\ue000-\ue002]|\s*$)"
)
_NO_HALF = r"(?![- ](?:a[- ])?(?:million|dozen|hour|year|term|way|time|century|decade|sibling|brother|sister))(?! years?\b)"
_WHOLES = [*(word for word, number in UNITS.items() if 1 <= number <= 12), r"\d", "hour", "day", "week", "month", "year"]
# "Four and a half a day" is a number with a half, not a half.
_NO_MIXED = "".join(f"(?<!{word} and )" for word in _WHOLES)
_NO_MIXED_HALF = "".join(f"(?<!{word} and a )" for word in _WHOLES)
FRACTION = rf"(?:(?:{_COUNT})[- ](?:{_NAME})s?{_ENDS}|(?:{_NO_MIXED}a half|{_NO_MIXED_HALF}half)\b{_NO_HALF}|one half\b)"
"""A fraction in running text, for use inside a larger pattern."""
FRACTION_KEYS = ("half", "third", "quarter", "fth", "xth", "nth", "hth", "eth")
"""Letters of which a fraction has some."""


def fraction_of(text: str) -> float | None:
    """The fraction in per cent.

    >>> [round(fraction_of(said), 1) for said in ("a third", "two thirds", "three-quarters", "half")]
    [33.3, 66.7, 75.0, 50.0]
    """
    found = re.fullmatch(rf"(?:({_COUNT})[- ])?({'|'.join(_PARTS)}?)s?", text.strip().lower())
    if found is None:
        return None
    count = UNITS.get(found[1] or "one", 1)
    return 100.0 * count / _PARTS[found[2]] if count < _PARTS[found[2]] else None
