"""What letters and messages say of themselves: who sent them, which request they name, and what they are to it."""
