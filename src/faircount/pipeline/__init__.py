"""The recipes: the only place where the order of steps is written."""
