"""Articles checked: what became of each claim, in words, as a page, and as a query to the author."""
