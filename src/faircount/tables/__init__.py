"""Tidy tables with declared columns, one type a stage of trust."""
