"""The search for a pattern of hidden cells that keeps every promise and loses little."""
