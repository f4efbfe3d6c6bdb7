"""One stratum of an audit: what it has, what was read, and what was found."""

from __future__ import annotations

from dataclasses import dataclass

from faircount.errors import NotComparable


@dataclass(frozen=True, slots=True)
class Sampled:
    """One stratum: how many records it has, how many were read, and in how many of those it was found."""

    size: int
    read: int
    found: int

    def __post_init__(self) -> None:
        if not 0 <= self.found <= self.read <= self.size or self.read == 0:
            raise NotComparable(
                f"found {self.found} of {self.read} read of {self.size}: each must lie in the next, and some be read"
            )
        if self.read == 1 and self.size > 1:
            raise NotComparable("one record read says nothing of how a stratum varies; read two or more, or all")

    @property
    def share(self) -> float:
        """The share found among those read."""
        return self.found / self.read

    @property
    def variance(self) -> float:
        """The variance of the share; 0 for a stratum read whole."""
        if self.read == self.size:
            return 0.0
        return (1 - self.read / self.size) * self.share * (1 - self.share) / (self.read - 1)
