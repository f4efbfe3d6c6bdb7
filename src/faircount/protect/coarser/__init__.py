"""Coarser classes: which can be merged, and the table over merged ones."""
