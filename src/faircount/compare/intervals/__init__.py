"""Ranges of counts, shares, rates and ratios, of plain numbers or whole arrays: one a file."""
