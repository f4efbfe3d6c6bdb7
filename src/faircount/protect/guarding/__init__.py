"""What follows from all that was ever given, and what must be withheld so that nothing small does."""
