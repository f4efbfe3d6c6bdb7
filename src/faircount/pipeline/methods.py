"""The recipe of the methods that change or merge counts: a table in, what may leave the house out, with its notes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from faircount.errors import BadProject, NotProtected
from faircount.inputs import place_beside
from faircount.project.progress import Progress
from faircount.protect.hiding import hiding_notes
from faircount.protect.measures import measure
from faircount.protect.methods import METHODS
from faircount.protect.outcome import Choices, MethodOutcome, write_shown, write_true
from faircount.protect.policy import DEFAULT_REASON, ProtectionPolicy
from faircount.protect.release import write_hierarchies
from faircount.protect.secret import Secret
from faircount.tables.margins import HierarchicalTable, read_table

NAMES = {
    "suppression": "suppression",
    "rounding": "additive controlled rounding",
    "cell-key": "cell key perturbation",
    "coarsening": "coarsening, then suppression",
}
"""Each method as the notes name it."""


@dataclass(frozen=True, slots=True)
class CountsSource:
    """Where the counts are: the file, the folder of hierarchies (None for a finished table alone), the column of counts."""

    counts: Path
    hierarchies: Path | None
    column: str = "freq"

    def read(self) -> HierarchicalTable:
        """The table with its margins."""
        assert self.hierarchies is not None, "a finished table is taken apart before (pipeline/finished.py)"
        return read_table(self.counts, self.hierarchies, self.column)


@dataclass(frozen=True, slots=True)
class MethodRequest:
    """The method and its settings, as a user asks for them, and why."""

    method: str = "suppression"
    base: int = 5
    secret: Path | None = None
    variance: float = 4.0
    largest_change: int = 9
    prefer: tuple[str, ...] = ()
    unordered: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    goal: float = 0.5
    effort: str = "normal"
    why: str = ""

    def choices(self, progress: Progress) -> Choices:
        """The same for the protection room."""
        return Choices(
            base=self.base,
            secret=Secret() if self.secret is None else Secret.read(self.secret),
            variance=self.variance,
            largest_change=self.largest_change,
            prefer=self.prefer,
            unordered=self.unordered,
            apart=self.apart,
            goal=self.goal,
            effort=self.effort,
            report=lambda work, share: progress(f"Protecting: {work}", round(share * 100), 100),
        )


@dataclass(frozen=True, slots=True)
class DisclosureRule:
    """What is too small to show, how wide ranges must stay (None: as the method keeps them), and why."""

    threshold: int = 5
    width: int | None = None
    reason: str = DEFAULT_REASON

    def policy(self, asked: MethodRequest) -> ProtectionPolicy:
        """The policy; where no width is asked for, rounding to a small base promises what it keeps."""
        usual = max(1, self.threshold - 2)
        if asked.method == "rounding":
            usual = min(usual, max(1, asked.base - 1))
        return ProtectionPolicy(self.threshold, usual if self.width is None else self.width, reason=self.reason)


@dataclass(frozen=True, slots=True)
class Beside:
    """What else is written: the audit, the certificates and the hierarchies as published."""

    audit: Path | None = None
    certificates: Path | None = None
    hierarchies: Path | None = None


def protect_by(
    source: CountsSource, to: Path, asked: MethodRequest, rule: DisclosureRule, beside: Beside, progress: Progress
) -> tuple[str, ...]:
    """Protect a table by the method asked for; write what may be published and its notes; what is said of it in the house."""
    check_destinations(source, [to, beside.audit, beside.certificates])
    if beside.certificates is not None and asked.method != "coarsening":
        raise NotProtected(f"{asked.method} has no certificate for each cell; leave --certificates out")
    table = source.read()
    outcome = METHODS[asked.method](table, rule.policy(asked), asked.choices(progress))
    write_shown(outcome, to, source.column)
    if beside.audit is not None:
        write_true(outcome, beside.audit, source.column)
    if beside.certificates is not None and outcome.certificates is not None:
        outcome.certificates.write(beside.certificates, outcome.table)
    if beside.hierarchies is not None:
        write_hierarchies(outcome.table.hierarchies, beside.hierarchies)
    write_notes(to, asked, outcome.policy, outcome.notes)
    return _said(outcome, table, asked)


def accompany(
    source: CountsSource,
    to: Path,
    asked: MethodRequest,
    rule: DisclosureRule,
    hierarchies: Path | None,
    notes: tuple[str, ...] = (),
) -> None:
    """Write the notes, and the hierarchies as they are, beside a table whose counts were suppressed."""
    policy = rule.policy(asked)
    write_notes(to, asked, policy, (*hiding_notes(policy), *notes))
    if hierarchies is not None:
        write_hierarchies(source.read().hierarchies, hierarchies)


def check_destinations(source: CountsSource, paths: list[Path | None]) -> None:
    """Refuse to write over the counts, or into a folder that is not there."""
    for path in (each for each in paths if each is not None):
        if path.resolve() == source.counts.resolve():
            raise BadProject(f"{path}: is the table of counts itself; name another file to write")
        if not path.parent.is_dir():
            raise BadProject(f"{path.parent}: there is no such folder; make it first")


def notes_path(to: Path) -> Path:
    """Where the notes of a published table lie."""
    return place_beside(to, "{stem}.notes.md")


def write_notes(to: Path, asked: MethodRequest, policy: ProtectionPolicy, notes: tuple[str, ...]) -> None:
    """Write what readers of the table are told: the method, what it does to a count, why it was chosen. Nothing measured."""
    why = asked.why.strip() or "not stated"
    lines = [
        f"# Notes on {to.name}",
        "",
        f"**Method:** {NAMES[asked.method]}.",
        "",
        *(line for note in notes for line in (note, "")),
        f"**Why counts are protected:** {policy.reason}.",
        "",
        f"**Why this method:** {why.rstrip('.')}.",
    ]
    notes_path(to).write_text("\n".join(lines) + "\n", encoding="utf-8")


def _said(outcome: MethodOutcome, before: HierarchicalTable, asked: MethodRequest) -> tuple[str, ...]:
    """What is said in the house: it compares with the truth."""
    found = measure(outcome, before)
    small = int(outcome.primary.sum())
    said = [f"{len(outcome.shown):,} cells, {small:,} of them small; {found.shown:,} of {found.positive:,} over 0 are shown."]
    if found.secondary:
        said.append(f"{found.secondary:,} more are hidden beside the small ones ({found.secondary_sum:,} counted in these).")
    if not outcome.exact:
        said.append(
            f"Mean error {found.error_finest or 0:.2f} in the finest cells, {found.error_totals or 0:.2f} in totals; "
            f"{found.usable:,} cells are within a tenth."
        )
    if found.least_width is not None:
        said.append(
            f"Every small count keeps a range of at least {found.least_width}; half of them {found.median_width:g} or more."
        )
    elif outcome.width is None:
        said.append("Nothing is promised of the width of a range.")
    if asked.method == "rounding" and asked.secret is None:
        said.append(
            "No secret was given, so the choices follow from the counts alone: whoever knows every count but a few could try "
            "those. Give a file with --secret."
        )
    return (*said, *outcome.notes)
