"""The steps of the attack: what the reader knows, one table that agrees, moves from it, and programs for the rest."""
