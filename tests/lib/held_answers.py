"""What the program answers to a sentence about held figures, and whether that is right."""

from __future__ import annotations

import csv
import re
from pathlib import Path

from faircount.claims.ledger_verdict import CheckedClaim, LedgerVerdict
from tests.lib.held_table import Drawn

TRUE = (LedgerVerdict.CONFIRMED, LedgerVerdict.COUNT_ONLY)
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
FALSE = (LedgerVerdict.CONTRADICTED, LedgerVerdict.ROUNDING)


def children(project: Path) -> dict[tuple[str, int], int]:
    """Children under 18 by force and year of the estimate, in the latest file; which a folder lists first, differs by disk."""
    file = max((project / "reference" / "population").glob("*.csv"))
    return {(row["pfa_code"], int(row["year"])): int(row["under18"]) for row in csv.DictReader(file.open())}


def batch(file: Path) -> list[Drawn]:
    """Sentences written by hand."""
    rows = [
        line.split("\t") for line in file.read_text(encoding="utf-8").splitlines() if line.strip() and not line.startswith("#")
    ]
    kinds = {"plain": "plain", "loose": "plain", "open": "open"}
    return [
        Drawn(kinds.get(call, "by hand"), text, said, right, call not in ("false", "loose")) for call, said, right, text in rows
    ]


def answered(one: Drawn, found: tuple[CheckedClaim, ...]) -> str:
    """The answer to the claim that holds the number: a sentence is contradicted if any of its claims is."""
    words = one.said.split("|")
    over = [line for line in found if any(word in line.verified.claim.text for word in words)]
    if any(line.verdict in FALSE for line in (found if one.is_true else over)):
        return "contradicted"
    if any(line.verdict in TRUE for line in over):
        return "confirmed"
    return "unknown" if over else "not found"


def is_right(one: Drawn, answer: str) -> bool:
    """Whether the answer is what it should be; a plain name promises no more than that nothing true is contradicted."""
    return answer == ("confirmed" if one.is_true else "contradicted")


def is_shown(one: Drawn, found: tuple[CheckedClaim, ...]) -> bool:
    """Whether the answer shows the right figure, a count to the last digit and what is worked out as it is rounded."""
    said = [f"{line.arithmetic} {line.reason} {line.say}" for line in found]
    if any(one.right in words for words in said):
        return True
    right = _plain(one.right)
    numbers = [abs(float(number.replace(",", ""))) for words in said for number in _NUMBER.findall(words)]
    near = 0.0 if right is None or right.is_integer() else max(0.05, 0.005 * right)
    return right is not None and any(abs(number - right) <= near for number in numbers)


def _plain(right: str) -> float | None:
    found = _NUMBER.fullmatch(right.strip().lstrip("-+−").rstrip("%"))
    return float(found[0].replace(",", "")) if found else None
