"""The disclosure audit of answers, read as one system, and the report of any such audit."""
