"""A test that fails is named when it fails: of a run that is cut off nothing is known but what its log says until then."""

from __future__ import annotations

import pytest


def pytest_configure(config: pytest.Config) -> None:
    """Name failures in this run."""
    # In a verbose run each test is named anyway.
    if config.get_verbosity() <= 0:
        config.pluginmanager.register(_Names(config))


class _Names:
    def __init__(self, config: pytest.Config) -> None:
        self._config = config

    @pytest.hookimpl(trylast=True)
    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Say which test failed, on a line of its own; a worker has no terminal, and whoever hears of it from there says it."""
        terminal = self._config.pluginmanager.get_plugin("terminalreporter")
        if report.failed and terminal is not None:
            terminal.write(f"\nFAILED ({report.when}) {report.nodeid}\n", flush=True)
