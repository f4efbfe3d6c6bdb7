"""What becomes of odd and broken input, drawn for every command from a seed.

usage: python bench/odd.py [--runs 300] [--seed N] [--only SEED]

Prints each trial in which something goes against what is promised, then a line of kinds and one of exit codes. The drawing knows
nothing of the program but its command lines, and what it never draws stands in tests/odd/driving.py.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.odd.driving import main

if __name__ == "__main__":
    sys.exit(main())
