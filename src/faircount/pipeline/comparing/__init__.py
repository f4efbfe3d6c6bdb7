"""The steps of comparing fairly: what is compared, of two periods, of many areas, along a series."""
