"""Counts of bands of ages that a sentence tells in turn: parts of the figure before them, and of nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from faircount.language.age_series import counts_by_age
from faircount.language.sentences import CountMention, mentions_in
from faircount.readers.meaning.facts import CellFacts
from faircount.readers.meaning.mention_facts import told_by
from faircount.readers.meaning.passage import Told
from faircount.vocabulary.ages import AgeBand


def apart_by_age(line: str) -> tuple[list[CountMention], list[CountMention]]:
    """The figures of a line, and apart from them those of bands of ages in turn; no number of a band is a figure."""
    by_age = counts_by_age(line)
    others = [one for one in mentions_in(line) if not any(first <= one.start < part.end for part, first in by_age)]
    return others, [part for part, _ in by_age]


def add_part(found: list[Told], part: CountMention, parts: Sequence[CountMention], everybody: AgeBand | None) -> None:
    """Add a part behind what was found: of the period, the sex and the flag of the last figure that is no part itself.

    "In the 96 offences the victim was under 10 in 7 and older in the others": the 96 are of ``everybody``.
    """
    at = next((at for at in range(len(found) - 1, -1, -1) if found[at][0] not in parts), 0)
    mention, own, facts = found[at]
    is_same = mention.sentence == part.sentence
    if is_same and mention not in parts:
        found[at] = mention, replace(own, ages=None, population=everybody), replace(facts, ages=None, population=everybody)
    ages = told_by(CellFacts(), part.clause, "its own clause")
    when = facts if is_same else told_by(CellFacts(), part.sentence, "its sentence")
    at_its_time = (when.period, when.period_kind) if when.period is not None else (facts.period, facts.period_kind)
    said = () if is_same else ("period: the figure before" if when.period is None else "period: its sentence",)
    whole = replace(
        facts, ages=ages.ages, population=None, is_total=False, sources=(*facts.sources, "ages: its own clause", *said)
    )
    whole = replace(whole, period=at_its_time[0], period_kind=at_its_time[1])
    found.append((part, replace(ages, online=facts.online, sex=facts.sex), whole))
