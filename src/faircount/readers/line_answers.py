"""The other side of ``line_process``: a process that answers each line on its input with one line, bounded in memory."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping
from typing import Any


def bound_memory(most: int) -> None:
    """Hold this process to so many bytes, where the system can."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (most, most))


def answer_lines(answered: Callable[[Mapping[str, Any]], str], memory_bytes: Callable[[Mapping[str, Any]], int]) -> None:
    """Answer each request; the first says how much memory there is. What a library prints goes to the errors, not among them."""
    out = sys.stdout
    sys.stdout = sys.stderr
    is_bound = False
    for line in sys.stdin:
        asked = json.loads(line)
        if not is_bound:
            bound_memory(memory_bytes(asked))
            is_bound = True
        out.write(answered(asked) + "\n")
        out.flush()
