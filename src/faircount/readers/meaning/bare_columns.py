"""Columns that say how they count and not what: "%" beside counts is of the same as they are."""

from __future__ import annotations

from dataclasses import replace

from faircount.readers.meaning.facts import CellFacts

OF_WHICH_CHANGE = "the answer does not say of which column this is the change"


def with_bare_columns(columns: dict[int, tuple[CellFacts, CellFacts | None]]) -> dict[int, tuple[CellFacts, CellFacts | None]]:
    """A column headed "%" alone is about the same as the counts to its left; a rate of "offences" as the first offences."""
    found: dict[int, tuple[CellFacts, CellFacts | None]] = {}
    left, counts = None, set()
    firsts: dict[str, CellFacts] = {}
    for column, (facts, bracket) in columns.items():
        is_bare = bool(facts.not_a_count) and not (
            facts.period or facts.ages or facts.sex or facts.online or facts.offence or facts.is_total
        )
        if is_bare and left is not None:
            doubt = (OF_WHICH_CHANGE,) if facts.not_a_count == "change" and len(counts) > 1 else ()
            named = firsts.get(facts.counted, left) if facts.not_a_count == "rate" else left
            facts = replace(named, not_a_count=facts.not_a_count, doubts=(*named.doubts, *doubt))
        elif not facts.not_a_count:
            if (facts.is_of_which or facts.online) and not facts.counted and left is not None and left.counted:
                facts = replace(facts, counted=left.counted)
            if facts.is_of_which and facts.period is None and left is not None and left.period is not None:
                # "2020/21", "of which online", "2021/22", "of which online": each is a part of the year to its left.
                sources = (*facts.sources, "period: heading of the column beside it")
                facts = replace(facts, period=left.period, period_kind=left.period_kind, part=left.part, sources=sources)
            left = facts
            firsts.setdefault(facts.counted, facts)
            counts.add((facts.counted, facts.offence, facts.online, facts.ages, facts.sex))
        found[column] = (facts, bracket)
    return found
