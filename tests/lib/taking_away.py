"""Builds that are whole and not slow: of the 43 areas, which all take the same way, some are made to take away."""

from __future__ import annotations

import pytest

from faircount.briefing.briefing import Site
from faircount.project.project import ProjectSection
from faircount.writers import briefing_files
from faircount.writers.briefings import TakeAway

FEW = 2 * briefing_files.AT_ONCE
"""The least for which processes are started side by side."""
FIRST = ("england-and-wales", "cleveland")
"""The country has no Word document, and Cleveland has most charts in the projects of the tests."""


def take_away_few(patch: pytest.MonkeyPatch, number: int = FEW) -> None:
    """Make PDF, Word documents and PNG pictures of so many pages, those of ``FIRST`` among them."""
    whole = briefing_files._wanted

    def few(content: Site, stated: ProjectSection) -> list[TakeAway]:
        return sorted(whole(content, stated), key=lambda one: one.slug not in FIRST)[:number]

    patch.setattr(briefing_files, "_wanted", few)
