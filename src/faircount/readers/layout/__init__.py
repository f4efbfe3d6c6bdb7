"""Where the tables of a sheet are, and which of their rows and columns are labels."""
