"""How well folders of answers with their right reading are read: ``NAME.ext`` beside ``NAME.expected.csv``.

usage: python bench/answer_folders.py FOLDER [FOLDER ...]

Counts as ``shared/score/read.py`` does for ``faircount read``, in one process: recall with and without the proposals behind a
question; rows wrong in silence, area and unit included; the share of proposals that are right; questions a file. Then the risk
that answering fewer questions would take: the share of figures that are wrong among those taken in, were the proposals of the
files with the fewest questions taken as they are.
"""

from __future__ import annotations

import argparse
import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from faircount.errors import FaircountError
from faircount.readers.meaning.margins import with_margins
from faircount.readers.read import read_answer
from faircount.review.matters import matters_of
from faircount.tables.extract import AnsweredFigure, likeliest
from faircount.vocabulary.status import HIDDEN

_HIDDEN = {
    "*": None,
    "0-4": 4,
    "1-4": 4,
    "1-5": 5,
    **{f"{top} or fewer": top for top in range(1, 10)},
    **{f"fewer than {top + 1}": top for top in range(1, 10)},
    **{f"<{top + 1}": top for top in range(1, 30)},
}
_SMALL = {"police", "constabulary", "service", "of", "the", "and", "s"}


@dataclass(frozen=True)
class Row:
    """What a figure says, as far as it is compared."""

    count: float | None
    upper: int | None
    period: tuple[str, str]
    ages: tuple[str, str]
    sex: str
    online: str
    area: frozenset[str]
    counted: frozenset[str]

    def agrees(self, other: Row, *, strictly: bool) -> bool:
        """Whether both say the same; a hidden count agrees with one whose bound is not told."""
        bounds = None in (self.upper, other.upper) or self.upper == other.upper
        ages = self.ages == other.ages or {self.ages, other.ages} == {("", ""), ("0", "17")}
        same = (self.count, self.period, self.sex) == (other.count, other.period, other.sex)
        # Of whom nobody filled the flag in some hands say "all", and the breakdown then tells them apart.
        same = same and (self.online == other.online or (self.online, other.online) == ("unknown", "all"))
        named = all(one & two or one == two for one, two in ((self.area, other.area), (self.counted, other.counted)))
        return same and ages and (self.count is not None or bounds) and (named or not strictly)


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z0-9]+", text.lower())) - _SMALL


def _wanted(path: Path) -> Iterator[Row]:
    with path.open(encoding="utf-8") as stream:
        for row in csv.DictReader(stream):
            count = row["count"].strip().replace(",", "")
            is_number = re.fullmatch(r"-?\d+(?:\.\d+)?", count) is not None
            if row["role"] == "blank" or not (is_number or count in _HIDDEN):
                continue
            ages = ("unknown", "") if row["age_low"] == "unknown" else (row["age_low"], row["age_high"])
            yield Row(
                float(count) if is_number else None,
                None if is_number else _HIDDEN[count],
                (row["period_start"], row["period_end"]),
                ages,
                row["sex"],
                row["cyber"],
                _words(row["force"]),
                _words(row["measure"]),
            )


def _found(figure: AnsweredFigure) -> Row | None:
    if figure.number is None and figure.status not in HIDDEN:
        return None
    band = figure.ages
    ages = ("unknown", "") if not band.known else tuple("" if end is None else str(end) for end in (band.low, band.high))
    return Row(
        figure.number,
        None if figure.number is not None else figure.upper,
        (figure.period.start.isoformat(), figure.period.end.isoformat()),
        (ages[0], ages[1]),
        str(figure.sex).replace("not known", "unknown"),
        "unknown" if "flag=not recorded" in figure.breakdown else str(figure.online),
        _words(figure.area),
        _words(figure.counted),
    )


def _right(wanted: Sequence[Row], found: Sequence[Row], *, strictly: bool) -> list[bool]:
    """For each row found whether it is one that is wanted, each of which is used once."""
    left = list(wanted)
    told = []
    for row in found:
        at = next((n for n, other in enumerate(left) if row.agrees(other, strictly=strictly)), None)
        told.append(at is not None)
        if at is not None:
            del left[at]
    return told


@dataclass(frozen=True)
class Scored:
    """One file: rows wanted, taken and right, proposed and right, wrong with nothing said, and its questions."""

    wanted: int
    taken: int
    right: int
    proposed: int
    proposed_right: int
    silent: int
    questions: int


def score(expected: Path) -> Scored:
    """How the answer beside its right reading is read."""
    stem = expected.name.removesuffix(".expected.csv")
    source = next(path for path in sorted(expected.parent.glob(f"{stem}.*")) if path != expected)
    wanted = list(_wanted(expected))
    try:
        extract = with_margins(read_answer(source))
    except FaircountError:
        return Scored(len(wanted), 0, 0, 0, 0, 0, 0)
    taken = [(figure, row) for figure in extract.figures if (row := _found(figure)) is not None]
    behind = [row for figure in (*extract.proposals, *likeliest(extract)) if (row := _found(figure)) is not None]
    loosely = _right(wanted, [*(row for _, row in taken), *behind], strictly=False)
    strictly = _right(wanted, [row for _, row in taken], strictly=True)
    silent = sum(not is_right and not figure.doubt for (figure, _), is_right in zip(taken, strictly, strict=True))
    right = sum(loosely[: len(taken)])
    return Scored(len(wanted), len(taken), right, len(behind), sum(loosely) - right, silent, len(matters_of(extract)))


def main() -> None:
    """Measure every folder named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    for folder in parser.parse_args().folders:
        files = [score(expected) for expected in sorted(folder.glob("*.expected.csv"))]
        wanted, right = sum(file.wanted for file in files), sum(file.right for file in files)
        behind, of_these = sum(file.proposed for file in files), sum(file.proposed_right for file in files)
        asked = [file.questions for file in files]
        print(
            f"{folder}: {len(files)} files, {wanted} rows; recall {right / wanted:.3f}, "
            f"with proposals {(right + of_these) / wanted:.3f}; "
            f"silent {sum(file.silent for file in files) / wanted:.4f}; proposals right {of_these / max(1, behind):.2f}; "
            f"questions a file {sum(asked) / len(files):.2f}, median {median(asked):g}"
        )
        for most in range(5):
            taken = sum(file.taken + (file.proposed if file.questions <= most else 0) for file in files)
            wrong = taken - sum(file.right + (file.proposed_right if file.questions <= most else 0) for file in files)
            answered = sum(file.questions for file in files if file.questions > most)
            share = wrong / max(1, taken)
            print(f"  files of up to {most} questions taken as proposed: {share:.4f} wrong, {answered} questions left")


if __name__ == "__main__":
    main()
