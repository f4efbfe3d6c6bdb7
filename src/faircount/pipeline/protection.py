"""The recipes of protection: a table of counts in, what may leave the house out; a published table in, what it gives away out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from faircount.errors import BadProject
from faircount.pipeline.gather import Progress
from faircount.protect.attack import Attack, attack_table
from faircount.protect.policy import DEFAULT_REASON, ProtectionPolicy
from faircount.protect.protect import protect_table
from faircount.protect.release import require_safe, write_audit, write_published
from faircount.protect.suppression import SafePattern

__all__ = ["DEFAULT_REASON", "Protected", "attack_file", "protect_file"]


@dataclass(frozen=True, slots=True)
class Protected:
    """What a protection did, in numbers that give nothing away."""

    cells: int
    primary: int
    secondary: int
    hidden_sum: int
    shown_of_positive: float
    rule: str

    @property
    def lines(self) -> tuple[str, ...]:
        """What is said of it, the warning last."""
        said = [
            f"{self.cells:,} cells: {self.primary:,} too small to show, {self.secondary:,} more hidden to keep them so "
            f"({self.hidden_sum:,} counted in these).",
            f"{self.shown_of_positive:.0%} of the cells that are not zero are published.",
            self.rule,
        ]
        if self.shown_of_positive < 0.2:
            said.append(
                "So little is left that the release is safe and hardly useful: publish fewer breakdowns, or broader bands, "
                "and protect those."
            )
        return tuple(said)


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
    keep: Sequence[str] = (),
    progress: Progress,
) -> Protected:
    """Protect the full cross of a table of counts; write what may be published, and what stays in the house."""
    policy = ProtectionPolicy(threshold, width if width is not None else max(1, threshold - 2), reason=reason)
    for path in (each for each in (to, audit, certificates) if each is not None):
        if path.resolve() == counts.resolve():
            raise BadProject(f"{path}: is the table of counts itself; name another file to write")
        if not path.parent.is_dir():
            raise BadProject(f"{path.parent}: there is no such folder; make it first")
    pattern = require_safe(
        protect_table(
            counts,
            hierarchies,
            count_column,
            policy,
            effort=effort,
            keep=keep,
            progress=lambda work, share: progress(f"Protecting: {work}", round(share * 100), 100),
        )
    )
    write_published(pattern, to, count_column)
    if audit is not None:
        write_audit(pattern, audit, count_column)
    if certificates is not None:
        pattern.certificates.write(certificates)
    return _in_numbers(pattern)


def _in_numbers(pattern: SafePattern) -> Protected:
    counts, secondary = pattern.table.flat, pattern.hidden & ~pattern.primary
    positive = counts > 0
    return Protected(
        cells=int(counts.size),
        primary=int(pattern.primary.sum()),
        secondary=int(secondary.sum()),
        hidden_sum=int(counts[secondary].sum()),
        shown_of_positive=float((positive & ~pattern.hidden).sum() / max(1, positive.sum())),
        rule=pattern.policy.rule,
    )


def attack_file(published: Path, hierarchies: Path, threshold: int, width: int | None, progress: Progress) -> Attack:
    """What a reader of a published table can work out about its hidden cells."""
    return attack_table(
        published,
        hierarchies,
        threshold,
        width=width,
        progress=lambda work, share: progress(f"Attacking: {work}", round(share * 100), 100),
    )
