"""What speaks against a text whose numbers are right."""
