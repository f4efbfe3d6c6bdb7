"""Runs of years: "the third rise in a row", "risen every year from 2017/18 to 2022/23"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from faircount.claims.claim import ClaimKind, Direction, Form, StatedValue
from faircount.claims.extraction.extracted_claim import ExtractedClaim, trimmed
from faircount.claims.extraction.lexicon import A_YEAR, DOWN_NOUNS, UP_NOUNS, WHEN, direction_of
from faircount.claims.extraction.rank import ORDINAL, place_of, rank_told
from faircount.claims.mentions.mention_values import When
from faircount.claims.mentions.numerals import NUMBER, number_of
from faircount.claims.mentions.passage import Passage
from faircount.claims.words import Wording
from faircount.patterns import regex

_IN_TURN, _ROW = (
    r"(?:consecutive|successive|straight|back-to-back)\s+",
    r"(?:in\s+a\s+row|in\s+succession|on\s+the\s+trot|running)",
)
_STEP = rf"(?:years?|{UP_NOUNS}|{DOWN_NOUNS})"
_RUN = regex(
    rf"(?<![\w-])(?:for\s+)?(?:the|a|its|their)\s+(?P<place>(?!first){ORDINAL})\s+"
    rf"(?:{_IN_TURN}(?:annual\s+|yearly\s+)?{_STEP}|(?:annual\s+|yearly\s+)?{_STEP}\s+{_ROW})"
    rf"|(?<![\w-])(?:for\s+)?(?P<n>{NUMBER})\s+(?:{_IN_TURN}(?:annual\s+|yearly\s+)?{_STEP}"
    rf"|(?:annual\s+|yearly\s+)?(?:{UP_NOUNS}|{DOWN_NOUNS})\s+{_ROW})\b"
)
_EVERY_YEAR = regex(
    r"(?<![\w-])(?P<way>ris(?:en|es|ing)|rose|gone\s+up|went\s+up|increas(?:ed|es|ing)|grown|grew|climb(?:ed|s|ing)?|grow(?:s|ing)?|increase|fall(?:en|s|ing)?|fell|gone\s+down"
    r"|went\s+down|dropped|declined|decreased)\s+(?:(?:in\s+)?(?:every|each)\s+(?:single\s+)?(?:financial\s+)?year|year\s+after\s+year)"
    r"(?:,\s+without\s+(?:exception|fail|a\s+break),)?\s+"
    r"(?:(?:in|across|for|at)\s+[a-z\ue002]+(?:\s+[a-z\ue002]+){0,5}?\s+(?=since|from|between|\ue000))?(?:(?:from|between|since)\s+)?"
    rf"(?P<first>{A_YEAR})(?P<last>\s+(?:(?:through|right\s+up|up)\s+to|to|and|until|through)\s+{A_YEAR})?"
)
"""A run told by its ends: "risen every year from 2017/18 to 2022/23"."""
_TURNS = regex(r"\b(?:before|until|then|but|and|without)\b")
_YEARS_OF = regex(
    rf"(?P<when>{WHEN})\s+of\s+(?:increases?|rises?|growth|falls?|decline|declines|drops?|decreases?)\b(?!\s+(?:of|in)\b)"
)
"""A run told as such: "after three years of increases"."""
_YEARS_RUNNING = regex(rf"(?P<when>{WHEN})\s+(?:in\s+a\s+row|in\s+succession|running)\b")


def find_runs(passage: Passage, _: Wording) -> Iterator[ExtractedClaim]:
    """Claims that so many years in turn, or all from one to another, went one way."""
    for found in _RUN.finditer(passage.masked):
        start, end = passage.around(found.start())
        steps = number_of(found["n"]) if found["n"] else place_of(found["place"])
        rank = replace(rank_told(found, "run"), value=steps, direction=_way(passage.masked, start, found, end))
        yield ExtractedClaim(*trimmed(found), ClaimKind.RANK, rank, found.start())
    for found in _EVERY_YEAR.finditer(passage.masked):
        if not (found["last"] or re.search(r"\bsince\b", passage.printed[found.start() : found.end()], re.IGNORECASE)):
            continue  # where the run ends is not understood
        run = StatedValue(Form.RANK, None, None, direction=direction_of(found["way"]), word="run")
        yield ExtractedClaim(*found.span(), ClaimKind.RANK, run, found.start())
    for found in (*_YEARS_OF.finditer(passage.masked), *_YEARS_RUNNING.finditer(passage.masked)):
        years = next((said.years for said in passage.periods if said.start == found.start() and said.when is When.LENGTH), 0)
        if years >= 2:
            way = _way(passage.masked, passage.around(found.start())[0], found, passage.around(found.start())[1])
            yield ExtractedClaim(
                *found.span(),
                ClaimKind.RANK,
                StatedValue(Form.RANK, None, float(int(years)), direction=way, word="run"),
                found.start(),
            )


def _way(masked: str, start: int, found: re.Match[str], end: int) -> Direction | None:
    """Which way a run goes: by its own words, by those behind it ("that reports have gone up"), else by those before."""
    behind = _TURNS.split(masked[found.end() : end], maxsplit=1)[0]
    return direction_of(found[0]) or direction_of(behind) or direction_of(masked[start : found.start()])
