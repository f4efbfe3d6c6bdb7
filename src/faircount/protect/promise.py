"""How much room each hidden count of a release keeps: what readers of everything published must still think possible."""

from __future__ import annotations

from dataclasses import dataclass, replace

from faircount.bounds.range import Range
from faircount.protect.policy import LARGEST_THRESHOLD, ProtectionPolicy
from faircount.tables.figures import Figure
from faircount.vocabulary.status import HIDDEN, CellStatus


@dataclass(frozen=True, slots=True)
class Promise:
    """What a hidden count is promised.

    ``width`` is the largest less the least count that must stay possible. A count that its source hid keeps all that its mark
    says instead: from ``least`` to ``most``, whatever it is; nobody here knows.
    """

    width: int
    least: int | None = None
    most: int | None = None

    def is_kept(self, found: Range) -> bool:
        """Whether a reader who is left with this range has been told no more than was promised."""
        return not self.targets(found)

    def targets(self, found: Range) -> tuple[int, ...]:
        """Counts of which one must become possible too; none where the promise is kept.

        >>> Promise(3).targets(Range(2, 2)), Promise(3).targets(Range(2, 5)), Promise(3, 1, 4).targets(Range(1, 2))
        ((5, -1), (), (4,))
        """
        if self.least is not None and found.lower > self.least:
            return (self.least,)
        if self.most is not None and found.upper is not None and found.upper < self.most:
            return (self.most,)
        if found.upper is None or found.upper - found.lower >= self.width:
            return ()
        return (found.lower + self.width, found.upper - self.width)

    def within(self, best: Range) -> Promise:
        """The promise as far as it can be kept: what is public without this release cannot be hidden by it."""
        if best.is_empty:
            return Promise(-1)  # what is public contradicts itself, so that nothing follows from it
        least = None if self.least is None else max(self.least, best.lower)
        most = self.most if self.most is None or best.upper is None else min(self.most, best.upper)
        width = self.width if best.width is None else min(self.width, max(0, best.width))
        return replace(self, width=width, least=least, most=most)


def promise_to(figure: Figure, policy: ProtectionPolicy) -> Promise | None:
    """What the figure is promised once it is hidden; None for one that needs no protection.

    A small count is hidden by us; what its source hid keeps the room of its mark, and of our rule where the mark has no limits,
    or where the source refused this cell and gave others: it may have refused because the count is small. So does a mark with a
    limit above all thresholds ("<80" for the total of a row): it was not hidden because it is small, but to hide another.
    """
    if figure.count is not None:
        return Promise(policy.width) if policy.is_primary(figure.count) else None
    if figure.status not in HIDDEN and figure.status is not CellStatus.REFUSED:
        return None
    if figure.lower is None or figure.upper is None or figure.upper > max(LARGEST_THRESHOLD, policy.threshold):
        return Promise(policy.width)
    return Promise(figure.upper - figure.lower, figure.lower, figure.upper)
