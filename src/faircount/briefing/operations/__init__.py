"""What a sentence may be made of: each operation from published cells to the words that print it."""
