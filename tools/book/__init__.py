"""The documentation as a book of pages."""
