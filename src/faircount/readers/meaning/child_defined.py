"""Whom an answer means by children: those under 18, unless it says otherwise anywhere ("A child is a person under 16")."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from faircount.patterns import regex
from faircount.readers.meaning.context import NEAR, PATH, Context, FoundPart
from faircount.readers.meaning.population import population_said
from faircount.vocabulary.ages import UNDER_18, AgeBand

_DEFINED = regex(
    r"\bchild(?:ren)?[\"'“”‘’]?(?: victims?)? (?:is|are|means?|refers? to"
    r"|(?:is|are|was|were|has been|have been) (?:defined|taken|treated|counted) (?:as|to be))"
    r"(?: (?!not\b|aged?\b)[\w']+){0,6}?(?: aged?)? (?:under|below|younger than|less than)(?: the age of)? "
    r"(?P<under>\d{1,2}|thirteen|sixteen|eighteen)\b",
    re.IGNORECASE,
)
_IN_WORDS = {"thirteen": 13, "sixteen": 16, "eighteen": 18}
_AGE = regex(r"(?<![\d/])(\d{1,2})(?![\d/])|\b(thirteen|sixteen|eighteen)s?\b", re.IGNORECASE)
_IN_FIGURES = regex(r"\b(?:1[78]|eighteen)s?\b", re.IGNORECASE)


@lru_cache(maxsize=5_000)
def child_defined(text: str) -> AgeBand | None:
    """Who a child is, where a text says it.

    >>> child_defined("1. A child is a person under the age of 16.").high, child_defined("A child under 13 was hurt.")
    (15, None)
    """
    found = _DEFINED.search(text)
    if found is None:
        return None
    said = found["under"].lower()
    return AgeBand(0, (_IN_WORDS.get(said) or int(said)) - 1)


def population_of(context: Context) -> FoundPart | None:
    """The ages that the figures are all about; where "children" are told to be others than those under 18, these.

    Where words near the table say 18 themselves, nobody knows which of the two it is.
    """
    found = context.population()
    if found is None or found.value != UNDER_18:
        return found
    defined = {band for _, text in context.texts() if (band := child_defined(text)) is not None} - {UNDER_18}
    if not defined:
        return found
    says_18 = any(_IN_FIGURES.search(text) for _, text in context.texts(*NEAR, "lead-in", "question", "note"))
    if says_18 or len(defined) > 1:
        return FoundPart(None, found.source, tuple(str(band) for band in (UNDER_18, *defined)))
    return replace(found, value=defined.pop())


def ages_in_figures(context: Context) -> FoundPart | None:
    """The ages that words near the figures tell by their number; a letter about "offences against children" tells none."""
    return context.first(_by_number, *PATH)


def _by_number(text: str) -> AgeBand | None:
    band = population_said(text)
    told = {_IN_WORDS.get(found[0].lower().rstrip("s")) or int(found[1]) for found in _AGE.finditer(text)}
    return band if band is not None and band.high is not None and told & {band.high, band.high + 1} else None


def tell_several_ages(context: Context) -> bool:
    """Whether other parts of the answer are about children of other ages each, so that those of one need not hold here."""
    return len({band for _, text in context.texts("elsewhere", "request") if (band := population_said(text)) is not None}) > 1
