"""Figures that are held, asked by coordinates: what a claim's figure is, what it should be, and the nearest there is."""
