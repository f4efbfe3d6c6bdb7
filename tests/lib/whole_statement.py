"""Everything that can be said of a comparison, as the pages say it in their places."""

from __future__ import annotations

from dataclasses import dataclass

from faircount.compare.comparison import Comparison
from faircount.compare.statement import Naming, say_chance, say_completeness, say_counts, say_other, say_threshold


@dataclass(frozen=True, slots=True)
class Sentences:
    """The sentences of one comparison, each of which may stand on its own; those that do not apply are empty."""

    count: str
    chance: str
    other: str
    completeness: str
    threshold: str
    grade: str

    @property
    def sentences(self) -> tuple[str, ...]:
        """Those that apply, in the order in which they are said."""
        every = (self.count, self.chance, self.other, self.completeness, self.threshold, self.grade)
        return tuple(sentence for sentence in every if sentence)


def statement(comparison: Comparison, naming: Naming) -> Sentences:
    """Everything that can be said of the comparison, and nothing that its range or its grade does not bear."""
    return Sentences(
        count=say_counts(comparison, naming),
        chance=say_chance(comparison),
        other=say_other(comparison),
        completeness=say_completeness(comparison, naming),
        threshold=say_threshold(comparison),
        grade=say_grade(comparison),
    )


def say_grade(comparison: Comparison) -> str:
    """The comparability grade with its reasons."""
    graded = comparison.comparability
    return f"Comparability: {graded.grade}. {' '.join(graded.reasons)}"
