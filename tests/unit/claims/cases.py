"""Texts whose claims are known, and how many of them a checker finds and judges rightly."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from faircount.claims.check import check_text
from faircount.claims.claim import VerifiedClaim

FIXTURES = Path(__file__).parents[2] / "fixtures" / "claims"
VERDICTS = {
    "c": ("consistent", None),
    "i": ("inconsistent", "material"),
    "r": ("inconsistent", "rounding"),
    "u": ("unverifiable", None),
}
_CLAIM = re.compile(r"\[\[([^|\]]+)\|(\w+)\|(\w)\]\]")


@dataclass(frozen=True)
class Known:
    """A claim that is known: where it stands, its kind, its verdict by the text alone."""

    start: int
    end: int
    text: str
    kind: str
    verdict: str
    severity: str | None


@dataclass(frozen=True)
class Case:
    """A text and its claims."""

    name: str
    text: str
    claims: tuple[Known, ...]


def published() -> list[Case]:
    """The texts that use the figures of a named report."""
    return [_published(path) for path in sorted((FIXTURES / "published").glob("*.expected.json"))]


def _published(path: Path) -> Case:
    known = json.loads(path.read_text("utf-8"))
    claims = [
        Known(one["start"], one["end"], one["text"], one["kind"], one["verdict"], one.get("severity")) for one in known["claims"]
    ]
    return Case(known["id"], (path.parent / known["text_file"]).read_text("utf-8"), tuple(claims))


def own(folder: str = "own") -> Iterator[Case]:
    """The texts of the batches of a folder, their brackets taken out: ``others`` are by hands that saw no code of claims."""
    for path in sorted((FIXTURES / folder).glob("*.md")):
        for block in re.split(r"^# ", path.read_text("utf-8"), flags=re.MULTILINE)[1:]:
            name, body = block.split("\n", 1)
            yield case(name.strip(), body.strip())


def sentences() -> Iterator[Case]:
    """Short texts with one marked claim each, most of them in pairs that differ in that claim alone."""
    with (FIXTURES / "sentences.tsv").open(encoding="utf-8", newline="") as lines:
        for number, row in enumerate(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE), 1):
            yield one_claim(f"sentence {number}", row["text"], row["words"], row["verdict"])


def one_claim(name: str, text: str, words: str, verdict: str) -> Case:
    """A text of which one claim is marked."""
    start = text.index(words)
    severity = "material" if verdict == "inconsistent" else None
    return Case(name, text, (Known(start, start + len(words), words, "change", verdict, severity),))


def case(name: str, marked: str) -> Case:
    """A text with its claims in double brackets."""
    text, claims, last = "", [], 0
    for found in _CLAIM.finditer(marked):
        text += marked[last : found.start()]
        claims.append(Known(len(text), len(text) + len(found[1]), found[1], found[2], *VERDICTS[found[3]]))
        text, last = text + found[1], found.end()
    return Case(name, text + marked[last:], tuple(claims))


@dataclass(frozen=True)
class Paired:
    """Each known claim with the one that was found for it, and what was found beside them."""

    pairs: tuple[tuple[Known, VerifiedClaim | None], ...]
    spurious: tuple[VerifiedClaim, ...]

    @property
    def wrong(self) -> list[str]:
        """The known claims that were missed, or judged otherwise."""
        return [
            f"{known.text!r} is {known.verdict}, said {found.verification.verdict if found else 'nothing'}"
            for known, found in self.pairs
            if found is None or str(found.verification.verdict) != known.verdict
        ]

    @property
    def false_alarms(self) -> list[str]:
        """Claims called inconsistent that are not."""
        return [
            known.text
            for known, found in self.pairs
            if found is not None and known.verdict != "inconsistent" and str(found.verification.verdict) == "inconsistent"
        ]


def pair(case: Case) -> Paired:
    """The claims of a text paired with those found, the longest overlap first."""
    found = check_text(case.text)
    mine = paired_places(case, [(one.claim.start, one.claim.end) for one in found])
    pairs = tuple((known, found[mine[i]] if i in mine else None) for i, known in enumerate(case.claims))
    return Paired(pairs, tuple(one for j, one in enumerate(found) if j not in mine.values()))


def paired_places(case: Case, places: Sequence[tuple[int, int]]) -> dict[int, int]:
    """Which place of those found is which known claim's, both by number."""
    overlaps = sorted(
        (
            (min(known.end, end) - max(known.start, start), i, j)
            for i, known in enumerate(case.claims)
            for j, (start, end) in enumerate(places)
        ),
        reverse=True,
    )
    mine: dict[int, int] = {}
    for length, i, j in overlaps:
        if length > 0 and i not in mine and j not in mine.values():
            mine[i] = j
    return mine


def scored(case: Case, verbose: bool = False) -> Counter[str]:
    """What a text adds to a tally of claims, right verdicts, errors, false alarms and invented supports."""
    paired, tally = pair(case), Counter[str]()
    tally["spurious"] = len(paired.spurious)
    for known, found in paired.pairs:
        call = str(found.verification.verdict) if found else "missed"
        right, relation, error = call == known.verdict, known.kind != "level", known.verdict == "inconsistent"
        material, accused = known.severity == "material", call == "inconsistent"
        tally += Counter(
            claims=1,
            found=int(found is not None),
            right=int(right),
            relations=int(relation),
            invented=int(known.verdict == "unverifiable" and call == "consistent"),
            errors=int(error),
            caught=int(error and accused),
            material=int(material),
        )
        tally["relations right"] += relation and right
        tally["material caught"] += material and accused
        tally["false alarms"] += accused and not error
        if verbose and not right:
            why = found.verification.arithmetic if found else ""
            print(f"{case.name} {known.kind} {known.text!r} is {known.verdict}, said {call} ({why})")
    return tally
