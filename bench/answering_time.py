"""How long a large request beside five earlier replies takes to decide, in processor time, and beside another version of this."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from tests.lib.drawn_requests import draw_large
from tests.lib.following_up import decided, follow

HERE = Path(__file__).parent.parent / "src"
EARLIER = 5


def main() -> None:
    """Time drawn sets of requests one after the other; with ``--beside``, each also with the source of another version."""
    options = argparse.ArgumentParser()
    options.add_argument("--cases", type=int, default=10)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--beside", type=Path, help="the folder src of another version")
    options.add_argument("--one", type=int, help="time this seed here")
    chosen = options.parse_args()
    if chosen.one is not None:
        print(f"{_seconds(chosen.one):.2f}")
        return
    print("seed, s" + (", beside s, ratio" if chosen.beside else ""))
    slowest = 0.0
    for seed in range(chosen.seed, chosen.seed + chosen.cases):
        took = [_timed(seed, src) for src in (HERE, chosen.beside) if src]
        slowest = max(slowest, took[0])
        print(
            f"{seed}, {', '.join(f'{each:.1f}' for each in took)}" + (f", {took[0] / took[1]:.2f}" if took[1:] else ""),
            flush=True,
        )
    print(f"slowest: {slowest:.1f} s of processor time")


def _timed(seed: int, src: Path) -> float:
    said = subprocess.run(
        [sys.executable, __file__, "--one", str(seed)],
        env={**os.environ, "PYTHONPATH": str(src)},
        check=True,
        capture_output=True,
    )
    return float(said.stdout)


def _seconds(seed: int) -> float:
    """The processor time of deciding the last of the drawn requests beside those before it."""
    with tempfile.TemporaryDirectory(prefix="answering-time-") as folder:
        return [step.seconds for step in follow(draw_large(seed, EARLIER), Path(folder), decided)][-1]


if __name__ == "__main__":
    main()
