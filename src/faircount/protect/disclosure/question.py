"""What a disclosure audit is asked, and what it finds, in words and numbers that recover nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from faircount.protect.policy import ProtectionPolicy
from faircount.protect.public.marks import SuppressionMarks
from faircount.tables.margins import Hierarchy


@dataclass(frozen=True, slots=True)
class DisclosureQuestion:
    """What is audited and how it is to be read, as given on the command line."""

    threshold: int = 5
    width: int | None = None
    hierarchies: Path | Sequence[Hierarchy] | None = None
    marks: tuple[str, ...] = ()
    zeros_shown: bool = True
    count_column: str | None = None
    totals: Mapping[str, str] = field(default_factory=dict)
    derived: Mapping[str, str] = field(default_factory=dict)
    certificates: Path | None = None
    never: Path | None = None
    to_hierarchies: Path | None = None

    @property
    def legend(self) -> SuppressionMarks:
        """How hidden counts are marked."""
        return SuppressionMarks(self.marks, self.zeros_shown)

    @property
    def names_columns(self) -> bool:
        """Whether it is said how the files are to be read as tables, or what is to be checked of one."""
        said = (
            self.hierarchies,
            self.count_column,
            self.totals,
            self.derived,
            self.certificates,
            self.never,
            self.to_hierarchies,
        )
        return any(said)

    def require_a_rule(self) -> None:
        """Refuse a threshold or a width that no protection could keep."""
        ProtectionPolicy(self.threshold, self.least_width, self.zeros_shown)

    @property
    def least_width(self) -> int:
        """How wide each range must be: as wide as the rule itself, where no width is given."""
        return max(1, self.threshold - 2) if self.width is None else self.width


@dataclass(frozen=True, slots=True)
class DisclosedCount:
    """A small count that the files give away: what it is a count of, how nearly, from what, and what would mend it.

    ``left`` is how many counts stay possible, from the least to the largest; which they are is never said.
    """

    codes: tuple[str, ...]
    left: int
    follows: str
    files: tuple[str, ...]
    mend: str

    @property
    def is_exact(self) -> bool:
        """Whether only one count is possible."""
        return self.left == 1

    @property
    def how(self) -> str:
        """How nearly it can be worked out, in words."""
        return "exactly" if self.is_exact else f"to {self.left} counts"


@dataclass(frozen=True, slots=True)
class DisclosureFound:
    """What was found, in words and numbers that recover nothing.

    ``remarks`` are what a person should know of how the files were read: revisions, derived figures, contradictions.
    ``printed`` are small counts that stand in the files for all to see.
    """

    names: tuple[str, ...]
    cells: int
    hidden: int
    asked: int
    given: tuple[DisclosedCount, ...]
    printed: tuple[tuple[str, ...], ...]
    doubtful: int
    remarks: tuple[str, ...]

    @property
    def is_safe(self) -> bool:
        """Whether no small count is given away or printed."""
        return not self.given and not self.printed
