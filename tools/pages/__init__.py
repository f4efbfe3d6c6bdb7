"""What the reference says, one file a part of the program."""
