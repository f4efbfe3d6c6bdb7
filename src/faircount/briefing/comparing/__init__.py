"""A fair comparison in numbers, words and charts: of two periods, of many areas, along a series."""
