"""The recipes of protection: a table of counts in, what may leave the house out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from faircount.errors import BadProject
from faircount.project.progress import Progress
from faircount.protect.costs import Cost
from faircount.protect.earlier import EarlierRelease
from faircount.protect.policy import DEFAULT_REASON, ProtectionPolicy
from faircount.protect.protect import PublicationConstraints, protect_table
from faircount.protect.release import require_safe, write_audit, write_published
from faircount.protect.suppression import SafePattern

__all__ = ["DEFAULT_REASON", "Protected", "ProtectionScope", "protect_file"]


@dataclass(frozen=True, slots=True)
class Protected:
    """What a protection did, in numbers that give nothing away."""

    cells: int
    primary: int
    secondary: int
    hidden_sum: int
    shown_of_positive: float
    rule: str
    objective: str = ""
    elsewhere: int = 0
    printed_before: int = 0
    narrowed_before: int = 0
    followed: int | None = 0
    stopped: bool = False
    positive: int | None = None

    @property
    def lines(self) -> tuple[str, ...]:
        """What is said of it, the warning last."""
        said = [
            f"{self.cells:,} cells: {self.primary:,} too small to show, {self.secondary:,} more hidden to keep them so "
            f"({self.hidden_sum:,} counted in these).",
            "Every count is 0: look whether this is the right table, and whole."
            if self.positive == 0
            else f"{self.shown_of_positive:.0%} of the cells that are not zero are published.",
            self.rule,
            *((self.objective,) if self.objective else ()),
            *self._beside,
        ]
        if self.shown_of_positive < 0.2 and self.positive != 0:
            said.append(
                "So little is left that the release is safe and hardly useful: publish fewer breakdowns, or broader bands, "
                "and protect those."
            )
        return tuple(said)

    @property
    def _beside(self) -> tuple[str, ...]:
        """What is said of a search that was stopped, and of small counts in none of the tables, or in earlier ones."""
        said = []
        if self.stopped:
            said.append("Stopped early: this is the best pattern found so far, and it is safe; a longer search may hide less.")
        if self.elsewhere:
            said.append(f"{self.elsewhere:,} small counts that stand in no table now keep their width too.")
        if self.printed_before:
            said.append(f"{self.printed_before:,} small counts were printed by an earlier release: nothing can hide them again.")
        if self.narrowed_before:
            said.append(
                f"{self.narrowed_before:,} small counts were narrowed by earlier releases: they are not narrowed further."
            )
        if self.followed is None:
            said.append(
                "What follows from several tables without being a class of one was not looked for: too many cells are told. "
                "Publish fewer breakdowns, or attack them."
            )
        elif self.followed:
            said.append(
                f"{self.followed:,} small counts follow from kept cells or earlier releases together; no hiding prevents it."
            )
        return tuple(said)


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

    def constraints(self, hierarchies: Path) -> PublicationConstraints:
        """The same for the protection room."""
        folders = [*self.earlier_hierarchies] or [hierarchies] * len(self.earlier)
        if len(folders) == 1:
            folders *= len(self.earlier)
        if len(folders) != len(self.earlier):
            raise BadProject(
                f"{len(folders)} folders of earlier hierarchies for {len(self.earlier)} earlier releases; give one for each, in "
                "the same order, or one for all"
            )
        return PublicationConstraints(
            tables=(*self.tables, *(() if self.tables_file is None else (self.tables_file,))),
            keep=self.keep,
            earlier=[EarlierRelease(path, folder) for path, folder in zip(self.earlier, folders, strict=True)],
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


def protect_file(
    counts: Path,
    hierarchies: Path,
    count_column: str,
    to: Path,
    *,
    threshold: int,
    width: int | None = None,
    reason: str = DEFAULT_REASON,
    audit: Path | None = None,
    certificates: Path | None = None,
    effort: str = "normal",
    scope: ProtectionScope | None = None,
    progress: Progress,
) -> Protected:
    """Protect a table of counts, or several breakdowns of it; write what may be published, and what stays in the house."""
    policy = ProtectionPolicy(threshold, width if width is not None else max(1, threshold - 2), reason=reason)
    asked = scope or ProtectionScope()
    written = [each for each in (to, audit, certificates) if each is not None]
    for path in written:
        if path.resolve() in {each.resolve() for each in (counts, *asked.earlier)}:
            raise BadProject(f"{path}: would be written over the counts or an earlier release; name another file to write")
        if not path.parent.is_dir():
            raise BadProject(f"{path.parent}: there is no such folder; make it first")
    pattern = require_safe(
        protect_table(
            counts,
            hierarchies,
            count_column,
            policy,
            constraints=asked.constraints(hierarchies),
            effort=effort,
            progress=lambda work, share: progress(f"Protecting: {work}", round(share * 100), 100),
        )
    )
    write_published(pattern, to, count_column)
    if audit is not None:
        write_audit(pattern, audit, count_column)
    if certificates is not None:
        pattern.certificates.write(certificates, pattern.table)
    return in_numbers(pattern)


def in_numbers(pattern: SafePattern) -> Protected:
    """What a protection came to, for whoever publishes."""
    counts, secondary, listed = pattern.table.flat, pattern.secondary, pattern.listed
    positive = (counts > 0) & listed
    before = 0 if pattern.cell_state is None else int(pattern.cell_state.given_away(counts, pattern.policy).sum())
    return Protected(
        cells=int(listed.sum()),
        primary=int((pattern.primary & listed).sum()),
        secondary=int(secondary.sum()),
        hidden_sum=int(counts[secondary].sum()),
        shown_of_positive=int((positive & ~pattern.hidden).sum()) / max(1, int(positive.sum())),
        rule=pattern.policy.rule,
        objective=pattern.cost.words,
        elsewhere=int((pattern.primary & ~listed).sum()),
        printed_before=before,
        narrowed_before=pattern.narrowed,
        followed=pattern.followed,
        stopped=pattern.stopped,
        positive=int(positive.sum()),
    )
