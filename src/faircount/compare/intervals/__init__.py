"""Ranges of counts, shares, rates and ratios, of plain numbers or whole arrays: a file for each kind."""
