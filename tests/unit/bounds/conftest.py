"""Figures put together by hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from faircount.tables.figures import Figure
from faircount.vocabulary.measures import Counted
from faircount.vocabulary.periods import parse_period


@pytest.fixture
def of() -> Callable[..., Figure]:
    """A figure of sexual offences against under-18s in Cleveland in 2015/16, but for what is said otherwise."""

    def build(count: int | None, year: str = "2015/16", **changes: object) -> Figure:
        plain = Figure("E23000013", parse_period(year), Counted.OFFENCES, "sexual_under_18", count, count, source_id="paper")
        return replace(plain, **changes)  # type: ignore[arg-type]

    return build
