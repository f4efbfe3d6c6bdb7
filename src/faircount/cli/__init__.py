"""The command line: each command parses, calls one recipe and shows what came of it."""
