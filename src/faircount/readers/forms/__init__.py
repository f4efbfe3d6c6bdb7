"""Forms and workfiles of our own, read back exactly."""
