"""Fifty drawn mailboxes: how many files are matched rightly, asked about without need, or matched wrongly; who was chased.

python bench/inbox.py [how many] [first seed]
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.lib.mailbox_judge import Tally, judge
from tests.lib.mailboxes import Drawer


def main(many: int = 50, first: int = 1000) -> int:
    """Print the tally; 1 where anything is wrong."""
    tally, began = Tally(wrong=[]), time.monotonic()
    for seed in range(first, first + many):
        with TemporaryDirectory() as folder:
            tally.add(judge(Drawer(seed, Path(folder) / "campaign").draw()))
    print(f"seeds {first} to {first + many - 1}: {tally.files} files, {tally.clear} of which say all that is needed")
    print(f"{tally.asked} of those were asked about all the same; {time.monotonic() - began:.0f} s")
    print(f"{len(tally.wrong or ())} wrong", *(tally.wrong or ()), sep="\n")
    return 1 if tally.wrong else 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:3])))
