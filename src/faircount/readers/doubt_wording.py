"""What readers say of a force that nobody names and of numbers that were lost, in words that others look for.

They stand alone: whoever starts a reader in a process of its own needs them, and nothing of the reader.
"""

from __future__ import annotations

NO_FORCE = "no force is named"
"""The doubt of a figure whose answer says nowhere whose it is."""
FORCE_IN_NAME = "the force stands only in the file name"
NUMBERS_LOST = "no figure could be made of the"
"""Opens the finding on a file or a sheet that plainly holds numbers and gave no figure."""
