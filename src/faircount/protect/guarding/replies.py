"""The figures of a reply whose hidden ones were chosen by guarding: they may leave as they are."""

from __future__ import annotations

from faircount.errors import NotProtected
from faircount.protect.policy import ProtectionPolicy
from faircount.tables.figures import Figures
from faircount.tables.protected import SEAL, ProtectedTable, sealed


def as_guarded(figures: Figures, policy: ProtectionPolicy, *, title: str) -> ProtectedTable:
    """The figures as a table that may leave; refused where one of them is small itself.

    What follows from them was guarded where they were chosen (``choose``), beside everything that was given before; nothing is
    hidden here. When not to use it: for figures that were chosen in any other way.
    """
    small = sum(1 for figure in figures if figure.count is not None and policy.is_primary(figure.count) and figure.count > 0)
    if small:
        raise NotProtected(f"{title}: {small} small counts would be shown; nothing is answered")
    return sealed(title, figures, policy.rule, policy.reason, (), SEAL)
