"""What is asked of a protection, in plain values: where the counts are, by which method and rule, and what is published."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from faircount.errors import BadProject
from faircount.project.progress import Progress
from faircount.protect.constraints import Cost
from faircount.protect.earlier import EarlierRelease
from faircount.protect.outcome import Choices, Secret
from faircount.protect.pattern.compiled import Progress as Report
from faircount.protect.policy import DEFAULT_REASON as DEFAULT_REASON
from faircount.protect.policy import ProtectionPolicy
from faircount.protect.protect import PublicationConstraints
from faircount.tables.margins import HierarchicalTable, Hierarchy


@dataclass(frozen=True, slots=True)
class CountsSource:
    """Where the counts are: the file, the folder of hierarchies (None for a finished table alone), the column of counts."""

    counts: Path
    hierarchies: Path | None
    column: str = "freq"


def reporting(progress: Progress) -> Report:
    """What the protection room tells of its work, on the progress of a command."""
    return lambda work, share: progress(f"Protecting: {work}", round(share * 100), 100)


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
            report=reporting(progress),
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


@dataclass(frozen=True, slots=True)
class ProtectionScope:
    """Which tables are to be published, what must stay in them, what was published before, and what costs how much.

    ``earlier_hierarchies`` are the folders of the earlier releases in the same order, where they differ from the present one.
    """

    tables: Sequence[str] = ()
    tables_file: Path | None = None
    keep: Sequence[str] = ()
    earlier: Sequence[Path] = ()
    earlier_hierarchies: Sequence[Path] = ()
    despite_earlier: bool = False
    more_to_come: bool = False
    never: Path | None = None
    objective: str = "balanced"
    spare_headlines: bool = False

    def constraints(self, present: Path | Sequence[Hierarchy]) -> PublicationConstraints:
        """The same for the protection room; ``present`` are the hierarchies of the counts."""
        given: list[Path | Sequence[Hierarchy]] = [*self.earlier_hierarchies] or [present]
        if len(given) == 1:
            given *= len(self.earlier)
        if len(given) != len(self.earlier):
            raise BadProject(
                f"{len(given)} folders of earlier hierarchies for {len(self.earlier)} earlier releases; give one for each, in "
                "the same order, or one for all"
            )
        return PublicationConstraints(
            tables=(*self.tables, *(() if self.tables_file is None else (self.tables_file,))),
            keep=self.keep,
            earlier=[EarlierRelease(path, hierarchies) for path, hierarchies in zip(self.earlier, given, strict=True)],
            despite_earlier=self.despite_earlier,
            more_to_come=self.more_to_come,
            never=self.never,
            cost=Cost(self.objective, self.spare_headlines),
        )

    @property
    def notes(self) -> tuple[str, ...]:
        """What readers are told of it."""
        tables = f"Published are the breakdowns by {'; by '.join(self.tables)}." if self.tables else ""
        before = "Earlier releases of the same counts were taken into account." if self.earlier else ""
        return tuple(filter(None, (Cost(self.objective, self.spare_headlines).words, tables, before)))


@dataclass(frozen=True, slots=True)
class ProtectionRequest:
    """All that is asked: which counts, by which method and rule, for which release."""

    source: CountsSource
    method: MethodRequest = MethodRequest()
    rule: DisclosureRule = DisclosureRule()
    scope: ProtectionScope = ProtectionScope()

    @property
    def policy(self) -> ProtectionPolicy:
        """The rule as the protection room takes it."""
        return self.rule.policy(self.method)

    def constraints(self, table: HierarchicalTable) -> PublicationConstraints:
        """What is asked of the release of these counts."""
        return self.scope.constraints(self.source.hierarchies or table.hierarchies)
