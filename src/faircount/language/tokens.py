"""What a label or a cell is before it is read: its value, and the sign for what a picture did not show surely."""

from __future__ import annotations

from typing import TypeAlias

Value: TypeAlias = str | int | float | None
"""What a cell holds."""
BLOT = "\N{REPLACEMENT CHARACTER}"
"""What stands for a character of a picture that was not read surely."""
