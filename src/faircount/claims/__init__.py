"""Sentences of an article, found and judged with the arithmetic shown."""
