"""What a set of figures implies: the one idea, called by everything that needs it."""
