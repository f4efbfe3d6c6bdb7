"""Labels of what is not known, alone or of those whom all figures are about: "Unknown (under 18)" is no band from 0 to 17."""

from __future__ import annotations

import re
from functools import lru_cache

from faircount.language import words
from faircount.language.ages import find_band
from faircount.patterns import regex
from faircount.vocabulary.ages import UNDER_18, AgeBand

_CHILD = regex(
    r"\b(?:(?:known|believed|thought) to be )?(?:an? )?(?:child(?:ren)?|minors?|juveniles?|youths?|young (?:person|people))\b",
    re.IGNORECASE,
)
_AROUND = regex(
    r"^[\W_]*(?:(?:but|and|though|still|aged?|ages|exact|within|all)\b[\W_]*)*|(?:[\W_]*\b(?:but|and|though|aged))*[\W_]*$",
    re.IGNORECASE,
)
_WHOLE = 15
"""The last age from which on a band from birth is that of all children, and no group of them."""


def is_unknown(label: str, kind: str) -> bool:
    """Whether a label among others of a kind says only that something is not known, or is neither of them.

    >>> is_unknown("Not stated", "sex"), is_unknown("Other", "age"), is_unknown("Other", "offence"), is_unknown("<NA>", "")
    (True, True, False, True)
    """
    is_neither = kind in ("sex", "age") and words.OTHER_ALONE.match(label)
    # What R and SQL print where nothing was filled in, beside the answers of a flag.
    is_empty = label.lower() in ("<na>", "#n/a", "<null>") or (kind == "online" and label.lower() in ("na", "n/a"))
    return bool(words.UNKNOWN.match(label) or label.lower() in ("(blank)", "u", "nk") or is_neither or is_empty)


@lru_cache(maxsize=20_000)
def unknown_within(label: str) -> AgeBand | None:
    """Whom a label is about that says no more than that something of them is not known; nothing of any other label.

    >>> unknown_within("Unknown (under 18)").label, unknown_within("Not recorded (child)").label, unknown_within("Under 18")
    ('under 18', 'under 18', None)
    """
    found = find_band(label)
    if found is not None:
        band, start, end = found
        is_whole = band.known and band.low in (None, 0) and band.high is not None and band.high >= _WHOLE
        left = f"{label[:start]} {label[end:]}" if is_whole else ""
    else:
        band, left = UNDER_18, _CHILD.sub(" ", label) if _CHILD.search(label) else ""
    return band if left and words.UNKNOWN.match(_AROUND.sub("", left)) else None
