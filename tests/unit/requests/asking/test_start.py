"""A request to fill in: its years are those that have ended, whatever the day."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest

from faircount.requests.asking.start import start_request


@pytest.mark.parametrize(
    ("sent", "years"),
    [
        (date(2026, 11, 25), ["2024/25", "2025/26"]),
        (date(2027, 3, 31), ["2024/25", "2025/26"]),
        (date(2027, 4, 1), ["2025/26", "2026/27"]),
    ],
)
def test_the_years_are_the_last_two_that_have_ended(tmp_path: Path, sent: date, years: list[str]) -> None:
    written = tomllib.loads(start_request(tmp_path, sent).read_text("utf-8"))
    assert written["figures"]["years"] == years
