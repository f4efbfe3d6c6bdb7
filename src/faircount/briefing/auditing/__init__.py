"""An audit of a flag in numbers and words: how much to read, what was decided, and how complete the flag is."""
