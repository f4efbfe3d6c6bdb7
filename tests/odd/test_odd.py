"""A few trials of odd and broken input hold; ``python bench/odd.py`` tries as many as one likes, and takes the long way.

Other ones: ``FAIRCOUNT_ODD_SEED=4711 pytest tests/odd``.
"""

from __future__ import annotations

import os
import subprocess
import sys

from tests.architecture.source import ROOT

SEED = os.environ.get("FAIRCOUNT_ODD_SEED", "20261129")
RUNS = "12"


def test_what_is_odd_or_broken_is_read_or_refused_in_plain_words() -> None:
    """In a process of its own: the driver forks before any library has threads."""
    surroundings = os.environ | {"PYTHONPATH": os.pathsep.join((str(ROOT / "src"), str(ROOT)))}
    words = [sys.executable, str(ROOT / "bench" / "odd.py"), "--runs", RUNS, "--seed", SEED, "--quick"]
    done = subprocess.run(words, capture_output=True, text=True, check=False, cwd=ROOT, env=surroundings)
    assert done.returncode == 0, f"seed {SEED}\n{done.stdout}\n{done.stderr[-2000:]}"
