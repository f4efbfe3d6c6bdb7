"""How often each range holds the truth, over a grid of means, beside statsmodels and scipy; and 43 forces with one true rate.

usage: python bench/holding.py [--times 1000]

Ends with 1 where a range of ours covers less than its theory allows, or forces that are alike are called unlike too often.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

import numpy as np
from bench.covered import (
    COUNTS,
    DIFFERENCES,
    FINE_MEANS,
    FINE_SHARES,
    LEVEL,
    MEANS,
    OF_SHARES,
    OF_TWO_SHARES,
    PAIRS,
    RATIOS,
    SHARES,
    UNLIKE,
    WHOLES,
    Array,
    Limits,
    Way,
    of_counts,
    of_differences,
    of_ratios,
    of_shares,
    of_two_shares,
)
from bench.drawn import TRIALS, covered, doubt, unseen
from bench.forces import FORCES, false_signals
from bench.peers.environment import python_with

from faircount.compare.statistics import STATISTICS


@dataclass(frozen=True)
class Kind:
    """Ranges of one kind: over which grid they are printed, and over which finer one the least is sought."""

    title: str
    peer: str
    heads: tuple[str, ...]
    ways: tuple[Way, ...]
    cover: Callable[[Limits], Array]
    fine: Callable[[Limits], Array]


_SHARE_HEADS = tuple(f"{share:g}/{whole}" for whole in WHOLES for share in SHARES)
_PAIR_HEADS = tuple(f"{mean:g}x{ratio:g}" for mean, ratio in PAIRS)
KINDS = (
    Kind("A count", "count", tuple(f"{mean:g}" for mean in MEANS), COUNTS, of_counts, lambda way: of_counts(way, FINE_MEANS)),
    Kind("A share", "share", _SHARE_HEADS, OF_SHARES, of_shares, lambda way: of_shares(way, FINE_SHARES)),
    Kind("A ratio of two counts", "ratio", _PAIR_HEADS, RATIOS, of_ratios, of_ratios),
    Kind("A difference of two counts", "difference", _PAIR_HEADS, DIFFERENCES, of_differences, of_differences),
    Kind(
        "A difference of two shares of 30",
        "two shares",
        tuple(f"{first:g}v{second:g}" for first, second in UNLIKE),
        OF_TWO_SHARES,
        of_two_shares,
        of_two_shares,
    ),
)


class Peers:
    """Other people's limits, found in one run for every row that the grids ask for."""

    def __init__(self, python: str) -> None:
        self.found: dict[str, Mapping[str, tuple[Array, Array]]] = {}
        self.rows: dict[str, dict[tuple[float, ...], int]] = {}
        if not python:
            return
        for kind in KINDS:
            self.rows[kind.peer] = {}
            kind.cover(lambda *given, rows=self.rows[kind.peer]: _noted(rows, given))
        asked = [[kind.peer, [list(column) for column in zip(*self.rows[kind.peer], strict=True)]] for kind in KINDS]
        words = [python, str(Path(__file__).parent / "peers" / "ranges.py")]
        done = subprocess.run(words, input=json.dumps(asked), capture_output=True, text=True, check=True)
        for kind, answer in zip(KINDS, json.loads(done.stdout), strict=True):
            named = {name: tuple(np.array(side, dtype=float) for side in sides) for name, sides in answer.items()}
            self.found[kind.peer] = named

    def limits(self, kind: str, name: str) -> Limits:
        """The limits of one method, looked up row by row."""
        low, high = self.found[kind][name]
        rows = self.rows[kind]

        def looked_up(*given: Array) -> tuple[Array, Array]:
            places = [rows[row] for row in zip(*(map(float, column) for column in given), strict=True)]
            return low[places], high[places]

        return looked_up


def _noted(rows: dict[tuple[float, ...], int], given: tuple[Array, ...]) -> tuple[Array, Array]:
    for row in zip(*(map(float, column) for column in given), strict=True):
        rows.setdefault(row, len(rows))
    return np.zeros(len(given[0])), np.zeros(len(given[0]))


def printed(kind: Kind, peers: Peers) -> bool:
    """The table of one kind of range; False where one of ours falls lower than its theory allows."""
    print(f"\n{kind.title}: how often the {LEVEL:.0%} range holds the truth, in percent")
    print(f"{'':<34}{'least':>7}{'may be':>8}" + "".join(f"{head:>10}" for head in kind.heads))
    kept = True
    for way in kind.ways:
        least = float(kind.fine(way.limits).min())
        low = least < way.least
        kept &= not low
        name = f"{way.name}{''.join(f', {value}' for value in way.named.values() if isinstance(value, str))}"
        _line(
            name,
            f"{100 * least:7.1f}{100 * way.least:8.1f}",
            kind.cover(way.limits),
            f"  {way.theory}{', TOO LOW' if low else ''}",
        )
    for name in peers.found.get(kind.peer, {}):
        shown = kind.cover(peers.limits(kind.peer, name))
        _line(name, f"{100 * float(shown.min()):7.1f}{'':>8}", shown)
    return kept


def _line(name: str, least: str, shown: Array, mark: str = "") -> None:
    print(f"{name:<34}{least}" + "".join(f"{100 * share:10.1f}" for share in shown) + mark, flush=True)


def drawn(times: int) -> bool:
    """The ranges that are tried by drawing; False where one falls lower than it may, and chance does not explain that."""
    print(f"\nRanges tried {times:,} times each, in percent")
    print(f"{'':<56}{'held':>7}{'may be':>8}")
    kept = True
    for name, (_, least) in TRIALS.items():
        share = covered(name, times)
        low = share < least - doubt(times)
        kept &= not low
        print(f"{name:<56}{100 * share:7.1f}{100 * least:8.1f}{'  TOO LOW' if low else ''}", flush=True)
    worst = min(unseen())
    print(f"{'zero-miss upper bound (one end; every outcome)':<56}{100 * worst:7.1f}{100 * (1 + LEVEL) / 2:8.1f}")
    return kept and worst >= (1 + LEVEL) / 2


def forces(times: int) -> bool:
    """Forces with one true rate: False where they are called unlike too often."""
    found = false_signals(times)
    print(f"\n{FORCES} forces with one true rate, {times:,} times, in percent")
    print(f"some force's change stands out after correction  {100 * found.any_change:6.2f}  (at most 5)")
    print(f"a force's change passes the test on its own      {100 * found.single_change:6.2f}  (at most 5)")
    print(f"a force lies beyond the 95% limits               {100 * found.beyond_95:6.2f}  (at most 5)")
    print(f"a force lies beyond the 99.8% limits             {100 * found.beyond_998:6.2f}  (at most 0.2)")
    return found.within(times)


def a_million_ratios() -> None:
    """How long a million exact rate ratios take, for counts of several sizes."""
    print("\nA million exact rate ratios, in seconds of processor time")
    for most in (10, 300, 2_000, 100_000):
        chance = np.random.default_rng(1)
        before, after = chance.integers(0, most, (2, 1_000_000))
        started = time.process_time()
        STATISTICS["rate ratio, exact conditional"](before, after)
        print(f"counts under {most:<8,} {time.process_time() - started:6.2f}", flush=True)


def main() -> int:
    """1 where a range of ours covers less than it may, or forces that are alike are called unlike too often."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=1_000, help="how often the forces, and what cannot be summed, are drawn")
    times = parser.parse_args().times
    peers = Peers(python_with("statistics-requirements.txt", "bench-statistics-venv"))
    kept = [printed(kind, peers) for kind in KINDS]
    kept += [drawn(times), forces(times)]
    a_million_ratios()
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
