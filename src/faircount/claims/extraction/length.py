"""Lengths of time that are told as such: "an inquiry took 246 days on average", "seven years longer"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from faircount.claims.claim import ClaimKind, Form, StatedValue
from faircount.claims.extraction.extracted_claim import ExtractedClaim, stated_value
from faircount.claims.extraction.lexicon import HEDGE, VERBS, N, direction_of
from faircount.claims.mentions.numerals import number_of
from faircount.claims.mentions.passage import DECOY, Passage
from faircount.claims.words import Wording
from faircount.patterns import regex

_TIME = regex(
    rf"(?<![\w-])(?P<own>{HEDGE}{N}\s+(?:days|weeks|months|years))\b(?P<longer>\s+(?P<cue>more|longer|older|fewer|less|shorter|younger)\b)?"
    r"(?!\s+(?:a|an|per|each|ago|later|before|earlier|after|of|old|or|running)\b|['’])"
)
_LENGTHS = regex(
    r"\b(?:averag\w+|median|mean|typical\w*|waits?|waiting|waited|delays?|hanging\s+on|takes?|took|taking|lasted|lasts)\b"
)
"""Words of how long something takes, in the sentence of a length of time or just before."""
_TO_SAME = regex(rf"\s+to\s+(?P<own>{HEDGE}{N})(?=[.,;)\s])(?!,\d|\s+(?:days|weeks|months|years))")
"""The second of two whose unit is told once: "from 38 weeks to 19"."""
_MOVED_BY = regex(rf"\b{VERBS}\s+by\s+$")
_SAME_UNIT = regex(rf"\b(?:waited|waits?|took|takes?|lasted|lasts)\s+(?P<own>{HEDGE}{N})(?=[.,;])(?!,\d)")
"""A length whose unit was told just before: "men waited 22"."""


def _length(found: re.Match[str], wording: Wording) -> StatedValue:
    return replace(stated_value(Form.THINGS, found["n"], wording, found["hedge"]), word="time")


def find_lengths(passage: Passage, wording: Wording) -> Iterator[ExtractedClaim]:
    """How long something takes, and how much longer, where the words are not of when something was."""
    for found in _SAME_UNIT.finditer(passage.masked):
        yield ExtractedClaim(*found.span("own"), ClaimKind.LEVEL, _length(found, wording), found.start("n"))
    within = {place for one in passage.periods for place in range(one.start + 1, one.end)}
    for found in _TIME.finditer(passage.printed.lower()):
        sentence, at = passage.sentence(found.start()), found.start("n")
        start, end = passage.sentences[max(0, sentence - 1)][0], passage.sentences[sentence][1]
        if number_of(found["n"]) <= 1 or at in within or passage.masked[at] == DECOY:
            continue
        moved = _MOVED_BY.search(passage.masked, max(start, found.start() - 40), found.start())
        if found["cue"] or moved:
            way = direction_of(found["cue"] or moved[0])  # type: ignore[index]
            stated = stated_value(Form.DIFFERENCE, found["n"], wording, found["hedge"])
            yield ExtractedClaim(*found.span(), ClaimKind.CHANGE, replace(stated, direction=way, word="time"), at)
            continue
        if second := _TO_SAME.match(passage.masked, found.end()):
            yield ExtractedClaim(*second.span("own"), ClaimKind.LEVEL, _length(second, wording), second.start("n"))
        if _LENGTHS.search(passage.masked, start, end):
            yield ExtractedClaim(*found.span("own"), ClaimKind.LEVEL, _length(found, wording), at)
