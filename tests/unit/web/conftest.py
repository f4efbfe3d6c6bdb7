"""A team of four at a project with answers, served."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.lib.review_answers import answered_project
from tests.lib.teams import Together, together_at


@pytest.fixture(scope="module")
def together(tmp_path_factory) -> Iterator[Together]:
    """The team, each named after the role."""
    with together_at(answered_project(tmp_path_factory.mktemp("together") / "project")) as found:
        yield found
