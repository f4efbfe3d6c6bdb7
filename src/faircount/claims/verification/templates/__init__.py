"""The forms of words that a claim comes in, each with the figures it may be about."""
