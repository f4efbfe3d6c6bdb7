"""What counts give for a share or a rate: the sum, the count it starts from, and the words to use."""

from __future__ import annotations

from dataclasses import dataclass

from faircount.claims.arithmetic import Calculation
from faircount.claims.lookup.counts import Count


@dataclass(frozen=True, slots=True)
class WorkedOut:
    """A number worked out from counts."""

    total: Calculation
    count: Count
    words: str
