"""The ways to protect a table of hierarchies, by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from faircount.protect.cell_key import perturb
from faircount.protect.coarsening import coarsen
from faircount.protect.outcome import Choices, MethodOutcome, hide
from faircount.protect.policy import ProtectionPolicy
from faircount.protect.rounding import round_table
from faircount.tables.margins import HierarchicalTable

Method = Callable[[HierarchicalTable, ProtectionPolicy, Choices], MethodOutcome]

METHODS: Mapping[str, Method] = {"suppression": hide, "rounding": round_table, "cell-key": perturb, "coarsening": coarsen}
"""The promises are tested over all of them."""
