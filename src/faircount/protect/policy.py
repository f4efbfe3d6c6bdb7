"""How small counts are protected: the threshold, the promised width, and the reason."""

from __future__ import annotations

from dataclasses import dataclass
from numbers import Integral

from faircount.errors import NotProtected

HIGHEST = 10_000
"""A threshold above it is a slip, and wider than what certificates reach."""
LARGEST_THRESHOLD = 20
"""Nobody who publishes counts of people calls larger ones small: what is hidden above it is hidden for another's sake."""
DEFAULT_REASON = "a count under 5 can point to one child, and the forces that answered use the same rule"


@dataclass(frozen=True, slots=True)
class ProtectionPolicy:
    """How small counts are protected: passed in, never global, and printed in the notes.

    Counts from 1 (from 0 where ``zeros_shown`` is False) to ``threshold - 1`` are hidden. ``width`` is promised for each of
    them: the largest less the smallest whole number that a reader of everything published must still think possible.
    Where none is given it is threshold less 2, as wide as the rule itself; 1 says only that no count is ever exact.

    >>> ProtectionPolicy(threshold=10).width
    8
    """

    threshold: int = 5
    width: int = None  # type: ignore[assignment]  # worked out below, since it follows from the threshold
    zeros_shown: bool = True
    reason: str = DEFAULT_REASON

    def __post_init__(self) -> None:
        for name in ("threshold", "width"):
            said = getattr(self, name)
            if (not isinstance(said, Integral) or isinstance(said, bool)) and (name, said) != ("width", None):
                raise NotProtected(f"{name} {said!r} is no whole number; write 5, say")
        if self.threshold > HIGHEST:
            raise NotProtected(f"threshold {self.threshold:,} is above {HIGHEST:,}, and would hide what is not small")
        if self.threshold < 2:
            raise NotProtected(f"threshold {self.threshold} hides nothing; use 2 or more (usual: 3, 5, 10)")
        if self.width is None:
            object.__setattr__(self, "width", max(1, self.threshold - 2))
        if not 1 <= self.width <= self.threshold - 1:
            raise NotProtected(
                f"width {self.width} is not possible with threshold {self.threshold}; use 1 to {self.threshold - 1}"
            )
        if not self.reason:
            raise NotProtected("a protection policy needs its reason in words, since it is printed with the table")

    @property
    def least_hidden(self) -> int:
        """What every reader knows a hidden count to be at least."""
        return 1 if self.zeros_shown else 0

    @property
    def rule(self) -> str:
        """The rule in words, as printed in the notes.

        >>> ProtectionPolicy().rule.split(",")[0]
        'Counts of 1 to 4 are hidden'
        """
        zeros = "Zeros are shown." if self.zeros_shown else "Zeros are hidden too."
        last = self.threshold - 1
        counts = f"Counts of {self.least_hidden} to {last}" if last > self.least_hidden else f"Counts of {last}"
        return (
            f"{counts} are hidden, and further counts so that no hidden one can be worked out to within less than "
            f"{self.width}. {zeros}"
        )

    def is_primary(self, count: int) -> bool:
        """Whether the count itself is too small to be shown."""
        return self.least_hidden <= count < self.threshold
