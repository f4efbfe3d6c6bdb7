"""How many records to read for a share to be known this closely."""

from __future__ import annotations

from math import ceil

from faircount.compare.interval import deviate
from faircount.errors import NotComparable


def sample_size(margin: float, share: float = 0.5, population: int | None = None, confidence: float = 0.95) -> int:
    """The number of records to read so that a share near ``share`` is known to plus or minus ``margin``.

    >>> [sample_size(0.05, share) for share in (0.5, 0.75, 0.85)], sample_size(0.03, 0.85)
    ([385, 289, 196], 545)
    >>> sample_size(0.05, 0.85, population=765)
    157

    Reference: Cochran (1977), Sampling Techniques, section 4.4.

    In words: "385 records have to be read to know the share to within 5 percentage points".

    Not for shares near 0 or 1, where plus or minus means little: plan with the exact upper limit for none found.
    """
    if not 0 < margin < 1 or not 0 < share < 1:
        raise NotComparable("a margin and a share lie between 0 and 1; write 0.05 for 5 percentage points")
    unlimited = deviate(confidence) ** 2 * share * (1 - share) / margin**2
    if population is None:
        return ceil(unlimited)
    return min(population, ceil(unlimited / (1 + (unlimited - 1) / population)))
