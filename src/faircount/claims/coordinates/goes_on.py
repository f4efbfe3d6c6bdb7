"""Sentences that go on from the one before: "That is 17 fewer than the year before", "How many? 1,099"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from faircount.claims.coordinates.sentence import Sentence, read_sentence
from faircount.claims.mentions.passage import Passage
from faircount.language.keyed import Keyed
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
    r"\s+(?:is|was|are|were|had|has|stood|stands|represents|means|makes|amounts|compares|did|fell|rose)\b",
    re.IGNORECASE,
)
"""Opens a sentence that is of the figure told before it: "That is 17 fewer than the year before"."""


_RESULT_ASKED = Keyed(
    r"\bhow\s+(?:big|large|great|much|steep|wide|sharp)\b|\bhow\s+many\s+(?:of\s+the\s+|other\s+)?(?:[a-z]+\s+)?(?:forces|years|areas|regions|times)\b"
    r"|\bwhat\s+(?:was|is|were|would\s+be)\s+the\s+(?:[a-z]+\s+){0,2}(?:mean|average|median|difference|gap|rise|fall|increase|drop|change)\b",
    *("how", "what"),
)
"""A question whose answer is worked out of counts and is none itself: "How big was the rise?", "What is the plain mean?"."""
_BARE_ANSWER = 6
"""Words of an answer that says nothing of its own."""


def answers_a_result(here: Sentence, before: Sequence[Sentence]) -> bool:
    """Whether a bare number answers a question for what is worked out of counts, so that it is no count."""
    asked, mark, told = here.text.rpartition("?")
    if not mark:
        asked, told = (before[0].text.rstrip(), here.text) if before and before[0].text.rstrip().endswith("?") else ("", "")
        if here.offences or here.places or here.periods:
            return False
    return 0 < len(told.split()) <= _BARE_ANSWER and _RESULT_ASKED.search(asked.lower()) is not None


def goes_on(here: Sentence, before: Sequence[Sentence]) -> bool:
    """Whether a sentence is of the one thing that the sentence before it names: "That is 17 fewer", "How many ...? 1,099"."""
    points = bool(before) and (_POINTS_BACK.match(here.text) is not None or is_answer(here, before[0]))
    return points and all(len(group) == 1 for group in (before[0].offences, before[0].places))


def as_told(
    passage: Passage, sentences: Mapping[tuple[int, int], Sentence], number: int, counted: set[int]
) -> tuple[Sentence, list[Sentence]]:
    """A sentence as those around it complete it, and the ones before it, the nearest first; ``counted`` are those with claims."""
    ordered = list(sentences)
    here, before = sentences[ordered[number]], [sentences[span] for span in ordered[:number]][::-1]
    if not here.periods and before and len(before[0].periods) == 1 and _IN_IT.search(here.text):
        here = replace(here, periods=before[0].periods)  # "The financial year closed on 31 March 2020. In it Kent recorded 62."
    here = _named_behind(here, before, [(sentences[ordered[at]], at in counted) for at in range(number + 1, len(ordered))])
    if before and before[0].text.rstrip().endswith("?") and not here.offences and number - 1 not in counted:
        # "What share of the sexual offences in Kent in 2015/16 were rapes? It was 31%": read as one sentence.
        return read_sentence(passage, ordered[number - 1][0], ordered[number][1]), before[1:]
    return here, before


_NAMES_BEFORE = regex(
    r"\W*(?:(?:yes|yep|correct|right|indeed)\W+)?(?:(?:all|both) (?:of )?)?(?:those|these|that|this|they)\b"
    r"|\W*(?:i am|i['’]m|we are|we['’]re) (?:talking|speaking)\b",
    re.IGNORECASE,
)
"""Opens a sentence that says of what the numbers before it are."""


_IN_IT = Keyed(
    r"(?i)\b(?:in|during|over)\s+(?:it|them|that\s+(?:financial\s+)?year|those\s+(?:twelve|12)\s+months|that\s+(?:time|period))\b(?!\s+of\b)",
)
"""What names the time that the sentence before it tells."""
_FEW_WORDS = 3
"""Words of a bare answer."""


def _named_behind(here: Sentence, before: Sequence[Sentence], later: Sequence[tuple[Sentence, bool]]) -> Sentence:
    """A sentence with what one behind it names and none so far, each with whether it has claims: "7,531. That is how many"."""
    if not (before or here.offences or here.places or here.periods) and later and len(here.text.split()) <= _FEW_WORDS:
        return later[0][0]
    told = next((one for one, counts in later if not counts and _NAMES_BEFORE.match(one.text)), None)
    if told is None:
        return here
    return _filled(here, before, told)


def _filled(here: Sentence, before: Sequence[Sentence], told: Sentence) -> Sentence:
    """A sentence with the offence, the place and the time of another where neither it nor one before it has its own."""
    so_far = (here, *before)
    has_one = len(told.offences) == 1 and not any(one.offences for one in so_far)
    return replace(
        here,
        offences=told.offences if has_one else here.offences,
        places=here.places if any(one.places for one in so_far) else told.places,
        periods=here.periods if any(one.periods for one in so_far) else told.periods,
    )
