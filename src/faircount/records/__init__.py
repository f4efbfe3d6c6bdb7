"""Incident records and how they are counted."""
