"""Which figures of the text a claim can be held against."""
