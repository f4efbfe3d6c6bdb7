"""How much the head of a column says for its being a column of records."""

from __future__ import annotations

from functools import lru_cache

from faircount.vocabulary.export_words import HEADS, head_words, role_of

STRONG, WEAK, NEVER = 2.0, 0.7, -3.0
OF_VICTIM = ("victim_id", "victim_number", "victim_age", "victim_birth", "victim_sex")
OF_BOTH = ("relationship",)


@lru_cache(maxsize=4096)
def named(name: str, head: str) -> float:
    """What the head says for it: over 0 for it, under 0 against it.

    >>> named("victim_age", "SUSP_AGE") < 0 < named("victim_age", "VIC_AGE"), named("recorded", "X12")
    (True, 0.0)
    """
    words, about, role = head_words(head), HEADS[name], role_of(head)
    score = STRONG if about.strong.search(words) else WEAK if about.weak.search(words) else 0.0
    if about.never.search(words):
        score += NEVER
    if name in OF_VICTIM:
        score += {"victim": 1.0, "other": -4.0}.get(role, 0.0)
    elif name not in OF_BOTH and role:
        score -= 1.5
    return score
