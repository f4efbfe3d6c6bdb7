"""How many cases there are beyond those on lists, from how the lists overlap."""
