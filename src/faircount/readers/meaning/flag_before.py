"""The flag that a number of a sentence has from what stands before it, which names the flag or those who have it."""

from __future__ import annotations

import re
from dataclasses import replace

from faircount.language import clause_words
from faircount.language.sentences import CountMention
from faircount.language.words import ONLINE
from faircount.patterns import regex
from faircount.readers.meaning.facts import CellFacts
from faircount.readers.meaning.passage import Told
from faircount.vocabulary.measures import Online


def flag_before(line: str, mention: CountMention, before: Told | None, *, is_named: bool = False) -> Online | None:
    """The flag that a number has from what stands before it, as one of the flagged or as those who are left of them.

    ``is_named``: whether a line above names the flag that "the keyword" is.
    """
    if clause_words.leans_on_the_flag(mention.sentence, line) or clause_words.is_on_several(mention.sentence):
        return Online.YES
    own = _FLAG_ALONE.search(mention.clause)
    if own is not None and (is_named or ONLINE.search(line[: mention.start])):
        # "79 were flagged as online. 344 were not flagged": with the flag that was named.
        return Online.NO if own["no"] else Online.YES
    is_beside = before is not None and before[0].sentence == mention.sentence and before[1].online is Online.YES
    return Online.NO if is_beside and _is_the_rest(line, mention) else None


def flagged(facts: CellFacts, online: Online) -> CellFacts:
    """The facts with that flag."""
    return replace(facts, online=online, sources=(*facts.sources, "online: the sentence before"))


_FLAG_ALONE = regex(
    r"\b(?:(?:were|was|are|is|been) |(?P<no>not |un))+(?:flagged|marked|tagged)\W*$"
    r"|\b(?:ha(?:ve|s|d|ving)|carr(?:y|ied|ying)|bear(?:ing)?|bore|show(?:s|ed|ing)?|with|under|given) (?:the|this|that)"
    r" (?:flag|marker|tag|qualifier|keyword|indicator)\W*$",
    re.IGNORECASE,
)
_REST = regex(r"\b(?:remaining|other|rest of the|balance of)\s*$", re.IGNORECASE)
_NOT = regex(r"\s+(?:[a-z]+ ){0,2}?(?:were|was|had|did|do|does|has|have|are|is) (?:not|no)\b", re.IGNORECASE)


def _is_the_rest(line: str, mention: CountMention) -> bool:
    """Whether a number is of those that are not what the one before it is: "19 were flagged and the remaining 225 were not".

    A clause that ends with "did not" leaves out what the one before it did.
    """
    denied = _NOT.match(line[mention.end :])
    return denied is not None and bool(_REST.search(line[: mention.start]) or _ENDS.match(line[mention.end + denied.end() :]))


_ENDS = regex(r"\s*(?:[.;,)]|$)")
