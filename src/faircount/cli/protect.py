"""``faircount protect``: what may be published of a table of counts, by hiding, rounding, changing or merging."""

from __future__ import annotations

from pathlib import Path

import typer

from faircount.cli import protect_options as take
from faircount.cli.show import progress, say, tell
from faircount.pipeline.protect import protect_file
from faircount.pipeline.protection_request import (
    DEFAULT_REASON,
    Beside,
    CountsSource,
    DisclosureRule,
    MethodRequest,
    ProtectionRequest,
    ProtectionScope,
)

EXAMPLE = (
    "Example: faircount protect counts.csv --hierarchies hierarchies/ --to published.csv --audit audit.csv; "
    "faircount protect counts.csv --hierarchies hierarchies/ --advise --to advice.html; "
    "faircount protect counts.csv --hierarchies hierarchies/ --method rounding --base 5 --secret house.secret --to published.csv"
)


def protect(
    counts: take.CountsFile,
    hierarchies: take.Hierarchies = None,
    to: take.To = None,
    audit: take.Audit = None,
    certificates: take.CertificatesFile = None,
    to_hierarchies: take.ToHierarchies = None,
    count: take.CountColumn = "freq",
    threshold: take.Threshold = 5,
    width: take.Width = None,
    effort: take.Efforts = take.EffortOption.NORMAL,
    table: take.Tables = None,
    tables: take.TablesFile = None,
    earlier: take.EarlierFiles = None,
    earlier_hierarchies: take.EarlierHierarchies = None,
    despite_earlier: take.DespiteEarlier = False,
    more_to_come: take.MoreToCome = False,
    never: take.Never = None,
    keep: take.Keep = None,
    objective: take.Objective = take.ObjectiveName.BALANCED,
    keep_headline: take.KeepHeadline = False,
    reason: take.Reason = DEFAULT_REASON,
    method: take.Method = take.MethodName.SUPPRESSION,
    why: take.Why = "",
    advise: take.Advise = False,
    base: take.Base = 5,
    secret: take.SecretFile = None,
    variance: take.Variance = 4.0,
    largest_change: take.LargestChange = 9,
    prefer: take.Prefer = "",
    unordered: take.Unordered = "",
    apart: take.Apart = "",
    goal: take.Goal = 0.5,
) -> None:
    """Hide small counts of a table, and enough others that a reader of all of it cannot work one out.

    Each hidden small count keeps a range at least as wide as the rule, whatever the reader adds and subtracts. Other methods
    round, change or merge instead; --advise compares them. Notes for readers are written beside the table.
    """
    lists = (_words(prefer), _words(unordered), _words(apart))
    how = MethodRequest(method.value, base, secret, variance, largest_change, *lists, goal, effort.value, why)
    before = (earlier or (), earlier_hierarchies or (), despite_earlier, more_to_come, never)
    scope = ProtectionScope(table or (), tables, keep or (), *before, objective.value, keep_headline)
    asked = ProtectionRequest(CountsSource(counts, hierarchies, count), how, DisclosureRule(threshold, width, reason), scope)
    (_advise if advise else _release)(asked, to, Beside(audit, certificates, to_hierarchies))


def _advise(asked: ProtectionRequest, to: Path | None, beside: Beside) -> None:
    """Compare the methods; nothing is protected, so nothing that goes beside a protected table may be asked for."""
    if beside != Beside():
        raise typer.BadParameter("--advise protects nothing: --audit, --certificates and --to-hierarchies go without it")
    from faircount.cli.advised import show_advice  # it draws, and a plain run should not wait for that

    show_advice(asked, to)


def _release(asked: ProtectionRequest, to: Path | None, beside: Beside) -> None:
    """Write what may be published, and say what was done."""
    destination = _destination(to, asked.method.method, asked.scope)
    with progress() as told:
        lines = protect_file(asked, destination, beside, told)
    for line in lines:
        say(line)
    tell(destination)


def _destination(to: Path | None, method: str, scope: ProtectionScope) -> Path:
    """Where to write, once what was asked for goes together."""
    if to is None:
        raise typer.BadParameter("name the file to write with --to, or ask for --advise")
    named = (scope.keep, scope.tables, scope.tables_file, scope.earlier, scope.never)
    if method != take.MethodName.SUPPRESSION and any(named):
        raise typer.BadParameter("--keep, --table, --tables, --earlier and --never go with --method suppression alone")
    return to


def _words(listed: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in listed.split(",") if word.strip())
