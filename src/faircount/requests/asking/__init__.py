"""Asking every force for the same figures: the definition, the letters, the forms, and who has not answered."""
