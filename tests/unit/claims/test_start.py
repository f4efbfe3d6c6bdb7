"""What a check of one short text has to load before it can begin: counted, as times differ from machine to machine."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

PATTERNS = 640
"""Patterns compiled by a check where none is kept, those of all that it imports among them: half of its start."""
HEAVY = {"numpy", "polars", "scipy", "lxml", "jinja2", "pyarrow", "openpyxl"}
COUNTED = """
import sys
from faircount import patterns
from faircount.claims.check import check_text
check_text("Kent had 42 cases, up from 25 in 2015/16, a 68 per cent jump.")
print(len(patterns._NEW), *sorted(name for name in sys.modules if "." not in name))
"""


def test_a_check_compiles_no_more_patterns_and_loads_no_library_of_frames(tmp_path: Path):
    nothing_kept = os.environ | {"XDG_CACHE_HOME": str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", COUNTED], env=nothing_kept, capture_output=True, text=True, check=True)
    told = done.stdout.split()
    assert 0 < int(told[0]) <= PATTERNS, "make a new pattern Keyed (language/keyed.py), or compile it inside a function"
    assert not HEAVY & set(told[1:])
