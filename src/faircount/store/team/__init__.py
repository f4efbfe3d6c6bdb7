"""What a team needs beside its files: accounts, sessions and decisions in a database."""
