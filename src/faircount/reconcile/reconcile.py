"""Do the sources agree, and is what they say plausible: every check, in one order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from faircount.bounds.told import area_name
from faircount.reconcile.ages import ages
from faircount.reconcile.agree import agree
from faircount.reconcile.at_least import at_least
from faircount.reconcile.case import Case
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

Check = Callable[[Case], Iterable[Finding]]

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
    """Every finding on these figures: the surest first, then by area and time, each with a key that stays the same."""
    case = Case(figures, sources)
    found = [finding for check in CHECKS.values() for finding in check(case)]
    ordered = sorted(found, key=lambda each: (each.severity.rank, area_name(each.area), each.key, each.title))
    return tuple(_told_apart(ordered))


def _told_apart(findings: Iterable[Finding]) -> Iterable[Finding]:
    seen: dict[str, int] = {}
    for finding in findings:
        seen[finding.key] = seen.get(finding.key, 0) + 1
        yield finding if seen[finding.key] == 1 else replace(finding, key=f"{finding.key}-{seen[finding.key]}")
