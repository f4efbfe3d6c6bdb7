"""Words that stand where a value would: why there is none, or what it is called that hides it."""

from __future__ import annotations

import re

from faircount.patterns import regex
from faircount.readers.base import Value

_INSTEAD = regex(
    r"\W{1,3}$|\W*(?:see (?:foot)?notes?\b|suppress|withh[eo]ld|redact|exempt|refused|none\b|nil\b|n/?[akr]\b|u/?k\b|unknown\b"
    r"|(?:fewer|less) than\b"
    r"|no (?:data|record|figure)|(?:unable|not able) to\b|cannot\b"
    r"|not (?:held|recorded|available|known|disclosed|provided|shown|applicable)"
    r"|#(?:ref|n/a|value|name|div/0|num))",
    re.IGNORECASE,
)


def is_instead(value: Value) -> bool:
    """Whether a cell says in words or by a sign what stands in the place of a count.

    >>> is_instead("Unable to provide"), is_instead("\u2020"), is_instead("Female"), is_instead(12)
    (True, True, False, False)
    """
    return isinstance(value, str) and _INSTEAD.match(value) is not None
