"""Suppression as one of the methods: what it lets out, and what readers are told of it."""

from __future__ import annotations

import numpy as np

from faircount.protect.outcome import Choices, MethodOutcome
from faircount.protect.policy import ProtectionPolicy
from faircount.protect.suppression import SafePattern, suppress
from faircount.tables.margins import HierarchicalTable


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
