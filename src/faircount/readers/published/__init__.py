"""Published tables that are known: recorded crime, population, figures as they were printed."""
