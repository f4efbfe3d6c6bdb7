"""Walk drawn campaigns and print what went wrong: ``python -m tests.campaigns 7 8 9 [--keep FOLDER]``."""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from pathlib import Path

from tests.campaigns.as_they_stand import CASES
from tests.campaigns.drawing import draw
from tests.campaigns.judging import try_campaign


def main() -> int:
    """Try each seed; the exit code is 1 where anything went wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("seeds", nargs="*", type=int)
    parser.add_argument("--cases", action="store_true", help="the three cases that are no chance, as they stood")
    parser.add_argument("--keep", type=Path, help="a folder in which each campaign is kept, to look at")
    parser.add_argument("--short", action="store_true", help="one line a kind")
    asked = parser.parse_args()
    bad = 0
    for campaign in [*(CASES.values() if asked.cases else ()), *map(draw, asked.seeds)]:
        began = time.perf_counter()
        going, found = try_campaign(campaign, asked.keep / str(campaign.seed) if asked.keep else None)
        bad += bool(found)
        forces = ", ".join(
            f"{answer.force.area} ({answer.style if answer.kind == 'table' else answer.kind})" for answer in campaign.answers
        )
        public = " and ".join(going.published) or "nothing"
        print(f"\nseed {campaign.seed}: {forces}; published {public}; {time.perf_counter() - began:.0f} s")
        for how in going.mended:
            print(f"  mended: {how}")
        shown: Counter[str] = Counter()
        for violation in found:
            shown[violation.kind] += 1
            if shown[violation.kind] <= (1 if asked.short else 2):
                print(f"  {str(violation)[:400]}")
        print("  " + ("; ".join(f"{kind} {many}" for kind, many in shown.items()) or "nothing amiss"))
    return int(bad > 0)


if __name__ == "__main__":
    sys.exit(main())
