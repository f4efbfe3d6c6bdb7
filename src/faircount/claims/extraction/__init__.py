"""The claims of a text: one form of claim a file."""
