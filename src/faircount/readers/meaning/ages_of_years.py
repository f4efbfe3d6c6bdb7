"""Notes that limit the figures of some years to other ages: "Figures for 2017/18 cover victims aged under 16 only"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from faircount.language.clause_words import split_sentences
from faircount.language.periods import find_spans
from faircount.patterns import regex
from faircount.readers.letter.requests import is_asking
from faircount.readers.meaning.context import FoundPart
from faircount.readers.meaning.population import population_noted
from faircount.vocabulary.ages import AgeBand
from faircount.vocabulary.periods import Period

_LIMITS = regex(
    r"^\W*(?:\d{1,2}[.)]\s+)?(?:the |all |please note:? |note:? )*(?:figures?|counts?|data|numbers?|totals?)\b"
    r"[^.;]{0,80}?\b(?:covers?|relates?|refers?|includes?|(?:is|are) (?:for|of|only|limited|restricted))\b",
    re.IGNORECASE,
)
_REASON = regex(r",? (?:because|since|as|when)\b")
AGES_ELSEWHERE = "the ages stand in another part of the answer"


def limits_in(texts: Iterable[str]) -> FoundPart | None:
    """The periods that sentences limit to ages of their own, each with these; None where none does.

    >>> said = limits_in(["Figures for 2017/18 and 2018/19 cover victims aged under 16 only. Others are of those under 18."])
    >>> [([period.label for period in periods], band.label) for periods, band in said.value]
    [(['2017/18', '2018/19'], 'under 16')]
    """
    found = tuple(limit for text in texts for limit in _limits_of(text))
    return FoundPart(found, "note") if found else None


@lru_cache(maxsize=10_000)
def _limits_of(text: str) -> tuple[tuple[tuple[Period, ...], AgeBand], ...]:
    """Found once: each line of a list asks all texts of its letter again."""
    found = []
    for _, said in split_sentences(text):
        spans = [span for span in find_spans(said) if span.kind not in ("date", "part")] if _LIMITS.match(said) else []
        band = population_noted(_REASON.split(said)[0]) if spans and not is_asking(said) else None
        if band is not None:
            found.append((tuple(span.period for span in spans), band))
    return tuple(found)


def of_that_time(told: tuple[AgeBand, str, str], period: Period | None, noted: FoundPart | None) -> tuple[AgeBand, str, str]:
    """The ages, where they come from and what is asked of them; those of a note of that time where they are some of these."""
    limits = noted.value if noted is not None and period is not None and isinstance(noted.value, tuple) else ()
    bands = (band for periods, band in limits if any(one == period or one.contains(period) for one in periods))
    few = next((band for band in bands if band != told[0] and told[0].contains(band)), None)
    return told if few is None else (few, "ages: note", AGES_ELSEWHERE)
