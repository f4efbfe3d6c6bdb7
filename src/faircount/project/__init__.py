"""A project as it lies on disk: its folder, its settings, what changed, and how files are put, kept and brought back."""
