"""The other side of ``line_process``: a process that answers each line on its input with one line, bounded in memory."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping
from typing import Any


def bound_memory(most: int) -> None:
    """Hold this process to so many bytes, where the system can; a lower limit of the machine stays."""
    try:
        import resource
    except ImportError:
        return
    held = memory_bound(most)
    resource.setrlimit(resource.RLIMIT_AS, (held, held))


def memory_bound(most: int) -> int:
    """The bytes that a process may have: so many, or fewer where whoever started it said so."""
    try:
        import resource
    except ImportError:
        return most
    limits = resource.getrlimit(resource.RLIMIT_AS)
    return min([most, *(limit for limit in limits if limit != resource.RLIM_INFINITY)])


def too_much_memory(most: int) -> str:
    """What is said of a file that needs more memory than there is."""
    held = memory_bound(most)
    if held < most:
        return f"needs more memory than this machine allows a program ({held:,} bytes); raise that, or send a smaller file"
    return f"needs more memory than {most:,} bytes; send a smaller file"


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
