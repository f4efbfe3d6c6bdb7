"""Comparing as a recipe: what a project holds to be compared, and where the comparison is written."""
