"""Axes of the grid that are cut by words of a column: codes of offences, districts, outcomes and the like."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass

from faircount.vocabulary.breakdowns import DIMENSIONS, WHOLE, BreakdownDimension, Words, values_of

OTHER = "\0"
"""Every word of an open column that nobody asks for."""


def told_apart(words: Iterable[str], asked: Sequence[Words], own: Callable[[str], Hashable]) -> tuple[Words, ...]:
    """The words in groups that nothing asked splits, in the order of the words; words with another ``own`` are apart too."""
    groups: dict[Hashable, list[str]] = {}
    for word in words:
        groups.setdefault((tuple(word in each for each in asked), own(word)), []).append(word)
    return tuple(map(frozenset, groups.values()))


@dataclass(frozen=True, slots=True)
class Axis:
    """A further dimension of the grid, as groups of words of its column; one group where nobody asks for it."""

    dimension: BreakdownDimension
    groups: tuple[Words, ...]

    @property
    def is_cut(self) -> bool:
        """Whether the counts are told apart along it."""
        return len(self.groups) > 1

    @classmethod
    def of(cls, key: str, breakdowns: Iterable[str]) -> Axis:
        """The axis that these breakdowns cut."""
        dimension = DIMENSIONS[key]
        asked = list(dict.fromkeys(dimension.held(value) for each in breakdowns if (value := values_of(each).get(key))))
        if not asked:
            return cls(dimension, (frozenset({OTHER}),))
        words = sorted(dimension.words or frozenset().union(*asked) | {OTHER})
        # That an offence has no outcome is told by what a unit counts, too.
        return cls(dimension, told_apart(words, asked, lambda word: not word))

    def place(self, breakdown: str) -> frozenset[int]:
        """The groups that a breakdown holds."""
        value = values_of(breakdown).get(self.dimension.key, WHOLE)
        held = None if value == WHOLE else self.dimension.held(value)
        return frozenset(n for n, group in enumerate(self.groups) if held is None or group <= held)
