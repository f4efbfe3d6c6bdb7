"""Figures told side by side: of what, since when, and of which of two sides each is."""

from __future__ import annotations

from faircount.claims.check import check_text


def verdicts(text: str) -> dict[str, str]:
    """The claims of a text by their words, each with its verdict."""
    return {one.claim.text: str(one.verification.verdict) for one in check_text(text)}
