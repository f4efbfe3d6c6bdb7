"""What the words around a table or a sentence say of all its figures: with the online flag, or without."""

from __future__ import annotations

import re
from dataclasses import replace

from faircount.language.filters import names_filters, online_filtered
from faircount.language.flag_requests import online_asked, online_requested
from faircount.language.flag_titles import (
    asks_for_a_part,
    flagged_besides,
    online_below,
    online_let_in,
    online_of,
    online_of_all,
)
from faircount.language.sentences import of_what_follows
from faircount.patterns import regex
from faircount.readers.letter.questions import names_question
from faircount.readers.meaning.context import NEAR, Context, FoundPart
from faircount.vocabulary.measures import Online

OUTRIGHT = NEAR | {"part named", "what follows"}
"""Places that say it of their own table and of nothing else."""


def _whole_online(text: str) -> Online | None:
    """What a question says of all that it asks for; "Of those, how many were online" asks for a part of what another did."""
    return None if asks_for_a_part(text) else online_of(text)


def online_around(context: Context) -> FoundPart | None:
    """Whether all figures are online ones, as a title says."""
    asked = [text for _, text in context.texts("question")]
    # "Q2 by sex" is of what Q2 counts; "How many of those were charged" is as likely as not.
    named = any(map(names_question, asked))
    # Where other questions speak of the flag, title and heading of the letter say nothing of one that does not.
    parted = bool(asked) and any(map(online_of, context.questions.values()))
    near = NEAR - {"heading"} if parted else NEAR
    found = context.first(online_of, *near, "question", "part named") or context.first(online_requested, *near)
    found = found or context.first(online_of if named else _whole_online, "earlier question")
    found = found or (None if parted else context.first(online_of, "document title")) or context.title_above(online_of)
    if found is not None and named and found.source == "earlier question":
        found = replace(found, source="part named")
    found = found or context.first(flagged_besides, "lead-in")
    if found is None and (below := context.first(online_below, "lead-in")) is not None:
        found = replace(below, source="what follows")
    if found is None and not context.questions:
        found = context.first(lambda text: online_let_in(of_what_follows(text)), "lead-in")
        found = found or context.first(online_let_in, "request")
        found = found or context.first(online_asked, "lead-in", "elsewhere") or _requested(context)
    found = found or context.first(online_below, *NEAR, "note")
    found = found or context.first(online_filtered, *NEAR, "lead-in", "note")
    found = found or context.first(online_of_all, "note", "elsewhere")
    return found or context.first(lambda text: online_filtered(text) if names_filters(text) else None, "elsewhere")


def _requested(context: Context) -> FoundPart | None:
    """What the one question of a request says; of several each may be of another part."""
    asked = [text for _, text in context.texts("request") if _ASKS.search(text)]
    is_one = sum(len(_ASKS.findall(text)) for text in asked) == 1
    return context.first(lambda text: online_requested(text) or online_of(text), "request") if is_one else None


_ASKS = regex(r"\b(?:how many|numbers?|totals?|counts?|break ?down(?: of)?(?= the\b)) ", re.IGNORECASE)
