"""What was found in a file of records: a rule, and how many rows break it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RecordFinding:
    """A rule, how many rows break it, and the number of the first of them, the row under the heading being 1."""

    rule: str
    meaning: str
    rows: int
    first_row: int
    column: str = ""
    """Which column says nothing in these rows, though something stands in it; empty where what it says is understood."""
    share: float = 0.0
    """How many of the filled cells of that column these are."""

    @property
    def told(self) -> str:
        """In a sentence, without a word of any row."""
        return f"{self.meaning}: {self.rows:,} rows, the first in row {self.first_row:,}"
