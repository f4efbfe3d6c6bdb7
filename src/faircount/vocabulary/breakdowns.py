"""By what else records are counted: further dimensions of a figure, written ``name=value`` in its breakdown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from faircount.errors import UnknownTerm
from faircount.vocabulary.reviewed import Citation, citations, cited, each, read_reviewed

WHOLE = "all"
_BETWEEN = "; "
Words = frozenset[str]
"""Words of a column of the records; the empty one stands for an empty cell."""


@dataclass(frozen=True, slots=True)
class BreakdownDimension:
    """One further dimension: its column, and what a value that is asked for stands for. Open columns have no ``words``."""

    key: str
    column: str
    heading: str
    meaning: str
    source: Citation
    words: Words
    groups: Mapping[str, Words]
    said: str

    def held(self, value: str) -> Words:
        """The words of the column that a value stands for.

        Raises ``UnknownTerm`` for one that the column cannot hold.

        >>> sorted(DIMENSIONS["outcome"].held("out of court, formal")), sorted(DIMENSIONS["district"].held("North"))
        (['2', '3', '6'], ['North'])
        """
        if value in self.groups:
            return self.groups[value]
        if self.words and value not in self.words:
            known = [WHOLE, *self.groups, *sorted(self.words - {""} - self.groups.keys())]
            raise UnknownTerm(f"{value!r} is no {self.key}; write one of: {'; '.join(known)}")
        if not value or any(mark in value for mark in ";="):
            raise UnknownTerm(f"{value!r} cannot be a {self.key}: write a word of the records, without ';' and '='")
        return frozenset({value})

    def label(self, value: str) -> str:
        """A value as a reader sees it.

        >>> DIMENSIONS["outcome"].label("16"), DIMENSIONS["outcome"].label("none yet")
        ('type 16', 'none yet')
        """
        return value if value in self.groups or value == WHOLE or not self.said else self.said.format(value)


def _read() -> Mapping[str, BreakdownDimension]:
    content = read_reviewed("breakdowns")
    sources = citations("breakdowns", content)

    def dimension(entry: dict[str, Any]) -> BreakdownDimension:
        groups = {value: frozenset(words) for value, words in entry["groups"].items()}
        source = cited("breakdowns", sources, entry["key"], entry["source"])
        words = frozenset(entry.get("words", ()))
        key, column, heading, meaning = (str(entry[name]) for name in ("key", "column", "heading", "meaning"))
        return BreakdownDimension(key, column, heading, meaning, source, words, groups, entry.get("said", ""))

    return {found.key: found for found in each("breakdowns", content["breakdowns"], dimension)}


DIMENSIONS = _read()
"""Every further dimension, by its name, in the order in which a breakdown names them."""


def breakdown_of(values: Mapping[str, str]) -> str:
    """The breakdown that says these values; what is whole is not said.

    >>> breakdown_of({"outcome": "none yet", "district": "North"})
    'district=North; outcome=none yet'
    """
    return _BETWEEN.join(f"{key}={values[key]}" for key in DIMENSIONS if values.get(key, WHOLE) != WHOLE)


_UNNAMED = frozenset({"group", "type"})
"""Names of ours for words of an answer whose dimension it does not name: no word for a reader."""


def said_breakdown(breakdown: str) -> list[str]:
    """The parts of a breakdown as a reader sees them.

    >>> said_breakdown("district=North; group=In schools")
    ['district: North', 'In schools']
    """
    parts = (part.strip().partition("=") for part in breakdown.split(";") if part.strip())
    return [value if name in _UNNAMED and value else f"{name}: {value}" if value else name for name, _, value in parts]


def values_of(breakdown: str) -> Mapping[str, str]:
    """The value of each dimension that a breakdown names; refused where it names another, or a value that cannot be.

    >>> dict(values_of("district=North; outcome=none yet"))
    {'district': 'North', 'outcome': 'none yet'}
    """
    values: dict[str, str] = {}
    for part in filter(None, breakdown.split(_BETWEEN)):
        key, _, value = part.partition("=")
        if key not in DIMENSIONS or key in values:
            raise UnknownTerm(f"{key!r} is no further dimension of records; there are {', '.join(DIMENSIONS)}")
        DIMENSIONS[key].held(value)
        values[key] = value
    return values
