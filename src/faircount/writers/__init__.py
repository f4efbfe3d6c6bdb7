"""A release to files: one format a file."""
