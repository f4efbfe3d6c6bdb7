"""How far two reviewers agree beyond what chance would have them agree."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.typing import ArrayLike

from faircount.compare.interval import Interval, counts, deviate
from faircount.errors import NotComparable


@dataclass(frozen=True, slots=True)
class Agreement:
    """Cohen's kappa with its range, and the plain share on which the two agree."""

    kappa: Interval
    agreed: float

    @property
    def say(self) -> str:
        """The agreement in a sentence."""
        return f"The two reviewers agreed on {self.agreed:.0%} of records; kappa is {self.kappa.value:.2f}."


def reviewer_agreement(table: ArrayLike, confidence: float = 0.95) -> Agreement:
    """Cohen's kappa from a square table: rows are the first reviewer's decisions, columns the second's.

    >>> found = reviewer_agreement([[20, 5], [10, 15]])
    >>> f"{found.kappa.value:.2f} ({found.kappa.lower:.2f} to {found.kappa.upper:.2f}), agreed on {found.agreed:.0%}"
    '0.40 (0.15 to 0.65), agreed on 70%'

    Reference: Cohen (1960), Educational and Psychological Measurement 20, 37-46; large-sample error of Fleiss, Cohen and
    Everitt (1969), Psychological Bulletin 72, 323-327.

    In words: "the two reviewers agreed on 70% of records; kappa is 0.40".

    Not alone where nearly all records are of one kind, which makes kappa low whatever the agreement: print both numbers.
    """
    cells = counts(table)
    if cells.ndim != 2 or cells.shape[0] != cells.shape[1] or cells.sum() == 0:
        raise NotComparable("agreement needs a square table of both reviewers' decisions, with records in it")
    whole = float(cells.sum())
    share = cells / whole
    rows, columns = share.sum(axis=1), share.sum(axis=0)
    agreed, expected = float(np.trace(share)), float(rows @ columns)
    if expected == 1:
        raise NotComparable("both reviewers decided alike on every record, so chance cannot be told from agreement")
    kappa = (agreed - expected) / (1 - expected)
    # Fleiss, Cohen and Everitt: cells on the diagonal, cells off it, and the square of what is expected.
    both = columns[:, None] + rows[None, :]
    on = float(np.sum(np.diag(share) * (1 - (rows + columns) * (1 - kappa)) ** 2))
    off = (1 - kappa) ** 2 * float(np.sum((share - np.diag(np.diag(share))) * both**2))
    centre = (kappa - expected * (1 - kappa)) ** 2
    half = deviate(confidence) * sqrt(max(0.0, on + off - centre) / whole) / (1 - expected)
    return Agreement(Interval(kappa, kappa - half, min(1.0, kappa + half)), agreed)
