"""An audit of a mark in numbers and words: how much to read, what was decided, and how complete the mark is."""
