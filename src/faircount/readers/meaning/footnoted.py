"""Years whose footnote says that they are cut short: "2023/24*", and below "* first six months only"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from faircount.language.labels import Meaning
from faircount.language.periods import cut_short
from faircount.readers.meaning.dimension import Dimension

_MARK = re.compile(r"(\*{1,3}|[†‡#^]|\(\d\)|\[\d\]|[¹²³⁴⁵]|[(\[](?:see )?(?:foot)?note ?\d[)\]])\s*$", re.IGNORECASE)
_NOTE = re.compile(r"^\W{0,2}?(\*{1,3}|[†‡#^]|\(\d\)|\[\d\]|[¹²³⁴⁵]|\d(?=[.)\s]))[\s=:.)–-]*(\S.*)$", re.DOTALL)
_PLAIN = str.maketrans("¹²³⁴⁵", "12345", "()[]")
_CUT = re.compile(
    r"\b(?:part[- ]?year|to date|incomplete|not a (?:full|whole|complete) year|(?:first|last) (?:\w+ )?(?:months?|quarters?|half)"
    r"|months? only|so far)\b",
    re.IGNORECASE,
)
"""What says that a year is not whole."""


def with_footnotes(found: Dimension, notes: Iterable[str]) -> Dimension:
    """The dimension with each marked year as long as the note of its mark says; a note that does not say how long is a question.

    A note that also holds for years without a mark is no matter of this: it is read as a note of the table.
    """
    marked = {label: mark[1] for label, said in found.meanings.items() if said.period and (mark := _MARK.search(label))}
    if not marked:
        return found
    told = {_plain(note[1]): note[2] for text in notes for line in text.split("\n") if (note := _NOTE.match(line.strip()))}
    return replace(found, meanings={**found.meanings, **_cut(found.meanings, marked, told)})


def _cut(meanings: Mapping[str, Meaning], marked: Mapping[str, str], told: Mapping[str, str]) -> dict[str, Meaning]:
    changed: dict[str, Meaning] = {}
    for label, mark in marked.items():
        note, said = told.get(_plain(mark), ""), meanings[label]
        if said.period is None or not note:
            continue
        if (period := cut_short(note, said.period)) is not None:
            changed[label] = replace(said, period=period, period_kind="range")
        elif _CUT.search(note):
            changed[label] = replace(said, period_kind="part")
    return changed


def _plain(mark: str) -> str:
    return re.sub(r"[a-z ]", "", mark.lower()).translate(_PLAIN)
