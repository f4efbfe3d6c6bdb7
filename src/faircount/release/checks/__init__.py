"""The checks of the release checklist: each takes a candidate and gives what is wrong with it, each with its place and mend."""
