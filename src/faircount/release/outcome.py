"""What a check of the release checklist found."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CheckOutcome:
    """One line of the checklist: what was checked, what was found (each with its place and mend), and whether that blocks."""

    name: str
    title: str
    blocks: bool
    problems: tuple[str, ...] = ()

    @property
    def passed(self) -> bool:
        """Whether nothing was found."""
        return not self.problems

    @property
    def stops(self) -> bool:
        """Whether the release must wait."""
        return self.blocks and bool(self.problems)
