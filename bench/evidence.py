"""What asking about numbers told in words costs, and what it saves: the curve of risk against questions.

usage: python bench/evidence.py collect FOLDER > BATCH.jsonl
       python bench/evidence.py curve BATCH.jsonl [BATCH.jsonl ...]

``collect`` reads a folder of answers (``NAME.ext`` beside ``NAME.expected.csv``) with this reader, what it asks about included.
A batch tells of strangers only as long as nobody has looked at it. ``curve`` prints, for each number of weaknesses from which a
figure is asked about, what would be wrong in silence. The bound is that of conformal risk control (Angelopoulos, Bates, Fisch,
Lei, Schuster, https://arxiv.org/abs/2208.02814, theorem 1): over answers like these, the expected share of an answer's figures
that are wrong in silence is at most so much. What is wrong by the offence's name alone is not counted: the batches of
``bench/replies.py`` take ages and sex out of it, and ours leave them in it.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from answer_folders import _found, _right, _wanted

from faircount.errors import FaircountError
from faircount.readers.meaning.evidence import TOO_FAR, weaknesses
from faircount.readers.meaning.margins import with_margins
from faircount.readers.read import read_answer

_NAMED = re.compile(r"child|under|male|girl|boy|minor", re.IGNORECASE)


@dataclass(frozen=True)
class Taken:
    """A figure that no other question holds up: in which answer, in words or not, its weaknesses, and whether it is right."""

    answer: str
    in_words: bool
    weaknesses: int
    is_right: bool


def collect(folder: Path) -> None:
    """Print each figure that the reader takes from a folder, or would take."""
    for expected in sorted(folder.glob("*.expected.csv")):
        stem = expected.name.removesuffix(".expected.csv")
        source = next(path for path in sorted(folder.glob(f"{stem}.*")) if path != expected)
        try:
            extract = with_margins(read_answer(source))
        except FaircountError:
            continue
        told = [*extract.figures, *(replace(one, doubt="") for one in extract.proposals if one.doubt.startswith(TOO_FAR))]
        taken = [(figure, row) for figure in told if figure.is_count and (row := _found(figure)) is not None]
        right = _right(list(_wanted(expected)), [row for _, row in taken], strictly=True)
        count = len(extract.figures) + len(extract.proposals)
        for (figure, _), is_right in zip(taken, right, strict=True):
            if not figure.doubt and (is_right or not _NAMED.search(figure.offence)):
                found = len(weaknesses(figure, count))
                print(json.dumps(asdict(Taken(f"{folder.name}/{source.name}", "!" not in figure.locator, found, is_right))))


def curve(paths: Sequence[Path]) -> None:
    """Print what would be wrong in silence and what would be asked, for each number of weaknesses."""
    every = [Taken(**json.loads(line)) for path in paths for line in path.read_text().splitlines()]
    for name, taken in (("all answers", every), ("answers told in words", [one for one in every if one.in_words])):
        sizes = Counter(one.answer for one in taken)
        print(f"{name}: {len(taken):,} figures of {len(sizes)} answers")
        for least in (4, 3, 2, 1):
            asked = [one for one in taken if one.weaknesses >= least]
            wrong = Counter(one.answer for one in taken if one.weaknesses < least and not one.is_right)
            risk = sum(count / sizes[answer] for answer, count in wrong.items()) / max(1, len(sizes))
            bound = (len(sizes) * risk + 1) / (len(sizes) + 1)
            right = sum(one.is_right for one in asked) / max(1, len(asked))
            print(
                f"  asked from {least} on: {len(wrong)} answers wrong in silence, of an answer {risk:.4f} (at most {bound:.4f}), "
                f"of all figures {sum(wrong.values()) / max(1, len(taken)):.4f}; asked about "
                f"{len(asked) / max(1, len(taken)):.3f} of figures in {len({one.answer for one in asked})} answers, "
                f"{right:.2f} of them right"
            )


def main() -> None:
    """Collect or print the curve, as the command line says."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("collect", "curve"))
    parser.add_argument("paths", nargs="+", type=Path)
    asked = parser.parse_args()
    if asked.what == "curve":
        curve(asked.paths)
        return
    for folder in asked.paths:
        collect(folder)


if __name__ == "__main__":
    main()
