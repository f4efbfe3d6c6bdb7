"""A caution in words: why a claim is not fair as it stands, the figures that show it, and how far they can be trusted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from faircount.briefing.article import Fairness
from faircount.claims.ledger_verdict import CheckedClaim
from faircount.claims.stated_range import StatedRange
from faircount.tables.figure import Figure
from faircount.vocabulary.provenance import Source

MAX_NAMED = 3
"""Figures that are named; the rest are counted."""


def fairness(checked: CheckedClaim, sources: Mapping[str, Source]) -> Fairness | None:
    """The caution on a claim, None where there is none; its name is left out where the verdict says the same already."""
    if checked.caution is None or checked.confidence is None:
        return None
    caution = "" if str(checked.caution) == str(checked.verdict) else str(checked.caution)
    return Fairness(caution, checked.told or evidence(checked.figures, sources), str(checked.confidence))


def evidence(figures: Sequence[Figure], sources: Mapping[str, Source]) -> str:
    """The figures with their periods, and who printed them: a count that somebody hid stays a range."""
    told = list(dict.fromkeys(f"{_count(figure)} ({figure.period.label})" for figure in figures))
    if not told:
        return ""
    from faircount.reconcile.words import listed  # loaded where there are figures: a text alone starts without the solver

    more = [f"{len(told) - MAX_NAMED} more"] if len(told) > MAX_NAMED else []
    printed = dict.fromkeys(sources[one.source_id].publisher if one.source_id in sources else one.source_id for one in figures)
    by = listed(name for name in printed if name)
    named = listed([*told[:MAX_NAMED], *more])
    return f"{named}, printed by {by}" if by else named


def _count(figure: Figure) -> str:
    if figure.lower is None and figure.upper is None:
        return "no count"
    if figure.lower is None or figure.upper is None:
        return f"at most {figure.upper:,}" if figure.lower is None else f"at least {figure.lower:,}"
    return StatedRange(figure.lower, figure.upper).shown()
