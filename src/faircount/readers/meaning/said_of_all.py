"""The period that a letter says all its answers are about: "All answers relate to offences recorded between ... and ..."."""

from __future__ import annotations

import re
from collections.abc import Iterable

from faircount.language import finders
from faircount.patterns import regex
from faircount.vocabulary.periods import Period

_OF_ALL = regex(
    r"\W*(?:please note(?: that)?:? |note(?: that)?:? )?(?:all|each|every one) (?:of )?(?:the |our |these |my )?"
    r"(?:answers?|figures?|data|counts?|numbers?|responses?|results?|totals?|tables?)"
    r"(?: (?:below|above|here|given|provided|supplied|shown|that follow|in this (?:letter|answer|response|reply|document|file)))*"
    r" (?:relates?|refers?|are|is|covers?|concerns?|appl(?:y|ies))\b",
    re.IGNORECASE,
)


def period_of_all(texts: Iterable[str]) -> tuple[Period, str] | None:
    """The one period, with its kind, that sentences on all figures name; None where there are none of such, or two.

    >>> period_of_all(["All answers relate to offences recorded between 1 April 2024 and 31 March 2025."])[0].label
    '2024/25'
    >>> period_of_all(["All figures are for 2019.", "All tables cover 2020."]), period_of_all(["Figures for 2019 are below."])
    (None, None)
    """
    told = {one for text in texts if _OF_ALL.match(text) for one in finders.find_periods(text, months=False)}
    return told.pop() if len(told) == 1 else None
