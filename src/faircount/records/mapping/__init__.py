"""From an export of a crime system to records: what its columns hold, which is which, and the reviewed mapping that says so."""
