"""What came in, matched to what was asked: whose answer a file is, whether it is one, and how sure that is."""
