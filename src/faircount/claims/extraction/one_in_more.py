"""A change told as one in so many: "one in five more than last year", "down by one in ten"."""

from __future__ import annotations

from collections.abc import Iterator

from faircount.claims.claim import ClaimKind, Form, StatedValue
from faircount.claims.extraction.extracted_claim import ExtractedClaim, signed, trimmed
from faircount.claims.extraction.lexicon import HEDGE, direction_of
from faircount.claims.mentions.numerals import NUMBER, number_of
from faircount.claims.mentions.passage import Passage
from faircount.claims.words import Wording
from faircount.language.keyed import Keyed

_ONE_IN_MORE = Keyed(
    rf"(?<![\w-]){HEDGE}one\s+in\s+(?:every\s+)?(?P<n>{NUMBER})\s+(?P<cue>more|fewer|higher|lower|up|down)\b"
    r"(?!\s+(?:likely|often|serious|or\b|to\b))",
    "one",
)


def find_one_in_more(passage: Passage, wording: Wording) -> Iterator[ExtractedClaim]:
    """By how much of an earlier count a later one is more or fewer."""
    for found in _ONE_IN_MORE.finditer(passage.masked):
        share, hedge = 100 / max(number_of(found["n"]), 1.0), found["hedge"] or ""
        amount = wording.take(Form.ONE_IN, share, 1.0, hedge)
        stated = signed(StatedValue(Form.FRACTION, amount, share, 1.0, hedge, word=found["n"]), direction_of(found["cue"]))
        yield ExtractedClaim(*trimmed(found), ClaimKind.CHANGE, stated, found.start("n"))
