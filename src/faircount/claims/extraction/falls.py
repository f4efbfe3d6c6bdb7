"""Factors of a fall, which say no way themselves: "fell sixfold", "a threefold drop"."""

from __future__ import annotations

import re

from faircount.claims.extraction.lexicon import DOWN_NOUNS, DOWN_VERBS
from faircount.language.keyed import Keyed

_FELL = Keyed(rf"\b{DOWN_VERBS}(?:\s+by)?\s+(?:an?\s+)?$")
_A_FALL = Keyed(rf"\s+{DOWN_NOUNS}\b")
_AWAY = 30


def is_fall(found: re.Match[str]) -> bool:
    """Whether the words just before a factor or behind it make it one of a fall.

    >>> [is_fall(found) for found in re.finditer("sixfold", "they fell sixfold; a sixfold rise; a sixfold drop")]
    [True, False, True]
    """
    text, (start, end) = found.string, found.span()
    return _A_FALL.match(text, end) is not None or _FELL.search(text, max(0, start - _AWAY), start) is not None
