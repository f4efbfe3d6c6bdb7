"""Doubts about answers: what is asked, what speaks for each reading, and what a decision changes."""
