"""Claims as newspapers tell them of published figures: what stands beside a number, and whose and of when it is."""

from __future__ import annotations

CONSISTENT, INCONSISTENT, UNVERIFIABLE = "consistent", "inconsistent", "unverifiable"
PARTS = "England had 65,172, Scotland 5,325, Wales 3,671 and Northern Ireland 2,036."
