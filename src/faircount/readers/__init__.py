"""Answers in, figures out: one format a file."""
