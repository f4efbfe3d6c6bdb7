"""The disclosure audit: what a reader of published tables knows, and what follows from all of it together."""
