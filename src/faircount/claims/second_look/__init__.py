"""Claims that no figure beside them bears out, held against any figures of the text."""
