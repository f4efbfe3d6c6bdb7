"""What git keeps: small files, plain text with plain line ends, no cache and nothing built."""

from __future__ import annotations

import pytest

from tests.architecture.source import ROOT, kept_files, shown

LARGEST = 2_000_000
TEXT = {".py", ".md", ".yml", ".yaml", ".toml", ".csv", ".txt", ".html", ".css", ".js", ".json", ".sh", ".svg"}
BUILT = {"__pycache__", ".venv", "build", "dist", ".mypy_cache", ".ruff_cache", "node_modules"}


def test_no_file_is_too_large_to_review():
    large = [f"{shown(path)}: {size:,} bytes" for path in kept_files() if (size := path.stat().st_size) > LARGEST]
    assert not large


def test_nothing_built_is_kept():
    assert not [shown(path) for path in kept_files() if BUILT & set(path.relative_to(ROOT).parts)]


@pytest.mark.parametrize("suffix", sorted(TEXT))
def test_text_is_utf_8_with_plain_line_ends(suffix):
    """Answers as a force sent them, and expected outputs, are what they are byte for byte."""
    odd = []
    for path in kept_files():
        if path.suffix != suffix or {"fixtures", "answers", "golden"} & set(path.parts):
            continue
        kept = path.read_bytes()
        try:
            kept.decode("utf-8")
        except UnicodeDecodeError:
            odd.append(f"{shown(path)} is not UTF-8")
        if b"\r" in kept and "reference" not in path.parts:
            odd.append(f"{shown(path)} has line ends of another system")
    assert not odd
