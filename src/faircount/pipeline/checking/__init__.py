"""The steps of a check: one article, a folder of them, a file that changes, a text somebody posts, our own pages."""
