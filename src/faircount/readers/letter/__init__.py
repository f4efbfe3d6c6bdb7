"""The letter around the figures: what is asked in it, which question a part answers, and marks that a person names."""
