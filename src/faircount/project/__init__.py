"""A project as it lies on disk: its folder, its settings, whether anything changed, and how files are put, kept and brought back."""
