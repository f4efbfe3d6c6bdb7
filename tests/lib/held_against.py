"""A text held against the ledger of the built example."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from faircount.claims.check import check_text
from faircount.claims.ledger import judge_against
from faircount.claims.ledger_verdict import CheckedClaim
from faircount.store.ledger import Ledger
from faircount.tables.figures import Figure
from faircount.vocabulary.provenance import Source


def held_against(text: str, folder: Path) -> dict[str, CheckedClaim]:
    """The claims of a text by their words, judged by the ledger of the example in this folder."""
    return {one.verified.claim.text: one for one in judge_against(check_text(text), *_held(folder))}


@cache
def _held(folder: Path) -> tuple[tuple[Figure, ...], Mapping[str, Source]]:
    ledger = Ledger.open(folder / "ledger")
    return tuple(ledger.figures), ledger.sources
