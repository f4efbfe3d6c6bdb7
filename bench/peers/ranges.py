"""What statsmodels and scipy give for the same counts, run in the environment they are installed in.

Reads a list of [kind, columns] as JSON from standard input and writes, for each, the limits by the name of the method. What a
method cannot do for a row is written as no number.
"""

from __future__ import annotations

import json
import sys
import warnings
from collections.abc import Callable, Mapping

import numpy as np
from scipy import stats
from statsmodels.stats import proportion, rates

LEVEL = 0.95
One = Callable[..., object]

KINDS: Mapping[str, Mapping[str, One]] = {
    "count": {
        f"statsmodels {method}": lambda count, method=method: rates.confint_poisson(count, 1, method=method, alpha=1 - LEVEL)
        for method in ("exact-c", "midp-c", "score", "jeff", "wald")
    },
    "share": {
        **{
            f"scipy {method}": lambda part, whole, method=method: stats.binomtest(int(part), int(whole)).proportion_ci(
                LEVEL, method
            )
            for method in ("exact", "wilson")
        },
        **{
            f"statsmodels {method}": lambda part, whole, method=method: proportion.proportion_confint(
                part, whole, 1 - LEVEL, method
            )
            for method in ("beta", "wilson", "jeffreys", "normal")
        },
    },
    # Its score range is found number by number and takes minutes over these grids; ours has a closed form.
    "ratio": {
        f"statsmodels {method}": lambda before, after, method=method: rates.confint_poisson_2indep(
            after, 1, before, 1, method=method, compare="ratio", alpha=1 - LEVEL
        )
        for method in ("waldcc", "mover")
    },
    "difference": {
        f"statsmodels {method}": lambda before, after, method=method: rates.confint_poisson_2indep(
            after, 1, before, 1, method=method, compare="diff", alpha=1 - LEVEL
        )
        for method in ("wald", "mover")
    },
    "two shares": {
        f"statsmodels {method}": lambda first, whole, second, other, method=method: proportion.confint_proportions_2indep(
            second, other, first, whole, method=method, compare="diff", alpha=1 - LEVEL
        )
        for method in ("newcomb", "wald", "agresti-caffo")
    },
}
TOGETHER = ("count", "ratio", "difference")
"""Kinds for which the library takes all rows at once; mid-p of a count is found one at a time all the same."""


def limits(kind: str, one: One, columns: list[list[float]]) -> list[list[float | None]]:
    """The lower and the upper limits of the rows."""
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        try:
            found = np.array(one(*map(np.array, columns)), dtype=float) if kind in TOGETHER else None
        except (TypeError, ValueError):
            found = None
        if found is None:
            found = np.array([tuple(map(float, one(*row))) for row in zip(*columns, strict=True)]).T
    return [[None if np.isnan(end) else float(end) for end in side] for side in found]


def main() -> None:
    """Answer everything that is asked."""
    asked = json.load(sys.stdin)
    json.dump([{name: limits(kind, one, columns) for name, one in KINDS[kind].items()} for kind, columns in asked], sys.stdout)


if __name__ == "__main__":
    main()
