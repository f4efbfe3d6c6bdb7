"""Which stretch of a sentence belongs to each of its numbers."""

from __future__ import annotations

import re
from itertools import pairwise

from faircount.language import clause_words
from faircount.language.counting_words import PERIOD
from faircount.patterns import regex

_JOINT = regex(r"[,;:]\s|\s(?:and|then|but(?! (?:not yet|under|below|younger)\b)|with|of which)\s")
_LEADS_BACK = regex(r"(?:and )?(?:of|among) (?:these|those|which|whom|them)\b", re.IGNORECASE)
_LEADS_ON = regex(rf"(?:\bfy )?{PERIOD}:", re.IGNORECASE)
_PERIOD_LEADS = regex(rf"{PERIOD}\)?(?:,|:|\s[-–])?\s+(?:\w+\s+){{0,2}}\Z")


def clauses_of(sentence: str, masked: str, spots: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The stretch of the sentence that belongs to each number: split at the comma or "and" between two of them."""
    edges = [0]
    for before, after in pairwise(spots):
        joints = list(_JOINT.finditer(sentence[before[1] : after[0]]))
        years_lead = bool(_PERIOD_LEADS.search(masked[: before[0]])) and PERIOD[0] in masked[before[1] : after[0]]
        changes = clause_words.CHANGED.search(sentence, before[1], after[0])
        if changes is not None:
            # "345 in 2021/22, a rise of 12% on 2020/21, when 308": what is told of the change is of neither number.
            edges.append(changes.start())
            continue
        if (leads := _LEADS_ON.search(masked, before[1], after[0])) is not None:
            edges.append(leads.start())  # "2021/22: girls 84 2022/23: girls 97", of which the line breaks were lost
            continue
        opened = sentence.rfind(" (", before[1], after[0])
        if 0 <= opened < after[0] - 2 and ")" not in sentence[opened : after[0]]:
            edges.append(opened)  # "1,012 offences (online: 288)"
            continue
        # "133 offences were recorded; of those, 19 ...": what leads back belongs to the number behind it.
        back = [joint for joint in joints if _LEADS_BACK.match(sentence, before[1] + joint.end())]
        cut = (back or (joints if years_lead else joints[-1:]))[0] if joints else None
        edges.append(before[1] + cut.start() if cut else _between(masked, before[1], after[0]))
    edges.append(len(sentence))
    return list(pairwise(edges)) if spots else []


def _between(masked: str, first: int, last: int) -> int:
    """Where to cut between two numbers that nothing parts: before a bracket, else in the middle, within no period and no word."""
    bracket = masked.find(" (", first, last)
    at = bracket if bracket >= 0 else first + (last - first) // 2
    while at < last and (masked[at - 1 : at + 1] == PERIOD[0] * 2 or masked[at - 1 : at + 1].isalnum()):
        at += 1
    return at
