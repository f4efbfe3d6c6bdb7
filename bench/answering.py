"""How well drawn requests are answered: what an independent attacker works out of all replies, and how much is given."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from faircount.requests.answering import earlier
from tests.lib.answer_attacker import attack
from tests.lib.answering import AREA
from tests.lib.drawn_requests import DIMENSIONS, PLAIN, Case, draw
from tests.lib.following_up import answered, decided, follow, read_here
from tests.lib.most_shown import most_shown
from tests.lib.reply_rows import read_reply
from tests.lib.reply_sentences import false_sentences, true_count
from tests.lib.ways_out import followed, names_all


def main() -> None:
    """Answer drawn cases one after the other and print what was found."""
    options = argparse.ArgumentParser()
    options.add_argument("--cases", type=int, default=100)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--quick", action="store_true", help="decide and write the CSV alone, read earlier ones in this process")
    options.add_argument("--plain", action="store_true", help="draw no districts, outcomes and relationships")
    options.add_argument("--verbose", action="store_true")
    chosen = options.parse_args()
    if chosen.quick:
        earlier.read_many = read_here
    totals: Counter[str] = Counter()
    started = time.perf_counter()
    for seed in range(chosen.seed, chosen.seed + chosen.cases):
        case = draw(seed, PLAIN if chosen.plain else DIMENSIONS)
        _case(case, totals, chosen.verbose, decided if chosen.quick else answered)
    print(f"{chosen.cases} cases from seed {chosen.seed} in {time.perf_counter() - started:.0f} s")
    for name, number in sorted(totals.items()):
        print(f"  {name}: {number:,}")
    print(f"  shown of positive: {totals['positive shown'] / max(1, totals['positive']):.1%}")
    for name in ("not small", "shown at most"):
        print(f"  shown of positive, {name}: {totals['positive shown'] / max(1, totals[f'positive, {name}']):.1%}")


def _case(case: Case, totals: Counter[str], verbose: bool, make: Callable[[Path], None]) -> None:
    seed, sent = case.seed, []
    extract = case.extract()
    with tempfile.TemporaryDirectory(prefix="answering-") as folder:
        for number, step in enumerate(follow(case, Path(folder), make), 1):
            totals["requests"] += 1
            totals["slowest, ms"] = max(totals["slowest, ms"], int(step.seconds * 1000))
            if step.refusal:
                totals["refused"] += 1
                ways = list(followed(step.refusal, step.place, make))
                totals["ways out"] += len(ways)
                totals["ways out that are answered"] += sum(place is not None for _, place in ways)
                totals["refusals that name no row, or no reply beside replies"] += not names_all(step.refusal, bool(sent))
                for place in (place for _, place in ways if place is not None):
                    table = next((place / "reply").glob("*.csv"))
                    leaks = attack([*sent, table], extract, AREA, case.threshold, case.width).leaks
                    totals["ways out with a leak"] += bool(leaks)
                if verbose:
                    print(seed, number, "REFUSED", step.refusal)
                continue
            sent.append(step.table)
            if make is answered:
                false = list(false_sentences(step.place, extract, case.threshold))
                totals["false sentences"] += len(false)
                if verbose:
                    print(*(f"{seed} {number} FALSE {each}" for each in false), sep="\n", end="\n" * bool(false))
            positive = [row for row in read_reply(step.table) if row.count != 0]
            totals["positive, not small"] += sum(true_count(row, extract) >= case.threshold for row in positive)
            totals["positive"] += len(positive)
            totals["positive shown"] += sum(row.count is not None for row in positive)
        found = attack(sent, extract, AREA, case.threshold, case.width)
        totals["positive, shown at most"] += most_shown(sent, extract, AREA, case.threshold)
    totals["small asked"] += found.asked
    totals["small derived"] += found.derived
    for leak in found.leaks:
        kind = "asked" if leak.how.startswith("asked") else "derived"
        totals[f"{kind} {'exact' if leak.is_exact else 'narrow'}"] += 1
        if verbose:
            print(seed, leak)
    totals["cases with a leak"] += bool(found.leaks)


if __name__ == "__main__":
    main()
