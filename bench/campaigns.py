"""What becomes of campaigns drawn at random: how many are published, and what goes against a promise on the way or in the bytes.

usage: python bench/campaigns.py [--campaigns 200] [--seed N] [--keep FOLDER]

Prints the first seed, then each campaign in which anything went wrong, then one row a kind: in how many campaigns, and how often.
The drawing and the judging know nothing of the program: they see the files in, the command line, and the published bytes.
"""

from __future__ import annotations

import argparse
import random
import resource
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.campaigns.commands import no_more_commands
from tests.campaigns.drawing import draw
from tests.campaigns.judging import try_campaign


def main() -> int:
    """Walk as many campaigns as the command line says; the exit code is 1 where anything went wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--campaigns", type=int, default=200)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    parser.add_argument("--keep", type=Path, help="a folder in which each campaign is kept, to look at")
    asked = parser.parse_args()
    print(f"{asked.campaigns} campaigns from seed {asked.seed} on", flush=True)
    often: Counter[str] = Counter()
    campaigns: Counter[str] = Counter()
    published = whole = 0
    for number, seed in enumerate(range(asked.seed, asked.seed + asked.campaigns), start=1):
        print(f"campaign {number} of {asked.campaigns}, seed {seed}", file=sys.stderr, flush=True)
        campaign = draw(seed)
        going, found = try_campaign(campaign, asked.keep / str(seed) if asked.keep else None)
        published += bool(going.published)
        whole += len(going.published) == 1 + campaign.has_second
        kinds = Counter(violation.kind for violation in found)
        often.update(kinds)
        campaigns.update(kinds.keys())
        for kind in kinds:
            first = next(violation for violation in found if violation.kind == kind)
            print(f"  {str(first)[:300]}", flush=True)
    print(f"\npublished: {published} of {asked.campaigns}; with every version that was due: {whole}")
    for kind, many in campaigns.most_common():
        print(f"{kind:<40}{many:>6} campaigns {often[kind]:>7} times")
    no_more_commands()
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(f"processor: {(spent.ru_utime + spent.ru_stime) / asked.campaigns:.1f} s a campaign")
    return int(bool(often))


if __name__ == "__main__":
    sys.exit(main())
