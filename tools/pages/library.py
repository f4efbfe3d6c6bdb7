"""The library: the stub of its statistics, and its reference from the docstrings."""

from __future__ import annotations

from faircount.compare.statistics import STATISTICS


def statistics_stub() -> str:
    """What ``library/statistics.pyi`` holds: every registered statistic by its name, from where it is written."""
    homes = sorted((compute.__module__, compute.__name__) for compute in STATISTICS.values())
    lines = [f"from {module} import {name} as {name}" for module, name in homes]
    return "# Written by `make docs` from the register of statistics, for editors and mypy.\n" + "\n".join(lines) + "\n"
