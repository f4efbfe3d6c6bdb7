"""What the words at a claim tell of the figures that it may be about: their names, an average, a total, the other side."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from faircount.claims.claim import Form
from faircount.claims.extraction.lexicon import OTHER_SIDE
from faircount.claims.mentions.mention_values import When
from faircount.claims.mentions.numerals import NUMBER, number_of
from faircount.claims.mentions.passage import Passage
from faircount.claims.resolving.resolved_claim import ResolvedClaim
from faircount.claims.verification.labels import noun_behind, sentence_words, words_behind
from faircount.language.keyed import Keyed
from faircount.patterns import regex

CUE = regex(
    r"\b(?:total|totals|totalling|together|combined|altogether|overall|between them|in all|all told|sum|adds? up|added up|made up"
    r"|makes?|making|brings?|bringing|comprised?|consist\w*|grand|all in|as a whole|whole (?:period|time))\b"
)
"""Words of adding up."""
_MEAN = regex(r"\b(?:averag\w+|mean|typically|apiece|each|per|a\s+head|every)\b")
_EXTRA = regex(r"\b(?:extra|additional|further|more)\b(?!\s+than\b)")
_END = regex(r"\([\d.,]+\s?(?:%|per cent)?\s(?:to|and|–|-)\s\d$")
_PER_HEAD = regex(
    r"\bper\s+(?:head|capita|child|person|resident|pupil|young\s+person)\b|\b(?:as|more|less|times)\s+likely\b|\blikelier\b"
    r"|\b(?:for|allowing\s+for|relative\s+to|given)\s+(?:its|their|the)\s+(?:size|population)"
)
_OF_NATION = regex(
    r"\bnational(?:ly|\s+(?:total|figure|number|count|tally))\b|\b(?:of|among)\s+(?:the\s+)?(?:nation|country)(?:'s)?\b"
    r"|\b(?:total|all|offences|crimes|cases|reports)\s+(?:[a-z]+\s+){0,4}?(?:in|across|for)\s+"
    r"(?:england|the\s+(?:uk|country|nation)|britain|scotland|wales)\b"
)
_GUESS = regex(
    r"\b(?:i|we|he|she|they|you)\s+(?:would\s+|'d\s+|might\s+|could\s+|can\s+only\s+)?(?:guess|reckon|imagine|suspect|bet|fear|assume)\b"
    r"|\b(?:my|a|his|her|our)\s+(?:own\s+|best\s+)?guess\b|\bperhaps\s+as\b|\bif\s+memory\s+serves\b"
)
_ITEMISED = regex(
    r"[^\w]*(?:they|these|those|this|it|that)\s+(?:(?:was|were|is|are)\s+)?(?:consist\w*|compris\w+|made\s+up|composed|split|divided)\b"
)
_NUMERAL = regex(NUMBER)
_SPELL = Keyed(
    r"\b(?:in|for|over|during|of|across)\s+(?:(?:the|this|that|its|those|these|same|last|first|latest)\s+)*"
    rf"(?:(?P<part>quarter|half[- ]year)|(?P<n>{NUMBER})\s+(?P<unit>years|months))\b",
    *("quarter", "half", "years", "months"),
)
"""A length of time that counts are told for: "187 reports in the quarter", "over the same four years"."""
_PARTS = {"quarter": 0.25, "months": 1 / 12, "years": 1.0}
_EARLIER = regex(
    r"\W*(?:and |but )?(?:in )?(?:(?:an?|one|two|three|twelve) (?:\w+ )?(?:years?|months) (?:earlier|before|previously|ago)"
    r"|the (?:previous|preceding) \w+|the (?:year|twelve months) before)\b",
    re.IGNORECASE,
)
_COUNTED = regex(NUMBER, re.IGNORECASE)
NEAR, BEHIND = 40, 60
"""Characters round a claim in which such words belong to it, and behind it in which the text may work it out itself."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """The words of a claim and at it.

    ``names`` are the words of its sentence, ``names_behind`` those just behind it ("of the warrants"), ``noun`` what a claim
    without a number ("dozens of defendants") or a rate ("three referrals a day") is of; ``said`` is what it
    says, ``behind`` the characters that follow as printed, ``lengths`` the years that the sentence names as a length of
    time. ``is_mean``: the words speak of an average; ``adds_up``: of a total; ``is_from``: they make its number the earlier
    one ("up from 25"); ``is_extra``: it is what came on top ("an extra 40 a week"); ``is_other``: it is what another is set
    against ("up four points on the 14 per cent"); ``is_end``: it is an end of a range in brackets ("45% more (39% to 51%)");
    ``is_per_head``: it sets places against each other by their people; ``is_of_nation``: it is of what a country counts;
    ``is_guess``: the sentence only guesses, so that no figures prove it wrong; ``is_itemised``: the next sentence opens with
    what makes it up ("These comprised").
    """

    names: frozenset[str] = frozenset()
    names_behind: frozenset[str] = frozenset()
    noun: str = ""
    said: str = ""
    behind: str = ""
    before: str = ""
    """The words of its sentence before it."""
    lengths: Sequence[float] = ()
    is_mean: bool = False
    is_extra: bool = False
    adds_up: bool = False
    is_from: bool = False
    is_other: bool = False
    is_end: bool = False
    is_per_head: bool = False
    is_of_nation: bool = False
    is_guess: bool = False
    is_itemised: bool = False
    is_earlier: bool = False
    """Whether its sentence opens in an earlier time, and tells no number of it: "one year earlier there were 510 fewer"."""


def _noun(passage: Passage, claim: ResolvedClaim) -> str:
    """What dozens, or so many a day, are of."""
    found = claim.extracted
    if found.stated.form is Form.MAGNITUDE:
        return noun_behind(passage, found.at + len(found.stated.word))
    number = _NUMERAL.match(passage.masked, found.at) if found.stated.form is Form.PER else None
    return noun_behind(passage, number.end()).rstrip("'’") if number is not None else ""


def _opens_earlier(before: str) -> bool:
    """Whether what stands before a claim is an earlier time alone, and not the count of that time."""
    opened = _EARLIER.match(before)
    return opened is not None and _COUNTED.search(before, opened.end()) is None


def _lengths(passage: Passage, start: int, end: int) -> list[float]:
    """The years that a sentence, or the two before it, name as a length of time."""
    own = [one.years for one in passage.periods if start <= one.start < end and one.when is When.LENGTH]
    first = passage.sentences[max(0, passage.sentence(start) - _BEFORE)][0]
    for found in _SPELL.finditer(passage.printed[first:end].lower()):
        own.append(number_of(found["n"]) * _PARTS[found["unit"]] if found["n"] else _PARTS.get(found["part"], 0.5))
    return own


_BEFORE = 2


def phrase_of(passage: Passage, claim: ResolvedClaim) -> Phrase:
    """The phrase of a claim."""
    found, masked = claim.extracted, passage.masked
    start, end = passage.around(found.at)
    left, right = max(start, found.start - NEAR), min(end, found.end + NEAR)
    return Phrase(
        names=sentence_words(passage, found.at),
        names_behind=words_behind(passage, found.end, end),
        noun=_noun(passage, claim),
        said=masked[found.start : found.end],
        behind=passage.printed[found.end : found.end + BEHIND],
        before=masked[start : found.start],
        lengths=_lengths(passage, start, end),
        is_end=_END.search(passage.printed, start, found.start + 1) is not None,
        is_per_head=_PER_HEAD.search(masked, start, end) is not None,
        is_of_nation=_OF_NATION.search(masked, found.start, end) is not None,
        is_guess=_GUESS.search(masked, start, end) is not None,
        is_earlier=_opens_earlier(passage.printed[start : found.start]),
        is_itemised=_ITEMISED.match(masked, end) is not None,
        is_mean=_MEAN.search(masked, left, right) is not None,
        is_extra=_EXTRA.search(masked, max(start, found.start - len("additional ")), found.end) is not None,
        adds_up=CUE.search(masked, left, right) is not None,
        is_from="from" in masked[found.start : found.at + 1].split(),
        is_other=any(OTHER_SIDE.search(masked, start, at) for at in (found.start, found.at)),
    )
