"""How many there may be in a stratum in which none was found."""

from __future__ import annotations

from faircount.compare.estimate import tail
from faircount.errors import NotComparable


def unseen_limit(size: int, read: int, confidence: float = 0.95) -> float:
    """The most records that may have been missed in a stratum of which ``read`` were read and none was found.

    >>> round(unseen_limit(765, 100), 1), unseen_limit(60, 60)
    (27.7, 0.0)

    Reference: the upper limit of Clopper and Pearson (1934) for none found, over the whole stratum; no more than were not
    read. A stratum has fewer records than the limit supposes, so that it holds a little more often than it says.

    In words: "none of 100 read was missed, which leaves room for up to 28 among those not read".

    Not as an estimate: it is the end of a range whose other end is none.
    """
    if not 0 < read <= size:
        raise NotComparable(f"{read} read of {size}: read one at least, and no more than there are")
    share: float = 1 - tail(confidence) ** (1 / read)
    return min(float(size - read), size * share)
