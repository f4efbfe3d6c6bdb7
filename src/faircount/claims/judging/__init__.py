"""Claims judged by the figures beside them: one kind of claim a file."""
