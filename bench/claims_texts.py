"""How the checker judges texts whose claims are marked, in one line a batch.

usage: python bench/claims_texts.py [-v] [FILE.md ...]

A batch holds texts with their claims in double brackets, as in tests/fixtures/claims. Without files: those by other hands.
New batches are run once before anybody looks at them, and what they scored then is written down in docs/measured/claims.md.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from tests.unit.claims.cases import FIXTURES, case, scored  # noqa: E402


def main() -> None:
    """Score each batch, and all together."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("batches", nargs="*", type=Path, metavar="FILE.md")
    parser.add_argument("-v", action="store_true", help="print what is judged wrongly")
    asked = parser.parse_args()
    whole: Counter[str] = Counter()
    for path in asked.batches or sorted((FIXTURES / "others").glob("*.md")):
        blocks = re.split(r"^# ", path.read_text("utf-8"), flags=re.MULTILINE)[1:]
        texts = [case(name.strip(), body.strip()) for name, body in (block.split("\n", 1) for block in blocks)]
        tally = sum((scored(text, asked.v) for text in texts), Counter())
        print(f"{path.stem}: {share_line(tally)}")
        whole += tally
    print(f"all: {share_line(whole)}")


def share_line(tally: Counter[str]) -> str:
    """The shares of a tally on one line."""
    claims, relations = max(1, tally["claims"]), max(1, tally["relations"])
    return (
        f"{claims:,} claims: found {tally['found'] / claims:.3f}, verdicts {tally['right'] / claims:.3f}, "
        f"relations {tally['relations right'] / relations:.3f}, false alarms {tally['false alarms']}, "
        f"invented supports {tally['invented']}, errors {tally['caught']} of {tally['errors']}, "
        f"material {tally['material caught']} of {tally['material']}, no claims {tally['spurious']}"
    )


if __name__ == "__main__":
    main()
