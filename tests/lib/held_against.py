"""A text held against the ledger of the built example."""

from __future__ import annotations

from pathlib import Path

from faircount.claims.check import check_text
from faircount.claims.ledger import judge_against
from faircount.claims.standing import Checked
from faircount.store.ledger import Ledger


def held_against(text: str, folder: Path) -> dict[str, Checked]:
    """The claims of a text by their words, judged by the ledger of the example in this folder."""
    ledger = Ledger.open(folder / "ledger")
    return {one.judged.claim.text: one for one in judge_against(check_text(text), ledger.figures, ledger.sources)}
