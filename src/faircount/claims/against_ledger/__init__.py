"""Claims held against a ledger: one kind of claim a file."""
