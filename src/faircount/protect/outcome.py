"""What any method lets out of a table of hierarchies, by which secret, and what is promised; suppression as one of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path

import numpy as np
import polars as pl
from numpy.typing import NDArray

from faircount.errors import BadProject, NotProtected, UnreadableSource
from faircount.inputs import LARGEST_LIST, read_bytes
from faircount.protect.cell_state import primary_cells
from faircount.protect.certificates import Certificates
from faircount.protect.pattern.compiled import Progress
from faircount.protect.policy import ProtectionPolicy
from faircount.protect.release import MARK, audited
from faircount.protect.suppression import SafePattern, suppress
from faircount.tables.inert import inert_frame
from faircount.tables.margins import Counts, HierarchicalTable

SHORTEST = 16


@dataclass(frozen=True, slots=True)
class Secret:
    """Bytes that only the publisher knows; they are shown nowhere, not even in a traceback."""

    key: bytes = field(default=b"", repr=False)

    @classmethod
    def read(cls, path: Path) -> Secret:
        """The secret in a file of at least 16 bytes."""
        try:
            key = read_bytes(path, LARGEST_LIST).strip()
        except OSError as error:
            raise UnreadableSource(f"{path}: no secret can be read here; make one with: openssl rand -hex 32 > {path}") from error
        if len(key) < SHORTEST:
            raise BadProject(
                f"{path}: a secret has at least {SHORTEST} bytes, this has {len(key)}; "
                f"make one with: openssl rand -hex 32 > {path}"
            )
        return cls(blake2b(key, digest_size=32).digest())

    @property
    def is_set(self) -> bool:
        """Whether there is one; without it the seed follows from the counts alone."""
        return bool(self.key)

    def seed_for(self, table: HierarchicalTable, purpose: str) -> int:
        """A seed that follows from the secret, the counts and what it is for.

        Without a secret, whoever knows every count but a few can try those few and see which give the published table.
        """
        digest = blake2b(table.flat.tobytes(), key=self.key, digest_size=8)
        digest.update("\0".join([purpose, *table.names]).encode())
        return int.from_bytes(digest.digest(), "little") >> 1

    def number_of(self, words: str, size: int) -> int:
        """A number from 0 to under ``size`` that follows from the secret and the words."""
        return int.from_bytes(blake2b(words.encode(), key=self.key, digest_size=8).digest(), "little") % size


@dataclass(frozen=True, slots=True)
class Choices:
    """What a user chooses beside the rule; each method reads what concerns it.

    ``base`` is for rounding; ``variance`` and ``largest_change`` for cell keys; ``prefer``, ``unordered`` and ``goal`` for
    coarsening (which dimensions to merge first, in which any two siblings may be merged and not neighbours alone, which codes are
    merged with nothing, and which share of the positive cells is to be published).
    """

    base: int = 5
    secret: Secret = field(default_factory=Secret)
    variance: float = 4.0
    largest_change: int = 9
    prefer: Sequence[str] = ()
    unordered: Sequence[str] = ()
    apart: Sequence[str] = ()
    goal: float = 0.5
    effort: str = "normal"
    report: Progress = field(default=lambda _work, _share: None)


@dataclass(frozen=True, eq=False)
class MethodOutcome:
    """What a method publishes of a table: for every cell the count shown, or that it is hidden.

    ``table`` holds the true counts, over classes as published: it stays in the house. ``width`` is the least range that every
    small count keeps to a reader of all of it, or None where nothing is said of it. ``exact`` says whether a count that is
    shown is the true one, ``additive`` whether what is shown adds up. ``notes`` are what readers are told; they hold nothing
    that narrows a range, such as how many hidden cells are small, or how large the errors came out.
    """

    method: str
    table: HierarchicalTable
    policy: ProtectionPolicy
    shown: Counts
    hidden: NDArray[np.bool_]
    width: int | None
    exact: bool
    additive: bool
    notes: tuple[str, ...]
    widths: Counts | None = None
    certificates: Certificates | None = None
    listed: NDArray[np.bool_] | None = None

    @property
    def published(self) -> NDArray[np.bool_]:
        """The cells of the tables that are published; all of the table where no list was given."""
        return np.ones_like(self.hidden) if self.listed is None else self.listed

    @property
    def primary(self) -> NDArray[np.bool_]:
        """Which cells are too small for their exact count to be given."""
        return primary_cells(self.table.flat, self.policy)

    @property
    def errors(self) -> Counts:
        """For every cell what is shown less what is true; of use only where the cell is not hidden."""
        return self.shown - self.table.flat


def write_shown(outcome: MethodOutcome, path: Path, count_column: str = "freq") -> None:
    """Write every cell of the full table as it may be published, hidden ones with the mark."""
    if outcome.exact and (outcome.primary & ~outcome.hidden).any():
        raise NotProtected("a small count would be published; protect the table again before writing it")
    counts = pl.Series(outcome.shown).cast(pl.String)
    shown = pl.select(pl.when(pl.Series(outcome.hidden)).then(pl.lit(MARK)).otherwise(counts).alias(count_column))
    inert_frame(pl.DataFrame({**outcome.table.code_columns(), count_column: shown[count_column]})).write_csv(path)


def write_true(outcome: MethodOutcome, path: Path, count_column: str = "freq") -> None:
    """Write every cell with its true count and u, p (small) or s (hidden beside them): stays in the house."""
    status = np.where(outcome.primary, "p", np.where(outcome.hidden, "s", "u"))
    inert_frame(audited(outcome.table, status, count_column)).write_csv(path)


def hide(table: HierarchicalTable, policy: ProtectionPolicy, choices: Choices) -> MethodOutcome:
    """A table in which small counts are hidden, and others beside them, so that each small one keeps the width of the policy."""
    return outcome_of(suppress(table, policy, effort=choices.effort, progress=choices.report))


def outcome_of(pattern: SafePattern) -> MethodOutcome:
    """What a safe pattern lets out."""
    shown = np.where(pattern.hidden, 0, pattern.table.flat)
    return MethodOutcome(
        "suppression", pattern.table, pattern.policy, shown, pattern.hidden,
        width=pattern.policy.width, exact=True, additive=True, notes=hiding_notes(pattern.policy),
        certificates=pattern.certificates, listed=None if pattern.listed.all() else pattern.listed,
    )  # fmt: skip


def hiding_notes(policy: ProtectionPolicy) -> tuple[str, ...]:
    """What readers are told of hidden counts."""
    return (
        policy.rule,
        "All hidden counts carry one mark, whether they are small themselves or only keep a small one from being worked out.",
        "Counts that are shown are exact.",
    )
