"""What a check of one short text has to load before it can begin: counted, as times differ from machine to machine."""

from __future__ import annotations

import subprocess
import sys

PATTERNS = 640
"""Patterns compiled by a check, those of all that it imports among them; half of the start is compiling."""
HEAVY = {"numpy", "polars", "scipy", "lxml", "jinja2", "pyarrow", "openpyxl"}
COUNTED = """
import re._compiler as compiler, sys
compiled, compile_one = [], compiler.compile
def counted(pattern, flags=0):
    compiled.append(pattern)
    return compile_one(pattern, flags)
compiler.compile = counted
from faircount.claims.check import check_text
check_text("Kent had 42 cases, up from 25 in 2015/16, a 68 per cent jump.")
print(len(compiled), *sorted(name for name in sys.modules if "." not in name))
"""


def test_a_check_compiles_no_more_patterns_and_loads_no_library_of_frames():
    told = subprocess.run([sys.executable, "-c", COUNTED], capture_output=True, text=True, check=True).stdout.split()
    assert int(told[0]) <= PATTERNS
    assert not HEAVY & set(told[1:])
