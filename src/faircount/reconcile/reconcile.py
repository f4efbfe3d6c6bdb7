"""Do the sources agree, and is what they say plausible: every check, in one order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from faircount.bounds.explain_conflict import area_name
from faircount.patterns import regex
from faircount.reconcile.ages import ages
from faircount.reconcile.agree import agree
from faircount.reconcile.at_least import at_least
from faircount.reconcile.case import ReconciliationCase
from faircount.reconcile.finding import Finding
from faircount.reconcile.floor import floor
from faircount.reconcile.hidden import hidden
from faircount.reconcile.parts import parts
from faircount.reconcile.periods import periods
from faircount.reconcile.plausible import plausible
from faircount.reconcile.printed_change import printed_change
from faircount.reconcile.revisions import revisions
from faircount.tables.figures import Figure, Figures
from faircount.vocabulary.provenance import Source

_DIGITS = regex(r"(\d+)")
Check = Callable[[ReconciliationCase], Iterable[Finding]]

CHECKS: Mapping[str, Check] = {
    "agree": agree,
    "parts": parts,
    "periods": periods,
    "floor": floor,
    "at least": at_least,
    "ages": ages,
    "revisions": revisions,
    "plausible": plausible,
    "printed change": printed_change,
    "hidden": hidden,
}
"""Each check by its name: one a file, a function from the case to its findings."""


def reconcile(figures: Figures | Sequence[Figure], sources: Mapping[str, Source]) -> tuple[Finding, ...]:
    """Every finding on these figures: the surest first, then by area and time, each with a key that stays the same.

    The figures are taken in the order of their documents, so that whoever has them in another one comes to the same words.
    """
    case = ReconciliationCase(sorted(figures, key=_place), sources)
    found = [finding for check in CHECKS.values() for finding in check(case)]
    ordered = sorted(found, key=lambda each: (each.severity.rank, area_name(each.area), each.key, each.title))
    return tuple(_told_apart(ordered))


def _place(figure: Figure) -> tuple[object, ...]:
    """Where a figure stands: its document and the place in it, row 9 before row 10, then what it is of, then what it is."""
    pieces = tuple((piece.isdecimal(), int(piece) if piece.isdecimal() else 0, piece) for piece in _DIGITS.split(figure.locator))
    ages = (figure.ages.low or 0, figure.ages.high or 0, figure.ages.known)
    what = (str(figure.counted), figure.offence, str(figure.online), ages, str(figure.sex), figure.breakdown)
    ends = tuple((end is not None, end or 0) for end in (figure.lower, figure.upper))
    return figure.source_id, pieces, figure.area, figure.period, what, ends, figure.note


def _told_apart(findings: Iterable[Finding]) -> Iterable[Finding]:
    seen: dict[str, int] = {}
    for finding in findings:
        seen[finding.key] = seen.get(finding.key, 0) + 1
        yield finding if seen[finding.key] == 1 else replace(finding, key=f"{finding.key}-{seen[finding.key]}")
