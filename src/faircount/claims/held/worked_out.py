"""What counts give for a share or a rate: the sum, the count it starts from, and the words to use."""

from __future__ import annotations

from dataclasses import dataclass

from faircount.claims.held.counts import Count
from faircount.claims.sums import Sum


@dataclass(frozen=True, slots=True)
class WorkedOut:
    """A number worked out from counts."""

    total: Sum
    count: Count
    words: str
