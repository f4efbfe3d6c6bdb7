"""Checks of the newest months for a person to look into: internal, never published."""
