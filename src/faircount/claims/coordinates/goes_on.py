"""Sentences that go on from the one before: "That is 17 fewer than the year before", "How many? 1,099"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from faircount.claims.coordinates.sentence import Sentence
from faircount.patterns import regex


def is_answer(here: Sentence, before: Sentence) -> bool:
    """Whether a sentence answers the question before it, and so is of what that names: "How many ...? Answer: 1,099."."""
    return asks(here, before) and not (here.offences or here.places)


def asks(here: Sentence, before: Sentence) -> bool:
    """Whether a sentence has the time of the question before it: "What changed from 2015/16 to 2021/22? Rapes rose by 28"."""
    return before.text.rstrip().endswith("?") and not here.periods


_POINTS_BACK = regex(
    r"\s*(?:(?:by|in|for|a|the|twelve|one) [^,;.]{2,24},? )?"
    r"(?:that|this|which|it|they|(?:the|its|their|that) (?:figure|number|total|count|tally)s?(?: (?:for|in) [^,;.]{3,24})?)"
    r"\s+(?:is|was|are|were|had|has|stood|stands|represents|means|makes|amounts|compares|fell|rose)\b",
    re.IGNORECASE,
)
"""Opens a sentence that is of the figure told before it: "That is 17 fewer than the year before"."""


def goes_on(here: Sentence, before: Sequence[Sentence]) -> bool:
    """Whether a sentence is of the one thing that the sentence before it names: "That is 17 fewer", "How many ...? 1,099"."""
    points = bool(before) and (_POINTS_BACK.match(here.text) is not None or is_answer(here, before[0]))
    return points and all(len(group) == 1 for group in (before[0].offences, before[0].places))
