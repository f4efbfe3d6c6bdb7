"""Lists in outline: each year with what is told of it below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from faircount.language.labels import Meaning, read_label


def in_outline(lines: Sequence[Meaning]) -> list[Meaning]:
    """What the lines of a list say, each year with what is told of it below: a line without a year is of the year above it.

    So only where each year has lines of its own, and "of which" is then of the line above. In a list of years that others
    follow, nobody says which year these are of.
    """
    is_year = [said.period is not None and not said.kinds - {"period", "measure"} for said in lines]
    if not (is_year and is_year[0]) or any(one and other for one, other in pairwise([*is_year, True])) or sum(is_year) < 2:
        return list(lines)
    found: list[Meaning] = []
    year = part = lines[0]
    told = {kind for said in lines if not said.is_of_which for kind in said.kinds & {"sex", "age"}}
    for said in lines:
        if said.is_unknown and len(told) == 1:
            said = replace(read_label(said.text, *told), text=said.text)
        if said.period is not None:
            year = part = said
        else:
            said = replace(said, period=year.period, period_kind=year.period_kind)
            if said.is_of_which:
                said = replace(said, sex=said.sex or part.sex, ages=said.ages or part.ages)
            else:
                part = said
        found.append(said)
    return found
