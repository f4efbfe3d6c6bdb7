"""Figures derived from counts, and what each of them tells of the counts behind it."""
