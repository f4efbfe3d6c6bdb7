"""How often the ranges of an audit hold the truth where strata read in part may hold none, or nothing else, among those read."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from bench.false_changes import SEED, Rows, share

from faircount.compare.audit.completeness import flag_completeness
from faircount.compare.audit.sample import stratified_share
from faircount.compare.interval import Interval
from faircount.errors import NotComparable

Strata = list[tuple[int, int, int]]
SHARES: tuple[Strata, ...] = (
    [(100, 50, 50), (1000, 30, 20)],
    [(100, 50, 50), (1000, 30, 60)],
    [(100, 50, 50), (1000, 30, 200)],
    [(200, 2, 30), (200, 3, 30)],
)
FLAGS: tuple[tuple[Strata, Strata], ...] = (
    ([(55, 53, 55)], [(765, 115, 200)]),
    ([(300, 285, 20)], [(765, 115, 765)]),
    ([(1000, 950, 10)], [(200, 60, 200)]),
    ([(145, 138, 30)], [(40, 38, 10), (600, 30, 100)]),
    ([(100, 3, 20), (100, 95, 40)], [(600, 60, 100)]),
)


def audits(times: int) -> Rows:
    """How often the ranges of an audit hold the truth, strata given as (records, that belong, read)."""
    for true in SHARES:
        value = sum(belong for _, belong, _ in true) / sum(size for size, _, _ in true)
        yield (
            "share",
            _told(true),
            share(_held(true, lambda read: stratified_share(*map(list, zip(*read, strict=True))).korn_graubard, value, times)),
        )
    for marked, unmarked in FLAGS:
        belong, missed = (sum(each for _, each, _ in strata) for strata in (marked, unmarked))
        for what, value in (
            ("completeness", belong / (belong + missed)),
            ("precision", belong / sum(size for size, _, _ in marked)),
        ):

            def found(read: Strata, what: str = what, marked: Strata = marked) -> Interval:
                audit = flag_completeness(read[: len(marked)], read[len(marked) :])
                return audit.completeness if what == "completeness" else audit.precision

            yield what, f"{_told(marked)} marked, {_told(unmarked)} not", share(_held([*marked, *unmarked], found, value, times))


def _told(strata: Strata) -> str:
    return ", ".join(map(str, strata))


def _held(true: Strata, found: Callable[[Strata], Interval], value: float, times: int) -> float:
    drawn, held, tried = np.random.default_rng(SEED), 0, 0
    for _ in range(times):
        read = [(size, read, int(drawn.hypergeometric(belong, size - belong, read))) for size, belong, read in true]
        try:
            known = found(read)
        except NotComparable:  # no marked record was found to belong
            continue
        held += known.lower - 1e-9 <= value <= known.upper + 1e-9
        tried += 1
    return held / tried
