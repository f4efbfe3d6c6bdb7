"""Many areas at once: how far they spread, what is borrowed between them, whether neighbours are alike."""
