"""What a file holds that a reader does not see, and could dig out."""
