"""Examples in docstrings are looked for where there are any: every object of every file takes longer to look at than to run."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from _pytest.doctest import DoctestModule


class FilesWithExamples:
    """Leaves a file out of the search for examples that has no prompt in it."""

    @pytest.hookimpl(wrapper=True)
    def pytest_collect_file(self, file_path: Path) -> Iterator[None]:
        """What is collected of a file: its examples only where it has some."""
        collected = yield
        if file_path.suffix == ".py" and b">>> " not in file_path.read_bytes():
            return [each for each in collected if not isinstance(each, DoctestModule)]
        return collected
