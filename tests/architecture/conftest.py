"""What the architecture tests keep for each other alone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.architecture.source import nodes, tree


@pytest.fixture(scope="package", autouse=True)
def _trees() -> Iterator[None]:
    """A thousand trees of source are let go when these tests have ended: they would slow down every other."""
    yield
    tree.cache_clear()
    nodes.cache_clear()
