"""How many claims made of figures at random are judged rightly: true ones borne out, false ones told.

usage: python bench/claims.py [--sentences 10000] [--seed 1] [--least 0.99] [-v]

Prints one row a wording and a last one for all, with the processor time of a sentence; ends with 1 below the least share.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from faircount.claims.check import check_text
from faircount.claims.claim import Verdict
from tests.lib.said_figures import WORDINGS, Said, sentence


def main() -> None:
    """Draw the sentences, judge them, print the shares."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sentences", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--least", type=float, default=0.99)
    parser.add_argument("-v", action="store_true", help="print what is judged wrongly")
    asked = parser.parse_args()
    rng, tally, started = random.Random(asked.seed), Counter[tuple[str, bool]](), time.process_time()
    for _ in range(asked.sentences):
        said = sentence(rng)
        right = is_right(said)
        tally[said.wording, right] += 1
        if asked.v and not right:
            print(said)
    spent = time.process_time() - started
    for wording in WORDINGS:
        print(f"{wording:<12}{share(tally, (wording,)):8.4f}")
    whole = share(tally, tuple(WORDINGS))
    print(f"{'all':<12}{whole:8.4f}  {asked.sentences:,} sentences, {1000 * spent / asked.sentences:.1f} ms each")
    sys.exit(whole < asked.least)


def is_right(said: Said) -> bool:
    """Whether the claim is found, and called consistent exactly if it is true."""
    place = said.text.index(said.claim)
    over = [one for one in check_text(said.text) if one.claim.start < place + len(said.claim) and place < one.claim.end]
    wanted = Verdict.CONSISTENT if said.is_true else Verdict.INCONSISTENT
    return any(one.verification.verdict is wanted for one in over)


def share(tally: Counter[tuple[str, bool]], wordings: tuple[str, ...]) -> float:
    """The share of rightly judged sentences of these wordings."""
    right = sum(tally[wording, True] for wording in wordings)
    return right / max(1, right + sum(tally[wording, False] for wording in wordings))


if __name__ == "__main__":
    main()
