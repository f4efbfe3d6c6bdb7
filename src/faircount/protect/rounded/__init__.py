"""Rounding that stays additive: the search for it, and what a reader of it can work out."""
